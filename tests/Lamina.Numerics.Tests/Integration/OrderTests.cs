using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Integration;

public sealed class OrderTests
{
    // Prothero and Robinson 1974: y' = -lambda (y - g(t)) + g'(t), exact y = g(t) = (cos t, sin 2t), with a nonlinear coupling that vanishes on the solution.
    private static readonly DelegateSystem Smooth = new(2, (t, y, f) =>
    {
        var (a, b) = (y[0] - Math.Cos(t), y[1] - Math.Sin(2 * t));
        f[0] = -3 * a + a * b - Math.Sin(t);
        f[1] = -2 * b + a * a + 2 * Math.Cos(2 * t);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Fixed_order_and_step_converge_with_that_order(int order)
    {
        // Summed over several ends: at a single one the leading term may happen to vanish.
        double Error(int steps)
        {
            var sum = 0.0;
            foreach (var part in new[] { 0.25, 0.5, 0.75, 1 })
            {
                var integrator = new StiffIntegrator(Smooth, new DenseMatrix(2), new StiffOptions { RelativeTolerance = 1e-13, AbsoluteTolerance = 1e-13 });
                integrator.TakeFixedSteps(0, 2.0 / steps, order, (int)(part * steps), (t, y) => (y[0], y[1]) = (Math.Cos(t), Math.Sin(2 * t)));
                sum += Math.Abs(integrator.State[0] - Math.Cos(2 * part)) + Math.Abs(integrator.State[1] - Math.Sin(4 * part));
            }
            return sum;
        }
        var steps = order >= 4 ? 80 : 320;
        var observed = Math.Log2(Error(steps) / Error(2 * steps));
        Close.Absolute(order, observed, 0.1, $"observed order of formula {order}");
    }

    [Fact]
    public void The_reference_converges_with_order_five()
    {
        double Error(int steps)
        {
            var y = RadauReference.Solve(Smooth, 0, [1, 0], 2, steps);
            return Math.Abs(y[0] - Math.Cos(2)) + Math.Abs(y[1] - Math.Sin(4));
        }
        Close.Absolute(5, Math.Log2(Error(10) / Error(20)), 0.35);
    }

    [Fact]
    public void The_error_follows_the_tolerance_against_the_reference()
    {
        var exact = RadauReference.Solve(Problems.Hires, 0, [1, 0, 0, 0, 0, 0, 0, 0.0057], 5, 2000);
        var previous = double.PositiveInfinity;
        foreach (var tolerance in new[] { 1e-3, 1e-5, 1e-7, 1e-9 })
        {
            var integrator = new StiffIntegrator(Problems.Hires, new DenseMatrix(8), new StiffOptions { RelativeTolerance = tolerance, AbsoluteTolerance = 1e-4 * tolerance });
            var y = new double[8];
            integrator.Solve(0, [1, 0, 0, 0, 0, 0, 0, 0.0057], 5, y);
            var error = Enumerable.Range(0, 8).Max(i => Math.Abs(y[i] / exact[i] - 1));
            Assert.True(error < 40 * tolerance, $"tolerance {tolerance}: error {error}");
            Assert.True(error < previous, $"tolerance {tolerance}: error {error} after {previous}");
            previous = error;
        }
    }

    [Fact]
    public void Stiff_linear_decay_takes_steps_set_by_accuracy_not_by_stability()
    {
        // y' = -1e6 (y - cos t): an explicit method would need about 1e6 steps to t = 1.
        var system = new DelegateSystem(1, (t, y, f) => f[0] = -1e6 * (y[0] - Math.Cos(t)));
        var integrator = new StiffIntegrator(system, new TridiagonalMatrix(1), new StiffOptions { RelativeTolerance = 1e-6, AbsoluteTolerance = 1e-8 });
        var y = new double[1];
        integrator.Solve(0, [2], 1, y);
        Close.Relative(Math.Cos(1) + 1e-6 * Math.Sin(1), y[0], 2e-6);
        Assert.InRange(integrator.Statistics.Steps, 10, 150);
    }

    [Fact]
    public void Resampled_differences_are_those_of_the_same_polynomial()
    {
        Span<double> matrix = stackalloc double[36];
        foreach (var ratio in new[] { 0.25, 0.9, 1.0, 1.7, 10.0 })
            for (var order = 1; order <= 5; order++)
            {
                double Polynomial(double s) => 1 + s * (0.3 + s * (-0.2 + s * (0.5 + s * (0.1 - 0.7 * s)))) - (order < 5 ? -0.7 * Math.Pow(s, 5) : 0) - (order < 4 ? 0.1 * Math.Pow(s, 4) : 0)
                    - (order < 3 ? 0.5 * Math.Pow(s, 3) : 0) - (order < 2 ? -0.2 * s * s : 0);
                double[] Differences(double h)
                {
                    var values = Enumerable.Range(0, order + 1).Select(j => Polynomial(-j * h)).ToArray();
                    var result = new double[order + 1];
                    for (var j = 0; j <= order; j++)
                    {
                        result[j] = values[0];
                        for (var i = 0; i < order - j; i++) values[i] -= values[i + 1];
                    }
                    return result;
                }
                var (at1, expected) = (Differences(0.3), Differences(0.3 * ratio));
                NdfFormula.Resample(ratio, order, matrix);
                for (var i = 0; i <= order; i++)
                {
                    var sum = 0.0;
                    for (var j = 0; j <= order; j++) sum += matrix[i * 6 + j] * at1[j];
                    Close.Absolute(expected[i], sum, 1e-10 * Math.Max(1, Math.Pow(ratio, order)), $"order {order}, ratio {ratio}, difference {i}");
                }
            }
    }
}
