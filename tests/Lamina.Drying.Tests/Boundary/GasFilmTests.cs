using FsCheck;
using FsCheck.Fluent;
using Lamina.Drying.Boundary;
using Lamina.Materials;
using Lamina.Materials.Solvents;
using Lamina.Testing;

namespace Lamina.Drying.Tests.Boundary;

public class GasFilmTests
{
    private static readonly Solvent Nmp = MaterialCatalogue.Find<Solvent>("NMP"), Water = MaterialCatalogue.Find<Solvent>("Water");
    private static readonly GasFilm NmpFilm = new(Nmp.ForDrying()), WaterFilm = new(Water.ForDrying());

    private static GasStream Gas(double temperature, double alpha = 35, double ratio = 0, double pressure = 101325) =>
        new() { Temperature = temperature, HeatTransferCoefficient = alpha, SolventRatio = ratio, Pressure = pressure };

    /// <summary>A random drying situation: solvent, gas, film temperature below boiling and off the kink of NMP's vapour pressure at 336 K, activity, dry-layer resistance.</summary>
    private sealed record Situation(GasFilm Film, GasStream Gas, double Temperature, double Activity, double Resistance);

    private static Gen<Situation> Situations =>
        from water in Gen.Elements(true, false)
        from gas in Gen.Choose(2900, 4300)
        from film in Gen.Choose(2800, water ? 3650 : 4200)
        from alpha in Gen.Choose(10, 200)
        from ratio in Gen.Choose(0, 500)
        from pressure in Gen.Choose(80, 110)
        from activity in Gen.Choose(1, 1000)
        from resistance in Gen.Choose(0, 50)
        select new Situation(water ? WaterFilm : NmpFilm, Gas(gas * 0.1, alpha, ratio * 1e-4, pressure * 1e3), film * 0.1 + 0.033, activity * 1e-3, resistance);

    private static Config Seeded => Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(40409, 3);

    /// <summary>Kumberg 2019, Table 1, rows 1 to 3; the dew point of 15 degC was fitted to them, so this checks the law, not the measurement.</summary>
    [Theory]
    [InlineData(35, 41, 1.47)]
    [InlineData(80, 31, 1.52)]
    [InlineData(35, 49, 2.48)]
    public void Kumbergs_rates_at_the_set_film_temperature(double alpha, double celsius, double flux)
    {
        var ratio = Humidity.RatioAtDewPoint(Water, 288.15);
        var t = celsius + 273.15;
        Close.Relative(flux * 1e-3, WaterFilm.MassFlux(Gas(t, alpha, ratio), t), 0.005, "flux [kg/(m2 s)]");
    }

    /// <summary>Row 4 is printed as 2.5 g/(m2 s), which no humidity that fits rows 1 to 3 gives: it shares row 1's temperature, so its flux must be 80/35 of it.</summary>
    [Fact]
    public void Kumbergs_fourth_row_does_not_fit_the_others()
    {
        var ratio = Humidity.RatioAtDewPoint(Water, 288.15);
        var row4 = WaterFilm.MassFlux(Gas(314.15, 80, ratio), 314.15);
        Close.Relative(3.37e-3, row4, 0.005, "flux [kg/(m2 s)]");
        Close.Relative(80.0 / 35, row4 / WaterFilm.MassFlux(Gas(314.15, 35, ratio), 314.15), 1e-12, "ratio of rows 4 and 1");
    }

    [Fact]
    public void Three_thousand_ppm_of_nmp_in_the_air_costs_a_fifth_of_the_rate()
    {
        var t = 84.5 + 273.15;
        var clean = NmpFilm.MassFlux(Gas(373.15), t);
        var loaded = NmpFilm.MassFlux(Gas(373.15, ratio: Humidity.Ratio(3000e-6)), t);
        Close.Absolute(0.19, 1 - loaded / clean, 0.01, "loss of rate");
    }

    [Fact]
    public void The_fast_form_equals_the_textbook_form() => Prop.ForAll(Situations.ToArbitrary(), s =>
    {
        var slow = GasFilmReference.MassFlux(s.Film.Solvent.Solvent, s.Gas, s.Temperature, s.Activity, 0.4, s.Resistance);
        var fast = s.Film.Evaluate(s.Gas, s.Temperature, s.Activity, s.Resistance).MassFlux;
        var scale = s.Film.MassTransferCoefficient(s.Gas, s.Temperature) * s.Film.Solvent.MolarMass * s.Gas.Pressure / (8.314 * s.Temperature) * 0.01;
        return Math.Abs(fast - slow) <= 1e-6 * Math.Max(Math.Abs(slow), scale);
    }).Check(Seeded);

    [Fact]
    public void Derivatives_are_those_of_the_flux() => Prop.ForAll(Situations.ToArbitrary(), s =>
    {
        double Flux(double t, double a, double y, double r) => s.Film.Evaluate(s.Gas with { SolventRatio = y }, t, a, r).MassFlux;
        var at = s.Film.Evaluate(s.Gas, s.Temperature, s.Activity, s.Resistance);
        double T = s.Temperature, A = s.Activity, Y = s.Gas.SolventRatio, R = s.Resistance + 1;
        bool Near(double analytic, double plus, double minus, double h, double scale) => Math.Abs(analytic - (plus - minus) / (2 * h)) <= 2e-4 * Math.Abs(analytic) + scale;
        var size = Math.Abs(at.MassFlux) + 1e-6;
        var dR = s.Film.Evaluate(s.Gas, T, A, R).PerResistance;
        return Near(at.PerTemperature, Flux(T + 1e-3, A, Y, s.Resistance), Flux(T - 1e-3, A, Y, s.Resistance), 1e-3, 1e-6 * size)
            && Near(at.PerActivity, Flux(T, A + 1e-6, Y, s.Resistance), Flux(T, A - 1e-6, Y, s.Resistance), 1e-6, 1e-6 * size)
            && Near(at.PerSolventRatio, Flux(T, A, Y + 1e-6, s.Resistance), Flux(T, A, Y - 1e-6, s.Resistance), 1e-6, 1e-6 * size)
            && Near(dR, Flux(T, A, Y, R + 1e-3), Flux(T, A, Y, R - 1e-3), 1e-3, 1e-6 * size);
    }).Check(Seeded);

    [Fact]
    public void The_resistance_derivative_holds_at_zero_resistance()
    {
        var gas = Gas(370);
        var at = NmpFilm.Evaluate(gas, 350);
        var numeric = (NmpFilm.Evaluate(gas, 350, 1, 1e-4).MassFlux - at.MassFlux) / 1e-4;
        Close.Relative(numeric, at.PerResistance, 1e-5, "dJ/dR");
    }

    [Fact]
    public void The_flux_rises_with_temperature_activity_and_heat_transfer_and_falls_with_vapour_in_the_air() => Prop.ForAll(Situations.ToArbitrary(), s =>
    {
        var at = s.Film.Evaluate(s.Gas, s.Temperature, s.Activity, s.Resistance);
        var hotter = s.Film.Evaluate(s.Gas, s.Temperature + 0.5, s.Activity, s.Resistance).MassFlux;
        var wetter = s.Film.Evaluate(s.Gas, s.Temperature, s.Activity + 0.01, s.Resistance).MassFlux;
        var faster = s.Film.Evaluate(s.Gas with { HeatTransferCoefficient = 1.1 * s.Gas.HeatTransferCoefficient }, s.Temperature, s.Activity, s.Resistance).MassFlux;
        var laden = s.Film.Evaluate(s.Gas with { SolventRatio = s.Gas.SolventRatio + 1e-3 }, s.Temperature, s.Activity, s.Resistance).MassFlux;
        // Where vapour condenses, a hotter film or faster air takes up more of it: rises and falls are judged where it evaporates.
        return at.MassFlux <= 0 ? wetter > at.MassFlux && laden < at.MassFlux && faster <= at.MassFlux
            : hotter > at.MassFlux && wetter > at.MassFlux && faster > at.MassFlux && laden < at.MassFlux;
    }).Check(Seeded);

    [Fact]
    public void Nothing_moves_at_equilibrium() => Prop.ForAll(Situations.ToArbitrary(), s =>
    {
        var y = s.Activity * s.Film.Solvent.SaturationPressure(s.Temperature) / s.Gas.Pressure;
        if (y >= 0.98) return true;
        var gas = s.Gas with { SolventRatio = Humidity.Ratio(y) };
        // Rounding of 1 - y, against the conductance M rho beta.
        var mean = 0.5 * (s.Temperature + s.Gas.Temperature);
        var conductance = s.Film.MassTransferCoefficient(s.Gas, s.Temperature) * s.Film.Solvent.MolarMass * DryAir.MolarDensity(mean, s.Gas.Pressure);
        return Math.Abs(s.Film.MassFlux(gas, s.Temperature, s.Activity)) <= 1e-14 / (1 - y) * conductance;
    }).Check(Seeded);

    [Fact]
    public void Boiling_is_finite_smooth_and_rising()
    {
        var gas = Gas(450);
        var boiling = Water.ForDrying().BoilingTemperature(101325);
        var last = 0.0;
        for (var t = boiling - 5; t < boiling + 40; t += 0.05)
        {
            var at = WaterFilm.Evaluate(gas, t);
            Assert.True(double.IsFinite(at.MassFlux) && at.MassFlux > last && at.PerTemperature > 0, $"at {t} K: {at}");
            Assert.Equal(Water.ForDrying().SaturationPressure(t) > GasFilm.BoilingFraction * 101325, at.Boiling);
            last = at.MassFlux;
        }
        // The tangent begins where the logarithm ends.
        double edge = 0.99 * 101325 / Water.ForDrying().SaturationPressure(372), h = 1e-9;
        var below = WaterFilm.Evaluate(gas, 372, edge - h);
        var above = WaterFilm.Evaluate(gas, 372, edge + h);
        Close.Relative(below.MassFlux, above.MassFlux, 1e-6, "value at the join");
        Close.Relative(below.PerActivity, above.PerActivity, 1e-5, "slope at the join");
    }

    [Fact]
    public void No_heat_transfer_means_no_flux_and_no_nan()
    {
        var gas = Gas(350, alpha: 0);
        var at = NmpFilm.Evaluate(gas, 350, 1, 10);
        Assert.Equal(0, at.MassFlux);
        Assert.Equal(0, NmpFilm.HeatFlux(gas, 340, 0, out var dT, out var dJ));
        Assert.Equal(0, dT + dJ);
    }

    [Fact]
    public void Ackermanns_factor_is_one_without_flux_and_its_branches_meet()
    {
        Assert.Equal(1, Ackermann.Factor(0, out var slope));
        Assert.Equal(-0.5, slope);
        foreach (var phi in (double[])[-5, -0.5, -0.021, -0.019, 1e-5, 0.019, 0.0201, 0.7, 4, 40])
        {
            // phi/(e^phi - 1) without cancellation.
            var exact = phi / (2 * Math.Exp(0.5 * phi) * Math.Sinh(0.5 * phi));
            Close.Relative(exact, Ackermann.Factor(phi, out slope), 1e-12, $"factor at {phi}");
            const double h = 1e-5;
            Close.Relative((Ackermann.Factor(phi + h, out _) - Ackermann.Factor(phi - h, out _)) / (2 * h), slope, 1e-5, $"slope at {phi}");
        }
        Assert.Equal(0, Ackermann.Factor(1e4, out slope));
        Assert.Equal(0, slope);
    }

    [Fact]
    public void Heat_flux_derivatives_are_those_of_the_heat_flux()
    {
        var gas = Gas(390, 40);
        foreach (var (t, j) in ((double, double)[])[(350, 1e-3), (380, 5e-3), (395, -1e-3), (330, 0)])
        {
            NmpFilm.HeatFlux(gas, t, j, out var dT, out var dJ);
            Close.Relative((NmpFilm.HeatFlux(gas, t + 1e-3, j, out _, out _) - NmpFilm.HeatFlux(gas, t - 1e-3, j, out _, out _)) / 2e-3, dT, 1e-7, "dq/dT");
            Close.Relative((NmpFilm.HeatFlux(gas, t, j + 1e-7, out _, out _) - NmpFilm.HeatFlux(gas, t, j - 1e-7, out _, out _)) / 2e-7, dJ, 1e-5, "dq/dJ");
        }
    }

    [Fact]
    public void A_call_allocates_nothing()
    {
        var gas = Gas(390, 40);
        var sum = NmpFilm.Evaluate(gas, 350, 0.9, 3).MassFlux + NmpFilm.HeatFlux(gas, 350, 1e-3, out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) sum += NmpFilm.Evaluate(gas, 320 + 0.05 * i, 0.9, 3).MassFlux + NmpFilm.HeatFlux(gas, 350, sum, out _, out _);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Dew_point_and_ratio_lead_to_each_other()
    {
        var y = Humidity.RatioAtDewPoint(Water, 283.15);
        Close.Relative(0.0122, y, 0.01, "mol/mol at a dew point of 10 degC");
        Close.Absolute(283.15, Humidity.DewPoint(Water.ForDrying(), y), 1e-8, "dew point [K]");
        Assert.Throws<ArgumentOutOfRangeException>(() => Humidity.RatioAtDewPoint(Water, 380));
        Assert.Throws<ArgumentException>(() => Humidity.RatioAtDewPoint(MaterialCatalogue.Find<Solvent>("DMSO"), 280));
        Close.Relative(0.25, Humidity.ExplosiveFraction(Nmp, Humidity.Ratio(0.25 * 0.0099), 298.15)!.Value, 1e-12, "fraction of the explosive limit");
        Assert.Null(Humidity.ExplosiveFraction(Water, 0.1, 350));
    }
}
