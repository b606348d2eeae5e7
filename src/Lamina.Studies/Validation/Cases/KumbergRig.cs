using Lamina.Drying.Boundary;
using Lamina.Materials;
using Lamina.Materials.Solvents;
using Lamina.Numerics.Roots;

namespace Lamina.Studies.Validation.Cases;

/// <summary>The gas film of Kumberg's isothermal rig; its dew point of 15 degC is fitted to three published film temperatures (case kumberg-temperature).</summary>
internal static class KumbergRig
{
    private static readonly Solvent Water = MaterialCatalogue.Find<Solvent>("Water");

    private static readonly EvaporatingSolvent Drying = Water.ForDrying();

    private static readonly GasFilm Film = new(Drying, 0.4);

    private static readonly double Humid = Humidity.RatioAtDewPoint(Water, 288.15);

    /// <summary>Rate of a wet film [kg/(m2 s)].</summary>
    /// <param name="temperature">of film and air: the rig holds the foil at the film's temperature, so both are taken equally warm [K]</param>
    /// <param name="coefficient">heat-transfer coefficient of the air [W/(m2 K)]</param>
    public static double Flux(double temperature, double coefficient) =>
        Film.MassFlux(new GasStream { Temperature = temperature, HeatTransferCoefficient = coefficient, SolventRatio = Humid }, temperature);

    /// <summary>Film temperature at which the rig dries at a rate [K].</summary>
    /// <param name="rate">[kg/(m2 s)]</param>
    /// <param name="coefficient">heat-transfer coefficient of the air [W/(m2 K)]</param>
    public static double Temperature(double rate, double coefficient) => BrentRoot.Find(t => Flux(t, coefficient) - rate, 289, 372, 1e-9);

    /// <summary>T/mu of the solvent, which diffusivities go with [K/(Pa s)].</summary>
    /// <param name="temperature">[K]</param>
    public static double Mobility(double temperature) => temperature / Drying.Viscosity(temperature);
}
