using Lamina.Learning.Calibration;
using Lamina.Numerics.Random;
using Lamina.Testing;
using MathNet.Numerics.Distributions;

namespace Lamina.Learning.Tests.Calibration;

public sealed class FitTests
{
    private static readonly double[] Times = [.. Enumerable.Range(0, 20).Select(i => 0.5 * i)];

    private static FitSeries Straight(ulong seed, double noise, bool known = false)
    {
        var stream = new RandomStream(seed, RandomStreams.Tests);
        return new FitSeries
        {
            Name = "y",
            Values = [.. Times.Select((t, i) => 2 + 3 * t + noise * stream.Normal(0, (ulong)i))],
            Deviations = known ? [.. Times.Select(_ => noise)] : null,
        };
    }

    private static bool Line(ReadOnlySpan<double> p, Span<double> y)
    {
        for (var i = 0; i < y.Length; i++) y[i] = p[0] + p[1] * Times[i];
        return true;
    }

    private static FitProblem Problem(FitSeries series) => new()
    {
        Parameters = [new() { Name = "a", Low = -50, High = 50 }, new() { Name = "b", Low = -10, High = 20 }], Series = [series], Model = Line,
    };

    [Fact]
    public void A_straight_line_has_the_closed_form_estimates_deviations_and_intervals()
    {
        var series = Straight(1, 0.3);
        var result = Fit.Run(Problem(series));
        double n = Times.Length, tm = Times.Average(), ym = series.Values.Average();
        double sxx = Times.Sum(t => (t - tm) * (t - tm)), sxy = Times.Zip(series.Values, (t, y) => (t - tm) * (y - ym)).Sum();
        double b = sxy / sxx, a = ym - b * tm, rss = Times.Zip(series.Values, (t, y) => Math.Pow(y - a - b * t, 2)).Sum(), s = Math.Sqrt(rss / (n - 2));
        double sb = s / Math.Sqrt(sxx), sa = s * Math.Sqrt(1 / n + tm * tm / sxx), q = StudentT.InvCDF(0, 1, n - 2, 0.975);
        Close.Relative(a, result.Estimates[0].Value, 1e-8, "a");
        Close.Relative(b, result.Estimates[1].Value, 1e-8, "b");
        Close.Relative(sa, result.Estimates[0].StandardDeviation!.Value, 1e-6, "sd of a");
        Close.Relative(sb, result.Estimates[1].StandardDeviation!.Value, 1e-6, "sd of b");
        Close.Relative(a - q * sa, result.Estimates[0].Low!.Value, 1e-5, "low");
        Close.Relative(b + q * sb, result.Estimates[1].High!.Value, 1e-6, "high");
        // On a linear model the profile is the linearised interval; the search for its ends stops within 1 % of the half width.
        Close.Absolute(b - q * sb, result.Estimates[1].ProfileLow!.Value, 0.011 * q * sb, "profile");
        Close.Absolute(a + q * sa, result.Estimates[0].ProfileHigh!.Value, 0.011 * q * sa, "profile");
        Close.Relative(-tm / Math.Sqrt(sxx / n + tm * tm), result.Correlation[0][1], 1e-6, "correlation");
        Close.Relative(s, result.Series[0].Deviations[0], 1e-8, "estimated deviation");
        Assert.All(result.Directions, d => Assert.Equal(Knowledge.Determined, d.Knowledge));
    }

    [Fact]
    public void Given_deviations_give_normal_intervals()
    {
        var result = Fit.Run(Problem(Straight(2, 0.3, known: true)));
        var sxx = Times.Sum(t => Math.Pow(t - Times.Average(), 2));
        Close.Relative(0.3 / Math.Sqrt(sxx), result.Estimates[1].StandardDeviation!.Value, 1e-6);
        Close.Relative(1.959964, (result.Estimates[1].High!.Value - result.Estimates[1].Value) / result.Estimates[1].StandardDeviation!.Value, 1e-5);
    }

    [Fact]
    public void Parameters_that_only_act_as_a_product_are_named_as_such()
    {
        var problem = new FitProblem
        {
            Parameters = [new() { Name = "area", Low = 0.1, High = 10, Logarithmic = true }, new() { Name = "rate", Low = 0.1, High = 10, Logarithmic = true }, new() { Name = "offset", Low = -5, High = 5 }],
            Series = [Straight(3, 0.1)],
            Model = (p, y) =>
            {
                for (var i = 0; i < y.Length; i++) y[i] = p[2] + p[0] * p[1] * Times[i];
                return true;
            },
        };
        var result = Fit.Run(problem);
        var lost = result.Directions[^1];
        Assert.Equal(Knowledge.Undetermined, lost.Knowledge);
        Close.Absolute(Math.Sqrt(0.5), lost.Shares[0] * Math.Sign(lost.Shares[0]), 1e-3);
        Close.Absolute(-1, lost.Shares[0] / lost.Shares[1], 1e-3, "up with one, down with the other");
        Assert.Contains(result.Warnings, w => w.Contains("cannot tell") && w.Contains("area") && w.Contains("rate") && !w.Contains("offset"));
        Assert.Equal(Knowledge.Undetermined, result.Estimates[0].Knowledge);
        Assert.Null(result.Estimates[0].ProfileHigh is { } high && result.Estimates[0].ProfileLow is { } low ? (low, high) : null);
        Assert.Equal(Knowledge.Determined, result.Estimates[2].Knowledge);
    }

    [Fact]
    public void Two_series_of_different_units_get_their_own_deviations()
    {
        var stream = new RandomStream(4, RandomStreams.Tests);
        var problem = new FitProblem
        {
            Parameters = [new() { Name = "k", Low = 0.01, High = 10, Logarithmic = true }],
            Series =
            [
                new() { Name = "thickness", Values = [.. Times.Select((t, i) => 1e-4 * Math.Exp(-0.3 * t) + 1e-6 * stream.Normal(0, (ulong)i))] },
                new() { Name = "temperature", Values = [.. Times.Select((t, i) => 300 + 50 * (1 - Math.Exp(-0.3 * t)) + 2 * stream.Normal(1, (ulong)i))] },
            ],
            Model = (p, y) =>
            {
                for (var i = 0; i < Times.Length; i++) (y[i], y[Times.Length + i]) = (1e-4 * Math.Exp(-p[0] * Times[i]), 300 + 50 * (1 - Math.Exp(-p[0] * Times[i])));
                return true;
            },
        };
        var result = Fit.Run(problem);
        Assert.InRange(result.Estimates[0].Value, result.Estimates[0].ProfileLow!.Value, result.Estimates[0].ProfileHigh!.Value);
        Close.Relative(0.3, result.Estimates[0].Value, 0.05);
        Close.Relative(1e-6, result.Series[0].Deviations[0], 0.4);
        Close.Relative(2, result.Series[1].Deviations[0], 0.4);
    }

    [Fact]
    public void A_prior_and_one_measurement_add_their_precisions()
    {
        // Conjugate normal: prior 5 +- 2, data 8 +- 1.
        var result = Fit.Run(new FitProblem
        {
            Parameters = [new() { Name = "m", Low = -100, High = 100, PriorMean = 5, PriorDeviation = 2 }],
            Series = [new() { Name = "y", Values = [8], Deviations = [1] }],
            Model = (p, y) => { y[0] = p[0]; return true; },
        });
        Close.Relative((5 / 4.0 + 8) / (1 / 4.0 + 1), result.Estimates[0].Value, 1e-8);
        Close.Relative(Math.Sqrt(1 / 1.25), result.Estimates[0].StandardDeviation!.Value, 1e-6);
    }

    [Fact]
    public void Dense_curves_of_a_wrong_model_do_not_pretend_to_be_precise()
    {
        var t = Enumerable.Range(0, 400).Select(i => i / 40.0).ToArray();
        FitProblem Of(FitSeries series) => new()
        {
            Parameters = [new() { Name = "b", Low = 0, High = 10 }],
            Series = [series],
            Model = (p, y) => { for (var i = 0; i < y.Length; i++) y[i] = p[0] * t[i]; return true; },
        };
        var series = new FitSeries { Name = "y", Values = [.. t.Select(x => 3 * x + Math.Sin(2 * x))] };
        var plain = Fit.Run(Of(series), new() { Widen = false });
        var wide = Fit.Run(Of(series));
        Assert.True(wide.Estimates[0].StandardDeviation > 5 * plain.Estimates[0].StandardDeviation);
        Assert.Contains(wide.Warnings, w => w.Contains("follow each other"));
        Assert.True(wide.Estimates[0].ProfileHigh - wide.Estimates[0].ProfileLow > 5 * (plain.Estimates[0].ProfileHigh - plain.Estimates[0].ProfileLow));
    }

    [Fact]
    public void The_deeper_of_two_minima_is_found()
    {
        // cos with frequencies: local minima everywhere.
        var problem = new FitProblem
        {
            Parameters = [new() { Name = "w", Low = 0.2, High = 6, Start = 5.5 }],
            Series = [new() { Name = "y", Values = [.. Times.Select(x => Math.Cos(1.7 * x))] }],
            Model = (p, y) => { for (var i = 0; i < y.Length; i++) y[i] = Math.Cos(p[0] * Times[i]); return true; },
        };
        Close.Relative(1.7, Fit.Run(problem, new() { Trials = 40, Searches = 6 }).Estimates[0].Value, 1e-6);
    }

    [Fact]
    public void Failed_evaluations_are_survived_and_counted()
    {
        var result = Fit.Run(Problem(Straight(5, 0.1)) with { Model = (p, y) => Line(p, y) && p[0] > -10 });
        Close.Relative(2, result.Estimates[0].Value, 0.1);
        Assert.True(result.Failures > 0);
        Assert.Throws<Lamina.Numerics.NotConvergedException>(() => Fit.Run(Problem(Straight(5, 0.1)) with { Model = (_, _) => false }));
    }

    [Fact]
    public void Fewer_values_than_parameters_are_refused() =>
        Assert.Contains("cannot fix", Assert.Throws<ArgumentException>(() => Fit.Run(Problem(new() { Name = "y", Values = [1] }))).Message);

    [Fact]
    public void The_number_of_threads_does_not_change_a_bit()
    {
        static double[] With(int threads) => [.. Fit.Run(Problem(Straight(6, 0.3)), new() { Threads = threads }).Estimates.SelectMany(e => new[] { e.Value, e.StandardDeviation!.Value, e.ProfileLow!.Value, e.ProfileHigh!.Value })];
        Close.SameBits(With(1), With(4));
    }

    [Trait("Category", "Long")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Intervals_of_a_curved_model_cover_as_often_as_they_say_over_200_replicates(bool known)
    {
        // y = A exp(-k t) + B with 5 % noise.
        const double A = 4, K = 0.6, B = 1, noise = 0.2;
        static bool Model(ReadOnlySpan<double> p, Span<double> y)
        {
            for (var i = 0; i < y.Length; i++) y[i] = p[0] * Math.Exp(-p[1] * Times[i]) + p[2];
            return true;
        }
        double[] truth = [A, K, B];
        var (linear, profile) = (new int[3], new int[3]);
        for (var replicate = 0; replicate < 200; replicate++)
        {
            var stream = new RandomStream((ulong)replicate, RandomStreams.SyntheticNoise);
            var result = Fit.Run(new FitProblem
            {
                Parameters = [new() { Name = "A", Low = 0.1, High = 20 }, new() { Name = "k", Low = 0.01, High = 10, Logarithmic = true }, new() { Name = "B", Low = -10, High = 10 }],
                Series = [new() { Name = "y", Values = [.. Times.Select((t, i) => A * Math.Exp(-K * t) + B + noise * stream.Normal(0, (ulong)i))], Deviations = known ? [.. Times.Select(_ => noise)] : null }],
                Model = Model,
            }, new() { Trials = 4, Searches = 1 });
            for (var j = 0; j < 3; j++)
            {
                if (result.Estimates[j].Low <= truth[j] && truth[j] <= result.Estimates[j].High) linear[j]++;
                if ((result.Estimates[j].ProfileLow ?? double.NegativeInfinity) <= truth[j] && truth[j] <= (result.Estimates[j].ProfileHigh ?? double.PositiveInfinity)) profile[j]++;
            }
        }
        // 190 expected; three standard deviations of 200 draws at 95 % are 9.2.
        for (var j = 0; j < 3; j++)
        {
            Assert.InRange(profile[j], 181, 200);
            Assert.InRange(linear[j], 181, 200);
        }
    }
}
