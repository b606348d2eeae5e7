using Lamina.Learning.Sensitivity;
using Lamina.Testing;

namespace Lamina.Learning.Tests.Sensitivity;

public sealed class LocalSensitivityTests
{
    private static bool Model(ReadOnlySpan<double> x, Span<double> y)
    {
        y[0] = Math.Exp(x[0]) * Math.Sin(3 * x[1]);
        y[1] = x[0] / x[1];
        return true;
    }

    private static readonly double[] Open = [double.NegativeInfinity, double.NegativeInfinity], Free = [double.PositiveInfinity, double.PositiveInfinity];

    [Fact]
    public void Smooth_derivatives_are_exact_to_ten_digits_and_know_it()
    {
        var d = LocalSensitivity.Run(Model, [0.7, 1.3], [0.1, 0.1], Open, Free, 2);
        double[][] exact =
        [
            [Math.Exp(0.7) * Math.Sin(3.9), 3 * Math.Exp(0.7) * Math.Cos(3.9)],
            [1 / 1.3, -0.7 / (1.3 * 1.3)],
        ];
        for (var o = 0; o < 2; o++)
            for (var i = 0; i < 2; i++)
            {
                Close.Relative(exact[o][i], d[o][i].Value, 1e-10);
                Assert.InRange(Math.Abs(exact[o][i] - d[o][i].Value), 0, 10 * d[o][i].Error + 1e-14);
            }
    }

    [Fact]
    public void Noise_of_the_model_shows_in_the_error_and_not_in_the_digits()
    {
        // Jumps of 1e-7, as an adaptive integrator makes them.
        static bool Noisy(ReadOnlySpan<double> x, Span<double> y)
        {
            y[0] = Math.Exp(x[0]) + 1e-7 * Math.Sin(1e9 * x[0]);
            return true;
        }
        var d = LocalSensitivity.Run(Noisy, [0.7], [0.1], [double.NegativeInfinity], [double.PositiveInfinity], 1)[0][0];
        Close.Relative(Math.Exp(0.7), d.Value, 2e-5);
        Assert.InRange(Math.Abs(Math.Exp(0.7) - d.Value), 0, 10 * d.Error);
    }

    [Fact]
    public void At_a_bound_the_difference_is_one_sided()
    {
        static bool Root(ReadOnlySpan<double> x, Span<double> y)
        {
            y[0] = x[0] * x[0] + x[0];
            return x[0] >= 0 && x[0] <= 1;
        }
        Close.Relative(1, LocalSensitivity.Run(Root, [0], [0.1], [0], [1], 1)[0][0].Value, 1e-9);
        Close.Relative(3, LocalSensitivity.Run(Root, [1], [0.1], [0], [1], 1)[0][0].Value, 1e-9);
    }

    [Fact]
    public void The_number_of_threads_does_not_change_a_bit()
    {
        var one = LocalSensitivity.Run(Model, [0.7, 1.3], [0.1, 0.1], Open, Free, 2, threads: 1);
        var two = LocalSensitivity.Run(Model, [0.7, 1.3], [0.1, 0.1], Open, Free, 2, threads: 2);
        for (var o = 0; o < 2; o++) Close.SameBits([.. one[o].Select(d => d.Value)], [.. two[o].Select(d => d.Value)]);
    }

    [Fact]
    public void A_model_without_answer_has_no_derivative() =>
        Assert.True(double.IsNaN(LocalSensitivity.Run((_, _) => false, [1], [0.1], [0], [2], 1)[0][0].Value));
}
