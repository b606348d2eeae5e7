using System.Text.Json.Nodes;

namespace Lamina.Cli.Output;

/// <summary>A JSON result as rows for people: one per number, long lists by their length only.</summary>
internal static class JsonTable
{
    public static void Write(CliConsole console, JsonObject result)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (key, value) in result) Add(rows, key, value);
        Tables.Write(console.Out, null, ["quantity", "value", "unit", ""], rows, 1);
    }

    private static void Add(List<IReadOnlyList<string>> rows, string name, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map when map.ContainsKey("reason") && map.All(e => e.Key is "reason" or "d_eff" || e.Value is null):
                rows.Add([name, "none", "", (string)map["reason"]!]);
                break;
            case JsonObject map when map.ContainsKey("value") && map.ContainsKey("unit"):
                rows.Add([name, Text(map["value"]), (string)map["unit"]!, ""]);
                break;
            case JsonObject map:
                foreach (var (key, value) in map) Add(rows, $"{name}.{key}", value);
                break;
            case JsonArray list when list.Count > 0 && list.All(e => e?.GetValueKind() == System.Text.Json.JsonValueKind.String):
                foreach (var text in list) rows.Add([name, "", "", (string)text!]);
                break;
            case JsonArray list when list.Count > 3 || list.Any(e => e is JsonObject):
                rows.Add([name, $"{list.Count} entries", "", "see --json"]);
                break;
            case JsonArray list when list.Count > 0:
                rows.Add([name, string.Join(" x ", list.Select(Text)), "", ""]);
                break;
            case JsonValue:
                rows.Add([name, Text(node), "", ""]);
                break;
        }
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number.ToString("G7") : node?.ToString() ?? "-";
}
