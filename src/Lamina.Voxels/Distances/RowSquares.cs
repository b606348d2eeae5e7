using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lamina.Voxels.Distances;

/// <summary>Squared distances along a row to the nearest of some runs of voxels: between two runs they rise and fall as in a table, so that a row is copied together.</summary>
/// <typeparam name="T">whole numbers that hold the limit</typeparam>
internal sealed class RowSquares<T> where T : unmanaged, IBinaryInteger<T>
{
    private readonly T limit;
    private readonly T[] rise;
    private readonly T[] fall;

    /// <summary>For rows of a length.</summary>
    /// <param name="length">voxels of a row</param>
    /// <param name="limit">stands where the distance is as large or larger, or there is no run</param>
    public RowSquares(int length, T limit)
    {
        this.limit = limit;
        rise = new T[length];
        fall = new T[length];
        for (long i = 0; i < length; i++) rise[i] = fall[length - 1 - i] = T.CreateSaturating(Math.Min((i + 1) * (i + 1), long.CreateChecked(limit)));
    }

    /// <summary>Fills a row.</summary>
    /// <param name="row">squared distances</param>
    /// <param name="bounds">first voxel and end of each run, in rising order</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(Span<T> row, ReadOnlySpan<int> bounds)
    {
        if (bounds.Length == 0)
        {
            row.Fill(limit);
            return;
        }
        Fall(row[..bounds[0]]);
        for (var i = 0; i < bounds.Length; i += 2)
        {
            row[bounds[i]..bounds[i + 1]].Clear();
            var gap = row[bounds[i + 1]..(i + 2 < bounds.Length ? bounds[i + 2] : row.Length)];
            // Half way to the next run, or to the row's end.
            var half = i + 2 < bounds.Length ? (gap.Length + 1) / 2 : gap.Length;
            rise.AsSpan(0, half).CopyTo(gap);
            Fall(gap[half..]);
        }
    }

    private void Fall(Span<T> row) => fall.AsSpan(fall.Length - row.Length).CopyTo(row);
}
