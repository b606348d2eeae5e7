using Lamina.Numerics.Linear;

namespace Lamina.Numerics.Integration;

/// <summary>A system that writes its own Jacobian df/dy. Without it the integrator takes coloured finite differences.</summary>
public interface IAnalyticJacobian : IStiffSystem
{
    /// <summary>Writes df/dy at (t, y) into the matrix, which arrives cleared and is the one that the integrator was made with.</summary>
    /// <param name="time">independent variable [s, or the system's unit]</param>
    /// <param name="state">the unknowns y</param>
    /// <param name="jacobian">receives the derivatives; cast it to the concrete matrix</param>
    void Jacobian(double time, ReadOnlySpan<double> state, INewtonMatrix jacobian);
}
