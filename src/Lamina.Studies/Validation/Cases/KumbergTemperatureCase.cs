using Lamina.Drying.Boundary;
using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Flux at the set film temperature of Kumberg's isothermal rig.</summary>
internal sealed class KumbergTemperatureCase : ValidationCase
{
    public override string Name => "kumberg-temperature";

    public override ValidationClass Class => ValidationClass.Fitted;

    public override string Number => "8, read backwards";

    public override string Question => "Which flux leaves at the set film temperature of an isothermal rig?";

    public override string Source => "Kumberg 2019, Table 1, rows 1 to 3; dew point 15 degC fitted to them; row 4 contradicts row 1 at one humidity and is left out; tolerance is what 1.5 K makes";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var water = MaterialCatalogue.Find<Solvent>("Water");
        var film = new GasFilm(water.ForDrying(), 0.4);
        var humidity = Humidity.RatioAtDewPoint(water, 288.15);
        foreach (var (flux, alpha, celsius) in ((double, double, double)[])[(1.5, 35, 41), (1.5, 80, 31), (2.5, 35, 49)])
        {
            // The rig holds the foil at the film's temperature: air and film are taken equally warm.
            double At(double kelvin) => film.MassFlux(new GasStream { Temperature = kelvin, HeatTransferCoefficient = alpha, SolventRatio = humidity }, kelvin);
            var temperature = celsius + 273.15;
            yield return Gate($"flux at {celsius} degC, alpha {alpha}", flux * 1e-3, At(temperature), 0.5 * (At(temperature + 1.5) - At(temperature - 1.5)), "kg/(m2 s)");
        }
    }
}
