using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// The phase's indicator smoothed with weights 1/8, 3/4, 1/8 along each axis, without opening a wall. The step of the staircase is spread over three voxels and its mean stays where it
/// was, so that a field along a wall sees the wall's volume, not its steps. What is exchanged passes through faces only, and a wall voxel takes part only where the phase around it
/// (26 neighbours) is one piece: then every way through wall voxels joins what is joined around them already. Walls of one or two voxels, which plain smoothing would open, stay as they are.
/// </summary>
internal sealed unsafe class PartialVolume : IDisposable
{
    // Faces towards higher x, y, z through which volume is exchanged and current may pass.
    private const byte East = 1, North = 2, Above = 4;

    // Of the 27 bits around a voxel those that are not in the lowest or highest layer.
    private const uint NotLeft = 0x6DB6DB6, NotRight = 0x36DB6DB, NotFront = 0x7E3F1F8, NotBack = 0xFC7E3F, NotBelow = 0x7FFFE00, All = 0x7FFFFFF, Middle = 0x3FE00, Corners = 0x361B;

    /// <summary>Parts of a voxel that is filled whole: the three passes divide by 8 each.</summary>
    public const int Full = 512;

    private const int AllOfColumn = 0x1FF;

    // Bit b of a column to bit 3 b.
    private static readonly uint[] Spread = [.. Enumerable.Range(0, AllOfColumn + 1).Select(c => (uint)Enumerable.Range(0, 9).Sum(b => (c >> b & 1) << 3 * b))];

    private readonly ShortBuffer parts;
    private readonly ByteBuffer open;
    private readonly int nx, ny, nz, page;

    private PartialVolume(ShortBuffer parts, ByteBuffer open, TransportBox box)
    {
        (this.parts, this.open) = (parts, open);
        (nx, ny, nz) = (box.Nx, box.Ny, box.Nz);
        page = nx * ny;
    }

    /// <summary>How much of each voxel conducts, in parts of <see cref="Full"/>.</summary>
    public ushort* Parts => parts.Data;

    /// <summary>Smooths.</summary>
    /// <param name="conducting">not 0 for voxels of the phase</param>
    /// <param name="box">sizes</param>
    /// <param name="wrap">whether x and y close</param>
    /// <param name="cancellation">stops between planes</param>
    public static PartialVolume Of(byte[] conducting, TransportBox box, Wrap wrap, CancellationToken cancellation = default)
    {
        int nx = box.Nx, ny = box.Ny, nz = box.Nz, page = nx * ny;
        var open = new ByteBuffer(box.Count);
        try
        {
            // Which voxels take part: those of the phase, and wall voxels with one piece of it around them.
            using (var part = new ByteBuffer(box.Count))
            {
                ScheduledLoop.For(0, nz, z => TakeParts(z, part.Data), cancellation);
                ScheduledLoop.For(0, nz, z => Open(z, part.Data, open.Data), cancellation);
            }
            return new PartialVolume(Smoothed(conducting, open, box, wrap, cancellation), open, box);
        }
        catch
        {
            open.Dispose();
            throw;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void TakeParts(int z, byte* part)
        {
            var columns = new ushort[nx];
            for (var y = 0; y < ny; y++)
            {
                Columns(y, z, columns);
                for (var x = 0; x < nx; x++)
                {
                    var cell = x + nx * (y + ny * z);
                    int before = columns[Near(x - 1, nx, wrap.X)], middle = columns[x], after = columns[Near(x + 1, nx, wrap.X)];
                    // Most voxels lie amid their kind.
                    if (middle is 0 or AllOfColumn && before == middle && after == middle)
                    {
                        if (middle != 0) part[cell] = 2;
                        continue;
                    }
                    var around = Around(before, middle, after);
                    if (conducting[cell] != 0)
                    {
                        part[cell] = IsResolved(around) ? (byte)2 : (byte)3;
                        continue;
                    }
                    if (!IsResolved(~around)) continue;
                    // Behind the ends lie the electrodes: a wall before them stays closed unless the phase reaches the end beside it.
                    if (IsOnePiece(around) && (z > 0 && z < nz - 1 || (around & Middle) != 0)) part[cell] = 1;
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void Open(int z, byte* part, byte* target)
        {
            var columns = new ushort[nx];
            for (var y = 0; y < ny; y++)
            {
                var row = nx * (y + ny * z);
                // Neighbours in the rows to the north and above; the row itself where there is none.
                var north = y < ny - 1 ? row + nx : wrap.Y && ny > 1 ? row - page + nx : row;
                var above = z < nz - 1 ? row + page : row;
                var known = false;
                var x = 0;
                for (; x < nx - Vector256<byte>.Count; x += Vector256<byte>.Count)
                {
                    var own = Vector256.Load(part + row + x);
                    var faces = Joined(own, Vector256.Load(part + row + x + 1)) & Vector256.Create(East);
                    if (north != row) faces |= Joined(own, Vector256.Load(part + north + x)) & Vector256.Create(North);
                    if (above != row) faces |= Joined(own, Vector256.Load(part + above + x)) & Vector256.Create(Above);
                    Vector256.Store(faces, target + row + x);
                    // Walls are looked at one by one.
                    for (var walls = Vector256.Equals(own, Vector256<byte>.One).ExtractMostSignificantBits(); walls != 0; walls &= walls - 1)
                        OpenOne(x + BitOperations.TrailingZeroCount(walls));
                }
                for (; x < nx; x++) if (part[row + x] != 0) OpenOne(x);

                void OpenOne(int x)
                {
                    var cell = row + x;
                    uint around = 0;
                    if (part[cell] == 1)
                    {
                        if (!known) Columns(y, z, columns);
                        known = true;
                        around = Around(columns[Near(x - 1, nx, wrap.X)], columns[x], columns[Near(x + 1, nx, wrap.X)]);
                    }
                    byte faces = 0;
                    if (x < nx - 1 || (wrap.X && nx > 1)) faces |= AreJoined(part[cell], part[x < nx - 1 ? cell + 1 : cell - nx + 1], around, NotLeft) ? East : (byte)0;
                    if (north != row) faces |= AreJoined(part[cell], part[north + x], around, NotFront) ? North : (byte)0;
                    if (above != row) faces |= AreJoined(part[cell], part[above + x], around, NotBelow) ? Above : (byte)0;
                    target[cell] = faces;
                }
            }
        }

        // For a row and its eight neighbours along x one bit per voxel: bit j + 3 k.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void Columns(int y, int z, ushort[] columns)
        {
            Array.Clear(columns);
            for (int k = -1, bit = 0; k <= 1; k++)
                for (var j = -1; j <= 1; j++, bit++)
                {
                    var row = conducting.AsSpan(page * Math.Clamp(z + k, 0, nz - 1) + nx * Near(y + j, ny, wrap.Y), nx);
                    var set = (ushort)(1 << bit);
                    var x = 0;
                    for (; x <= nx - Vector256<ushort>.Count; x += Vector256<ushort>.Count)
                    {
                        var (low, high) = Vector128.Widen(Vector128.Create(row.Slice(x, Vector128<byte>.Count)));
                        var walls = Vector256.Equals(Vector256.Create(low, high), Vector256<ushort>.Zero);
                        var target = columns.AsSpan(x);
                        (Vector256.Create<ushort>(target) | Vector256.AndNot(Vector256.Create(set), walls)).CopyTo(target);
                    }
                    for (; x < nx; x++) if (row[x] != 0) columns[x] |= set;
                }
        }

        int Near(int at, int size, bool closes) => at < 0 ? closes ? size - 1 : 0 : at >= size ? closes ? 0 : size - 1 : at;
    }

    // One bit per voxel of the 3 x 3 x 3 around a voxel: bit i + 3 j + 9 k. The image's closed sides and ends are mirrors.
    private static uint Around(int before, int middle, int after) => Spread[before] | Spread[middle] << 1 | Spread[after] << 2;

    // Two wall voxels are joined where a voxel of the phase neighbours both: the upper two layers of the lower one's surroundings.
    private static bool AreJoined(byte own, byte other, uint around, uint both) =>
        other switch
        {
            0 => false,
            1 => own == 2 || (own == 1 && (around & both) != 0),
            2 => true,
            _ => own >= 2,
        };

    // The same but for pairs of wall voxels.
    private static Vector256<byte> Joined(Vector256<byte> own, Vector256<byte> other)
    {
        var apart = Vector256.Equals(own, Vector256<byte>.Zero) | Vector256.Equals(other, Vector256<byte>.Zero) | Vector256.Equals(own & other, Vector256<byte>.One);
        return ~apart;
    }

    /// <summary>Exchanges volume through the open faces, along each axis in turn. All numbers are whole: every pass divides by 8.</summary>
    private static ShortBuffer Smoothed(byte[] conducting, ByteBuffer open, TransportBox box, Wrap wrap, CancellationToken cancellation)
    {
        int nx = box.Nx, ny = box.Ny, nz = box.Nz, page = nx * ny;
        ShortBuffer values = new(box.Count), next = new(box.Count);
        try
        {
            ScheduledLoop.For(0, nz, z =>
            {
                for (var cell = page * z; cell < page * (z + 1); cell++) values.Data[cell] = (ushort)(conducting[cell] != 0 ? Full : 0);
            }, cancellation);
            foreach (var face in new[] { East, North, Above })
            {
                ushort* from = values.Data, to = next.Data;
                byte* faces = open.Data;
                ScheduledLoop.For(0, nz, z =>
                {
                    for (var y = 0; y < ny; y++)
                    {
                        var row = nx * (y + ny * z);
                        if (face == East)
                        {
                            if (nx > 2) Exchange(from, faces, East, row + 1, row, row + 2, to, nx - 2);
                            var (west, east) = wrap.X ? (row + nx - 1, row) : (row, row + nx - 1);
                            Exchange(from, faces, East, row, west, nx > 1 ? row + 1 : row, to, 1);
                            if (nx > 1) Exchange(from, faces, East, row + nx - 1, row + nx - 2, east, to, 1);
                            continue;
                        }
                        var (at, size, stride, closes) = face == North ? (y, ny, nx, wrap.Y) : (z, nz, page, false);
                        var before = at > 0 ? row - stride : closes ? row + stride * (size - 1) : row;
                        var after = at < size - 1 ? row + stride : closes ? row - stride * (size - 1) : row;
                        Exchange(from, faces, face, row, before, after, to, nx);
                    }
                }, cancellation);
                (values, next) = (next, values);
            }
            return values;
        }
        catch
        {
            values.Dispose();
            throw;
        }
        finally
        {
            next.Dispose();
        }
    }

    /// <summary>One pass over some voxels of a row: an eighth of the difference from each neighbour behind an open face. Where there is no neighbour the voxel itself is given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exchange(ushort* from, byte* faces, byte face, int own, int before, int after, ushort* to, int count)
    {
        var x = 0;
        for (; x <= count - Vector256<short>.Count; x += Vector256<short>.Count)
        {
            var value = Vector256.Load((short*)from + own + x);
            var change = (Vector256.Load((short*)from + before + x) - value) & IsOpen(faces + before + x, face);
            change += (Vector256.Load((short*)from + after + x) - value) & IsOpen(faces + own + x, face);
            Vector256.Store(value + Vector256.ShiftRightArithmetic(change, 3), (short*)to + own + x);
        }
        for (; x < count; x++)
        {
            int value = from[own + x], change = 0;
            if ((faces[before + x] & face) != 0) change += from[before + x] - value;
            if ((faces[own + x] & face) != 0) change += from[after + x] - value;
            to[own + x] = (ushort)(value + (change >> 3));
        }
    }

    private static Vector256<short> IsOpen(byte* faces, byte face)
    {
        var shut = Vector128.Equals(Vector128.Load(faces) & Vector128.Create(face), Vector128<byte>.Zero).AsSByte();
        var (low, high) = Vector128.Widen(shut);
        return ~Vector256.Create(low, high);
    }

    /// <summary>Whether two neighbours exchange volume and current.</summary>
    public bool IsOpen(int cell, int neighbour)
    {
        var open = this.open.Data;
        var (low, high) = cell < neighbour ? (cell, neighbour) : (neighbour, cell);
        var step = high - low;
        if (nx > 1 && step == 1) return (open[low] & East) != 0;
        if (nx > 1 && step == nx - 1 && low % nx == 0) return (open[high] & East) != 0;
        if (ny > 1 && step == nx) return (open[low] & North) != 0;
        if (ny > 1 && step == page - nx && low % page < nx) return (open[high] & North) != 0;
        return (open[low] & Above) != 0;
    }

    public void Dispose()
    {
        parts.Dispose();
        open.Dispose();
    }

    /// <summary>Whether a block of 2 x 2 x 2 set bits holds the middle one.</summary>
    private static bool IsResolved(uint mask)
    {
        // Pairs along x, then squares, then blocks: bit i stands for the block whose lowest corner it is.
        mask &= All;
        mask &= (mask & NotLeft) >> 1;
        mask &= (mask & NotFront) >> 3;
        mask &= mask >> 9;
        return (mask & Corners) != 0;
    }

    private static bool IsOnePiece(uint mask)
    {
        if (mask == 0) return false;
        var piece = mask & (~mask + 1);
        while (true)
        {
            var grown = piece | ((piece & NotRight) << 1) | ((piece & NotLeft) >> 1) | ((piece & NotBack) << 3) | ((piece & NotFront) >> 3) | (piece << 9) | (piece >> 9);
            grown &= mask & All;
            if (grown == piece) return piece == mask;
            piece = grown;
        }
    }
}
