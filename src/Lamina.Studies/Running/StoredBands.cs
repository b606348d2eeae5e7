using System.Text.Json;

namespace Lamina.Studies.Running;

/// <summary>Finished bands on disk, so that a resumed run need not compute them again.</summary>
internal sealed record StoredBands
{
    public required List<OutputBand> Bands { get; init; }
    public required List<string> Warnings { get; init; }

    public static byte[] Write(IReadOnlyList<OutputBand> bands, IReadOnlyList<string> warnings) =>
        JsonSerializer.SerializeToUtf8Bytes(new StoredBands { Bands = [.. bands], Warnings = [.. warnings] }, SnapshotContext.Default.StoredBands);

    public static StoredBands? TryRead(byte[] stored)
    {
        try
        {
            return JsonSerializer.Deserialize(stored, SnapshotContext.Default.StoredBands);
        }
        catch (JsonException)
        {
            // Written by another version: compute again, the answer is the same.
            return null;
        }
    }
}
