using Lamina.Voxels.Images;

namespace Lamina.Voxels.Metrics;

/// <summary>How well an image of this size knows a volume fraction: the scatter between disjoint cubes of growing size.</summary>
public sealed record RepresentativeVolume
{
    /// <summary>Edges of the cubes in voxels.</summary>
    public required IReadOnlyList<int> Edge { get; init; }

    /// <summary>Number of disjoint cubes of each size.</summary>
    public required IReadOnlyList<int> Cubes { get; init; }

    /// <summary>Standard deviation of the fraction between the cubes of each size [-].</summary>
    public required IReadOnlyList<double> Deviation { get; init; }

    /// <summary>Integral range: the variance of the fraction in a volume V is f (1 - f) times this over V, for V large against it; from the largest cubes of which there are 27 or more [voxels].</summary>
    public required double IntegralRange { get; init; }

    /// <summary>Half width of the 95 % interval of the whole image's fraction that follows [-].</summary>
    public required double HalfWidth { get; init; }

    /// <summary>Analyses one phase.</summary>
    /// <param name="image">the phases; the shortest side must hold two cubes of 4 voxels</param>
    /// <param name="phase">phase position</param>
    public static RepresentativeVolume Of(PhaseImage image, int phase)
    {
        ArgumentNullException.ThrowIfNull(image);
        var grid = image.Grid;
        var side = Math.Min(grid.Nx, Math.Min(grid.Ny, grid.Nz));
        if (side < 8) throw new ArgumentException($"an image of {grid.Nx} x {grid.Ny} x {grid.Nz} voxels is too small: every side needs 8");
        var fraction = PhaseFractions.Of(image)[phase];
        List<int> edges = [], cubes = [];
        for (var edge = 4; edge <= side / 2; edge *= 2)
        {
            edges.Add(edge);
            cubes.Add(checked(grid.Nx / edge * (grid.Ny / edge) * (grid.Nz / edge)));
        }
        var deviations = Deviations(image, phase, edges);
        // Small cubes lie inside one grain, few large ones scatter.
        var at = edges.FindLastIndex(e => cubes[edges.IndexOf(e)] >= 27);
        var integral = fraction is > 0 and < 1 && at >= 0 ? deviations[at] * deviations[at] * Math.Pow(edges[at], 3) / (fraction * (1 - fraction)) : 0;
        return new RepresentativeVolume
        {
            Edge = edges, Cubes = cubes, Deviation = deviations, IntegralRange = integral,
            HalfWidth = 1.96 * Math.Sqrt(fraction * (1 - fraction) * integral / grid.Count),
        };
    }

    /// <summary>Standard deviation of the fraction between the cubes of each size, page by page: of every size one layer of cubes is held. Sums of counts and of their squares are exact.</summary>
    private static List<double> Deviations(PhaseImage image, int phase, List<int> edges)
    {
        var grid = image.Grid;
        var layers = edges.ConvertAll(edge => new long[grid.Nx / edge * (grid.Ny / edge)]);
        Int128[] sum = new Int128[edges.Count], squares = new Int128[edges.Count];
        for (var z = 0; z < grid.Nz; z++)
        {
            using var page = image.Pages(z, 1);
            for (var e = 0; e < edges.Count; e++)
            {
                var (edge, layer) = (edges[e], layers[e]);
                int nx = grid.Nx / edge, ny = grid.Ny / edge;
                if (z >= grid.Nz / edge * edge) continue;
                for (var y = 0; y < ny * edge; y++)
                {
                    var row = page.Row(y);
                    for (var x = 0; x < nx; x++) layer[x + nx * (y / edge)] += row.Slice(x * edge, edge).Count((byte)phase);
                }
                if ((z + 1) % edge != 0) continue;
                foreach (var count in layer)
                {
                    sum[e] += count;
                    squares[e] += (Int128)count * count;
                }
                layer.AsSpan().Clear();
            }
        }
        List<double> deviations = [];
        for (var e = 0; e < edges.Count; e++)
        {
            Int128 n = (Int128)(grid.Nx / edges[e]) * (grid.Ny / edges[e]) * (grid.Nz / edges[e]);
            deviations.Add(Math.Sqrt((double)(n * squares[e] - sum[e] * sum[e]) / (double)n / Math.Max(1, (double)n - 1)) / Math.Pow(edges[e], 3));
        }
        return deviations;
    }
}
