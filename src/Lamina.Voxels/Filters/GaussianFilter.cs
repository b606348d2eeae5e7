using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Filters;

/// <summary>Gaussian smoothing, separable, cut off at four standard deviations, the image mirrored at its faces (edge voxel doubled), single precision.</summary>
public static class GaussianFilter
{
    /// <summary>Smooths.</summary>
    /// <param name="image">grey values</param>
    /// <param name="sigma">standard deviation in voxels [-]</param>
    public static VoxelImage<float> Apply(VoxelImage<float> image, double sigma)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!(sigma > 0 && sigma <= 100)) throw new ArgumentException($"sigma {sigma} voxels: must be above 0 and at most 100");
        var radius = (int)(4 * sigma + 0.5);
        var weights = new float[radius + 1];
        var sum = 0.0;
        for (var k = -radius; k <= radius; k++) sum += Math.Exp(-0.5 * k * k / (sigma * sigma));
        for (var k = 0; k <= radius; k++) weights[k] = (float)(Math.Exp(-0.5 * k * k / (sigma * sigma)) / sum);
        var grid = image.Grid;
        int nx = grid.Nx, ny = grid.Ny, nz = grid.Nz;
        var target = new float[grid.RequireArray()];
        int[] rows = Mirrored(ny, radius), pages = Mirrored(nz, radius);
        var lines = new Pool<float[]>(() => new float[nx + 2 * radius + 16]);
        var planes = new Pool<float[]>(() => new float[nx * Math.Max(ny, nz)]);
        ScheduledLoop.For(0, nz, z =>
        {
            var (line, plane) = (lines.Rent(), planes.Rent());
            for (var y = 0; y < ny; y++)
            {
                var row = image.Values.AsSpan(grid.Index(0, y, z), nx);
                row.CopyTo(line.AsSpan(radius));
                for (var k = 1; k <= radius; k++) (line[radius - k], line[radius + nx - 1 + k]) = (row[Mirror(-k, nx)], row[Mirror(nx - 1 + k, nx)]);
                Row(line, radius, weights, plane.AsSpan(nx * y, nx));
            }
            Lines(plane, target, z * nx * ny, nx, nx, ny, rows, weights);
            lines.Return(line);
            planes.Return(plane);
        });
        ScheduledLoop.For(0, ny, y =>
        {
            var plane = planes.Rent();
            for (var z = 0; z < nz; z++) target.AsSpan(grid.Index(0, y, z), nx).CopyTo(plane.AsSpan(nx * z));
            Lines(plane, target, nx * y, nx * ny, nx, nz, pages, weights);
            planes.Return(plane);
        });
        return new VoxelImage<float>(grid, target);
    }

    /// <summary>Indices -radius to n - 1 + radius, mirrored into the image; element 0 is that of -radius.</summary>
    private static int[] Mirrored(int n, int radius) => [.. Enumerable.Range(-radius, n + 2 * radius).Select(i => Mirror(i, n))];

    /// <summary>Index of a voxel outside by mirroring at the faces: d c b a | a b c d | d c b a.</summary>
    internal static int Mirror(int i, int n)
    {
        var period = 2 * n;
        i %= period;
        if (i < 0) i += period;
        return i < n ? i : period - 1 - i;
    }

    /// <summary>Smooths along a row, 16 columns at a time; the scalar tail adds in the same order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(float[] line, int radius, float[] weights, Span<float> target)
    {
        var x = 0;
        for (; x + 16 <= target.Length; x += 16)
        {
            var sum = weights[0] * Vector512.Create<float>(line.AsSpan(x + radius, 16));
            for (var k = 1; k < weights.Length; k++) sum += weights[k] * (Vector512.Create<float>(line.AsSpan(x + radius - k, 16)) + Vector512.Create<float>(line.AsSpan(x + radius + k, 16)));
            sum.CopyTo(target[x..]);
        }
        for (; x < target.Length; x++)
        {
            var sum = weights[0] * line[x + radius];
            for (var k = 1; k < weights.Length; k++) sum += weights[k] * (line[x + radius - k] + line[x + radius + k]);
            target[x] = sum;
        }
    }

    /// <summary>Smooths across the rows of a plane into rows that lie a stride apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Lines(float[] source, float[] target, int first, int stride, int nx, int n, int[] mirrored, float[] weights)
    {
        var radius = weights.Length - 1;
        for (var i = 0; i < n; i++)
        {
            var to = target.AsSpan(first + i * stride, nx);
            var x = 0;
            for (; x + 16 <= nx; x += 16)
            {
                var sum = weights[0] * Vector512.LoadUnsafe(ref source[i * nx + x]);
                for (var k = 1; k <= radius; k++)
                    sum += weights[k] * (Vector512.LoadUnsafe(ref source[mirrored[radius + i - k] * nx + x]) + Vector512.LoadUnsafe(ref source[mirrored[radius + i + k] * nx + x]));
                sum.CopyTo(to[x..]);
            }
            for (; x < nx; x++)
            {
                var sum = weights[0] * source[i * nx + x];
                for (var k = 1; k <= radius; k++) sum += weights[k] * (source[mirrored[radius + i - k] * nx + x] + source[mirrored[radius + i + k] * nx + x]);
                to[x] = sum;
            }
        }
    }
}
