using Lamina.Voxels.Images;

namespace Lamina.Voxels.Metrics;

/// <summary>
/// Lines where three phases meet: edges of the voxel lattice whose four voxels hold all three. Edges run in steps; a line of random direction is 2/3 of their length
/// (the mean of |cos| over the three axes adds up to 3/2).
/// </summary>
public sealed record ThreePhaseLines
{
    /// <summary>Edges over the number of voxels [-].</summary>
    public required double EdgesPerVoxel { get; init; }

    /// <summary>Length per volume, 2/3 of that of the edges [1/m2].</summary>
    public required double LengthPerVolume { get; init; }

    /// <summary>Counts the edges of three phases.</summary>
    /// <param name="image">at most 32 phases, cubic voxels</param>
    /// <param name="a">phase position</param>
    /// <param name="b">another phase position</param>
    /// <param name="c">a third phase position</param>
    public static ThreePhaseLines Of(PhaseImage image, int a, int b, int c)
    {
        ArgumentNullException.ThrowIfNull(image);
        var grid = image.Grid;
        if (a == b || b == c || a == c || Math.Max(a, Math.Max(b, c)) >= image.Phases.Count || Math.Min(a, Math.Min(b, c)) < 0) throw new ArgumentException($"phases {a}, {b} and {c}: give three different positions below {image.Phases.Count}");
        if (image.Phases.Count > 32) throw new ArgumentException($"lines between {image.Phases.Count} phases: at most 32");
        var edge = grid.RequireCubic();
        var wanted = 1u << a | 1u << b | 1u << c;
        var perPage = new long[grid.Nz];
        var v = image.Values;
        Parallel.For(0, grid.Nz, z =>
        {
            long count = 0;
            int nx = grid.Nx, page = grid.PageCount;
            bool Meets(int i, int s, int t) => ((1u << v[i] | 1u << v[i + s] | 1u << v[i + t] | 1u << v[i + s + t]) & wanted) == wanted;
            for (var y = 0; y < grid.Ny; y++)
                for (var x = 0; x < nx; x++)
                {
                    var i = grid.Index(x, y, z);
                    bool right = x < nx - 1, back = y < grid.Ny - 1, above = z < grid.Nz - 1;
                    if (right && back && Meets(i, 1, nx)) count++;
                    if (right && above && Meets(i, 1, page)) count++;
                    if (back && above && Meets(i, nx, page)) count++;
                }
            perPage[z] = count;
        });
        long edges = 0;
        foreach (var count in perPage) edges += count;
        return new ThreePhaseLines { EdgesPerVoxel = edges / (double)grid.Count, LengthPerVolume = edges / (double)grid.Count / (edge * edge) * 2 / 3 };
    }
}
