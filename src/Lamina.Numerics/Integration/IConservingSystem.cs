namespace Lamina.Numerics.Integration;

/// <summary>
/// A system with linear invariants: weighted sums of its unknowns (boundary fluxes integrated as unknowns included) whose rate is zero to rounding.
/// Naming them makes finite-difference Jacobians conserve them exactly, so that the invariants hold to rounding although Newton is not fully
/// converged. It does not force them: a system whose rates do not conserve still drifts, and a balance check still sees it.
/// </summary>
public interface IConservingSystem : IStiffSystem
{
    /// <summary>Number of invariants.</summary>
    int InvariantCount { get; }

    /// <summary>Writes the weights w of one invariant: sum of w_i f_i = 0. Supports of different invariants must not overlap.</summary>
    /// <param name="invariant">which one, from 0</param>
    /// <param name="weights">receives one weight per unknown, zero where the unknown takes no part; arrives cleared</param>
    void Weights(int invariant, Span<double> weights);
}
