using System.Runtime.CompilerServices;
using Lamina.Numerics.Parallel;
using Lamina.Voxels.Images;

namespace Lamina.Transport.Tortuosity;

/// <summary>An image turned so that transport runs along z.</summary>
internal sealed class TransportBox
{
    private readonly VoxelGrid grid;
    private readonly Axis axis;
    private readonly int imageX, imageY;

    /// <summary>Turns a grid.</summary>
    /// <param name="grid">sizes of the image</param>
    /// <param name="axis">direction of transport</param>
    /// <param name="sides">periodic axes of the image. A chequered grid closes on itself where the size is even only: along odd ones the box holds the image twice</param>
    public TransportBox(VoxelGrid grid, Axis axis, PeriodicSides sides = PeriodicSides.None)
    {
        this.grid = grid;
        this.axis = axis;
        (imageX, imageY, Nz) = axis switch
        {
            Axis.Z => (grid.Nx, grid.Ny, grid.Nz),
            Axis.Y => (grid.Nx, grid.Nz, grid.Ny),
            _ => (grid.Ny, grid.Nz, grid.Nx),
        };
        var (hx, hy, hz) = (grid.Spacing.X, grid.Spacing.Y, grid.Spacing.Z);
        (hx, hy, hz) = axis switch { Axis.Z => (hx, hy, hz), Axis.Y => (hx, hz, hy), _ => (hy, hz, hx) };
        IsCubic = grid.IsCubic;
        if (!IsCubic) (AcrossX, AcrossY) = (hz / hx * (hz / hx), hz / hy * (hz / hy));
        Wrap = Wrap.Of(sides, axis);
        Nx = Wrap.X && imageX % 2 == 1 ? 2 * imageX : imageX;
        Ny = Wrap.Y && imageY % 2 == 1 ? 2 * imageY : imageY;
        // Throws with a clear message where the box no longer fits.
        _ = new VoxelGrid(Nx, Ny, Nz).RequireArray();
    }

    /// <summary>A box of other sizes, already turned; even ones where it closes.</summary>
    public TransportBox(int nx, int ny, int nz, Wrap wrap)
    {
        grid = new VoxelGrid(nx, ny, nz);
        (axis, Wrap) = (Axis.Z, wrap);
        (imageX, imageY) = (Nx, Ny) = (nx, ny);
        Nz = nz;
    }

    public int Nx { get; }

    public int Ny { get; }

    public int Nz { get; }

    /// <summary>Whether the voxels are cubes.</summary>
    public bool IsCubic { get; } = true;

    /// <summary>Conductance of a face across x over that of a face along the transport: (hz / hx)^2, since area and distance both change.</summary>
    public double AcrossX { get; } = 1;

    /// <summary>The same across y.</summary>
    public double AcrossY { get; } = 1;

    /// <summary>Whether the sides close.</summary>
    public Wrap Wrap { get; }

    /// <summary>How often the image lies in the box.</summary>
    public int Copies => Nx / imageX * (Ny / imageY);

    public int Count => Nx * Ny * Nz;

    /// <summary>The values in the turned order.</summary>
    public TTo[] Gather<TFrom, TTo>(TFrom[] values, Func<TFrom, TTo> map, CancellationToken cancellation)
    {
        var target = new TTo[Count];
        // Strides of the turned axes in the image.
        var (sx, sy, sz) = axis switch { Axis.Z => (1, grid.Nx, grid.Nx * grid.Ny), Axis.Y => (1, grid.Nx * grid.Ny, grid.Nx), _ => (grid.Nx, grid.Nx * grid.Ny, 1) };
        ScheduledLoop.For(0, imageY, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (y) =>
        {
            // For transport along x the inner loop runs along the image's rows, so that reads are contiguous.
            if (axis == Axis.X)
                for (var x = 0; x < imageX; x++)
                    for (var z = 0; z < Nz; z++) target[x + Nx * (y + Ny * z)] = map(values[x * sx + y * sy + z * sz]);
            else
                for (var z = 0; z < Nz; z++)
                    for (var x = 0; x < imageX; x++) target[x + Nx * (y + Ny * z)] = map(values[x * sx + y * sy + z * sz]);
        }, cancellation);
        if (Copies == 1) return target;
        for (var z = 0; z < Nz; z++)
            for (var y = 0; y < Ny; y++)
            {
                var row = target.AsSpan(Nx * (y + Ny * z), Nx);
                if (y >= imageY) target.AsSpan(Nx * (y - imageY + Ny * z), Nx).CopyTo(row);
                else if (Nx > imageX) row[..imageX].CopyTo(row[imageX..]);
            }
        return target;
    }

    /// <summary>Which cells conduct, before the flood.</summary>
    /// <param name="conducts">asked for the number of each cell</param>
    /// <param name="step">written: <see cref="InletFlood.Waiting"/> or <see cref="InletFlood.Unreached"/></param>
    /// <param name="cancellation">stops between planes</param>
    public void Mark(Func<int, bool> conducts, byte[] step, CancellationToken cancellation)
    {
        var page = Nx * Ny;
        ScheduledLoop.For(0, Nz, z =>
        {
            for (var cell = page * z; cell < page * (z + 1); cell++) step[cell] = conducts(cell) ? InletFlood.Waiting : InletFlood.Unreached;
        }, cancellation);
    }
}
