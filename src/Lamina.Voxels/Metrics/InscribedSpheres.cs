using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;
using Lamina.Voxels.Distances;
using Lamina.Voxels.Images;
using Lamina.Voxels.Labelling;

namespace Lamina.Voxels.Metrics;

/// <summary>
/// The largest sphere of a ladder that holds each voxel. From the largest rung down, so that a voxel is asked for until a sphere holds it and not again: squared distances to the rung's centres
/// along rows and across the rows of a page, in the narrowest numbers that hold the rung, and across pages only whether a centre is near enough, only for voxels still asked for.
/// Rows and pages without centres in reach are left out.
/// </summary>
/// <typeparam name="T">numbers of the squared distances given</typeparam>
internal sealed class InscribedSpheres<T> where T : unmanaged, IBinaryInteger<T>
{
    // The widest vector of bytes; rows in work memory are filled up to whole ones.
    private const int Block = 64;

    // Squared distances above it are looked for in the ladder one by one.
    private const long LongestTable = 1 << 22;

    private readonly VoxelGrid grid;
    private readonly RadiusLadder ladder;
    private readonly T[] work;
    private readonly byte[] level;
    private readonly byte[] rung;

    // Of each row: the highest rung that has a centre in it, whether voxels of it still wait for a sphere, and whether the row across its page has centres in reach.
    private readonly byte[] top;
    private readonly bool[] open;
    private readonly bool[] reached;

    private InscribedSpheres(VoxelGrid grid, RadiusLadder ladder, T[] work, byte[] level, byte[] rung)
    {
        this.grid = grid;
        this.ladder = ladder;
        this.work = work;
        this.level = level;
        this.rung = rung;
        var rows = grid.Ny * grid.Nz;
        top = new byte[rows];
        open = new bool[rows];
        reached = new bool[rows];
    }

    /// <summary>Finds the rungs.</summary>
    /// <param name="grid">the voxels</param>
    /// <param name="ladder">radii</param>
    /// <param name="squared">squared distance of each voxel to the wall, 0 outside the phase; used up</param>
    /// <param name="asked">the voxels whose rungs are wanted; others have none that mean anything</param>
    /// <param name="level">work memory, one per voxel</param>
    /// <param name="rung">gets the highest rung whose sphere holds each voxel; 0 for none</param>
    /// <param name="cancellation">stops between rungs</param>
    public static void Find(VoxelGrid grid, RadiusLadder ladder, T[] squared, Tile asked, byte[] level, byte[] rung, CancellationToken cancellation)
    {
        var spheres = new InscribedSpheres<T>(grid, ladder, squared, level, rung);
        var present = spheres.Sort(asked);
        for (var k = ladder.Rungs; k >= 1; k--)
        {
            cancellation.ThrowIfCancellationRequested();
            var radius = ladder.Squared(k);
            // Spheres around centres that a higher rung has too, or of its size, hold nothing that the higher rung's do not.
            if (!present[k] || (k < ladder.Rungs && radius == ladder.Squared(k + 1))) continue;
            if (radius < byte.MaxValue) spheres.Take<byte>(k, radius, cancellation);
            else if (radius < ushort.MaxValue) spheres.Take<ushort>(k, radius, cancellation);
            else spheres.Take<int>(k, radius, cancellation);
        }
    }

    /// <summary>Turns distances into the highest rung whose sphere fits around each voxel; says which occur.</summary>
    private bool[] Sort(Tile asked)
    {
        var present = new bool[ladder.Rungs + 1];
        long largest = 0;
        for (var k = 1; k <= ladder.Rungs; k++) largest = ladder.Squared(k) + 1L;
        var table = new byte[Math.Min(largest, LongestTable) + 1];
        for (var d = 0; d < table.Length; d++) table[d] = Rung(d);
        ScheduledLoop.For(0, grid.Nz, z =>
        {
            Span<bool> seen = stackalloc bool[256];
            seen.Clear();
            for (var y = 0; y < grid.Ny; y++)
            {
                var within = z >= asked.First.Z && z < asked.First.Z + asked.Size.Z && y >= asked.First.Y && y < asked.First.Y + asked.Size.Y;
                SortRow(y + grid.Ny * z, table, within ? asked.First.X : 0, within ? asked.Size.X : 0, seen);
            }
            for (var k = 1; k < present.Length; k++) if (seen[k]) Volatile.Write(ref present[k], true);
        });
        return present;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SortRow(int row, byte[] table, int firstAsked, int countAsked, Span<bool> seen)
    {
        var at = row * grid.Nx;
        var distances = work.AsSpan(at, grid.Nx);
        Span<byte> levels = level.AsSpan(at, grid.Nx), rungs = rung.AsSpan(at, grid.Nx);
        byte highest = 0;
        for (var x = 0; x < distances.Length; x++)
        {
            var d = long.CreateTruncating(distances[x]);
            var fits = d < table.Length ? table[d] : Rung(d);
            levels[x] = fits;
            highest = Math.Max(highest, fits);
            seen[fits] = true;
        }
        top[row] = highest;
        open[row] = countAsked > 0;
        // What nobody asks for counts as answered.
        rungs.Fill(1);
        for (var x = firstAsked; x < firstAsked + countAsked; x++) rungs[x] = distances[x] == T.Zero ? (byte)1 : (byte)0;
    }

    /// <summary>The highest rung whose sphere fits at a squared distance from the wall.</summary>
    private byte Rung(long d)
    {
        var k = ladder.Rungs;
        while (k > 0 && d <= ladder.Squared(k)) k--;
        return (byte)k;
    }

    /// <summary>Gives a rung to the voxels that its spheres hold and that have none yet.</summary>
    private void Take<TDistance>(int k, int squared, CancellationToken cancellation) where TDistance : unmanaged, IBinaryInteger<TDistance>
    {
        int nx = grid.Nx, ny = grid.Ny, nz = grid.Nz;
        var width = (nx + Block - 1) / Block * Block;
        // Beyond the radius it does not matter how far.
        var limit = TDistance.CreateTruncating(squared + 1);
        var reach = (int)Math.Sqrt(squared);
        var squares = new RowSquares<TDistance>(nx, limit);
        var pages = new Pool<Plane<TDistance>>(() => new Plane<TDistance>(width, ny, reach, limit));
        ScheduledLoop.For(0, nz, z =>
        {
            var plane = pages.Rent();
            TakePage(z, k, plane, squares);
            pages.Return(plane);
        }, cancellation);
        var sides = new Pool<Plane<TDistance>>(() => new Plane<TDistance>(width, nz, reach, limit));
        ScheduledLoop.For(0, ny, y =>
        {
            var plane = sides.Rent();
            TakeSide(y, k, squared, plane);
            sides.Return(plane);
        }, cancellation);
    }

    /// <summary>Squared distances to the centres of the same page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakePage<TDistance>(int z, int k, Plane<TDistance> plane, RowSquares<TDistance> squares) where TDistance : unmanaged, IBinaryInteger<TDistance>
    {
        int nx = grid.Nx, ny = grid.Ny;
        var any = false;
        for (var y = 0; y < ny; y++)
        {
            plane.Filled[y] = top[y + ny * z] >= k;
            if (!plane.Filled[y]) continue;
            any = true;
            var found = RowRuns.Find(level.AsSpan(grid.Index(0, y, z), nx), (byte)k, byte.MaxValue, plane.Bounds);
            squares.Fill(plane.Rows.AsSpan(y * plane.Width, nx), plane.Bounds.AsSpan(0, found));
        }
        for (var y = 0; y < ny; y++)
        {
            reached[y + ny * z] = any && plane.Near(y);
            if (!reached[y + ny * z]) continue;
            plane.Nearest(y);
            plane.Result.AsSpan(0, nx).CopyTo(Distances<TDistance>().Slice(grid.Index(0, y, z), nx));
        }
    }

    /// <summary>Gives the rung to what has none in the rows of one y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeSide<TDistance>(int y, int k, int squared, Plane<TDistance> plane) where TDistance : unmanaged, IBinaryInteger<TDistance>
    {
        int nx = grid.Nx, ny = grid.Ny, nz = grid.Nz;
        var any = false;
        for (var z = 0; z < nz; z++)
        {
            plane.Filled[z] = reached[y + ny * z];
            if (!plane.Filled[z]) continue;
            any = true;
            Distances<TDistance>().Slice(grid.Index(0, y, z), nx).CopyTo(plane.Rows.AsSpan(z * plane.Width));
        }
        for (var z = 0; any && z < nz; z++)
            if (open[y + ny * z] && plane.Near(z)) open[y + ny * z] = plane.Mark(z, squared, rung.AsSpan(grid.Index(0, y, z), nx), (byte)k);
    }

    // The given distances are not needed any more once they are rungs: their memory serves for those to centres.
    private Span<TDistance> Distances<TDistance>() where TDistance : unmanaged
    {
        var length = (grid.Count * Unsafe.SizeOf<TDistance>() + Unsafe.SizeOf<T>() - 1) / Unsafe.SizeOf<T>();
        return MemoryMarshal.Cast<T, TDistance>(work.AsSpan(0, (int)length));
    }

    /// <summary>Rows across which distances are taken, and a row in which nothing is near. Its loops run for parts of a second in all: they are compiled at their best from the start.</summary>
    private sealed class Plane<TDistance> where TDistance : unmanaged, IBinaryInteger<TDistance>
    {
        private readonly int count;
        private readonly int reach;
        private readonly TDistance limit;

        // Rows in reach of the one that is worked on, nearest first: starts of the pair on either side, or of the row in which nothing is near, and their distance.
        private readonly int[] before;
        private readonly int[] behind;
        private readonly int[] steps;
        private int pairs;

        public Plane(int width, int count, int reach, TDistance limit)
        {
            Width = width;
            this.count = count;
            this.reach = Math.Min(reach, count - 1);
            this.limit = limit;
            Rows = new TDistance[width * (count + 1)];
            Array.Fill(Rows, limit);
            Filled = new bool[count];
            Bounds = new int[width + 1];
            Result = new TDistance[width];
            before = new int[this.reach];
            behind = new int[this.reach];
            steps = new int[this.reach];
        }

        /// <summary>Length of a row in whole vectors.</summary>
        public int Width { get; }

        /// <summary>The rows, each of whole vectors, and one more in which nothing is near.</summary>
        public TDistance[] Rows { get; }

        /// <summary>Whether a row holds anything; what another one holds is left over.</summary>
        public bool[] Filled { get; }

        /// <summary>Room for the runs of a row.</summary>
        public int[] Bounds { get; }

        /// <summary>A row of results.</summary>
        public TDistance[] Result { get; }

        /// <summary>Finds the rows in reach of one; false where there is none.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public bool Near(int row)
        {
            pairs = 0;
            for (var step = 1; step <= reach; step++)
            {
                var low = row - step >= 0 && Filled[row - step];
                var high = row + step < count && Filled[row + step];
                if (!low && !high) continue;
                before[pairs] = Width * (low ? row - step : count);
                behind[pairs] = Width * (high ? row + step : count);
                steps[pairs++] = step;
            }
            return pairs > 0 || Filled[row];
        }

        private int Own(int row) => Width * (Filled[row] ? row : count);

        /// <summary>Least squared distances of a row.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Nearest(int row)
        {
            var own = Own(row);
            for (var x = 0; x < Width; x += Vector512<TDistance>.Count)
            {
                var best = Vector512.LoadUnsafe(ref Rows[own + x]);
                for (var i = 0; i < pairs; i++)
                {
                    var square = Vector512.Create(TDistance.CreateTruncating(steps[i] * steps[i]));
                    if (!Vector512.GreaterThanAny(best, square)) break;
                    // A sum that runs over its numbers' range stays at its end, beyond the limit.
                    best = Vector512.Min(best, Vector512.AddSaturate(Vector512.Min(Vector512.LoadUnsafe(ref Rows[before[i] + x]), Vector512.LoadUnsafe(ref Rows[behind[i] + x])), square));
                }
                best.StoreUnsafe(ref Result[x]);
            }
        }

        /// <summary>Gives a rung to the voxels of a row that have none and a centre within the radius.</summary>
        /// <returns>whether any is left without</returns>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public bool Mark(int row, int squared, Span<byte> rung, byte number)
        {
            var own = Own(row);
            var lanes = Vector512<TDistance>.Count;
            var left = false;
            Span<byte> rest = stackalloc byte[Block];
            for (var x = 0; x < rung.Length; x += Block)
            {
                var part = rung[x..Math.Min(x + Block, rung.Length)];
                ulong wanted;
                if (part.Length == Block) wanted = Vector512.Equals(Vector512.Create<byte>(part), Vector512<byte>.Zero).ExtractMostSignificantBits();
                else
                {
                    rest.Fill(1);
                    part.CopyTo(rest);
                    wanted = Vector512.Equals(Vector512.Create((ReadOnlySpan<byte>)rest), Vector512<byte>.Zero).ExtractMostSignificantBits();
                }
                for (var first = 0; first < Block; first += lanes)
                {
                    var own64 = wanted >> first & (ulong.MaxValue >> (64 - lanes));
                    if (own64 == 0) continue;
                    var hits = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref Rows[own + x + first]), Vector512.Create(TDistance.CreateTruncating(squared))).ExtractMostSignificantBits();
                    for (var i = 0; i < pairs && (own64 & ~hits) != 0; i++)
                    {
                        var near = Vector512.Min(Vector512.LoadUnsafe(ref Rows[before[i] + x + first]), Vector512.LoadUnsafe(ref Rows[behind[i] + x + first]));
                        hits |= Vector512.LessThanOrEqual(near, Vector512.Create(TDistance.CreateTruncating(squared - steps[i] * steps[i]))).ExtractMostSignificantBits();
                    }
                    left |= (own64 & ~hits) != 0;
                    for (var taken = own64 & hits; taken != 0; taken &= taken - 1) part[first + BitOperations.TrailingZeroCount(taken)] = number;
                }
            }
            return left;
        }
    }
}
