namespace Lamina.Numerics.Integration;

/// <summary>
/// A system of ordinary differential equations dy/dt = f(t, y). It knows no solver. It may also be an <see cref="IAnalyticJacobian"/>, an
/// <see cref="IConservingSystem"/> and an <see cref="IEventSource"/>; <see cref="StiffIntegrator"/> looks for these.
/// </summary>
public interface IStiffSystem
{
    /// <summary>Number of unknowns.</summary>
    int Count { get; }

    /// <summary>
    /// Writes f(t, y). Must not allocate and must depend on nothing but its arguments and the system's fixed parameters.
    /// A state outside the model's domain may be answered with NaN in any rate: the integrator then takes a shorter step. Accepted states carry errors
    /// of the size of the tolerance, so that rates should stay finite that far beyond a bound which the solution approaches.
    /// </summary>
    /// <param name="time">independent variable [s, or the system's unit]</param>
    /// <param name="state">the unknowns y</param>
    /// <param name="rates">receives dy/dt</param>
    void Rates(double time, ReadOnlySpan<double> state, Span<double> rates);
}
