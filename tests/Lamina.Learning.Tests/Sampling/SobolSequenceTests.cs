using Lamina.Learning.Sampling;
using Lamina.Testing;

namespace Lamina.Learning.Tests.Sampling;

public sealed class SobolSequenceTests
{
    [Fact]
    public void First_points_in_five_dimensions_are_those_of_Joe_and_Kuo()
    {
        double[][] expected =
        [
            [0, 0, 0, 0, 0], [.5, .5, .5, .5, .5], [.75, .25, .25, .25, .75], [.25, .75, .75, .75, .25],
            [.375, .375, .625, .875, .375], [.875, .875, .125, .375, .875], [.625, .125, .875, .625, .625], [.125, .625, .375, .125, .125],
        ];
        var points = new SobolSequence(5, null).Points(8);
        for (var i = 0; i < 8; i++) Close.SameBits(expected[i], points[i]);
    }

    [Theory] // scipy 1.10.1, qmc.Sobol(512, scramble=False), times 2^32
    [InlineData(777, 0, 2973761536.0)]
    [InlineData(777, 100, 3619684352.0)]
    [InlineData(777, 300, 2646605824.0)]
    [InlineData(777, 511, 3426746368.0)]
    [InlineData(1023, 511, 2638217216.0)]
    public void High_dimensions_agree_with_scipy(uint index, int dimension, double expected)
    {
        var point = new double[512];
        new SobolSequence(512, null).Point(index, point);
        Assert.Equal(expected, point[dimension] * 4294967296.0);
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(12345UL)]
    public void Scrambled_points_fill_every_elementary_interval_once(ulong seed)
    {
        // The first two dimensions are a (0, m, 2)-net: each of 2^m boxes of any shape holds one point.
        const int m = 8;
        var points = new SobolSequence(2, seed).Points(1 << m);
        for (var split = 0; split <= m; split++)
        {
            var boxes = points.Select(p => ((int)(p[0] * (1 << split)), (int)(p[1] * (1 << (m - split))))).ToHashSet();
            Assert.Equal(1 << m, boxes.Count);
        }
    }

    [Fact]
    public void Scrambled_points_depend_on_seed_and_index_only()
    {
        var some = new SobolSequence(7, 3).Points(64);
        var again = new SobolSequence(7, 3);
        var point = new double[7];
        for (var i = 63; i >= 0; i--)
        {
            again.Point((uint)i, point);
            Close.SameBits(some[i], point);
        }
        Assert.NotEqual(some[5][2], new SobolSequence(7, 4).Points(6)[5][2]);
        Assert.All(some.SelectMany(p => p), x => Assert.InRange(x, double.Epsilon, 1 - 1e-17));
    }

    [Fact]
    public void Integration_error_of_a_smooth_function_falls_faster_than_one_over_N()
    {
        // prod (pi/2 sin(pi x)) has mean 1; root mean square error over seeds at two sizes.
        static double Error(int count)
        {
            var sum = 0.0;
            for (var seed = 0UL; seed < 16; seed++)
            {
                var mean = new SobolSequence(3, seed).Points(count).Sum(p => p.Aggregate(1.0, (f, x) => f * Math.PI / 2 * Math.Sin(Math.PI * x))) / count;
                sum += (mean - 1) * (mean - 1);
            }
            return Math.Sqrt(sum / 16);
        }
        var order = Math.Log2(Error(64) / Error(1024)) / 4;
        Assert.InRange(order, 1.0, 2.0);   // scrambled nets reach 3/2; plain sampling has 1/2
    }

    [Fact]
    public void Too_many_dimensions_are_refused_with_the_limit() =>
        Assert.Contains("512", Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(513, null)).Message);
}
