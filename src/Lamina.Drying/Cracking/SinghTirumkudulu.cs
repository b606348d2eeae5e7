namespace Lamina.Drying.Cracking;

/// <summary>
/// Critical thickness at the largest capillary pressure (Singh and Tirumkudulu 2007): h = 0.64 (G M phi R^3/(2 gamma))^(1/2) (2 gamma/(P R))^(3/2); the radius R
/// cancels. Holds while the particles are too stiff to close the pores by deforming. Knows no rate.
/// </summary>
public static class SinghTirumkudulu
{
    /// <summary>Thickest film that does not crack [m].</summary>
    /// <param name="surfaceTension">gamma [N/m]</param>
    /// <param name="shearModulus">G of the particles [Pa]</param>
    /// <param name="coordination">M, contacts per particle [-]</param>
    /// <param name="solidFraction">phi at close packing [-]</param>
    /// <param name="capillaryPressure">largest capillary pressure P, positive [Pa]</param>
    public static double CriticalThickness(double surfaceTension, double shearModulus, double coordination, double solidFraction, double capillaryPressure) =>
        0.64 * Math.Sqrt(shearModulus * coordination * solidFraction / (2 * surfaceTension)) * Math.Pow(2 * surfaceTension / capillaryPressure, 1.5);
}
