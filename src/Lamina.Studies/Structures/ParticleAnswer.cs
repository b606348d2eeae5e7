using System.Text.Json.Nodes;
using Lamina.Data.Json;

namespace Lamina.Studies.Structures;

/// <summary>What a study of one particle structure found.</summary>
public sealed record ParticleAnswer
{
    /// <summary>The results by key: dimensional ones as value and unit in SI, pure numbers, counts and times bare.</summary>
    public required JsonObject Content { get; init; }
    /// <summary>False if a relaxation stopped before its tolerances were met.</summary>
    public bool Converged { get; init; } = true;

    /// <summary>The text that <c>--json</c> prints.</summary>
    public string Json() => JsonText.Write(Content);

    /// <summary>The results as rows of key, value and unit.</summary>
    public IReadOnlyList<(string Key, string Value, string Unit)> Rows()
    {
        List<(string, string, string)> rows = [];
        Add(rows, "", Content);
        return rows;
    }

    private static void Add(List<(string, string, string)> rows, string prefix, JsonObject map)
    {
        foreach (var (key, node) in map)
        {
            var name = prefix + key;
            if (node is JsonObject inner && !inner.ContainsKey("value")) Add(rows, name + ".", inner);
            else if (node is JsonObject entry) rows.Add((name, Text(entry["value"] ?? entry["reason"]), entry["unit"]?.GetValue<string>() ?? ""));
            else rows.Add((name, Text(node), ""));
        }
    }

    private static string Text(JsonNode? node) => node switch
    {
        JsonArray list => string.Join(' ', list.Select(Text)),
        JsonValue value when value.TryGetValue<double>(out var number) => number.ToString("G6"),
        _ => node?.ToString() ?? "",
    };
}
