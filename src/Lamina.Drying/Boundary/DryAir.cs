using Lamina.Materials;

namespace Lamina.Drying.Boundary;

/// <summary>
/// Properties of dry air at low pressure, 250 to 450 K. The gas film uses them as they are: vapour in the film would raise the molar heat capacity by a few
/// per cent for NMP near 100 degC and lower the flux at a given film temperature by up to 2 %, less than the 8 % spread of the published diffusivities.
/// </summary>
public static class DryAir
{
    /// <summary>Molar mass [kg/mol].</summary>
    public const double MolarMass = 0.0289647;

    /// <summary>Molar heat capacity at constant pressure, within 0.5 % from 273 to 400 K [J/(mol K)].</summary>
    public const double MolarHeatCapacity = 29.2;

    /// <summary>Specific heat capacity at constant pressure [J/(kg K)].</summary>
    public const double HeatCapacity = MolarHeatCapacity / MolarMass;

    /// <summary>Amount per volume of an ideal gas [mol/m3].</summary>
    /// <param name="temperature">[K]</param>
    /// <param name="pressure">[Pa]</param>
    public static double MolarDensity(double temperature, double pressure) => pressure / (PhysicalConstants.Gas * temperature);

    /// <summary>Thermal conductivity by Sutherland's form, within 2 % from 250 to 450 K [W/(m K)].</summary>
    /// <param name="temperature">[K]</param>
    public static double ThermalConductivity(double temperature) => Sutherland(0.0241, 194, temperature);

    /// <summary>Viscosity by Sutherland's form, within 2 % from 250 to 450 K [Pa s].</summary>
    /// <param name="temperature">[K]</param>
    public static double Viscosity(double temperature) => Sutherland(1.716e-5, 111, temperature);

    /// <summary>Prandtl number [-].</summary>
    /// <param name="temperature">[K]</param>
    public static double Prandtl(double temperature) => Viscosity(temperature) * HeatCapacity / ThermalConductivity(temperature);

    // Value at 273 K and Sutherland's temperature.
    private static double Sutherland(double at273, double S, double temperature)
    {
        var x = temperature / 273;
        return at273 * x * Math.Sqrt(x) * (273 + S) / (temperature + S);
    }
}
