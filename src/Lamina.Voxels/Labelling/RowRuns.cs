using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lamina.Voxels.Labelling;

/// <summary>Runs of a phase in a row: where the bits "is the phase" change, 64 voxels at a time.</summary>
internal static class RowRuns
{
    /// <summary>Writes first voxel and end of each run, one after the other.</summary>
    /// <param name="values">the row</param>
    /// <param name="phase">the phase</param>
    /// <param name="bounds">room for one number more than the row has voxels</param>
    /// <returns>how many numbers were written, two per run</returns>
    public static int Find(ReadOnlySpan<byte> values, byte phase, Span<int> bounds)
    {
        var wanted = Vector512.Create(phase);
        Span<byte> rest = stackalloc byte[64];
        ulong inside = 0;
        var count = 0;
        for (var x = 0; x < values.Length; x += 64)
        {
            Vector512<byte> part;
            if (values.Length - x >= 64) part = Vector512.Create(values[x..]);
            else
            {
                // Beyond the row stands another phase.
                rest.Fill((byte)~phase);
                values[x..].CopyTo(rest);
                part = Vector512.Create((ReadOnlySpan<byte>)rest);
            }
            var own = Vector512.Equals(part, wanted).ExtractMostSignificantBits();
            for (var changes = own ^ (own << 1 | inside); changes != 0; changes &= changes - 1) bounds[count++] = x + BitOperations.TrailingZeroCount(changes);
            inside = own >> 63;
        }
        if (inside != 0) bounds[count++] = values.Length;
        return count;
    }
}
