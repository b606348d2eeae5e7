namespace Lamina.Line.Coating.Spread;

/// <summary>
/// Spread of the loading over the web. Carried on as a distribution: points of equal probability, each of which goes through drying and calendering by itself,
/// so that a law that is not linear bends the distribution as it should.
/// </summary>
public sealed record LoadingSpread
{
    /// <summary>Number of points that stand for the distribution [-].</summary>
    public const int Points = 101;

    /// <summary>The causes; taken as independent.</summary>
    public required IReadOnlyList<SpreadSource> Sources { get; init; }

    /// <summary>Standard deviation over the mean across the web [-].</summary>
    public double Across => Math.Sqrt(Sources.Sum(s => s.Across * s.Across));

    /// <summary>Standard deviation over the mean along the web [-].</summary>
    public double Along => Math.Sqrt(Sources.Sum(s => s.Along * s.Along));

    /// <summary>Standard deviation over the mean of the whole web [-].</summary>
    public double Total => Math.Sqrt(Across * Across + Along * Along);

    /// <summary>Loading over its mean at points of equal probability of a normal distribution, increasing [-].</summary>
    public IReadOnlyList<double> Relative => [.. Standard.Select(z => Math.Max(0.01, 1 + Total * z))];

    // The midpoints of a coarse grid lack a little of the tails: they are scaled to the spread that they stand for.
    private static readonly double[] Standard = Scaled([.. Enumerable.Range(0, Points).Select(i => NormalDistribution.Quantile((i + 0.5) / Points))]);

    private static double[] Scaled(double[] points)
    {
        var own = Math.Sqrt(points.Sum(z => z * z) / Points);
        return [.. points.Select(z => z / own)];
    }

    /// <summary>Share of the web outside a tolerance, normal distribution [-].</summary>
    /// <param name="tolerance">plus or minus, over the mean [-]</param>
    public double Outside(double tolerance) => Total > 0 ? Tail(tolerance / Total) : 0;

    // Shares below one in a million million are none: no web is that long, and no spread is normal that far out.
    internal static double Tail(double deviations) => 2 * NormalDistribution.Below(-deviations) is > 1e-12 and var share ? share : 0;
}
