using System.Runtime.Intrinsics;
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
        var target = new float[grid.Count];
        Parallel.For(0, nz, () => (new float[nx + 2 * radius + 16], new float[nx * ny]), (z, _, scratch) =>
        {
            var (line, plane) = scratch;
            for (var y = 0; y < ny; y++)
            {
                var row = image.Values.AsSpan(grid.Index(0, y, z), nx);
                for (var x = -radius; x < nx + radius; x++) line[x + radius] = row[Mirror(x, nx)];
                Row(line, radius, weights, plane.AsSpan(nx * y, nx));
            }
            Lines(plane, target.AsSpan(z * nx * ny, nx * ny), nx, ny, nx, weights);
            return scratch;
        }, _ => { });
        Parallel.For(0, ny, () => (new float[nx * nz], new float[nx * nz]), (y, _, scratch) =>
        {
            var (source, result) = scratch;
            for (var z = 0; z < nz; z++) target.AsSpan(grid.Index(0, y, z), nx).CopyTo(source.AsSpan(nx * z));
            Lines(source, result, nx, nz, nx, weights);
            for (var z = 0; z < nz; z++) result.AsSpan(nx * z, nx).CopyTo(target.AsSpan(grid.Index(0, y, z)));
            return scratch;
        }, _ => { });
        return new VoxelImage<float>(grid, target);
    }

    /// <summary>Index of a voxel outside by mirroring at the faces: d c b a | a b c d | d c b a.</summary>
    internal static int Mirror(int i, int n)
    {
        var period = 2 * n;
        i %= period;
        if (i < 0) i += period;
        return i < n ? i : period - 1 - i;
    }

    private static void Row(float[] line, int radius, float[] weights, Span<float> target)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var sum = weights[0] * line[x + radius];
            for (var k = 1; k <= radius; k++) sum += weights[k] * (line[x + radius - k] + line[x + radius + k]);
            target[x] = sum;
        }
    }

    /// <summary>Smooths across rows, 16 columns at a time; the scalar tail adds in the same order.</summary>
    private static void Lines(ReadOnlySpan<float> source, Span<float> target, int nx, int n, int stride, float[] weights)
    {
        for (var i = 0; i < n; i++)
        {
            var x = 0;
            for (; x + 16 <= nx; x += 16)
            {
                var sum = weights[0] * Vector512.Create(source.Slice(i * stride + x, 16));
                for (var k = 1; k < weights.Length; k++)
                    sum += weights[k] * (Vector512.Create(source.Slice(Mirror(i - k, n) * stride + x, 16)) + Vector512.Create(source.Slice(Mirror(i + k, n) * stride + x, 16)));
                sum.CopyTo(target[(i * stride + x)..]);
            }
            for (; x < nx; x++)
            {
                var sum = weights[0] * source[i * stride + x];
                for (var k = 1; k < weights.Length; k++) sum += weights[k] * (source[Mirror(i - k, n) * stride + x] + source[Mirror(i + k, n) * stride + x]);
                target[i * stride + x] = sum;
            }
        }
    }
}
