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
        List<double> deviations = [];
        for (var edge = 4; edge <= side / 2; edge *= 2)
        {
            int nx = grid.Nx / edge, ny = grid.Ny / edge, nz = grid.Nz / edge;
            var counts = new long[nx * ny * nz];
            for (var z = 0; z < nz * edge; z++)
                for (var y = 0; y < ny * edge; y++)
                {
                    var row = image.Values.AsSpan(grid.Index(0, y, z), grid.Nx);
                    for (var x = 0; x < nx; x++) counts[x + nx * (y / edge + ny * (z / edge))] += row.Slice(x * edge, edge).Count((byte)phase);
                }
            var volume = Math.Pow(edge, 3);
            double mean = counts.Average(c => c / volume), square = counts.Sum(c => (c / volume - mean) * (c / volume - mean));
            var deviation = Math.Sqrt(square / Math.Max(1, counts.Length - 1));
            edges.Add(edge);
            cubes.Add(counts.Length);
            deviations.Add(deviation);
        }
        // Small cubes lie inside one grain, few large ones scatter.
        var at = edges.FindLastIndex(e => cubes[edges.IndexOf(e)] >= 27);
        var integral = fraction is > 0 and < 1 && at >= 0 ? deviations[at] * deviations[at] * Math.Pow(edges[at], 3) / (fraction * (1 - fraction)) : 0;
        return new RepresentativeVolume
        {
            Edge = edges, Cubes = cubes, Deviation = deviations, IntegralRange = integral,
            HalfWidth = 1.96 * Math.Sqrt(fraction * (1 - fraction) * integral / grid.Count),
        };
    }
}
