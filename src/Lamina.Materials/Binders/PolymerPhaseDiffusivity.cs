using Lamina.Data.Provenance;

namespace Lamina.Materials.Binders;

/// <summary>
/// Diffusivity of a solvent in a polymer that holds it, log10(D / 1 m2/s) = a + b omega_s with the solvent's mass fraction omega_s.
/// A calibrated two-point law: free-volume constants of these pairs are not published where we could read them.
/// </summary>
public sealed record PolymerPhaseDiffusivity
{
    /// <summary>log10 of the diffusivity in m2/s in the dry polymer [-].</summary>
    public required Sourced Intercept { get; init; }

    /// <summary>Rise of that log10 from dry polymer to pure solvent [-].</summary>
    public required Sourced Slope { get; init; }

    /// <summary>The diffusivity [m2/s].</summary>
    /// <param name="solventMassFraction">mass of solvent per mass of swollen polymer [-]</param>
    public double At(double solventMassFraction) => Math.Pow(10, Intercept.Value + Slope.Value * solventMassFraction);

    // What a derived binder starts from when it states only one of the two numbers.
    internal static PolymerPhaseDiffusivity Flat() => new()
    {
        Intercept = Known.Assumed(-13.5, "1", -16, -12, "order of magnitude for a solvent in a nearly dry polymer; calibrate"),
        Slope = Known.Assumed(7, "1", 0, 10, "order of magnitude; calibrate"),
    };
}
