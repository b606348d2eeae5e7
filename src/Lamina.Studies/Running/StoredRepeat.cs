using System.Text.Json;
using Lamina.Line;

namespace Lamina.Studies.Running;

/// <summary>The numbers that one repeated run gave, by step and output: what seeds and paths are compared by, and what is kept of it in a run folder.</summary>
internal sealed record StoredRepeat
{
    public required Dictionary<string, Dictionary<string, double>> Steps { get; init; }

    public static StoredRepeat Of(LineResult line) => new()
    {
        Steps = line.Steps.ToDictionary(s => s.Step, s => s.Outputs.Where(o => o.Word is null && o.Value is not null).ToDictionary(o => o.Name, o => o.Value!.Value)),
    };

    public double? Find(string step, string output) => Steps.TryGetValue(step, out var outputs) && outputs.TryGetValue(output, out var value) ? value : null;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, SnapshotContext.Default.StoredRepeat);

    public static StoredRepeat? TryRead(byte[] stored)
    {
        try
        {
            return JsonSerializer.Deserialize(stored, SnapshotContext.Default.StoredRepeat);
        }
        catch (JsonException)
        {
            // Written by another version: run again, the answer is the same.
            return null;
        }
    }
}
