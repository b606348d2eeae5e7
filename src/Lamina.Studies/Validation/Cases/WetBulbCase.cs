using Lamina.Data.Faults;
using Lamina.Drying.Boundary;
using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Studies.Validation.Cases;

/// <summary>The plateau of the drying curve: film temperature and flux.</summary>
internal sealed class WetBulbCase : ValidationCase
{
    // Gas temperature [degC], film temperature [degC], flux [g/m2/s]; one side, alpha 35; computed independently.
    private static readonly (string Solvent, double Gas, double? DewPoint, double Film, double? Flux)[] Independent =
    [
        ("Water", 60, 10, 25.7, null), ("Water", 80, 10, 30.0, 0.72), ("Water", 100, 10, 33.7, null), ("Water", 120, 10, 36.9, 1.20),
        ("NMP", 80, null, 71.8, 0.53), ("NMP", 100, null, 84.5, 1.02), ("NMP", 120, null, 94.8, 1.69), ("NMP", 140, null, 103.3, 2.48),
    ];

    private static readonly (double Gas, double Film)[] BothSides = [(80, 75.1), (100, 89.9), (120, 102.4), (140, 112.8)];

    public override string Name => "wet-bulb";

    public override ValidationClass Class => ValidationClass.Peer;

    public override string Number => "9";

    public override string Question => "Which temperature does a wet film take under hot air, and how fast does it dry?";

    public override string Source => "plateau values by an independent solver (Stefan flow, Lewis exponent 0.4, no radiation); tolerance 1 K and 3 %";

    public override IReadOnlyList<ValidationParameter> Parameters { get; } =
    [
        new() { Name = "solvent", Unit = "", Default = "NMP", Choices = ["NMP", "Water", "water", "nmp"], Description = "solvent" },
        new() { Name = "gas_temperature", Unit = "K", Lowest = 231, Highest = 800, Description = "air temperature; give this or flux (default 100 degC)" },
        new() { Name = "flux", Unit = "kg/m2/s", Lowest = 1e-9, Highest = 1, Description = "evaporation flux to be reached; the air temperature follows" },
        new() { Name = "dew_point", Unit = "K", Lowest = 150, Highest = 370, Description = "dew point of the solvent's vapour in the air" },
        new() { Name = "solvent_fraction", Unit = "1", Lowest = 0, Highest = 10, Description = "mol vapour per mol dry air; default 0" },
        new() { Name = "alpha", Unit = "W/m2/K", Default = "35 W/m2/K", Lowest = 1e-3, Highest = 1e4, Description = "heat-transfer coefficient per heated side" },
        new() { Name = "sides", Unit = "1", Default = "1", Lowest = 1, Highest = 2, Description = "heated sides; evaporation is from one" },
        new() { Name = "air_pressure", Unit = "Pa", Default = "101325 Pa", Lowest = 1e3, Highest = 1e7, Description = "air pressure" },
    ];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var (solvent, gas, dewPoint, film, flux) in Independent)
        {
            var result = Bulb(solvent, dewPoint + 273.15).Solve(gas + 273.15);
            yield return Gate($"film_temperature, {solvent}, gas {gas} degC", film + 273.15, result.FilmTemperature, 1, "K");
            if (flux is { } given) yield return Relative($"flux, {solvent}, gas {gas} degC", given * 1e-3, result.Flux, 0.03, "kg/(m2 s)");
        }
        foreach (var (gas, film) in BothSides)
            yield return Gate($"film_temperature, NMP, gas {gas} degC, both sides", film + 273.15, (Bulb("NMP", null) with { Sides = 2 }).Solve(gas + 273.15).FilmTemperature, 1, "K");
        // Heat in and heat of evaporation must agree, and the plain law must give the fast law's flux.
        var check = Bulb("NMP", null).Solve(373.15);
        yield return Gate("heat balance, NMP, gas 100 degC", 0, check.Residual, 1e-9) with { Class = ValidationClass.Exact };
        var plain = GasFilmReference.MassFlux(MaterialCatalogue.Find<Solvent>("NMP"), new GasStream { Temperature = 373.15, HeatTransferCoefficient = 35 }, check.FilmTemperature);
        yield return Relative("flux of the plain law at that film temperature", plain, check.Flux, 1e-6, "kg/(m2 s)") with { Class = ValidationClass.Exact };
    }

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        if (point.Has("gas_temperature") && point.Has("flux")) throw new InputException(FaultKind.Inconsistent, "wet-bulb: gas_temperature and flux are both given", "give one; the other follows");
        if (point.Has("dew_point") && point.Has("solvent_fraction")) throw new InputException(FaultKind.Inconsistent, "wet-bulb: dew_point and solvent_fraction are both given", "give one");
        var sides = point.Get("sides");
        if (sides is not (1 or 2)) throw new InputException(FaultKind.OutOfRange, $"wet-bulb: sides = {sides}", "it is 1 or 2");
        var solvent = MaterialCatalogue.Find<Solvent>(point.Word("solvent"));
        var pressure = point.Get("air_pressure");
        var bulb = new WetBulb
        {
            Solvent = solvent.ForDrying(),
            HeatTransferCoefficient = point.Get("alpha"),
            Sides = (int)sides,
            AirPressure = pressure,
            SolventRatio = point.TryGet("dew_point") is { } dew ? Humidity.RatioAtDewPoint(solvent, dew, pressure) : point.TryGet("solvent_fraction") ?? 0,
        };
        var result = point.TryGet("flux") is { } flux ? bulb.SolveForFlux(flux) : bulb.Solve(point.TryGet("gas_temperature") ?? 373.15);
        yield return Report("film_temperature", result.FilmTemperature, "K");
        yield return Report("flux", result.Flux, "kg/(m2 s)");
        yield return Report("gas_temperature", result.GasTemperature, "K");
        yield return Gate("heat_balance", 0, result.Residual, 1e-9);
    }

    private static WetBulb Bulb(string name, double? dewPoint)
    {
        var solvent = MaterialCatalogue.Find<Solvent>(name);
        return new WetBulb { Solvent = solvent.ForDrying(), HeatTransferCoefficient = 35, SolventRatio = dewPoint is { } dew ? Humidity.RatioAtDewPoint(solvent, dew) : 0 };
    }
}
