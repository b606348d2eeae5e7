using System.Buffers;
using System.Runtime.CompilerServices;
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
        ScheduledLoop.For(0, grid.Nz, z => Page(image, z, target));
        return target;
    }

    // These loops run for tenths of a second in all: they are compiled at their best from the start.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Page(VoxelImage<float> image, int z, VoxelImage<float> target)
    {
        var grid = image.Grid;
        if (grid.Nx < Lanes)
        {
            for (var y = 0; y < grid.Ny; y++)
                for (var x = 0; x < grid.Nx; x++) target.Values[grid.Index(x, y, z)] = Plain(image, x, y, z);
            return;
        }
        // Nine rows: the values around each column in rising order, with the mirrored column at either end.
        var width = grid.Nx + 2;
        var sorted = ArrayPool<float>.Shared.Rent(9 * width);
        Span<int> rows = stackalloc int[9];
        for (var y = 0; y < grid.Ny; y++)
        {
            for (var k = 0; k < 9; k++) rows[k] = grid.Index(0, GaussianFilter.Mirror(y + k % 3 - 1, grid.Ny), GaussianFilter.Mirror(z + k / 3 - 1, grid.Nz));
            for (var x = 0; x < grid.Nx; x = Next(x, grid.Nx)) SortColumns(image.Values, rows, x, sorted, width);
            for (var k = 0; k < 9; k++)
            {
                sorted[k * width] = sorted[k * width + 1 + GaussianFilter.Mirror(-1, grid.Nx)];
                sorted[k * width + width - 1] = sorted[k * width + 1 + GaussianFilter.Mirror(grid.Nx, grid.Nx)];
            }
            for (var x = 0; x < grid.Nx; x = Next(x, grid.Nx)) Middle(sorted, x, width).StoreUnsafe(ref target.Values[grid.Index(x, y, z)]);
        }
        ArrayPool<float>.Shared.Return(sorted);
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

    private const int Lanes = 16;

    /// <summary>The next sixteen voxels; the last ones overlap those before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(int x, int size) => x + Lanes >= size ? size : Math.Min(x + Lanes, size - Lanes);

    /// <summary>Sorts the nine values around each of sixteen columns by a network of 25 exchanges.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SortColumns(float[] values, Span<int> rows, int x, float[] sorted, int width)
    {
        Vector512<float> a = Load(rows[0]), b = Load(rows[1]), c = Load(rows[2]), d = Load(rows[3]), e = Load(rows[4]), f = Load(rows[5]), g = Load(rows[6]), h = Load(rows[7]), i = Load(rows[8]);
        Order(ref a, ref d); Order(ref b, ref h); Order(ref c, ref f); Order(ref e, ref i);
        Order(ref a, ref h); Order(ref c, ref e); Order(ref d, ref i); Order(ref f, ref g);
        Order(ref a, ref c); Order(ref b, ref d); Order(ref e, ref f); Order(ref h, ref i);
        Order(ref b, ref e); Order(ref d, ref g); Order(ref f, ref h);
        Order(ref a, ref b); Order(ref c, ref e); Order(ref d, ref f); Order(ref g, ref i);
        Order(ref c, ref d); Order(ref e, ref f); Order(ref g, ref h);
        Order(ref b, ref c); Order(ref d, ref e); Order(ref f, ref g);
        Store(0, a); Store(1, b); Store(2, c); Store(3, d); Store(4, e); Store(5, f); Store(6, g); Store(7, h); Store(8, i);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        Vector512<float> Load(int row) => Vector512.LoadUnsafe(ref values[row + x]);
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Store(int k, Vector512<float> v) => v.StoreUnsafe(ref sorted[k * width + 1 + x]);
    }

    /// <summary>
    /// The median of three sorted columns for sixteen voxels. With each rank sorted across the columns, value j of rank i has at least (i + 1)(j + 1) - 1 values below it and (9 - i)(3 - j) - 1 above, which
    /// leaves 13 that can be the median, in three sorted lists of 4, 5 and 4, and it is the seventh of them: the least, over all ways to take seven from the lists' fronts, of the greatest taken.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<float> Middle(float[] sorted, int x, int width)
    {
        Vector512<float> b0, b1, b2, b3, b4, a0, a1, a2, a3, c0, c1, c2, c3;
        c0 = Max(Max(At(0, 0), At(0, 1)), At(0, 2));
        c1 = Max(Max(At(1, 0), At(1, 1)), At(1, 2));
        (_, b0, c2) = Sorted(2);
        (_, b1, c3) = Sorted(3);
        (_, b2, _) = Sorted(4);
        (a0, b3, _) = Sorted(5);
        (a1, b4, _) = Sorted(6);
        a2 = Min(Min(At(7, 0), At(7, 1)), At(7, 2));
        a3 = Min(Min(At(8, 0), At(8, 1)), At(8, 2));
        // From the third list nothing, one, ... four; the rest from the first two.
        var none = Min(Min(Max(a1, b4), Max(a2, b3)), Max(a3, b2));
        var one = Min(Min(Max(a0, b4), Max(a1, b3)), Min(Max(a2, b2), Max(a3, b1)));
        var two = Min(Min(b4, Max(a0, b3)), Min(Min(Max(a1, b2), Max(a2, b1)), Max(a3, b0)));
        var three = Min(Min(b3, Max(a0, b2)), Min(Min(Max(a1, b1), Max(a2, b0)), a3));
        var four = Min(Min(b2, Max(a0, b1)), Min(Max(a1, b0), a2));
        return Min(Min(Min(none, Max(c0, one)), Min(Max(c1, two), Max(c2, three))), Max(c3, four));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        Vector512<float> At(int rank, int column) => Vector512.LoadUnsafe(ref sorted[rank * width + x + column]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        (Vector512<float> Low, Vector512<float> Mid, Vector512<float> High) Sorted(int rank)
        {
            Vector512<float> p = At(rank, 0), q = At(rank, 1), r = At(rank, 2);
            var (low, high) = (Min(p, q), Max(p, q));
            return (Min(low, r), Max(low, Min(high, r)), Max(high, r));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Min(Vector512<float> a, Vector512<float> b) => Vector512.MinNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Max(Vector512<float> a, Vector512<float> b) => Vector512.MaxNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Order(ref Vector512<float> low, ref Vector512<float> high) => (low, high) = (Min(low, high), Max(low, high));
}
