using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lamina.Voxels.Labelling;

/// <summary>Runs of a phase, or of a range of values, in a row: where the bits "is of them" change, 64 voxels at a time.</summary>
internal static class RowRuns
{
    /// <summary>Writes first voxel and end of each run, one after the other.</summary>
    /// <param name="values">the row</param>
    /// <param name="phase">the phase</param>
    /// <param name="bounds">room for one number more than the row has voxels</param>
    /// <returns>how many numbers were written, two per run</returns>
    public static int Find(ReadOnlySpan<byte> values, byte phase, Span<int> bounds) => Find(values, phase, phase, bounds);

    /// <summary>The same for all values from the first to the last. Values count in a ring, 0 after 255: from phase + 1 to phase - 1 is everything but the phase.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Find(ReadOnlySpan<byte> values, byte firstValue, byte lastValue, Span<int> bounds)
    {
        var lowest = Vector512.Create(firstValue);
        var span = Vector512.Create((byte)(lastValue - firstValue));
        Span<byte> rest = stackalloc byte[64];
        ulong inside = 0;
        var count = 0;
        for (var x = 0; x < values.Length; x += 64)
        {
            Vector512<byte> part;
            if (values.Length - x >= 64) part = Vector512.Create(values[x..]);
            else
            {
                // Beyond the row stands what is not wanted.
                rest.Fill((byte)(firstValue - 1));
                values[x..].CopyTo(rest);
                part = Vector512.Create((ReadOnlySpan<byte>)rest);
            }
            var own = Vector512.LessThanOrEqual(part - lowest, span).ExtractMostSignificantBits();
            for (var changes = own ^ (own << 1 | inside); changes != 0; changes &= changes - 1) bounds[count++] = x + BitOperations.TrailingZeroCount(changes);
            inside = own >> 63;
        }
        if (inside != 0) bounds[count++] = values.Length;
        return count;
    }
}
