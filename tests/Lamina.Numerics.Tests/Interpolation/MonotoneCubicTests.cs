using Lamina.Numerics.Interpolation;
using Lamina.Numerics.Random;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Interpolation;

public sealed class MonotoneCubicTests
{
    [Fact]
    public void Random_points_are_hit_monotone_between_and_smooth()
    {
        for (ulong trial = 0; trial < 200; trial++)
        {
            var random = new RandomStream(trial, RandomStreams.Tests);
            var n = 2 + (int)random.Integer(12, 0, 0);
            var (x, y) = (new double[n], new double[n]);
            for (var i = 0; i < n; i++)
            {
                x[i] = (i > 0 ? x[i - 1] : 0) + (trial % 2 == 0 ? 1 : 0.01 + random.Uniform(1, (ulong)i));
                y[i] = trial % 3 == 0 ? (i > 0 ? y[i - 1] : 0) + random.Uniform(2, (ulong)i) : random.Normal(2, (ulong)i);
            }
            var curve = new MonotoneCubic(x, y);
            for (var i = 0; i < n; i++) Close.Absolute(y[i], curve.Value(x[i]), 1e-12, "knot");
            for (var i = 0; i + 1 < n; i++)
            {
                var previous = y[i];
                for (var s = 1; s <= 50; s++)
                {
                    var at = x[i] + (x[i + 1] - x[i]) * s / 50;
                    var value = curve.Evaluate(at, out var slope);
                    Assert.True((value - previous) * (y[i + 1] - y[i]) >= -1e-12, "monotone between knots");
                    Assert.True(slope * (y[i + 1] - y[i]) >= -1e-9 * Math.Abs(y[i + 1] - y[i]), "derivative has the sign of the secant");
                    previous = value;
                }
                if (i == 0) continue;
                Close.Absolute(curve.Derivative(x[i] - 1e-9), curve.Derivative(x[i] + 1e-9), 1e-4 * (1 + y.Max(Math.Abs)), "derivative is continuous");
            }
        }
    }

    [Fact]
    public void The_error_falls_with_order_three_on_a_smooth_monotone_function()
    {
        double Error(int n)
        {
            var x = Enumerable.Range(0, n + 1).Select(i => 2.0 * i / n).ToArray();
            var curve = new MonotoneCubic(x, x.Select(Math.Exp).ToArray());
            return Enumerable.Range(0, 2000).Max(i => Math.Abs(curve.Value(0.001 * i) - Math.Exp(0.001 * i)));
        }
        Assert.InRange(Math.Log2(Error(40) / Error(80)), 2.7, 4.2);
    }

    [Fact]
    public void Beyond_the_ends_each_rule_gives_what_it_says()
    {
        double[] x = [0, 1, 3], y = [0, 2, 3];
        var linear = new MonotoneCubic(x, y);
        Close.Relative(3 + 2 * linear.Derivative(3), linear.Value(5), 1e-14);
        Close.Relative(linear.Derivative(3), linear.Derivative(7), 1e-14);
        var constant = new MonotoneCubic(x, y, BeyondEnds.Constant);
        Assert.Equal((3, 0, 0), (constant.Value(9), constant.Derivative(9), constant.Value(-1)));
        Assert.True(double.IsNaN(new MonotoneCubic(x, y, BeyondEnds.NotANumber).Value(3.1)));
        Assert.True(double.IsNaN(linear.Value(double.NaN)));
    }

    [Fact]
    public void Bad_points_are_refused()
    {
        Assert.Contains("increase", Assert.Throws<ArgumentException>(() => new MonotoneCubic([0, 1, 1], [0, 1, 2])).Message);
        Assert.Throws<ArgumentException>(() => new MonotoneCubic([0, 1], [0, double.NaN]));
        Assert.Throws<ArgumentException>(() => new MonotoneCubic([0], [0]));
    }
}
