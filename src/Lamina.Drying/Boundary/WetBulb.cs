using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Drying.Boundary;

/// <summary>
/// The plateau of the drying curve: film temperature and flux of a wet film that is heated by air on one or two sides and evaporates from one,
/// without radiation. The balance is sides x q = J h_v(T).
/// </summary>
public sealed record WetBulb
{
    /// <summary>The solvent.</summary>
    public required EvaporatingSolvent Solvent { get; init; }

    /// <summary>Heat-transfer coefficient on each heated side [W/(m2 K)].</summary>
    public required double HeatTransferCoefficient { get; init; }

    /// <summary>How many sides the air heats, 1 or 2; evaporation is from one.</summary>
    public int Sides { get; init; } = 1;

    /// <summary>Solvent in the air: mol vapour per mol dry air [-].</summary>
    public double SolventRatio { get; init; }

    /// <summary>Pressure of the air [Pa].</summary>
    public double AirPressure { get; init; } = PhysicalConstants.Atmosphere;

    /// <summary>n of the Lewis relation [-].</summary>
    public double LewisExponent { get; init; } = 0.4;

    /// <summary>Activity of the solvent at the surface [-].</summary>
    public double Activity { get; init; } = 1;

    /// <summary>
    /// Whether the vapour's sensible heat lowers the heat transfer on the evaporating side (<see cref="Ackermann"/>). Off here, as in the published plateau
    /// values; the dryer model has it on.
    /// </summary>
    public bool VapourSensibleHeat { get; init; }

    /// <summary>Film temperature and flux under air of a given temperature.</summary>
    /// <param name="gasTemperature">[K]</param>
    /// <exception cref="ArgumentException">a setting is out of range</exception>
    public WetBulbResult Solve(double gasTemperature)
    {
        Check(gasTemperature);
        var film = new GasFilm(Solvent, LewisExponent);
        var temperature = FilmTemperature(film, gasTemperature, out var iterations);
        return Result(film, gasTemperature, temperature, iterations);
    }

    /// <summary>Gas temperature and film temperature at which a given flux leaves.</summary>
    /// <param name="flux">mass flux of solvent [kg/(m2 s)]</param>
    /// <exception cref="ArgumentException">a setting is out of range, or no gas below 800 K gives that flux</exception>
    public WetBulbResult SolveForFlux(double flux)
    {
        if (!(flux > 0) || double.IsInfinity(flux))
            throw new ArgumentException(FormattableString.Invariant($"The flux is {flux} kg/(m2 s); it must be positive."));
        const double highest = 800;
        Check(highest);
        var film = new GasFilm(Solvent, LewisExponent);
        double FluxAt(double gas) => Result(film, gas, FilmTemperature(film, gas, out _), 0).Flux;
        var lowest = 230.0;
        if (!(FluxAt(highest) > flux && FluxAt(lowest) < flux))
            throw new ArgumentException(FormattableString.Invariant(
                $"No gas between {lowest} K and {highest} K gives {flux * 1e3:G4} g/(m2 s) at {HeatTransferCoefficient:G4} W/(m2 K): the fluxes there are {FluxAt(lowest) * 1e3:G4} and {FluxAt(highest) * 1e3:G4} g/(m2 s)."));
        var gasTemperature = Root(lowest, highest, gas => flux - FluxAt(gas), out var iterations);
        var temperature = FilmTemperature(film, gasTemperature, out _);
        return Result(film, gasTemperature, temperature, iterations);
    }

    // The film lies between a cold at which nothing evaporates and the hotter of gas and dew point: above the gas where vapour condenses on it.
    private double FilmTemperature(GasFilm film, double gasTemperature, out int iterations)
    {
        const double coldest = 200;
        var hottest = gasTemperature;
        var partialPressure = AirPressure * Humidity.MoleFraction(SolventRatio) / Activity;
        if (partialPressure > Solvent.SaturationPressure(gasTemperature)) hottest = Solvent.SaturationTemperature(partialPressure);
        return Root(coldest, hottest, t => Surplus(film, gasTemperature, t), out iterations);
    }

    // Heat in less heat of evaporation; falls with the film's temperature.
    private double Surplus(GasFilm film, double gasTemperature, double temperature)
    {
        var gas = Stream(gasTemperature);
        var flux = film.MassFlux(gas, temperature, Activity);
        return HeatIn(film, gas, temperature, flux) - flux * Solvent.LatentHeat(temperature);
    }

    private double HeatIn(GasFilm film, in GasStream gas, double temperature, double flux)
    {
        var plain = HeatTransferCoefficient * (gas.Temperature - temperature);
        var evaporating = VapourSensibleHeat ? film.HeatFlux(gas, temperature, flux, out _, out _) : plain;
        return evaporating + (Sides - 1) * plain;
    }

    private GasStream Stream(double gasTemperature) =>
        new() { Temperature = gasTemperature, HeatTransferCoefficient = HeatTransferCoefficient, SolventRatio = SolventRatio, Pressure = AirPressure };

    private WetBulbResult Result(GasFilm film, double gasTemperature, double temperature, int iterations)
    {
        var gas = Stream(gasTemperature);
        var flux = film.Evaluate(gas, temperature, Activity);
        var heat = HeatIn(film, gas, temperature, flux.MassFlux);
        var warnings = new List<string>();
        if (flux.Boiling) warnings.Add("the film is at its boiling point: the gas film no longer limits the flux");
        foreach (var law in new[] { Solvent.Solvent.VapourPressure!, Solvent.Solvent.LatentHeat! })
            if (!law.About.Covers(temperature))
                warnings.Add(FormattableString.Invariant($"the film temperature {temperature - 273.15:F1} degC is outside the range of the {law.About.Label} of {Solvent.Solvent.Name}"));
        return new()
        {
            FilmTemperature = temperature,
            Flux = flux.MassFlux,
            GasTemperature = gasTemperature,
            HeatFlux = heat,
            Residual = (heat - flux.MassFlux * Solvent.LatentHeat(temperature)) / Math.Max(Math.Abs(heat), 1e-9),
            Iterations = iterations,
            Warnings = warnings,
        };
    }

    private void Check(double gasTemperature)
    {
        void Require(bool ok, string message)
        {
            if (!ok) throw new ArgumentException(message);
        }
        Require(gasTemperature is > 230 and <= 800, FormattableString.Invariant($"The gas temperature is {gasTemperature} K; allowed 230 to 800 K."));
        Require(HeatTransferCoefficient > 0 && !double.IsInfinity(HeatTransferCoefficient), FormattableString.Invariant($"The heat-transfer coefficient is {HeatTransferCoefficient} W/(m2 K); it must be positive."));
        Require(Sides is 1 or 2, FormattableString.Invariant($"The number of heated sides is {Sides}; it is 1 or 2."));
        Require(SolventRatio is >= 0 and < 100, FormattableString.Invariant($"The solvent ratio of the air is {SolventRatio} mol/mol; allowed 0 to 100."));
        Require(AirPressure is >= 1e3 and <= 1e7, FormattableString.Invariant($"The air pressure is {AirPressure} Pa; allowed 1e3 to 1e7 Pa."));
        Require(Activity is > 0 and <= 1, FormattableString.Invariant($"The activity is {Activity}; allowed above 0 to 1."));
    }

    // Bisection on a falling function, to the last bit that matters: 70 halvings of at most 600 K.
    private static double Root(double low, double high, Func<double, double> falling, out int iterations)
    {
        for (iterations = 0; iterations < 70; iterations++)
        {
            var middle = 0.5 * (low + high);
            if (falling(middle) > 0) low = middle; else high = middle;
        }
        return 0.5 * (low + high);
    }
}
