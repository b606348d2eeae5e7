using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// The phase's indicator smoothed with weights 1/8, 3/4, 1/8 along each axis, without opening a wall. The step of the staircase is spread over three voxels and its mean stays where it
/// was, so that a field along a wall sees the wall's volume, not its steps. What is exchanged passes through faces only, and a wall voxel takes part only where the phase around it
/// (26 neighbours) is one piece: then every way through wall voxels joins what is joined around them already. Walls of one or two voxels, which plain smoothing would open, stay as they are.
/// </summary>
internal sealed class PartialVolume
{
    // Faces towards higher x, y, z through which volume is exchanged and current may pass.
    private const byte East = 1, North = 2, Above = 4;

    // Of the 27 bits around a voxel those that are not in the lowest or highest layer.
    private const uint NotLeft = 0x6DB6DB6, NotRight = 0x36DB6DB, NotFront = 0x7E3F1F8, NotBack = 0xFC7E3F, NotBelow = 0x7FFFE00, All = 0x7FFFFFF, Middle = 0x3FE00, Corners = 0x361B;

    private const int AllOfColumn = 0x1FF;

    // Bit b of a column to bit 3 b.
    private static readonly uint[] Spread = [.. Enumerable.Range(0, AllOfColumn + 1).Select(c => (uint)Enumerable.Range(0, 9).Sum(b => (c >> b & 1) << 3 * b))];

    private readonly byte[] open;
    private readonly int nx, ny, nz, page;

    private PartialVolume(float[] fractions, byte[] open, TransportBox box)
    {
        Fractions = fractions;
        this.open = open;
        (nx, ny, nz) = (box.Nx, box.Ny, box.Nz);
        page = nx * ny;
    }

    /// <summary>Conducting fraction of each voxel.</summary>
    public float[] Fractions { get; }

    /// <summary>Smooths.</summary>
    /// <param name="conducting">not 0 for voxels of the phase</param>
    /// <param name="box">sizes</param>
    /// <param name="wrap">whether x and y close</param>
    /// <param name="cancellation">stops between planes</param>
    public static PartialVolume Of(byte[] conducting, TransportBox box, Wrap wrap, CancellationToken cancellation = default)
    {
        int nx = box.Nx, ny = box.Ny, nz = box.Nz, page = nx * ny;
        // Which voxels take part: those of the phase, and wall voxels with one piece of it around them.
        var part = new byte[box.Count];
        ScheduledLoop.For(0, nz, z =>
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
                    var around = Spread[before] | Spread[middle] << 1 | Spread[after] << 2;
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
        }, cancellation);
        var open = new byte[box.Count];
        ScheduledLoop.For(0, nz, z =>
        {
            for (var y = 0; y < ny; y++)
                for (var x = 0; x < nx; x++)
                {
                    var cell = x + nx * (y + ny * z);
                    if (part[cell] == 0) continue;
                    byte faces = 0;
                    var around = part[cell] == 1 ? Around(x, y, z) : 0;
                    if (x < nx - 1 || (wrap.X && nx > 1)) faces |= Joined(cell, x < nx - 1 ? cell + 1 : cell - nx + 1, around, NotLeft) ? East : (byte)0;
                    if (y < ny - 1 || (wrap.Y && ny > 1)) faces |= Joined(cell, y < ny - 1 ? cell + nx : cell - page + nx, around, NotFront) ? North : (byte)0;
                    if (z < nz - 1) faces |= Joined(cell, cell + page, around, NotBelow) ? Above : (byte)0;
                    open[cell] = faces;
                }
        }, cancellation);
        var values = Array.ConvertAll(conducting, c => c != 0 ? 1f : 0f);
        var next = new float[values.Length];
        foreach (var (face, stride, size, closes) in new[] { (East, 1, nx, wrap.X), (North, nx, ny, wrap.Y), (Above, page, nz, false) })
        {
            var (from, to) = (values, next);
            ScheduledLoop.For(0, nz, z =>
            {
                for (var y = 0; y < ny; y++)
                {
                    var at = face == North ? y : z;
                    for (var x = 0; x < nx; x++)
                    {
                        var cell = x + nx * (y + ny * z);
                        if (face == East) at = x;
                        var before = at > 0 ? cell - stride : closes ? cell + stride * (size - 1) : cell;
                        var after = at < size - 1 ? cell + stride : closes ? cell - stride * (size - 1) : cell;
                        var value = from[cell];
                        var change = 0f;
                        if (before != cell && (open[before] & face) != 0) change += from[before] - value;
                        if (after != cell && (open[cell] & face) != 0) change += from[after] - value;
                        to[cell] = value + 0.125f * change;
                    }
                }
            }, cancellation);
            (values, next) = (next, values);
        }
        var result = new PartialVolume(values, open, box);
        // The second field and the parts are as large as what the solver takes next, from outside the managed heap: give them back first.
        (values, next, part) = ([], [], []);
        if (box.Count > 1 << 20) GC.Collect();
        return result;

        // For a row and its eight neighbours along x one bit per voxel: bit j + 3 k.
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

        // One bit per voxel of the 3 x 3 x 3 around a voxel: bit i + 3 j + 9 k. The image's closed sides and ends are mirrors.
        uint Around(int x, int y, int z)
        {
            uint mask = 0;
            var bit = 0;
            for (var k = -1; k <= 1; k++)
            {
                var pageAt = page * Math.Clamp(z + k, 0, nz - 1);
                for (var j = -1; j <= 1; j++)
                {
                    var row = pageAt + nx * Near(y + j, ny, wrap.Y);
                    for (var i = -1; i <= 1; i++, bit++)
                        if (conducting[row + Near(x + i, nx, wrap.X)] != 0) mask |= 1u << bit;
                }
            }
            return mask;
        }

        int Near(int at, int size, bool closes) => at < 0 ? closes ? size - 1 : 0 : at >= size ? closes ? 0 : size - 1 : at;

        // Two wall voxels are joined where a voxel of the phase neighbours both: the upper two layers of the lower one's surroundings.
        bool Joined(int cell, int neighbour, uint around, uint both) =>
            part[neighbour] switch
            {
                0 => false,
                1 => part[cell] == 2 || (part[cell] == 1 && (around & both) != 0),
                2 => true,
                _ => part[cell] >= 2,
            };
    }

    /// <summary>Whether two neighbours exchange volume and current.</summary>
    public bool IsOpen(int cell, int neighbour)
    {
        var (low, high) = cell < neighbour ? (cell, neighbour) : (neighbour, cell);
        var step = high - low;
        if (nx > 1 && step == 1) return (open[low] & East) != 0;
        if (nx > 1 && step == nx - 1 && low % nx == 0) return (open[high] & East) != 0;
        if (ny > 1 && step == nx) return (open[low] & North) != 0;
        if (ny > 1 && step == page - nx && low % page < nx) return (open[high] & North) != 0;
        return (open[low] & Above) != 0;
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
