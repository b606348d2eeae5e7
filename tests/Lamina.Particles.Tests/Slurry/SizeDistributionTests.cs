using FsCheck;
using FsCheck.Fluent;
using Lamina.Particles.Slurry;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Slurry;

public class SizeDistributionTests
{
    private const double Decile = 1.2815515655446004;

    [Theory]
    [InlineData(SizeShares.Number)]
    [InlineData(SizeShares.Volume)]
    public void A_log_normal_law_has_its_quantiles_and_keeps_its_width_by_number_and_by_volume(SizeShares by)
    {
        const double median = 8e-6, sigma = 0.4;
        var law = SizeDistribution.LogNormal(median, sigma, by);
        // Cut at 2.5 standard deviations, 1.2 % is missing: the deciles move by 1.1 %.
        foreach (var (share, u) in ((double, double)[])[(0.1, -Decile), (0.5, 0), (0.9, Decile)])
            Close.Relative(median * Math.Exp(u * sigma), law.Quantile(share, by), 0.015, $"d{100 * share}");
        // Hatch and Choate: the median by volume is exp(3 sigma^2) times that by number. What is cut off moves it by less.
        var (number, volume) = (law.Quantile(0.5, SizeShares.Number), law.Quantile(0.5, SizeShares.Volume));
        Close.Relative(Math.Exp(3 * sigma * sigma), volume / number, 0.08, "medians");
    }

    [Fact]
    public void Classes_keep_number_and_volume_and_their_edges_lie_on_the_curve() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(7, 11), Prop.ForAll(
            (from median in Gen.Choose(5, 300) from sigma in Gen.Choose(5, 80) from classes in Gen.Choose(1, 13) from volume in Gen.Elements(true, false) select (median, sigma, classes, volume)).ToArbitrary(),
            g =>
            {
                var by = g.volume ? SizeShares.Volume : SizeShares.Number;
                var law = SizeDistribution.LogNormal(g.median * 1e-7, g.sigma * 0.01, by);
                var cut = law.Cut(g.classes);
                Close.Relative(1, cut.Sum(c => c.Number), 1e-12, "number");
                Close.Relative(law.Fractions.Sum(f => f.Volume), cut.Sum(c => c.Volume), 1e-12, "volume");
                double below = 0;
                for (var k = 0; k < cut.Count; k++)
                {
                    // Kolmogorov's distance at the edges of the classes: the classes are the curve there.
                    below += cut[k].Number;
                    var edge = law.Fractions[0].Diameter * Math.Pow(law.Fractions[^1].Diameter / law.Fractions[0].Diameter, (k + 1.0) / g.classes);
                    Close.Absolute(law.Below(edge * (1 + 1e-12), SizeShares.Number), below, 0.006, "cumulative number at an edge");
                    if (k > 0) Assert.True(cut[k].Diameter > cut[k - 1].Diameter);
                }
            }));

    [Fact]
    public void One_distribution_is_the_same_as_shares_as_a_cumulative_curve_and_as_a_density()
    {
        const double median = 6e-6, sigma = 0.35;
        var law = SizeDistribution.LogNormal(median, sigma, SizeShares.Volume);
        double[] at = [.. Enumerable.Range(0, 81).Select(k => median * Math.Exp((-2.5 + k / 16.0) * sigma))];
        // The curve is cut where the law is: 0.62 % lie below and are not in either.
        double[] density = [.. at.Select(d => Math.Exp(-0.5 * Math.Pow(Math.Log(d / median) / sigma, 2)) / d)];
        double[] cumulative = [.. at.Select(d => law.Below(d, SizeShares.Volume))];
        var byDensity = SizeDistribution.OfDensity(at, density, SizeShares.Volume);
        var byCurve = SizeDistribution.OfCumulative(at, cumulative, SizeShares.Volume);
        var byShares = SizeDistribution.OfShares([.. law.Fractions.Select(f => f.Diameter)], [.. law.Fractions.Select(f => f.Volume)], SizeShares.Volume);
        foreach (var by in Enum.GetValues<SizeShares>())
            foreach (var share in (double[])[0.1, 0.5, 0.9])
                foreach (var other in (SizeDistribution[])[byDensity, byCurve, byShares])
                    Close.Relative(law.Quantile(share, by), other.Quantile(share, by), 0.01, $"{by} {share}");
    }

    [Fact]
    public void A_trimmed_curve_keeps_what_lies_between()
    {
        var law = SizeDistribution.LogNormal(5e-6, 0.5, SizeShares.Volume).Trimmed(0.05, 0.95, SizeShares.Volume);
        Close.Relative(5e-6, law.Quantile(0.5, SizeShares.Volume), 1e-3, "median");
        // The quantile of .0062 + .05 (1 - .0124): the law was cut at 2.5 standard deviations before.
        Close.Relative(5e-6 * Math.Exp(-1.593 * 0.5), law.Fractions[0].Diameter, 0.01, "smallest");
    }

    [Fact]
    public void Whole_numbers_are_within_half_a_particle_of_the_distribution()
    {
        var sizes = SizeDistribution.LogNormal(4e-6, 0.5, SizeShares.Number).Cut(9);
        var counts = SlurryGenerator.Counts(sizes, 3e-14, out var actual);
        var scale = 3e-14 / sizes.Sum(s => s.Volume);
        for (var k = 0; k < counts.Length; k++) Close.Absolute(sizes[k].Number * scale, counts[k], 0.5, "count");
        Close.Relative(counts.Zip(sizes, (n, s) => n * Math.PI / 6 * Math.Pow(s.Diameter, 3)).Sum(), actual, 1e-12, "volume");
    }

    [Fact]
    public void What_cannot_be_is_told()
    {
        double[] d = [1e-6, 2e-6];
        Assert.Contains("row 2", Assert.Throws<ArgumentException>(() => SizeDistribution.OfShares(d, [1, -1], SizeShares.Number)).Message, StringComparison.Ordinal);
        Assert.Contains("falls", Assert.Throws<ArgumentException>(() => SizeDistribution.OfCumulative(d, [0.5, 0.4], SizeShares.Number)).Message, StringComparison.Ordinal);
        Assert.Contains("must rise", Assert.Throws<ArgumentException>(() => SizeDistribution.OfDensity([2e-6, 1e-6], [1, 1], SizeShares.Volume)).Message, StringComparison.Ordinal);
        Assert.Contains("zero", Assert.Throws<ArgumentException>(() => SizeDistribution.OfShares(d, [0, 0], SizeShares.Volume)).Message, StringComparison.Ordinal);
    }
}
