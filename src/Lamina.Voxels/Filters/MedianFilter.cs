using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Filters;

/// <summary>Median of the 27 voxels around each, the image mirrored at its faces.</summary>
public static class MedianFilter
{
    /// <summary>Filters.</summary>
    /// <param name="image">grey values, without NaN</param>
    public static VoxelImage<float> Apply(VoxelImage<float> image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var grid = image.Grid;
        var target = new VoxelImage<float>(grid);
        ScheduledLoop.For(0, grid.Nz, z =>
        {
            Span<int> rows = stackalloc int[9];
            Span<Vector512<float>> held = stackalloc Vector512<float>[15];
            for (var y = 0; y < grid.Ny; y++)
            {
                for (var k = 0; k < 9; k++) rows[k] = grid.Index(0, GaussianFilter.Mirror(y + k % 3 - 1, grid.Ny), GaussianFilter.Mirror(z + k / 3 - 1, grid.Nz));
                var at = grid.Index(0, y, z);
                target.Values[at] = Plain(image, 0, y, z);
                var x = 1;
                // Sixteen voxels at a time, away from the ends of the row.
                for (; x + 17 <= grid.Nx; x += 16) Sixteen(image.Values, rows, x, held).StoreUnsafe(ref target.Values[at + x]);
                for (; x < grid.Nx; x++) target.Values[at + x] = Plain(image, x, y, z);
            }
        });
        return target;
    }

    /// <summary>One voxel by sorting its surroundings: the definition.</summary>
    internal static float Plain(VoxelImage<float> image, int x, int y, int z)
    {
        var grid = image.Grid;
        Span<float> around = stackalloc float[27];
        var n = 0;
        for (var k = -1; k <= 1; k++)
            for (var j = -1; j <= 1; j++)
            {
                var row = grid.Index(0, GaussianFilter.Mirror(y + j, grid.Ny), GaussianFilter.Mirror(z + k, grid.Nz));
                for (var i = -1; i <= 1; i++) around[n++] = image.Values[row + GaussianFilter.Mirror(x + i, grid.Nx)];
            }
        around.Sort();
        return around[13];
    }

    /// <summary>
    /// The median by forgetting: of 15 values the least and the greatest cannot be the median of 27, since 13 lie on either side of it; they make room for the next value, until three are left.
    /// Lanes are neighbouring voxels.
    /// </summary>
    private static Vector512<float> Sixteen(float[] values, Span<int> rows, int x, Span<Vector512<float>> held)
    {
        for (var k = 0; k < 15; k++) held[k] = Vector512.LoadUnsafe(ref values[rows[k / 3] + x + k % 3 - 1]);
        var count = 15;
        for (var next = 15; next < 27; next++)
        {
            Ends(held[..count]);
            count--;
            held[0] = Vector512.LoadUnsafe(ref values[rows[next / 3] + x + next % 3 - 1]);
        }
        Ends(held[..3]);
        return held[1];
    }

    /// <summary>Moves the least value to the front and the greatest to the back.</summary>
    private static void Ends(Span<Vector512<float>> a)
    {
        var n = a.Length;
        for (var i = 0; i < n / 2; i++) Order(ref a[i], ref a[n - 1 - i]);
        for (var i = 1; i < (n + 1) / 2; i++) Order(ref a[0], ref a[i]);
        for (var i = n / 2; i < n - 1; i++) Order(ref a[i], ref a[n - 1]);
    }

    private static void Order(ref Vector512<float> low, ref Vector512<float> high) => (low, high) = (Vector512.Min(low, high), Vector512.Max(low, high));
}
