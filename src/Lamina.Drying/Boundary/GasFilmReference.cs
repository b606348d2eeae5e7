using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Drying.Boundary;

/// <summary>The gas film's law written as a textbook would, from the laws themselves: slow, complete, the form that <see cref="GasFilm"/> is tested against.</summary>
public static class GasFilmReference
{
    /// <summary>Mass flux of vapour leaving the film [kg/(m2 s)]; infinite where the vapour at the surface reaches the pressure.</summary>
    /// <param name="solvent">with vapour pressure and diffusivity</param>
    /// <param name="gas">the gas over the film</param>
    /// <param name="temperature">of the film's surface [K]</param>
    /// <param name="activity">of the solvent at the surface [-]</param>
    /// <param name="lewisExponent">n of the Lewis relation [-]</param>
    /// <param name="resistance">of a dry layer in series [s/m]</param>
    public static double MassFlux(Solvent solvent, in GasStream gas, double temperature, double activity = 1, double lewisExponent = 0.4, double resistance = 0)
    {
        var T = 0.5 * (temperature + gas.Temperature);
        var rho = gas.Pressure / (PhysicalConstants.Gas * T);
        var D = solvent.DiffusivityInAir!.At(T) * PhysicalConstants.Atmosphere / gas.Pressure;
        var Le = DryAir.ThermalConductivity(T) / (rho * DryAir.MolarHeatCapacity * D);
        var beta = gas.HeatTransferCoefficient / (DryAir.MolarHeatCapacity * rho * Math.Pow(Le, 1 - lewisExponent));
        var yInf = gas.SolventRatio / (1 + gas.SolventRatio);
        var ySurface = activity * solvent.VapourPressure!.At(temperature) / gas.Pressure;
        return solvent.MolarMass * rho / (1 / beta + resistance) * Math.Log((1 - yInf) / Math.Max(0, 1 - ySurface));
    }
}
