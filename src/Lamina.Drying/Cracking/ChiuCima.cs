namespace Lamina.Drying.Cracking;

/// <summary>Critical thickness by fracture toughness (Chiu and Cima 1993): h_c = (K/(1.4 sigma))^2, with sigma = 2 phi gamma/d where the stress is not known. Knows no rate.</summary>
public static class ChiuCima
{
    /// <summary>Capillary stress of a pack, 2 phi gamma/d [Pa].</summary>
    /// <param name="solidFraction">phi [-]</param>
    /// <param name="surfaceTension">gamma [N/m]</param>
    /// <param name="diameter">particle diameter d [m]</param>
    public static double CapillaryStress(double solidFraction, double surfaceTension, double diameter) => 2 * solidFraction * surfaceTension / diameter;

    /// <summary>Thickest film that does not crack [m].</summary>
    /// <param name="toughness">fracture toughness K of the wet film [Pa m^0.5]</param>
    /// <param name="stress">in-plane stress [Pa]</param>
    public static double CriticalThickness(double toughness, double stress)
    {
        var ratio = toughness / (1.4 * stress);
        return ratio * ratio;
    }
}
