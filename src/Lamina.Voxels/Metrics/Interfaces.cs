using Lamina.Numerics.Parallel;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Metrics;

/// <summary>
/// Interface areas between phases, counted once for all pages and answered for any range of them. Faces: shared voxel faces, 1.5 times too large for a sphere and the numbers that
/// other programs print. Crofton: crossings along 13 directions, weighted by the solid angle that each stands for; unbiased for random orientation, a few percent off for flat faces.
/// </summary>
public sealed class Interfaces
{
    // The directions of the 26 neighbours up to sign, with the weight of the Voronoi cell of each on the unit sphere, both signs together (Ohser and Muecklich 2000, cubic lattice).
    private const double AxisWeight = 2 * 0.045777895, FaceDiagonalWeight = 2 * 0.036980628, SpaceDiagonalWeight = 2 * 0.035195639;

    private static readonly (int X, int Y, int Z)[] Directions =
    [
        (1, 0, 0), (0, 1, 0), (0, 0, 1),
        (1, 1, 0), (-1, 1, 0), (1, 0, 1), (-1, 0, 1), (0, 1, 1), (0, -1, 1),
        (1, 1, 1), (-1, 1, 1), (1, -1, 1), (-1, -1, 1),
    ];

    private readonly VoxelGrid grid;
    private readonly int phases;

    // [direction][page][pair]: pairs of neighbours in the two phases, either way round, the lower voxel lying in the page.
    private readonly long[][][] crossings;

    private Interfaces(VoxelGrid grid, int phases, long[][][] crossings)
    {
        this.grid = grid;
        this.phases = phases;
        this.crossings = crossings;
    }

    /// <summary>Counts neighbours of different phases in 13 directions.</summary>
    /// <param name="image">at most 32 phases</param>
    public static Interfaces Count(PhaseImage image) => Count(image, 1L << 25);

    /// <summary>The same with bits of as many pages at a time as go into so many bytes; counts do not depend on them.</summary>
    internal static Interfaces Count(PhaseImage image, long bytes)
    {
        ArgumentNullException.ThrowIfNull(image);
        var n = image.Phases.Count;
        if (n > 32) throw new ArgumentException($"interfaces between {n} phases: at most 32; a particle map has to become phases first");
        var grid = image.Grid;
        var thick = PhaseBits.PagesIn(bytes, grid, n);
        // Steps lead to the next page at most.
        var bits = new PhaseBits(grid, [.. Enumerable.Range(0, n)], Math.Min(grid.Nz, thick + 1));
        var crossings = new long[Directions.Length][][];
        for (var d = 0; d < crossings.Length; d++) crossings[d] = new long[grid.Nz][];
        for (var first = 0; first < grid.Nz; first += thick)
        {
            bits.Load(image, first, Math.Min(grid.Nz, first + thick + 1));
            ScheduledLoop.For(first, Math.Min(grid.Nz, first + thick), z =>
            {
                for (var d = 0; d < Directions.Length; d++)
                {
                    var (dx, dy, dz) = Directions[d];
                    var counts = crossings[d][z] = new long[n * (n - 1) / 2];
                    for (var a = 0; a < n; a++)
                        for (var b = a + 1; b < n; b++)
                            counts[Pair(a, b, n)] = bits.CountPairs(a, b, z, dx, dy, dz) + bits.CountPairs(b, a, z, dx, dy, dz);
                }
            });
        }
        return new Interfaces(image.Grid, n, crossings);
    }

    /// <summary>Voxel faces between two phases.</summary>
    /// <param name="a">phase position</param>
    /// <param name="b">another phase position</param>
    /// <param name="firstPage">first page counted</param>
    /// <param name="pages">number of pages; negative for all that follow</param>
    public long Faces(int a, int b, int firstPage = 0, int pages = -1)
    {
        long sum = 0;
        for (var d = 0; d < 3; d++) sum += Sum(d, a, b, firstPage, pages);
        return sum;
    }

    /// <summary>Faces between two phases over the number of voxels [-].</summary>
    /// <param name="a">phase position</param>
    /// <param name="b">another phase position</param>
    public double FacesPerVoxel(int a, int b) => Faces(a, b) / (double)grid.Count;

    /// <summary>Faces of a phase to all others over the number of voxels [-].</summary>
    /// <param name="phase">phase position</param>
    public double FacesPerVoxel(int phase)
    {
        long sum = 0;
        for (var other = 0; other < phases; other++) if (other != phase) sum += Faces(phase, other);
        return sum / (double)grid.Count;
    }

    /// <summary>Area of the faces of a phase to all others per volume, each face with its own area where voxels are not cubic [1/m].</summary>
    /// <param name="phase">phase position</param>
    public double FaceArea(int phase)
    {
        var area = 0.0;
        // A face across an axis fills the voxel's volume over its edge along that axis.
        double[] edges = [grid.Spacing.X, grid.Spacing.Y, grid.Spacing.Z];
        for (var other = 0; other < phases; other++)
            if (other != phase)
                for (var d = 0; d < 3; d++) area += Sum(d, phase, other, 0, -1) / edges[d];
        return area / grid.Count;
    }

    /// <summary>Area between two phases per volume by Crofton's formula [1/m].</summary>
    /// <param name="a">phase position</param>
    /// <param name="b">another phase position</param>
    /// <param name="firstPage">first page counted</param>
    /// <param name="pages">number of pages; negative for all that follow</param>
    public double Crofton(int a, int b, int firstPage = 0, int pages = -1)
    {
        var edge = grid.RequireCubic();
        var last = pages < 0 ? grid.Nz : Math.Min(grid.Nz, firstPage + pages);
        var density = 0.0;
        for (var d = 0; d < Directions.Length; d++)
        {
            var (dx, dy, dz) = Directions[d];
            // Pairs whose second voxel lies outside the image are no crossings and no length either.
            var pairs = (long)(grid.Nx - Math.Abs(dx)) * (grid.Ny - Math.Abs(dy)) * (Math.Min(last, grid.Nz - dz) - firstPage);
            if (pairs <= 0) continue;
            var length = Math.Sqrt(dx * dx + dy * dy + dz * dz) * edge;
            var weight = (dx * dx + dy * dy + dz * dz) switch { 1 => AxisWeight, 2 => FaceDiagonalWeight, _ => SpaceDiagonalWeight };
            // S_V = 2 P_L for isotropic lines: twice the crossings per length, averaged over directions.
            density += weight * 2 * Sum(d, a, b, firstPage, pages) / (pairs * length);
        }
        return density;
    }

    /// <summary>Area of a phase to all others per volume by Crofton's formula [1/m].</summary>
    /// <param name="phase">phase position</param>
    public double Crofton(int phase)
    {
        var sum = 0.0;
        for (var other = 0; other < phases; other++) if (other != phase) sum += Crofton(phase, other);
        return sum;
    }

    private long Sum(int direction, int a, int b, int firstPage, int pages)
    {
        if (a == b || (uint)a >= (uint)phases || (uint)b >= (uint)phases) throw new ArgumentException($"interface between phases {a} and {b}: give two different positions below {phases}");
        if (firstPage < 0 || firstPage >= grid.Nz) throw new ArgumentException($"page {firstPage}: the image has {grid.Nz}");
        var last = pages < 0 ? grid.Nz : Math.Min(grid.Nz, firstPage + pages);
        long sum = 0;
        for (var z = firstPage; z < last; z++) sum += crossings[direction][z][Pair(Math.Min(a, b), Math.Max(a, b), phases)];
        return sum;
    }

    private static int Pair(int a, int b, int n) => a * n - a * (a + 1) / 2 + b - a - 1;
}
