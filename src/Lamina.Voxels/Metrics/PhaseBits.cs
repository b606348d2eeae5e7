using System.Numerics;
using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Metrics;

/// <summary>One bit per voxel and phase, rows filled up to whole words: counts over pairs of voxels become population counts of shifted rows.</summary>
internal sealed class PhaseBits
{
    private readonly ulong[][] bits;

    public PhaseBits(PhaseImage image)
    {
        Grid = image.Grid;
        Words = (Grid.Nx + 63) / 64;
        bits = new ulong[image.Phases.Count][];
        for (var p = 0; p < bits.Length; p++) bits[p] = new ulong[checked((long)Words * Grid.Ny * Grid.Nz)];
        var values = image.Values;
        ScheduledLoop.For(0, Grid.Nz, z =>
        {
            for (var y = 0; y < Grid.Ny; y++)
            {
                var row = values.AsSpan(Grid.Index(0, y, z), Grid.Nx);
                for (var w = 0; w < Words; w++)
                {
                    var part = row[(64 * w)..Math.Min(64 * w + 64, row.Length)];
                    if (part.Length == 64)
                    {
                        var vector = Vector512.Create<byte>(part);
                        for (var p = 0; p < bits.Length; p++) bits[p][Row(y, z) + w] = Vector512.Equals(vector, Vector512.Create((byte)p)).ExtractMostSignificantBits();
                    }
                    else
                        for (var i = 0; i < part.Length; i++) bits[part[i]][Row(y, z) + w] |= 1UL << i;
                }
            }
        });
    }

    public VoxelGrid Grid { get; }

    public int Words { get; }

    public int Row(int y, int z) => Words * (y + Grid.Ny * z);

    public ReadOnlySpan<ulong> RowOf(int phase, int y, int z) => bits[phase].AsSpan(Row(y, z), Words);

    /// <summary>Voxels of a phase in a page.</summary>
    public long CountInPage(int phase, int z)
    {
        long count = 0;
        foreach (var word in bits[phase].AsSpan(Row(0, z), Words * Grid.Ny)) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>Voxels v of one page in phase a whose neighbour v + (dx, dy, dz) is in phase b.</summary>
    public long CountPairs(int a, int b, int z, int dx, int dy, int dz)
    {
        if ((uint)(z + dz) >= (uint)Grid.Nz) return 0;
        long count = 0;
        for (var y = Math.Max(0, -dy); y < Grid.Ny - Math.Max(0, dy); y++)
        {
            var first = RowOf(a, y, z);
            var second = RowOf(b, y + dy, z + dz);
            if (dx == 0)
                for (var w = 0; w < Words; w++) count += BitOperations.PopCount(first[w] & second[w]);
            else if (dx > 0)
                for (var w = 0; w < Words; w++) count += BitOperations.PopCount(first[w] & ((second[w] >> 1) | (w + 1 < Words ? second[w + 1] << 63 : 0)));
            else
                for (var w = 0; w < Words; w++) count += BitOperations.PopCount(first[w] & ((second[w] << 1) | (w > 0 ? second[w - 1] >> 63 : 0)));
        }
        return count;
    }
}
