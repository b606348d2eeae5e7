using System.Numerics;
using Lamina.Numerics.Parallel;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Metrics;

/// <summary>Statistics along lines of voxels: chord lengths and the two-point correlation.</summary>
public static class LinealStatistics
{
    /// <summary>Number of chords (runs of the phase) of each length along an axis, those cut by the image's faces left out; element i is of i + 1 voxels.</summary>
    /// <param name="image">the phases</param>
    /// <param name="phase">phase position</param>
    /// <param name="axis">direction of the lines</param>
    public static long[] Chords(PhaseImage image, int phase, Axis axis)
    {
        ArgumentNullException.ThrowIfNull(image);
        var grid = image.Grid;
        var n = grid.Size(axis);
        var counts = new long[n];
        var (stride, a, sa, b, sb) = axis switch
        {
            Axis.X => (1, grid.Ny, grid.Nx, grid.Nz, grid.PageCount),
            Axis.Y => (grid.Nx, grid.Nx, 1, grid.Nz, grid.PageCount),
            _ => (grid.PageCount, grid.Nx, 1, grid.Ny, grid.Nx),
        };
        for (var j = 0; j < b; j++)
            for (var i = 0; i < a; i++)
            {
                var at = i * sa + j * sb;
                var run = 0;
                var whole = false;
                for (var k = 0; k < n; k++, at += stride)
                    if (image.Values[at] == phase) run++;
                    else
                    {
                        if (run > 0 && whole) counts[run - 1]++;
                        run = 0;
                        whole = true;
                    }
            }
        return counts;
    }

    /// <summary>
    /// Two-point correlation of a phase along an axis: the chance that both ends of a line of 0, 1, 2, ... voxels lie in it, over all places where the line fits. It begins at the
    /// volume fraction and ends near its square [-].
    /// </summary>
    /// <param name="image">the phases</param>
    /// <param name="phase">phase position</param>
    /// <param name="axis">direction</param>
    /// <param name="longest">longest line in voxels; below the image's size</param>
    public static double[] TwoPoint(PhaseImage image, int phase, Axis axis, int longest)
    {
        ArgumentNullException.ThrowIfNull(image);
        var grid = image.Grid;
        if (longest < 0 || longest >= grid.Size(axis)) throw new ArgumentException($"lines of {longest} voxels: the image has {grid.Size(axis)} along {axis}");
        var bits = new PhaseBits(image);
        var result = new double[longest + 1];
        ScheduledLoop.For(0, longest + 1, r =>
        {
            int nx = grid.Nx - (axis == Axis.X ? r : 0), ny = grid.Ny - (axis == Axis.Y ? r : 0), nz = grid.Nz - (axis == Axis.Z ? r : 0);
            long both = 0;
            for (var z = 0; z < nz; z++)
                for (var y = 0; y < ny; y++)
                {
                    var row = bits.RowOf(phase, y, z);
                    both += axis == Axis.X ? CountShifted(row, r) : CountBoth(row, axis == Axis.Y ? bits.RowOf(phase, y + r, z) : bits.RowOf(phase, y, z + r));
                }
            result[r] = both / ((double)nx * ny * nz);
        });
        return result;
    }

    /// <summary>Places where both rows are in the phase, 64 voxels at a time.</summary>
    private static long CountBoth(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        long count = 0;
        for (var w = 0; w < a.Length; w++) count += BitOperations.PopCount(a[w] & b[w]);
        return count;
    }

    /// <summary>Places where a row and itself r voxels on are in the phase; bits beyond the row are zero.</summary>
    private static long CountShifted(ReadOnlySpan<ulong> row, int r)
    {
        int words = r / 64, rest = r % 64;
        long count = 0;
        for (var w = 0; w + words < row.Length; w++)
        {
            var shifted = row[w + words] >> rest;
            if (rest > 0 && w + words + 1 < row.Length) shifted |= row[w + words + 1] << (64 - rest);
            count += BitOperations.PopCount(row[w] & shifted);
        }
        return count;
    }
}
