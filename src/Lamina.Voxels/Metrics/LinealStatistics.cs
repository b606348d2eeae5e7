using System.Numerics;
using System.Runtime.Intrinsics;
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
        var stride = axis switch { Axis.X => 1, Axis.Y => grid.Nx, _ => grid.PageCount };
        var result = new double[longest + 1];
        Parallel.For(0, longest + 1, r =>
        {
            long both = 0, all = 0;
            int nx = grid.Nx - (axis == Axis.X ? r : 0), ny = grid.Ny - (axis == Axis.Y ? r : 0), nz = grid.Nz - (axis == Axis.Z ? r : 0);
            for (var z = 0; z < nz; z++)
                for (var y = 0; y < ny; y++)
                {
                    var at = grid.Index(0, y, z);
                    both += CountBoth(image.Values.AsSpan(at, nx), image.Values.AsSpan(at + r * stride, nx), (byte)phase);
                    all += nx;
                }
            result[r] = both / (double)all;
        });
        return result;
    }

    /// <summary>Places where both rows are in the phase, 64 voxels at a time.</summary>
    private static long CountBoth(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, byte phase)
    {
        long count = 0;
        var x = 0;
        for (; x + 64 <= a.Length; x += 64)
            count += BitOperations.PopCount((Vector512.Equals(Vector512.Create(a.Slice(x, 64)), Vector512.Create(phase)) & Vector512.Equals(Vector512.Create(b.Slice(x, 64)), Vector512.Create(phase))).ExtractMostSignificantBits());
        for (; x < a.Length; x++) if (a[x] == phase && b[x] == phase) count++;
        return count;
    }
}
