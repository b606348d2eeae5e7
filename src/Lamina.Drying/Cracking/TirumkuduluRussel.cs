namespace Lamina.Drying.Cracking;

/// <summary>
/// Critical stress of a film of stiff particles (Tirumkudulu and Russel 2005): sigma_c R/(2 gamma) = 0.1877 (2 R/h)^(2/3) (G M phi R/(2 gamma))^(1/3). Measured
/// stresses lie about three times higher. Knows no rate.
/// </summary>
public static class TirumkuduluRussel
{
    private const double Factor = 0.1877;

    /// <summary>Stress at which a film of a thickness cracks [Pa].</summary>
    /// <param name="surfaceTension">gamma [N/m]</param>
    /// <param name="radius">particle radius R [m]</param>
    /// <param name="shearModulus">G of the particles [Pa]</param>
    /// <param name="coordination">M, contacts per particle [-]</param>
    /// <param name="solidFraction">phi at close packing [-]</param>
    /// <param name="thickness">of the film [m]</param>
    public static double CriticalStress(double surfaceTension, double radius, double shearModulus, double coordination, double solidFraction, double thickness) =>
        2 * surfaceTension / radius * Factor * Math.Pow(2 * radius / thickness, 2.0 / 3)
        * Math.Cbrt(shearModulus * coordination * solidFraction * radius / (2 * surfaceTension));

    /// <summary>Thickest film that bears a stress: the inverse of <see cref="CriticalStress"/> [m].</summary>
    /// <param name="surfaceTension">gamma [N/m]</param>
    /// <param name="radius">particle radius R [m]</param>
    /// <param name="shearModulus">G of the particles [Pa]</param>
    /// <param name="coordination">M, contacts per particle [-]</param>
    /// <param name="solidFraction">phi at close packing [-]</param>
    /// <param name="stress">in-plane stress [Pa]</param>
    public static double CriticalThickness(double surfaceTension, double radius, double shearModulus, double coordination, double solidFraction, double stress) =>
        2 * radius * Math.Pow(Factor * 2 * surfaceTension / (radius * stress) * Math.Cbrt(shearModulus * coordination * solidFraction * radius / (2 * surfaceTension)), 1.5);
}
