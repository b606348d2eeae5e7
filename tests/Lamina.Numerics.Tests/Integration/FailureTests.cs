using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Integration;

public sealed class FailureTests
{
    [Fact]
    public void A_blow_up_is_reported_with_time_and_component()
    {
        // y1' = y1^2 is singular at t = 1; y0 is harmless.
        var system = new DelegateSystem(2, (t, y, f) => (f[0], f[1]) = (-y[0], y[1] * y[1]));
        var integrator = new StiffIntegrator(system, new DenseMatrix(2), new StiffOptions());
        integrator.Start(0, [1, 1]);
        var failure = Assert.Throws<NotConvergedException>(() => integrator.Advance(2));
        Close.Absolute(1, failure.Time, 1e-3);
        Assert.Equal(1, failure.WorstComponent);
        Assert.Contains("unknown 1", failure.Message);
    }

    [Fact]
    public void Rates_that_are_not_finite_at_the_start_are_reported()
    {
        var integrator = new StiffIntegrator(new DelegateSystem(1, (t, y, f) => f[0] = Math.Sqrt(y[0])), new DenseMatrix(1), new StiffOptions());
        integrator.Start(0, [-1]);
        Assert.Equal(IntegrationStatus.RatesNotFinite, integrator.TryAdvance(1));
    }

    [Fact]
    public void A_state_outside_the_domain_shortens_the_step_instead_of_ending_the_run()
    {
        // y' = -sqrt(y) reaches zero at t = 2 and must be met from above; a step across it answers NaN.
        var system = new DelegateSystem(1, (t, y, f) => f[0] = -Math.Sqrt(y[0]));
        var integrator = new StiffIntegrator(system, new DenseMatrix(1), new StiffOptions { RelativeTolerance = 1e-6, AbsoluteTolerance = 1e-9 });
        integrator.Start(0, [1]);
        integrator.Advance(1.99);
        Close.Relative(0.25 * 0.01 * 0.01, integrator.State[0], 1e-2);
    }

    [Fact]
    public void A_Jacobian_that_is_not_finite_is_taken_anew_at_the_shorter_step()
    {
        var integrator = new StiffIntegrator(new RootLaw(), new DenseMatrix(1), new StiffOptions { RelativeTolerance = 1e-5, AbsoluteTolerance = 1e-8, InitialStep = 5 });
        integrator.Start(0, [1]);
        integrator.Advance(1.9);
        Close.Relative(0.25 * 0.1 * 0.1, integrator.State[0], 0.05);
    }

    // y' = -sqrt(y): a first step of 5 is predicted far below zero, where neither rate nor derivative exists.
    private sealed class RootLaw : IAnalyticJacobian
    {
        public int Count => 1;

        public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates) => rates[0] = -Math.Sqrt(state[0]);

        public void Jacobian(double time, ReadOnlySpan<double> state, INewtonMatrix jacobian) => ((DenseMatrix)jacobian)[0, 0] = -0.5 / Math.Sqrt(state[0]);
    }

    [Fact]
    public void An_unannounced_jump_of_the_rates_is_survived()
    {
        var system = new DelegateSystem(1, (t, y, f) => f[0] = t < 0.3 ? 1 : -1000 * (y[0] - 2));
        var integrator = new StiffIntegrator(system, new DenseMatrix(1), new StiffOptions { RelativeTolerance = 1e-6, AbsoluteTolerance = 1e-8 });
        var y = new double[1];
        integrator.Solve(0, [0], 1, y);
        Close.Relative(2, y[0], 1e-5);
    }

    [Fact]
    public void The_limit_of_steps_is_kept()
    {
        var integrator = new StiffIntegrator(Problems.Robertson, new DenseMatrix(3), new StiffOptions { MaximumSteps = 5 });
        integrator.Start(0, [1, 0, 0]);
        Assert.Equal(IntegrationStatus.TooManySteps, integrator.TryAdvance(1e6));
        Assert.Equal(5, integrator.Statistics.Steps);
    }

    [Fact]
    public void All_faults_of_the_options_are_reported_at_once()
    {
        var fault = Assert.Throws<ArgumentException>(() => new StiffIntegrator(Problems.Robertson, new DenseMatrix(3),
            new StiffOptions { RelativeTolerance = double.NaN, MaximumOrder = 6, AbsoluteTolerances = [1, 2], MaximumStep = -1 }));
        foreach (var word in new[] { "RelativeTolerance", "MaximumOrder", "2 entries", "MaximumStep" }) Assert.Contains(word, fault.Message);
        Assert.Throws<ArgumentException>(() => new StiffIntegrator(Problems.Robertson, new DenseMatrix(4), new StiffOptions()));
    }
}
