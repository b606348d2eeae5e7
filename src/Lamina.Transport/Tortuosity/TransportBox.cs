using Lamina.Voxels.Images;

namespace Lamina.Transport.Tortuosity;

/// <summary>An image turned so that transport runs along z.</summary>
internal sealed class TransportBox
{
    private readonly VoxelGrid grid;
    private readonly Axis axis;

    public TransportBox(VoxelGrid grid, Axis axis)
    {
        this.grid = grid;
        this.axis = axis;
        (Nx, Ny, Nz) = axis switch
        {
            Axis.Z => (grid.Nx, grid.Ny, grid.Nz),
            Axis.Y => (grid.Nx, grid.Nz, grid.Ny),
            _ => (grid.Ny, grid.Nz, grid.Nx),
        };
    }

    /// <summary>A box of other sizes, already turned.</summary>
    public TransportBox(int nx, int ny, int nz) : this(new VoxelGrid(nx, ny, nz), Axis.Z) { }

    public int Nx { get; }

    public int Ny { get; }

    public int Nz { get; }

    public int Count => grid.Count;

    /// <summary>The values in the turned order.</summary>
    public TTo[] Gather<TFrom, TTo>(TFrom[] values, Func<TFrom, TTo> map)
    {
        var target = new TTo[values.Length];
        if (axis == Axis.Z)
        {
            Parallel.For(0, Nz, z =>
            {
                for (var i = z * Nx * Ny; i < (z + 1) * Nx * Ny; i++) target[i] = map(values[i]);
            });
            return target;
        }
        // Strides of the turned axes in the image.
        var (sx, sy, sz) = axis == Axis.Y ? (1, grid.Nx * grid.Ny, grid.Nx) : (grid.Nx, grid.Nx * grid.Ny, 1);
        Parallel.For(0, Ny, y =>
        {
            // For transport along x the inner loop runs along the image's rows, so that reads are contiguous.
            if (axis == Axis.X)
                for (var x = 0; x < Nx; x++)
                    for (var z = 0; z < Nz; z++) target[x + Nx * (y + Ny * z)] = map(values[x * sx + y * sy + z * sz]);
            else
                for (var z = 0; z < Nz; z++)
                    for (var x = 0; x < Nx; x++) target[x + Nx * (y + Ny * z)] = map(values[x * sx + y * sy + z * sz]);
        });
        return target;
    }
}
