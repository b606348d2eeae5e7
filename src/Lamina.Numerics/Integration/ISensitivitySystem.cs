namespace Lamina.Numerics.Integration;

/// <summary>
/// A system that depends on parameters p and can tell how its rates change when state and parameter move together. <see cref="StiffIntegrator"/> then carries the
/// forward sensitivities dy/dp along, if its options ask for it.
/// </summary>
public interface ISensitivitySystem : IStiffSystem
{
    /// <summary>Number of parameters.</summary>
    int ParameterCount { get; }

    /// <summary>Size of a parameter: an error of its sensitivity counts as what it does to the state when the parameter changes by this much [the parameter's unit].</summary>
    /// <param name="parameter">which one, from 0</param>
    double Size(int parameter);

    /// <summary>Writes df/dy s + df/dp: the change of the rates per change of the parameter where the state moves along with it by s.</summary>
    /// <param name="parameter">which one, from 0</param>
    /// <param name="time">independent variable [s, or the system's unit]</param>
    /// <param name="state">the unknowns y</param>
    /// <param name="direction">s, change of the state per change of the parameter</param>
    /// <param name="change">receives the change of the rates per change of the parameter</param>
    void Directional(int parameter, double time, ReadOnlySpan<double> state, ReadOnlySpan<double> direction, Span<double> change);
}
