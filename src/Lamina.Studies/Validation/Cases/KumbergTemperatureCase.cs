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
        foreach (var (flux, alpha, celsius) in ((double, double, double)[])[(1.5, 35, 41), (1.5, 80, 31), (2.5, 35, 49)])
        {
            double At(double kelvin) => KumbergRig.Flux(kelvin, alpha);
            var temperature = celsius + 273.15;
            yield return Gate($"flux at {celsius} degC, alpha {alpha}", flux * 1e-3, At(temperature), 0.5 * (At(temperature + 1.5) - At(temperature - 1.5)), "kg/(m2 s)");
        }
    }
}
