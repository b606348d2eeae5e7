using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;
using Lamina.Voxels.Images;
using Lamina.Voxels.Labelling;

namespace Lamina.Voxels.Distances;

/// <summary>
/// Exact Euclidean distance of every voxel centre to the nearest voxel centre outside a phase, in whole squared voxels. Separable: distances along rows, then for y and for z
/// the lower envelope min over k of g(i + k) + k^2, searched outwards from k = 0 and left as soon as k^2 alone is no better for any of 16 voxels at a time: exact, and fast because
/// distances inside electrodes are short. The image's outside does not count as outside the phase.
/// </summary>
public static class DistanceTransform
{
    /// <summary>Stands for "no voxel outside the phase".</summary>
    internal const int Infinite = int.MaxValue / 4;

    /// <summary>Distance of every voxel to the nearest voxel outside the phase; 0 outside it, infinite where the image holds only the phase [m].</summary>
    /// <param name="image">the phases, cubic voxels</param>
    /// <param name="phase">phase position</param>
    public static VoxelImage<float> Of(PhaseImage image, int phase)
    {
        ArgumentNullException.ThrowIfNull(image);
        var edge = (float)image.Grid.RequireCubic();
        // Squared distances stand where the distances come to stand: both take 32 bits.
        var distance = new float[image.Grid.RequireArray()];
        SquaredInto<int, float>(image.Grid, image.Values, (byte)phase, distance, Infinite);
        ScheduledLoop.For(0, image.Grid.Nz, z => Roots(distance.AsSpan(z * image.Grid.PageCount, image.Grid.PageCount), edge));
        return new VoxelImage<float>(image.Grid, distance);
    }

    /// <summary>Turns squared distances in voxels, in the memory of the numbers, into distances.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Roots(Span<float> page, float edge)
    {
        var squared = MemoryMarshal.Cast<float, int>(page);
        var i = 0;
        for (; i + 16 <= page.Length; i += 16)
        {
            var whole = Vector512.Create<int>(squared.Slice(i, 16));
            var root = Vector512.Sqrt(Vector512.ConvertToSingle(whole)) * edge;
            Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(whole, Vector512.Create(Infinite)).AsSingle(), Vector512.Create(float.PositiveInfinity), root).CopyTo(page[i..]);
        }
        for (; i < page.Length; i++) page[i] = squared[i] >= Infinite ? float.PositiveInfinity : MathF.Sqrt(squared[i]) * edge;
    }

    /// <summary>Squared distances in voxels; <see cref="int.MaxValue"/> / 4 where there is no outside.</summary>
    /// <param name="image">the phases</param>
    /// <param name="phase">phase position</param>
    public static VoxelImage<int> SquaredVoxels(PhaseImage image, int phase)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new VoxelImage<int>(image.Grid, Squared(image.Grid, image.Values, (byte)phase));
    }

    /// <summary>The highest limit of 16-bit distances: a sum of two squares below it does not run over.</summary>
    internal const ushort Near = 32767;

    /// <summary>Squared distances to the nearest voxel of another value, or the limit where that is less.</summary>
    internal static int[] Squared(VoxelGrid grid, byte[] values, byte phase, int limit = Infinite)
    {
        var d = new int[grid.RequireArray()];
        Squared(grid, values, phase, d, limit);
        return d;
    }

    /// <summary>The same into a given array, of which it takes as much as the grid has voxels. 16 bits take half the memory and time of 32; their limit is <see cref="Near"/>.</summary>
    internal static void Squared<T>(VoxelGrid grid, byte[] values, byte phase, T[] d, T limit) where T : unmanaged, IBinaryInteger<T> => SquaredInto<T, T>(grid, values, phase, d, limit);

    /// <summary>The same into the memory of other numbers of the same size.</summary>
    private static void SquaredInto<T, TMemory>(VoxelGrid grid, byte[] values, byte phase, TMemory[] memory, T limit) where T : unmanaged, IBinaryInteger<T> where TMemory : unmanaged
    {
        int nx = grid.Nx, ny = grid.Ny, nz = grid.Nz;
        // Steps longer than the limit's root change nothing.
        var reach = (int)Math.Sqrt(double.CreateChecked(limit));
        var squares = new RowSquares<T>(nx, limit);
        var pool = new Pool<T[]>(() => new T[nx * Math.Max(ny, nz)]);
        var runs = new Pool<int[]>(() => new int[nx + 1]);
        ScheduledLoop.For(0, nz, z =>
        {
            var (lines, bounds) = (pool.Rent(), runs.Rent());
            for (var y = 0; y < ny; y++)
            {
                // Distances count from everything but the phase.
                var found = RowRuns.Find(values.AsSpan(grid.Index(0, y, z), nx), (byte)(phase + 1), (byte)(phase - 1), bounds);
                squares.Fill(lines.AsSpan(y * nx, nx), bounds.AsSpan(0, found));
            }
            Envelope(lines, MemoryMarshal.Cast<TMemory, T>(memory.AsSpan())[(z * nx * ny)..], nx, ny, nx, reach);
            runs.Return(bounds);
            pool.Return(lines);
        });
        ScheduledLoop.For(0, ny, y =>
        {
            var lines = pool.Rent();
            var d = MemoryMarshal.Cast<TMemory, T>(memory.AsSpan());
            for (var z = 0; z < nz; z++) d.Slice(grid.Index(0, y, z), nx).CopyTo(lines.AsSpan(z * nx));
            Envelope(lines, d[(nx * y)..], nx, nz, nx * ny, reach);
            pool.Return(lines);
        });
    }

    /// <summary>target(x, i) = min over j of source(x, j) + (i - j)^2 for every x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Envelope<T>(T[] source, Span<T> target, int nx, int n, int stride, int reach) where T : unmanaged, IBinaryInteger<T>
    {
        var lanes = Vector512<T>.Count;
        for (var i = 0; i < n; i++)
        {
            // Whole vectors, the last one over the one before it; rows shorter than a vector go one by one.
            for (var x = 0; x < nx;)
            {
                if (nx < lanes)
                {
                    var least = source[i * nx + x];
                    for (var k = 1; k <= reach && k < n && T.CreateTruncating(k * k) < least; k++)
                    {
                        if (i - k >= 0) least = T.Min(least, source[(i - k) * nx + x] + T.CreateTruncating(k * k));
                        if (i + k < n) least = T.Min(least, source[(i + k) * nx + x] + T.CreateTruncating(k * k));
                    }
                    target[i * stride + x++] = least;
                    continue;
                }
                if (x + lanes > nx) x = nx - lanes;
                var best = Vector512.LoadUnsafe(ref source[i * nx + x]);
                if (best != Vector512<T>.Zero)
                    for (var k = 1; k <= reach && k < n; k++)
                    {
                        var square = Vector512.Create(T.CreateTruncating(k * k));
                        if (!Vector512.GreaterThanAny(best, square) || (i - k < 0 && i + k >= n)) break;
                        if (i - k >= 0) best = Vector512.Min(best, Vector512.LoadUnsafe(ref source[(i - k) * nx + x]) + square);
                        if (i + k < n) best = Vector512.Min(best, Vector512.LoadUnsafe(ref source[(i + k) * nx + x]) + square);
                    }
                best.StoreUnsafe(ref target[i * stride + x]);
                x += lanes;
            }
        }
    }
}
