namespace Lamina.Drying.Stress;

/// <summary>The foil as the coating bends it.</summary>
public sealed record FoilStiffness
{
    /// <summary>Thickness [m].</summary>
    public required double Thickness { get; init; }

    /// <summary>Young's modulus [Pa].</summary>
    public required double Modulus { get; init; }

    /// <summary>Poisson ratio [-].</summary>
    public double PoissonRatio { get; init; } = 0.33;

    /// <summary>
    /// Radius to which a stressed coating curls the free web: R = E_s h_s^3/(6 (1 - nu_s) sigma h (h_s + h)), a coating much softer than the foil (Stoney 1909 with
    /// the coating's thickness in the lever arm) [m].
    /// </summary>
    /// <param name="stress">in-plane stress of the coating [Pa]</param>
    /// <param name="thickness">of the coating [m]</param>
    public double CurlRadius(double stress, double thickness) =>
        Modulus * Thickness * Thickness * Thickness / (6 * (1 - PoissonRatio) * stress * thickness * (Thickness + thickness));
}
