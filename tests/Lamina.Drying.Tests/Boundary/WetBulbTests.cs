using FsCheck;
using FsCheck.Fluent;
using Lamina.Drying.Boundary;
using Lamina.Materials;
using Lamina.Materials.Solvents;
using Lamina.Testing;

namespace Lamina.Drying.Tests.Boundary;

public class WetBulbTests
{
    private static readonly EvaporatingSolvent Nmp = MaterialCatalogue.Find<Solvent>("NMP").ForDrying();
    private static readonly EvaporatingSolvent Water = MaterialCatalogue.Find<Solvent>("Water").ForDrying();

    /// <summary>Case 32: values computed by another solver with the same NMP constants but other (unstated) air properties; 1 %, and 0.15 K for its rounding and that.</summary>
    [Theory]
    [InlineData(80, 71.7, 0.535)]
    [InlineData(100, 84.3, 1.031)]
    [InlineData(120, 94.5, 1.690)]
    public void Nmp_plateau_meets_the_published_solver(double gas, double film, double flux)
    {
        var plateau = new WetBulb { Solvent = Nmp, HeatTransferCoefficient = 35 }.Solve(gas + 273.15);
        Close.Absolute(film + 273.15, plateau.FilmTemperature, 0.15, "film temperature [K]");
        Close.Relative(flux * 1e-3, plateau.Flux, 0.01, "flux [kg/(m2 s)]");
        Assert.Empty(plateau.Warnings);
    }

    /// <summary>Older constants in the source (another latent heat and diffusivity): 0.7 K and 3 %.</summary>
    [Theory]
    [InlineData(80, 35, 71.8, 0.53)]
    [InlineData(100, 35, 84.5, 1.02)]
    [InlineData(120, 35, 94.8, 1.69)]
    [InlineData(140, 35, 103.3, 2.48)]
    [InlineData(80, 80, 71.8, 1.21)]
    [InlineData(100, 80, 84.5, 2.34)]
    [InlineData(120, 80, 94.8, 3.85)]
    [InlineData(140, 80, 103.3, 5.68)]
    public void Nmp_plateau_is_near_the_older_table(double gas, double alpha, double film, double flux)
    {
        var plateau = new WetBulb { Solvent = Nmp, HeatTransferCoefficient = alpha }.Solve(gas + 273.15);
        Close.Absolute(film + 273.15, plateau.FilmTemperature, 0.7, "film temperature [K]");
        Close.Relative(flux * 1e-3, plateau.Flux, 0.03, "flux [kg/(m2 s)]");
    }

    [Theory]
    [InlineData(60, 25.7)]
    [InlineData(80, 30.0)]
    [InlineData(100, 33.7)]
    [InlineData(120, 36.9)]
    public void Water_plateau_under_air_of_dew_point_ten_degrees(double gas, double film)
    {
        var y = Humidity.RatioAtDewPoint(Water.Solvent, 283.15);
        var plateau = new WetBulb { Solvent = Water, HeatTransferCoefficient = 35, SolventRatio = y }.Solve(gas + 273.15);
        Close.Absolute(film + 273.15, plateau.FilmTemperature, 0.2, "film temperature [K]");
    }

    [Theory]
    [InlineData(80, 75.1)]
    [InlineData(100, 89.9)]
    [InlineData(120, 102.4)]
    [InlineData(140, 112.8)]
    public void Heat_from_both_sides_makes_the_film_hotter_and_faster(double gas, double film)
    {
        var one = new WetBulb { Solvent = Nmp, HeatTransferCoefficient = 35 }.Solve(gas + 273.15);
        var two = new WetBulb { Solvent = Nmp, HeatTransferCoefficient = 35, Sides = 2 }.Solve(gas + 273.15);
        Close.Absolute(film + 273.15, two.FilmTemperature, 0.4, "film temperature [K]");
        Assert.InRange(two.Flux / one.Flux, 1.19, 1.51);
    }

    [Fact]
    public void A_given_flux_leads_back_to_the_gas_temperature()
    {
        var wetBulb = new WetBulb { Solvent = Nmp, HeatTransferCoefficient = 50, Sides = 2, SolventRatio = 0.002, VapourSensibleHeat = true };
        var forward = wetBulb.Solve(390);
        var back = wetBulb.SolveForFlux(forward.Flux);
        Close.Absolute(390, back.GasTemperature, 1e-6, "gas temperature [K]");
        Close.Absolute(forward.FilmTemperature, back.FilmTemperature, 1e-6, "film temperature [K]");
    }

    /// <summary>Case 32's second solver: the same constants and equations written apart from the library's laws, solved by a damped fixed point on temperature.</summary>
    private static (double Temperature, double Flux) FixedPoint(double gas, double alpha, int sides, double ratio, double exponent = 0.4, double latentFactor = 1, double diffusivityFactor = 1, double pressureFactor = 1)
    {
        const double p = 101325, R = 8.31446261815324, M = 0.099131, cp = 29.2;
        double Latent(double T) => latentFactor * 535.7e3 * Math.Pow((1 - T / 721.7) / (1 - 353.15 / 721.7), 0.38);
        double Conductivity(double T) => 0.0241 * Math.Pow(T / 273, 1.5) * (273 + 194.0) / (T + 194);
        double Flux(double T)
        {
            var m = (T + gas) / 2;
            var D = diffusivityFactor * 8e-6 * Math.Pow(m / 298.15, 1.75);
            var Le = Conductivity(m) * R * m / (p * cp * D);
            var saturation = pressureFactor * Math.Exp(21.137754 - 3811.446 / (T - 80.355));
            return M * alpha / (cp * Math.Pow(Le, 1 - exponent)) * Math.Log((1 - ratio / (1 + ratio)) / (1 - saturation / p));
        }
        var temperature = 350.0;
        for (var i = 0; i < 5000; i++)
        {
            // The balance solved for the temperature that conduction would need at the present flux, taken in small part.
            var next = gas - Flux(temperature) * Latent(temperature) / (sides * alpha);
            temperature += 0.05 * (next - temperature);
        }
        return (temperature, Flux(temperature));
    }

    [Theory]
    [InlineData(80, 35, 1, 0)]
    [InlineData(100, 35, 1, 0)]
    [InlineData(120, 35, 1, 0)]
    [InlineData(120, 80, 2, 0)]
    [InlineData(140, 20, 2, 0.005)]
    public void A_second_solver_agrees(double gas, double alpha, int sides, double ratio)
    {
        var plateau = new WetBulb { Solvent = Nmp, HeatTransferCoefficient = alpha, Sides = sides, SolventRatio = ratio }.Solve(gas + 273.15);
        var (temperature, flux) = FixedPoint(gas + 273.15, alpha, sides, ratio);
        Close.Absolute(temperature, plateau.FilmTemperature, 1e-6, "film temperature [K]");
        Close.Relative(flux, plateau.Flux, 1e-6, "flux [kg/(m2 s)]");
    }

    /// <summary>How the plateau answers to the constants that sources disagree on; each change as published, to its rounding and the other air properties.</summary>
    [Theory]
    [InlineData("latent_heat", 1.15, 80, -4.3, -0.8)]
    [InlineData("latent_heat", 1.15, 100, -6.1, -1.3)]
    [InlineData("latent_heat", 1.15, 120, -7.5, -1.7)]
    [InlineData("diffusivity_in_air", 1.10, 80, 4.0, double.NaN)]
    [InlineData("diffusivity_in_air", 1.10, 100, 3.3, double.NaN)]
    [InlineData("diffusivity_in_air", 1.10, 120, 2.7, double.NaN)]
    [InlineData("vapour_pressure", 1.15, 80, 10, double.NaN)]
    [InlineData("vapour_pressure", 1.15, 100, 8, double.NaN)]
    [InlineData("vapour_pressure", 1.15, 120, 6, double.NaN)]
    public void Published_sensitivities_of_the_nmp_plateau_are_met(string law, double factor, double gas, double fluxChange, double temperatureChange)
    {
        var before = new WetBulb { Solvent = Nmp, HeatTransferCoefficient = 35 }.Solve(gas + 273.15);
        var after = new WetBulb { Solvent = Nmp.Solvent.WithScaledLaw(law, factor).ForDrying(), HeatTransferCoefficient = 35 }.Solve(gas + 273.15);
        Close.Absolute(fluxChange, 100 * (after.Flux / before.Flux - 1), 0.7, "change of flux [%]");
        if (!double.IsNaN(temperatureChange)) Close.Absolute(temperatureChange, after.FilmTemperature - before.FilmTemperature, 0.1, "change of film temperature [K]");
    }

    [Theory]
    [InlineData(80, -4.5)]
    [InlineData(100, -3.7)]
    [InlineData(120, -3.1)]
    public void A_laminar_Lewis_exponent_slows_the_plateau(double gas, double fluxChange)
    {
        var wetBulb = new WetBulb { Solvent = Nmp, HeatTransferCoefficient = 35 };
        var change = (wetBulb with { LewisExponent = 1.0 / 3 }).Solve(gas + 273.15).Flux / wetBulb.Solve(gas + 273.15).Flux - 1;
        Close.Absolute(fluxChange, 100 * change, 0.4, "change of flux [%]");
    }

    [Fact]
    public void The_film_lies_between_the_dew_point_and_the_gas()
    {
        var cases =
            from water in Gen.Elements(true, false)
            from gas in Gen.Choose(290, 430)
            from alpha in Gen.Choose(5, 300)
            from ratio in Gen.Choose(1, 300)
            from sides in Gen.Choose(1, 2)
            from sensible in Gen.Elements(true, false)
            select (Wet: new WetBulb { Solvent = water ? Water : Nmp, HeatTransferCoefficient = alpha, Sides = sides, SolventRatio = ratio * 1e-4, VapourSensibleHeat = sensible }, Gas: (double)gas);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var plateau = c.Wet.Solve(c.Gas);
            var dew = Humidity.DewPoint(c.Wet.Solvent, c.Wet.SolventRatio);
            // Above the gas where it is colder than its own dew point and vapour condenses.
            return plateau.FilmTemperature >= Math.Min(dew, c.Gas) - 1e-9 && plateau.FilmTemperature <= Math.Max(dew, c.Gas) + 1e-9
                && Math.Abs(plateau.Residual) < 1e-9
                && plateau.Flux > 0 == c.Gas > dew;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(77, 5));
    }

    [Fact]
    public void Hotter_faster_or_drier_air_never_lowers_the_rate()
    {
        var cases = from gas in Gen.Choose(310, 430) from alpha in Gen.Choose(5, 200) from ratio in Gen.Choose(0, 100) select ((double)gas, (double)alpha, ratio * 1e-4);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var (gas, alpha, ratio) = c;
            var wetBulb = new WetBulb { Solvent = Nmp, HeatTransferCoefficient = alpha, SolventRatio = ratio, VapourSensibleHeat = true };
            var at = wetBulb.Solve(gas).Flux;
            if (at <= 0) return true;
            return wetBulb.Solve(gas + 1).Flux > at && (wetBulb with { HeatTransferCoefficient = 1.05 * alpha }).Solve(gas).Flux > at
                && (wetBulb with { SolventRatio = ratio + 1e-3 }).Solve(gas).Flux < at;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(78, 5));
    }

    [Fact]
    public void Lower_air_pressure_cools_the_film_and_dries_faster()
    {
        var sea = new WetBulb { Solvent = Nmp, HeatTransferCoefficient = 35 };
        var mountain = sea with { AirPressure = 80e3 };
        Assert.True(mountain.Solve(373.15).FilmTemperature < sea.Solve(373.15).FilmTemperature);
        Assert.True(mountain.Solve(373.15).Flux > sea.Solve(373.15).Flux);
    }

    /// <summary>The heat that the vapour carries back costs 2 % of the rate at 120 degC: the size of the step between this case and the dryer model.</summary>
    [Theory]
    [InlineData(80, -0.3)]
    [InlineData(100, -0.9)]
    [InlineData(120, -1.9)]
    public void The_vapours_sensible_heat_slows_the_plateau_slightly(double gas, double fluxChange)
    {
        var wetBulb = new WetBulb { Solvent = Nmp, HeatTransferCoefficient = 35 };
        var change = (wetBulb with { VapourSensibleHeat = true }).Solve(gas + 273.15).Flux / wetBulb.Solve(gas + 273.15).Flux - 1;
        Close.Absolute(fluxChange, 100 * change, 0.1, "change of flux [%]");
    }

    [Fact]
    public void In_superheated_steam_the_film_is_at_its_boiling_point_and_the_result_says_so()
    {
        var plateau = new WetBulb { Solvent = Water, HeatTransferCoefficient = 35, SolventRatio = 99.9 }.Solve(450);
        Close.Absolute(Water.BoilingTemperature(101325), plateau.FilmTemperature, 0.3, "film temperature [K]");
        Close.Relative(35 * (450 - plateau.FilmTemperature) / Water.LatentHeat(plateau.FilmTemperature), plateau.Flux, 1e-9, "flux set by heat [kg/(m2 s)]");
        Assert.Contains("boiling point", Assert.Single(plateau.Warnings));
    }

    [Theory]
    [InlineData(double.NaN, 35, 1)]
    [InlineData(50, 35, 1)]
    [InlineData(370, -1, 1)]
    [InlineData(370, 35, 3)]
    public void Nonsense_is_refused(double gas, double alpha, int sides) =>
        Assert.Throws<ArgumentException>(() => new WetBulb { Solvent = Nmp, HeatTransferCoefficient = alpha, Sides = sides }.Solve(gas));

    [Fact]
    public void An_impossible_flux_is_refused_with_what_is_possible()
    {
        var wetBulb = new WetBulb { Solvent = Nmp, HeatTransferCoefficient = 35 };
        Assert.Contains("No gas between", Assert.Throws<ArgumentException>(() => wetBulb.SolveForFlux(1)).Message);
        Assert.Throws<ArgumentException>(() => wetBulb.SolveForFlux(double.NaN));
    }
}
