using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Integration;

public sealed class EventTests
{
    /// <summary>Harmonic motion y = (cos t, -sin t) with events y0 = 0 (one per direction) and t = 2.</summary>
    private sealed class Oscillator : IEventSource
    {
        public int Count => 2;
        public int EventCount => 3;
        public EventDirection Direction(int index) => index switch { 0 => EventDirection.Falling, 1 => EventDirection.Rising, _ => EventDirection.Either };

        public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates) => (rates[0], rates[1]) = (state[1], -state[0]);

        public void Events(double time, ReadOnlySpan<double> state, Span<double> values) => (values[0], values[1], values[2]) = (state[0], state[0], time - 2);
    }

    /// <summary>A ball that falls and is thrown back by the caller.</summary>
    private sealed class Ball : IEventSource
    {
        public int Count => 2;
        public int EventCount => 1;
        public EventDirection Direction(int index) => EventDirection.Falling;

        public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates) => (rates[0], rates[1]) = (state[1], -9.81);

        public void Events(double time, ReadOnlySpan<double> state, Span<double> values) => values[0] = state[0];
    }

    [Fact]
    public void Events_are_located_in_order_with_the_accuracy_of_the_solution()
    {
        var integrator = new StiffIntegrator(new Oscillator(), new DenseMatrix(2), new StiffOptions { RelativeTolerance = 1e-8, AbsoluteTolerance = 1e-10 });
        integrator.Start(0, [1, 0]);
        var found = new List<(double Time, int Event)>();
        while (integrator.Advance(8) == IntegrationStatus.Event) found.Add((integrator.Time, integrator.FoundEvents[0]));
        Assert.Equal([0, 2, 1, 0], found.Select(f => f.Event));
        double[] expected = [Math.PI / 2, 2, 1.5 * Math.PI, 2.5 * Math.PI];
        for (var k = 0; k < 4; k++) Close.Absolute(expected[k], found[k].Time, k == 1 ? 1e-14 : 1e-6, $"event {k}");
        Assert.Equal(8, integrator.Time);
        Close.Absolute(Math.Cos(8), integrator.State[0], 1e-6);
    }

    [Fact]
    public void Event_times_lie_on_the_crossed_side_and_converge_with_the_tolerance()
    {
        var previous = double.PositiveInfinity;
        foreach (var tolerance in new[] { 1e-4, 1e-6, 1e-8 })
        {
            var integrator = new StiffIntegrator(new Oscillator(), new DenseMatrix(2), new StiffOptions { RelativeTolerance = tolerance, AbsoluteTolerance = tolerance });
            integrator.Start(0, [1, 0]);
            Assert.Equal(IntegrationStatus.Event, integrator.Advance(8));
            Assert.True(integrator.State[0] <= 0 && integrator.State[0] > -1e-13);
            var error = Math.Abs(integrator.Time - Math.PI / 2);
            Assert.True(error < Math.Min(previous, 100 * tolerance), $"tolerance {tolerance}: {error}");
            previous = error;
        }
    }

    [Fact]
    public void A_ball_bounces_at_the_closed_form_times_through_restarts()
    {
        var integrator = new StiffIntegrator(new Ball(), new DenseMatrix(2), new StiffOptions { RelativeTolerance = 1e-9, AbsoluteTolerance = 1e-11 });
        integrator.Start(0, [1, 0]);
        var time = Math.Sqrt(2 / 9.81);
        var speed = 9.81 * time;
        Span<double> state = stackalloc double[2];
        for (var bounce = 0; bounce < 5; bounce++)
        {
            Assert.Equal(IntegrationStatus.Event, integrator.Advance(100));
            Close.Relative(time, integrator.Time, 1e-7, $"bounce {bounce}");
            integrator.State.CopyTo(state);
            Close.Relative(-speed, state[1], 1e-7, $"speed at bounce {bounce}");
            (state[0], state[1]) = (0, -0.8 * state[1]);
            integrator.Restart(state);
            speed *= 0.8;
            time += 2 * speed / 9.81;
        }
        Assert.Equal(5, integrator.Statistics.Restarts);
    }

    [Fact]
    public void Two_events_at_once_are_both_reported()
    {
        var integrator = new StiffIntegrator(new Twins(), new DenseMatrix(1), new StiffOptions());
        integrator.Start(0, [0]);
        Assert.Equal(IntegrationStatus.Event, integrator.Advance(3));
        Assert.Equal([0, 1], integrator.FoundEvents.ToArray());
        Close.Absolute(1, integrator.Time, 1e-12);
        Assert.Equal(IntegrationStatus.Reached, integrator.Advance(3));
    }

    private sealed class Twins : IEventSource
    {
        public int Count => 1;
        public int EventCount => 2;
        public EventDirection Direction(int index) => EventDirection.Either;

        public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates) => rates[0] = 1;

        public void Events(double time, ReadOnlySpan<double> state, Span<double> values) => (values[0], values[1]) = (time - 1, 2 - 2 * time);
    }

    [Fact]
    public void The_stop_time_is_hit_and_rates_are_never_asked_for_beyond_it()
    {
        var latest = 0.0;
        var system = new DelegateSystem(1, (t, y, f) => { latest = Math.Max(latest, t); f[0] = t < 1 ? -y[0] : 5; });
        var integrator = new StiffIntegrator(system, new DenseMatrix(1), new StiffOptions { RelativeTolerance = 1e-7, AbsoluteTolerance = 1e-9 });
        integrator.Start(0, [1]);
        integrator.StopTime = Math.BitDecrement(1.0);
        integrator.Advance(integrator.StopTime);
        Assert.Equal(Math.BitDecrement(1.0), latest);
        Assert.Equal(integrator.StopTime, integrator.InternalTime);
        Close.Relative(Math.Exp(-1), integrator.State[0], 1e-6);
        integrator.StopTime = double.PositiveInfinity;
        integrator.Restart(integrator.State);
        integrator.Advance(2);
        Close.Relative(Math.Exp(-1) + 5, integrator.State[0], 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => integrator.Advance(1.5));
    }

    [Fact]
    public void Dense_output_is_as_accurate_as_the_steps()
    {
        var integrator = new StiffIntegrator(new Oscillator(), new DenseMatrix(2), new StiffOptions { RelativeTolerance = 1e-7, AbsoluteTolerance = 1e-9 });
        integrator.Start(0, [1, 0]);
        var worst = 0.0;
        for (var k = 1; k <= 400; k++)
        {
            while (integrator.Advance(0.02 * k) == IntegrationStatus.Event) { }
            worst = Math.Max(worst, Math.Abs(integrator.State[0] - Math.Cos(0.02 * k)));
        }
        Assert.InRange(worst, 1e-9, 2e-5);
        var state = new double[2];
        integrator.Interpolate(integrator.LastStepStart, state);
        Close.Absolute(Math.Cos(integrator.LastStepStart), state[0], 1e-5);
        Assert.Throws<ArgumentOutOfRangeException>(() => integrator.Interpolate(0, state));
    }
}
