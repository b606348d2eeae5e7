using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Integration;

/// <summary>Forward sensitivities of small systems against closed forms.</summary>
public sealed class SensitivityTests
{
    // a' = -p a, b' = p a - q b, with a and b stiff against each other.
    private sealed class Chain(double p, double q) : ISensitivitySystem
    {
        public int Count => 2;

        public int ParameterCount => 2;

        public double Size(int parameter) => parameter == 0 ? p : q;

        public void Rates(double time, ReadOnlySpan<double> y, Span<double> f)
        {
            f[0] = -p * y[0];
            f[1] = p * y[0] - q * y[1];
        }

        public void Directional(int parameter, double time, ReadOnlySpan<double> y, ReadOnlySpan<double> s, Span<double> change)
        {
            change[0] = -p * s[0] - (parameter == 0 ? y[0] : 0);
            change[1] = p * s[0] - q * s[1] + (parameter == 0 ? y[0] : -y[1]);
        }
    }

    private static (double, double) Exact(double p, double q, double t) => (Math.Exp(-p * t), p / (q - p) * (Math.Exp(-p * t) - Math.Exp(-q * t)));

    private static StiffIntegrator Integrator(Chain chain, double tolerance) =>
        new(chain, new DenseMatrix(2), new StiffOptions { RelativeTolerance = tolerance, AbsoluteTolerance = 1e-4 * tolerance, Sensitivities = true });

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 3)]
    public void Sensitivities_of_a_decay_chain_have_the_closed_form_at_the_end_and_in_between(double p, double q)
    {
        var integrator = Integrator(new Chain(p, q), 1e-8);
        integrator.Start(0, [1, 0]);
        var s = new double[2];
        foreach (var t in (double[])[0.1, 0.7, 2])
        {
            Assert.Equal(IntegrationStatus.Reached, integrator.Advance(t));
            for (var k = 0; k < 2; k++)
            {
                integrator.Sensitivity(k, s);
                double h = 1e-6 * (k == 0 ? p : q), high = k == 0 ? p + h : p, low = k == 0 ? p - h : p, above = k == 1 ? q + h : q, below = k == 1 ? q - h : q;
                Close.Absolute((Exact(high, above, t).Item1 - Exact(low, below, t).Item1) / (2 * h), s[0], 1e-6 * t, $"first, parameter {k} at {t}");
                Close.Absolute((Exact(high, above, t).Item2 - Exact(low, below, t).Item2) / (2 * h), s[1], 1e-6 / (k == 0 ? p : q), $"second, parameter {k} at {t}");
            }
        }
    }

    [Fact]
    public void The_initial_state_may_depend_on_a_parameter()
    {
        var integrator = Integrator(new Chain(1, 3), 1e-8);
        integrator.Start(0, [1, 0]);
        // y = y0 e^-pt with y0 = p: dy/dp = e^-pt - t e^-pt at p = 1.
        integrator.SetSensitivity(0, [1, 0]);
        integrator.Advance(0.5);
        var s = new double[2];
        integrator.Sensitivity(0, s);
        Close.Relative(0.5 * Math.Exp(-0.5), s[0], 1e-5, "sensitivity");
    }

    [Fact]
    public void The_derivative_is_that_of_the_numbers_that_the_integrator_gives()
    {
        // At a coarse tolerance too, its error falls with the tolerance as that of the state does.
        double Error(double tolerance)
        {
            var integrator = Integrator(new Chain(1, 50), tolerance);
            integrator.Start(0, [1, 0]);
            integrator.Advance(1);
            var s = new double[2];
            integrator.Sensitivity(0, s);
            return Math.Abs(s[0] + Math.Exp(-1)) / Math.Exp(-1);
        }
        Assert.InRange(Error(1e-4), 0, 1e-2);
        Assert.InRange(Error(1e-7), 0, 1e-5);
        Assert.True(Error(1e-7) < 0.1 * Error(1e-4));
    }

    [Fact]
    public void Asking_a_system_without_parameters_is_refused() =>
        Assert.Contains("no parameters", Assert.Throws<ArgumentException>(() => new StiffIntegrator(new FilmLikeProblem(2, 1), new DenseMatrix(4), new StiffOptions { Sensitivities = true })).Message);
}
