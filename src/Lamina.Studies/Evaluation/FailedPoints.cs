using System.Text.Json.Nodes;

namespace Lamina.Studies.Evaluation;

/// <summary>Points of a study that could not be run for one reason. Immutable.</summary>
public sealed record FailedPoints
{
    /// <summary>Why; of several such messages that differ in their numbers, one.</summary>
    public required string Reason { get; init; }

    /// <summary>How many [-].</summary>
    public required int Count { get; init; }

    /// <summary>The most frequent reasons in one sentence.</summary>
    /// <param name="failed">all reasons</param>
    public static string Words(IReadOnlyList<FailedPoints> failed)
    {
        var shown = failed.Take(3).Select(f => $"{f.Reason} ({f.Count})");
        return string.Join("; ", shown) + (failed.Count > 3 ? $"; {failed.Count - 3} more" : "");
    }

    /// <summary>The reasons as JSON, the most frequent first.</summary>
    /// <param name="failed">all reasons</param>
    public static JsonArray Json(IReadOnlyList<FailedPoints> failed) => new([.. failed.Select(f => (JsonNode)new JsonObject { ["reason"] = f.Reason, ["count"] = f.Count })]);
}
