using Lamina.Data.Images;

namespace Lamina.Voxels.Images;

/// <summary>Sizes, voxel edges and position of an image. Voxel (x, y, z) has index x + Nx (y + Ny z) and its centre at origin + (x + 1/2, y + 1/2, z + 1/2) * spacing.</summary>
public readonly record struct VoxelGrid
{
    /// <summary>A grid.</summary>
    /// <param name="nx">columns</param>
    /// <param name="ny">rows</param>
    /// <param name="nz">pages</param>
    /// <param name="spacing">voxel edges; null counts in voxels (edge 1) [m]</param>
    /// <param name="origin">outer corner of voxel (0, 0, 0) [m]</param>
    public VoxelGrid(int nx, int ny, int nz, ImageSpacing? spacing = null, ImageOrigin origin = default)
    {
        if (nx < 1 || ny < 1 || nz < 1) throw new ArgumentException($"grid of {nx} x {ny} x {nz} voxels: every size must be 1 or more");
        if ((long)nx * ny > Array.MaxLength) throw new ArgumentException($"grid of {nx} x {ny} x {nz} voxels: a page holds at most {Array.MaxLength} voxels; crop it");
        Nx = nx;
        Ny = ny;
        Nz = nz;
        HasSpacing = spacing is not null;
        Spacing = spacing ?? ImageSpacing.Cubic(1);
        Origin = origin;
    }

    /// <summary>Columns.</summary>
    public int Nx { get; }

    /// <summary>Rows.</summary>
    public int Ny { get; }

    /// <summary>Pages.</summary>
    public int Nz { get; }

    /// <summary>False where the voxel size is not known and lengths count in voxels.</summary>
    public bool HasSpacing { get; }

    /// <summary>Voxel edges; 1 where not known [m].</summary>
    public ImageSpacing Spacing { get; }

    /// <summary>Outer corner of voxel (0, 0, 0) [m].</summary>
    public ImageOrigin Origin { get; }

    /// <summary>Number of voxels; for more than one array holds see <see cref="RequireArray"/>.</summary>
    public long Count => (long)PageCount * Nz;

    /// <summary>Voxels of one page.</summary>
    public int PageCount => Nx * Ny;

    /// <summary>Whether the three edges agree to 1 part in 10^6.</summary>
    public bool IsCubic => Math.Abs(Spacing.X - Spacing.Y) <= 1e-6 * Spacing.X && Math.Abs(Spacing.X - Spacing.Z) <= 1e-6 * Spacing.X;

    /// <summary>Number of voxels along an axis.</summary>
    public int Size(Axis axis) => axis switch { Axis.X => Nx, Axis.Y => Ny, _ => Nz };

    /// <summary>Voxel edge along an axis [m].</summary>
    public double Edge(Axis axis) => axis switch { Axis.X => Spacing.X, Axis.Y => Spacing.Y, _ => Spacing.Z };

    /// <summary>Index of a voxel in an array of the whole.</summary>
    public int Index(int x, int y, int z) => x + Nx * (y + Ny * z);

    /// <summary>Same position and voxel size, other sizes.</summary>
    internal VoxelGrid Resized(int nx, int ny, int nz) => new(nx, ny, nz, HasSpacing ? Spacing : null, Origin);

    /// <summary>Number of voxels for work that holds one number per voxel in one array.</summary>
    /// <exception cref="ArgumentException">there are more than an array holds: crop the image, measure sub-volumes, or take what works page by page or tile by tile</exception>
    public int RequireArray() => Count <= Array.MaxLength
        ? (int)Count
        : throw new ArgumentException($"{Nx} x {Ny} x {Nz} voxels: this needs the whole image in one array, which holds at most {Array.MaxLength}; crop the image, or measure sub-volumes");

    /// <summary>The edge of cubic voxels [m].</summary>
    /// <exception cref="ArgumentException">the voxels are not cubic: resample the image first</exception>
    public double RequireCubic() => IsCubic
        ? Spacing.X
        : throw new ArgumentException($"needs cubic voxels, these are {Spacing.X} x {Spacing.Y} x {Spacing.Z} m: resample the image first");
}
