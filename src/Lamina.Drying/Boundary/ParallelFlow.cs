using System.Globalization;

namespace Lamina.Drying.Boundary;

/// <summary>
/// Mean heat transfer of air flowing along a flat web: laminar Nu = 0.664 Re^(1/2) Pr^(1/3), turbulent Nu = 0.037 Re^0.8 Pr^(1/3), the larger of
/// the two where both could hold. Textbook forms; for ovens and benches, not for nozzle dryers.
/// </summary>
public static class ParallelFlow
{
    /// <summary>Heat-transfer coefficient at an air velocity along the web.</summary>
    /// <param name="velocity">far from the web [m/s]</param>
    /// <param name="length">of the heated web in flow direction [m]</param>
    /// <param name="gasTemperature">[K]</param>
    /// <param name="filmTemperature">of the web; properties are taken at the mean [K]</param>
    /// <param name="pressure">of the air [Pa]</param>
    /// <exception cref="ArgumentException">velocity or length is not positive</exception>
    public static HeatTransferEstimate At(
        double velocity, double length, double gasTemperature, double filmTemperature, double pressure = Materials.PhysicalConstants.Atmosphere)
    {
        if (!(velocity > 0 && length > 0) || double.IsInfinity(velocity) || double.IsInfinity(length))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Flow along a web needs velocity > 0 and length > 0; got {velocity} m/s and {length} m."));
        var T = 0.5 * (gasTemperature + filmTemperature);
        var nu = DryAir.Viscosity(T) / (DryAir.MolarDensity(T, pressure) * DryAir.MolarMass);
        var Re = velocity * length / nu;
        var root = Math.Cbrt(DryAir.Prandtl(T));
        var laminar = 0.664 * Math.Sqrt(Re) * root;
        var turbulent = 0.037 * Math.Pow(Re, 0.8) * root;
        // The turbulent form only counts once the layer can be turbulent; from there it is the larger one.
        var Nu = Re > 5e4 ? Math.Max(laminar, turbulent) : laminar;
        var warnings = new List<string>();
        if (Re is < 1e3 or > 1e7)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"flow along the web: Reynolds number {Re:G4} is outside 1000 to 1e7: the heat-transfer coefficient is extrapolated"));
        return new() { HeatTransferCoefficient = Nu * DryAir.ThermalConductivity(T) / length, Reynolds = Re, Nusselt = Nu, Warnings = warnings };
    }
}
