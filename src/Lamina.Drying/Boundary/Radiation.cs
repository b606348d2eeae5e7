using Lamina.Materials;

namespace Lamina.Drying.Boundary;

/// <summary>Thermal radiation between the web and what it sees, and infrared heaters.</summary>
public static class Radiation
{
    /// <summary>Net heat from grey parallel surroundings into a surface, epsilon sigma (T_w^4 - T^4) [W/m2].</summary>
    /// <param name="emissivity">effective, see <see cref="BetweenPlates"/> [-]</param>
    /// <param name="surroundings">temperature of the surroundings [K]</param>
    /// <param name="temperature">of the surface [K]</param>
    /// <param name="slope">derivative with the surface's temperature [W/(m2 K)]</param>
    public static double NetFlux(double emissivity, double surroundings, double temperature, out double slope)
    {
        var es = emissivity * PhysicalConstants.StefanBoltzmann;
        double w = surroundings * surroundings, t = temperature * temperature;
        slope = -4 * es * t * temperature;
        return es * (w * w - t * t);
    }

    /// <summary>Effective emissivity between two large parallel plates, 1/(1/e1 + 1/e2 - 1) [-].</summary>
    /// <param name="first">emissivity of one [-]</param>
    /// <param name="second">emissivity of the other [-]</param>
    public static double BetweenPlates(double first, double second) => first <= 0 || second <= 0 ? 0 : 1 / (1 / first + 1 / second - 1);

    /// <summary>Heat taken up from an infrared source [W/m2].</summary>
    /// <param name="flux">that reaches the surface [W/m2]</param>
    /// <param name="absorptivity">of the surface for the source's spectrum [-]</param>
    public static double Absorbed(double flux, double absorptivity) => flux * absorptivity;
}
