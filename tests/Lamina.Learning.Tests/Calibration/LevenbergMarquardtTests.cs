using Lamina.Learning.Calibration;
using Lamina.Studies.Validation.Data;
using Lamina.Testing;

namespace Lamina.Learning.Tests.Calibration;

public sealed class LevenbergMarquardtTests
{
    private static double[] Open(int n) => [.. Enumerable.Repeat(double.NegativeInfinity, n)];

    private static double[] Free(int n) => [.. Enumerable.Repeat(double.PositiveInfinity, n)];

    [Theory]
    [InlineData("Misra1a", 0)]
    [InlineData("Misra1a", 1)]
    [InlineData("Hahn1", 0)]
    [InlineData("Hahn1", 1)]
    [InlineData("MGH09", 0)]
    [InlineData("MGH09", 1)]
    [InlineData("Thurber", 0)]
    [InlineData("Thurber", 1)]
    public void Certified_values_of_NIST_are_met_from_both_starts(string name, int start)
    {
        var set = StrdSet.Parse(name, File.ReadAllText(Path.Combine(Places.Root, "src/Lamina.Studies/Validation/Data", name + ".dat")));
        var n = set.Certified.Length;
        var result = LevenbergMarquardt.Solve(set.Residuals, set.Y.Length, set.Starts[start], Open(n), Free(n));
        Assert.Equal(LeastSquaresStatus.Converged, result.Status);
        Close.Relative(set.SumOfSquares, result.SumOfSquares, 1e-9, "sum of squares");
        for (var j = 0; j < n; j++) Close.Relative(set.Certified[j], result.Point[j], 1e-6, $"b{j + 1}");
    }

    [Fact]
    public void A_bound_that_cuts_off_the_minimum_is_active_and_the_rest_is_optimal()
    {
        // min (x - 3)^2 + (x + y - 1)^2 with x <= 1: x = 1, y = 0.
        var result = LevenbergMarquardt.Solve((x, r) => { r[0] = x[0] - 3; r[1] = x[0] + x[1] - 1; return true; }, 2, [0, 5], [-1, -10], [1, 10]);
        Assert.Equal(1, result.Point[0]);
        Close.Absolute(0, result.Point[1], 1e-9);
    }

    [Fact]
    public void Rosenbrock_as_residuals_is_solved_from_its_classic_start()
    {
        var result = LevenbergMarquardt.Solve((x, r) => { r[0] = 10 * (x[1] - x[0] * x[0]); r[1] = 1 - x[0]; return true; }, 2, [-1.2, 1], Open(2), Free(2));
        Close.Relative(1, result.Point[0], 1e-8);
        Close.Relative(1, result.Point[1], 1e-8);
    }

    [Fact]
    public void Points_without_an_answer_are_turned_back_from()
    {
        // log is undefined left of 0; the full step from 2 would go there.
        static bool Model(ReadOnlySpan<double> x, Span<double> r)
        {
            r[0] = Math.Log(x[0]) + 3;
            return x[0] > 0;
        }
        Close.Relative(Math.Exp(-3), LevenbergMarquardt.Solve(Model, 1, [2], Open(1), Free(1)).Point[0], 1e-9);
        Assert.Equal(LeastSquaresStatus.NoAnswerAtStart, LevenbergMarquardt.Solve(Model, 1, [-1], Open(1), Free(1)).Status);
    }

    [Fact]
    public void A_variable_without_effect_stays_at_its_start()
    {
        var result = LevenbergMarquardt.Solve((x, r) => { r[0] = x[0] - 2; return true; }, 1, [0, 7], Open(2), Free(2));
        Close.Relative(2, result.Point[0], 1e-10);
        Assert.Equal(7, result.Point[1]);
    }

    [Fact]
    public void The_number_of_threads_does_not_change_a_bit()
    {
        static double[] With(int threads) => LevenbergMarquardt.Solve(
            (x, r) => { for (var i = 0; i < r.Length; i++) r[i] = x[0] * Math.Exp(-x[1] * i) + x[2] - Math.Sin(i); return true; },
            20, [1, 0.5, 0], [0, 0, -5], [5, 5, 5], new() { Threads = threads }).Point;
        Close.SameBits(With(1), With(2));
    }
}
