using Lamina.Learning.Sampling;
using Lamina.Testing;

namespace Lamina.Learning.Tests.Sampling;

public sealed class DistributionTests
{
    public static TheoryData<string, Distribution> All() => new()
    {
        { "normal", Distribution.Normal(35, 5) },
        { "uniform", Distribution.Uniform(-2, 3) },
        { "log-uniform", Distribution.LogUniform(1e-10, 1e-8) },
        { "log-normal", Distribution.LogNormal(2, 0.4) },
        { "truncated", Distribution.Normal(1, 1).Within(0, 1.5) },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Quantile_is_the_inverse_of_the_cumulative_distribution(string name, Distribution law)
    {
        for (var i = 1; i < 100; i++) Close.Absolute(i / 100.0, law.Cumulative(law.Quantile(i / 100.0)), 1e-9, name);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Mean_and_deviation_are_those_of_the_samples(string name, Distribution law)
    {
        const int count = 1 << 16;
        var samples = new SobolSequence(1, 11).Points(count).Select(p => law.Quantile(p[0])).ToArray();
        var mean = samples.Average();
        Close.Relative(law.Mean, mean, 1e-4, name);
        Close.Relative(law.StandardDeviation, Math.Sqrt(samples.Average(x => (x - mean) * (x - mean))), 1e-3, name);
        Assert.All(samples, x => Assert.InRange(x, law.Lowest, law.Highest));
    }

    [Fact] // Johnson, Kotz and Balakrishnan: mean of a normal (0, 1) cut to (0, inf) is sqrt(2/pi), variance 1 - 2/pi
    public void Half_normal_has_its_closed_form_moments()
    {
        var half = Distribution.Normal(0, 1).Within(0, double.PositiveInfinity);
        Close.Relative(Math.Sqrt(2 / Math.PI), half.Mean, 1e-4);
        Close.Relative(Math.Sqrt(1 - 2 / Math.PI), half.StandardDeviation, 1e-3);
    }

    [Fact]
    public void A_range_far_outside_is_refused() =>
        Assert.Throws<ArgumentException>(() => Distribution.Normal(0, 1).Within(40, 41));

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Normal(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Uniform(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.LogUniform(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.LogNormal(double.NaN, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(100)]
    public void Latin_hypercube_takes_every_slice_once(int count)
    {
        var points = LatinHypercube.Points(count, 6, 5);
        for (var dimension = 0; dimension < 6; dimension++)
        {
            var slices = points.Select(p => (int)(p[dimension] * count)).Order().ToArray();
            Assert.Equal(Enumerable.Range(0, count), slices);
        }
        var same = LatinHypercube.Points(count, 6, 5);
        for (var i = 0; i < count; i++) Close.SameBits(points[i], same[i]);
    }
}
