using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Lamina.Data.Runs;

namespace Lamina.Studies.Evaluation;

/// <summary>
/// What a search has evaluated so far, kept as a checkpoint of a run folder. A search that asks for the same points in the same order as before a stop gets
/// them from here, bit for bit, and so goes on where it was without a word about its own state. Safe for any number of threads.
/// </summary>
internal sealed class EvaluationMemory
{
    private const string Checkpoint = "evaluations";
    private const int Version = 1;

    // 64 MB of numbers; what comes after that is evaluated again after a stop.
    private const long MostNumbers = 1 << 23;

    private readonly RunFolder? _folder;
    private readonly ConcurrentDictionary<string, (double[]? Values, string? Failure)> _known = new(StringComparer.Ordinal);
    private readonly Lock _saving = new();
    private long _numbers, _saved = TimeProvider.System.GetTimestamp();
    private TimeSpan _pause = TimeSpan.FromSeconds(2);

    /// <summary>Keeps nothing.</summary>
    public static EvaluationMemory None { get; } = new(null);

    /// <summary>A memory that goes on with the folder's checkpoint; without a folder it keeps nothing.</summary>
    public EvaluationMemory(RunFolder? folder)
    {
        _folder = folder;
        if (folder?.LoadCheckpoint(Checkpoint, Version) is not { } stored) return;
        try
        {
            using var reader = new BinaryReader(new MemoryStream(stored));
            for (var entries = reader.ReadInt32(); entries > 0; entries--)
            {
                var point = Numbers(reader, reader.ReadInt32());
                var length = reader.ReadInt32();
                Keep(point, length < 0 ? (null, reader.ReadString()) : (Numbers(reader, length), null));
            }
        }
        catch (EndOfStreamException)
        {
            // Written by another version: what was read is right, the rest is evaluated again.
        }
        Kept = _known.Count;
    }

    /// <summary>Points that were known at the start [-].</summary>
    public int Kept { get; }

    /// <summary>The values at a point, or why there are none: known from before, or evaluated now.</summary>
    /// <param name="point">the point, compared bit for bit</param>
    /// <param name="evaluate">evaluates it; what it throws passes through and nothing is kept</param>
    public (double[]? Values, string? Failure) At(ReadOnlySpan<double> point, Func<double[], (double[]? Values, string? Failure)> evaluate)
    {
        var own = point.ToArray();
        if (_folder is null) return evaluate(own);
        if (_known.TryGetValue(Key(own), out var found)) return found;
        found = evaluate(own);
        Keep(own, found);
        if (TimeProvider.System.GetElapsedTime(_saved) > _pause) Save();
        return found;
    }

    /// <summary>Writes the checkpoint.</summary>
    public void Save()
    {
        if (_folder is null) return;
        lock (_saving)
        {
            var started = TimeProvider.System.GetTimestamp();
            using var stream = new MemoryStream();
            using var writer = new BinaryWriter(stream);
            var entries = _known.ToArray();
            writer.Write(entries.Length);
            foreach (var (key, (values, failure)) in entries)
            {
                var point = MemoryMarshal.Cast<byte, double>(Convert.FromHexString(key));
                writer.Write(point.Length);
                foreach (var x in point) writer.Write(x);
                writer.Write(values?.Length ?? -1);
                if (values is null) writer.Write(failure ?? "");
                else foreach (var x in values) writer.Write(x);
            }
            writer.Flush();
            _folder.SaveCheckpoint(Checkpoint, Version, stream.ToArray());
            _saved = TimeProvider.System.GetTimestamp();
            // Keeping takes a twentieth of the time at most.
            _pause = TimeSpan.FromSeconds(Math.Max(2, 20 * TimeProvider.System.GetElapsedTime(started).TotalSeconds));
        }
    }

    private void Keep(double[] point, (double[]? Values, string? Failure) found)
    {
        if (Interlocked.Add(ref _numbers, point.Length + (found.Values?.Length ?? 0)) <= MostNumbers) _known[Key(point)] = found;
    }

    private static string Key(double[] point) => Convert.ToHexString(MemoryMarshal.AsBytes<double>(point));

    private static double[] Numbers(BinaryReader reader, int count)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++) numbers[i] = reader.ReadDouble();
        return numbers;
    }
}
