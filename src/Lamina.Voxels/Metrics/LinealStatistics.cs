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
        // Lines that a page cuts or holds, and of each the voxels of its run so far and whether it began inside the image.
        var lines = axis switch { Axis.X => 1, Axis.Y => grid.Nx, _ => grid.PageCount };
        var run = new int[lines];
        var whole = new bool[lines];
        for (var z = 0; z < grid.Nz; z++)
        {
            using var page = image.Pages(z, 1);
            for (var y = 0; y < grid.Ny; y++)
            {
                if (axis == Axis.X || (axis == Axis.Y && y == 0))
                {
                    run.AsSpan().Clear();
                    whole.AsSpan().Clear();
                }
                var row = page.Row(y);
                var (line, step) = (axis == Axis.Z ? grid.Nx * y : 0, axis == Axis.X ? 0 : 1);
                for (var x = 0; x < row.Length; x++, line += step)
                    if (row[x] == phase) run[line]++;
                    else
                    {
                        if (run[line] > 0 && whole[line]) counts[run[line] - 1]++;
                        run[line] = 0;
                        whole[line] = true;
                    }
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
    public static double[] TwoPoint(PhaseImage image, int phase, Axis axis, int longest) => TwoPoint(image, phase, axis, longest, 1L << 25);

    /// <summary>The same with bits of as many pages at a time as go into so many bytes, and along z of those that lines from them reach; the result does not depend on them.</summary>
    internal static double[] TwoPoint(PhaseImage image, int phase, Axis axis, int longest, long bytes)
    {
        ArgumentNullException.ThrowIfNull(image);
        var grid = image.Grid;
        if (longest < 0 || longest >= grid.Size(axis)) throw new ArgumentException($"lines of {longest} voxels: the image has {grid.Size(axis)} along {axis}");
        var thick = PhaseBits.PagesIn(bytes, grid, 1);
        var beyond = axis == Axis.Z ? longest : 0;
        var bits = new PhaseBits(grid, [phase], Math.Min(grid.Nz, thick + beyond));
        var both = new long[longest + 1];
        for (var first = 0; first < grid.Nz; first += thick)
        {
            bits.Load(image, first, Math.Min(grid.Nz, first + thick + beyond));
            var end = Math.Min(grid.Nz, first + thick);
            ScheduledLoop.For(0, longest + 1, r =>
            {
                long count = 0;
                for (var z = first; z < Math.Min(end, grid.Nz - (axis == Axis.Z ? r : 0)); z++)
                    for (var y = 0; y < grid.Ny - (axis == Axis.Y ? r : 0); y++)
                    {
                        var row = bits.RowOf(0, y, z);
                        count += axis == Axis.X ? CountShifted(row, r) : CountBoth(row, axis == Axis.Y ? bits.RowOf(0, y + r, z) : bits.RowOf(0, y, z + r));
                    }
                both[r] += count;
            });
        }
        var result = new double[longest + 1];
        for (var r = 0; r <= longest; r++) result[r] = both[r] / ((double)grid.Count / grid.Size(axis) * (grid.Size(axis) - r));
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
