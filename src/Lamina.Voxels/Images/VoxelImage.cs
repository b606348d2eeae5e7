namespace Lamina.Voxels.Images;

/// <summary>A voxel image: grey values (<c>float</c>), labels (<c>int</c>), a mask or coverage, with its grid. For phases see <see cref="PhaseImage"/>.</summary>
/// <typeparam name="T">type of one voxel's value</typeparam>
public sealed class VoxelImage<T> where T : unmanaged
{
    /// <summary>Wraps values.</summary>
    /// <param name="grid">sizes, voxel size, origin</param>
    /// <param name="values">one per voxel, x fastest; kept, not copied</param>
    public VoxelImage(VoxelGrid grid, T[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != grid.Count)
            throw new ArgumentException($"a grid of {grid.Nx} x {grid.Ny} x {grid.Nz} needs {grid.Count} values, got {values.Length}");
        Grid = grid;
        Values = values;
    }

    /// <summary>An image of zeros.</summary>
    public VoxelImage(VoxelGrid grid) : this(grid, new T[grid.RequireArray()]) { }

    /// <summary>Sizes, voxel size, origin.</summary>
    public VoxelGrid Grid { get; }

    /// <summary>One value per voxel, x fastest, then y, then z.</summary>
    public T[] Values { get; }

    /// <summary>One voxel.</summary>
    public T this[int x, int y, int z] => Values[Grid.Index(x, y, z)];
}
