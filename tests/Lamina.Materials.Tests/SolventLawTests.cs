using FsCheck;
using FsCheck.Fluent;
using Lamina.Materials;
using Lamina.Materials.Catalogue;
using Lamina.Materials.Solvents;
using Lamina.Testing;

namespace Lamina.Materials.Tests;

public class SolventLawTests
{
    private static readonly Solvent NmpLaws = Nmp.Solvent, WaterLaws = Water.Solvent;

    public static TheoryData<string> Both => ["NMP", "Water"];

    [Theory]
    [InlineData(20, 28.2)]
    [InlineData(25, 41.5)]
    [InlineData(40, 122)]
    [InlineData(60, 430)]
    public void Nmp_vapour_pressure_follows_its_low_temperature_branch(double celsius, double pascal) =>
        Close.Relative(pascal, NmpLaws.VapourPressure!.At(celsius + 273.15), 0.005, "vapour pressure [Pa]");

    [Theory]
    [InlineData(80, 1295)]
    [InlineData(100, 3362)]
    [InlineData(120, 7728)]
    public void Nmp_vapour_pressure_is_Antoine_in_the_dryer(double celsius, double pascal) =>
        Close.Relative(pascal, NmpLaws.VapourPressure!.At(celsius + 273.15), 0.001, "vapour pressure [Pa]");

    [Fact]
    public void The_low_branch_of_nmp_obeys_Clapeyron_and_joins_without_a_step()
    {
        var law = NmpLaws.VapourPressure!;
        Close.Relative(law.At(336), law.At(336 - 1e-9), 1e-9, "join");
        for (var t = 260.0; t < 336; t += 3.7)
        {
            const double h = 0.01;
            var slope = (Math.Log(law.At(t + h)) - Math.Log(law.At(t - h))) / (2 * h);
            var expected = NmpLaws.MolarMass * NmpLaws.LatentHeat!.At(t) / (PhysicalConstants.Gas * t * t);
            Close.Relative(expected, slope, 1e-7, $"d ln p/dT at {t}");
        }
    }

    [Theory]
    [InlineData(25, 565)]
    [InlineData(40, 557)]
    [InlineData(80, 535.7)]
    [InlineData(100, 524)]
    [InlineData(120, 513)]
    [InlineData(150, 494)]
    public void Nmp_latent_heat_is_Watsons(double celsius, double kilojoule) =>
        Close.Relative(kilojoule * 1e3, NmpLaws.LatentHeat!.At(celsius + 273.15), 0.0015, "latent heat [J/kg]");

    [Theory]
    [InlineData(80, 53.1)]
    [InlineData(100, 51.5)]
    [InlineData(120, 50.1)]
    public void The_latent_heat_that_nmps_vapour_pressure_implies_is_as_computed_elsewhere(double celsius, double kilojoulePerMol) =>
        Close.Relative(kilojoulePerMol * 1e3 / NmpLaws.MolarMass, NmpLaws.ForDrying().ClapeyronLatentHeat(celsius + 273.15), 0.002, "Clapeyron latent heat [J/kg]");

    [Fact]
    public void The_mismatch_of_latent_heat_and_vapour_pressure_is_small_where_films_dry()
    {
        var nmp = NmpLaws.ForDrying();
        Close.Absolute(0, nmp.LatentHeatMismatch(300), 1e-6, "below the join by construction");
        Close.Absolute(0, nmp.LatentHeatMismatch(353.15), 0.001, "at the reference");
        for (var t = 336.0; t <= 400; t += 4) Assert.InRange(nmp.LatentHeatMismatch(t), -0.02, 0.02);
        var water = WaterLaws.ForDrying();
        for (var t = 290.0; t <= 350; t += 4) Assert.InRange(water.LatentHeatMismatch(t), -0.02, 0.03);
    }

    [Theory]
    [InlineData(0, 999.84)]
    [InlineData(25, 997.05)]
    [InlineData(50, 988.04)]
    [InlineData(80, 971.79)]
    [InlineData(100, 958.35)]
    public void Water_density_meets_the_steam_table(double celsius, double density) =>
        Close.Relative(density, WaterLaws.Density.At(celsius + 273.15), 4e-4, "density [kg/m3]");

    [Theory]
    [InlineData(25, 71.97e-3, 0.890e-3, 3169, 2442e3)]
    [InlineData(80, 62.67e-3, 0.354e-3, 47390, 2308e3)]
    public void Water_meets_known_values(double celsius, double tension, double viscosity, double pressure, double latent)
    {
        var t = celsius + 273.15;
        Close.Relative(tension, WaterLaws.SurfaceTension!.At(t), 0.003, "surface tension [N/m]");
        Close.Relative(viscosity, WaterLaws.Viscosity!.At(t), 0.02, "viscosity [Pa s]");
        Close.Relative(pressure, WaterLaws.VapourPressure!.At(t), 0.006, "vapour pressure [Pa]");
        Close.Relative(latent, WaterLaws.LatentHeat!.At(t), 0.003, "latent heat [J/kg]");
    }

    [Fact]
    public void Nmp_meets_the_values_in_use()
    {
        Close.Relative(1.67e-3, NmpLaws.Viscosity!.At(298.15), 0.001, "viscosity [Pa s]");
        Close.Relative(0.80e-3, NmpLaws.Viscosity!.At(353.15), 0.001, "viscosity [Pa s]");
        Close.Relative(1700, NmpLaws.LiquidHeatCapacity!.At(298.15), 1e-12, "heat capacity [J/(kg K)]");
        Close.Relative(1900, NmpLaws.LiquidHeatCapacity!.At(353.15), 1e-12, "heat capacity [J/(kg K)]");
        Close.Relative(8e-6, NmpLaws.DiffusivityInAir!.At(298.15), 1e-12, "diffusivity [m2/s]");
        var limit = NmpLaws.ExplosionLimit!;
        Close.Absolute(0.0091, limit.At(373.15), 1e-4, "explosion limit at 100 degC");
        Close.Absolute(0.0122, limit.OtherAt(373.15)!.Value, 1e-4, "the other limit at 100 degC");
        Close.Absolute(0.0088, limit.At(403.15), 1e-4, "explosion limit at 130 degC");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Slopes_are_the_derivatives_of_the_laws(string name)
    {
        var solvent = MaterialCatalogue.Find<Solvent>(name);
        foreach (var law in solvent.Laws)
            for (var t = 275.3; t < 400; t += 6.1)
            {
                const double h = 0.02;
                var numeric = (law.At(t + h) - law.At(t - h)) / (2 * h);
                var scale = Math.Max(Math.Abs(numeric), 1e-6 * Math.Abs(law.At(t)));
                Close.Absolute(numeric, law.Slope(t), 1e-5 * scale, $"slope of {law.About.Key} of {name} at {t}");
            }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Fast_forms_equal_the_laws(string name)
    {
        var solvent = MaterialCatalogue.Find<Solvent>(name);
        var fast = solvent.ForDrying();
        // A step that is no divisor of the table's: every part of an interval is visited.
        for (var t = 200.0; t < 560; t += 0.0713)
        {
            Close.Relative(solvent.VapourPressure!.At(t), fast.SaturationPressure(t, out var slope), 2e-8, $"pressure at {t}");
            if (Math.Abs(t - 336) > 1e-6) Close.Relative(solvent.VapourPressure.Slope(t), slope, 1e-5, $"slope at {t}");
            Close.Relative(solvent.LatentHeat!.At(t), fast.LatentHeat(t), 2e-8, $"latent heat at {t}");
            Close.Relative(solvent.SurfaceTension!.At(t), fast.SurfaceTension(t), 2e-8, $"surface tension at {t}");
            Close.Relative(solvent.Viscosity!.At(t), fast.Viscosity(t), 2e-8, $"viscosity at {t}");
            Close.Relative(solvent.Density.At(t), fast.Density(t), 2e-8, $"density at {t}");
            Close.Relative(solvent.LiquidHeatCapacity!.At(t), fast.LiquidHeatCapacity(t), 2e-8, $"heat capacity at {t}");
            Close.Relative(solvent.DiffusivityInAir!.At(t), fast.DiffusivityInAir(t), 2e-8, $"diffusivity at {t}");
        }
        Assert.True(double.IsNaN(fast.SaturationPressure(double.NaN)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Vapour_pressure_rises_and_latent_heat_is_positive_and_falls(string name)
    {
        var solvent = MaterialCatalogue.Find<Solvent>(name).ForDrying();
        var pairs = Gen.Choose(0, 1_000_000).Two().Select(p => (T1: 250 + p.Item1 * 2e-4, T2: 250 + p.Item2 * 2e-4)).Where(p => p.T1 < p.T2);
        Prop.ForAll(pairs.ToArbitrary(), p =>
            solvent.SaturationPressure(p.T1) < solvent.SaturationPressure(p.T2)
            && solvent.LatentHeat(p.T1) > solvent.LatentHeat(p.T2) && solvent.LatentHeat(p.T2) > 0
            && solvent.SurfaceTension(p.T1) > solvent.SurfaceTension(p.T2)
            && solvent.Viscosity(p.T1) > solvent.Viscosity(p.T2)).Check(Seeded);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Enthalpies_stand_on_one_basis(string name)
    {
        var solvent = MaterialCatalogue.Find<Solvent>(name).ForDrying();
        for (var t = 285.0; t < 420; t += 9)
        {
            const double h = 0.05;
            Close.Relative(solvent.LiquidHeatCapacity(t), (solvent.LiquidEnthalpy(t + h) - solvent.LiquidEnthalpy(t - h)) / (2 * h), 1e-7, "liquid");
            Close.Relative(solvent.VapourHeatCapacity(t), (solvent.VapourEnthalpy(t + h) - solvent.VapourEnthalpy(t - h)) / (2 * h), 1e-6, "vapour");
        }
        Assert.Equal(0, solvent.LiquidEnthalpy(EvaporatingSolvent.ReferenceTemperature));
    }

    [Fact]
    public void Vapour_heat_capacities_on_that_basis_are_near_those_of_the_ideal_gas()
    {
        // NMP: group contributions give 113 J/(mol K) at 25 degC; water 33.6.
        Close.Relative(113, NmpLaws.ForDrying().VapourHeatCapacity(298.15) * NmpLaws.MolarMass, 0.06, "NMP [J/(mol K)]");
        Close.Relative(33.6, WaterLaws.ForDrying().VapourHeatCapacity(298.15) * WaterLaws.MolarMass, 0.03, "water [J/(mol K)]");
    }

    [Fact]
    public void Saturation_temperature_inverts_the_vapour_pressure()
    {
        var water = WaterLaws.ForDrying();
        Close.Absolute(373.15, water.BoilingTemperature(101325), 0.1, "boiling point [K]");
        Close.Absolute(475.2, NmpLaws.ForDrying().BoilingTemperature(101325), 3, "boiling point [K]");
        foreach (var t in (double[])[265, 300, 380])
            Close.Absolute(t, water.SaturationTemperature(WaterLaws.VapourPressure!.At(t)), 1e-9, "dew point [K]");
        Assert.Throws<ArgumentOutOfRangeException>(() => water.SaturationTemperature(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => water.SaturationTemperature(double.NaN));
    }

    [Fact]
    public void A_scaled_law_says_so_and_carries_the_factor()
    {
        var scaled = NmpLaws.WithScaledLaw("latent_heat", 1.15);
        Close.Relative(1.15 * 535.7e3, scaled.LatentHeat!.At(353.15), 1e-12, "latent heat");
        Assert.Contains("scaled by 1.15", scaled.LatentHeat.About.Source.Citation);
        Assert.Contains("vapour_pressure", Assert.Throws<ArgumentException>(() => NmpLaws.WithScaledLaw("colour", 2)).Message);
        Assert.Throws<ArgumentException>(() => NmpLaws.WithScaledLaw("density", 0));
    }

    [Fact]
    public void Fast_forms_allocate_nothing()
    {
        var nmp = NmpLaws.ForDrying();
        var sum = nmp.SaturationPressure(350, out _) + nmp.LatentHeat(350) + nmp.Viscosity(350);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) sum += nmp.SaturationPressure(300 + 0.1 * i, out _) + nmp.LatentHeat(300 + 0.1 * i) + nmp.Viscosity(300 + 0.1 * i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);
    }

    [Theory]
    [InlineData("Water + IPA 15 wt%", 0.15)]
    [InlineData("water+ipa 12.5wt%", 0.125)]
    [InlineData("Water + IPA 20 wt%", 0.2)]
    public void Water_with_any_share_of_isopropanol_is_known_by_name(string name, double share) =>
        Close.Relative(WaterIsopropanol.SurfaceTension(share, 298.15), MaterialCatalogue.Find<Solvent>(name).SurfaceTension!.At(298.15), 1e-12);

    [Theory]
    [InlineData("Water + IPA 31 wt%")]
    [InlineData("Water + IPA wt%")]
    [InlineData("Water + IPA 1e1 wt%")]
    public void A_share_beyond_the_range_is_no_material(string name) => Assert.False(MaterialCatalogue.TryFind(name, out _));

    [Fact]
    public void Isopropanol_lowers_the_surface_tension_of_water_steeply_then_slowly()
    {
        Close.Relative(0.07197, WaterIsopropanol.SurfaceTension(0, 298.15), 0.001, "water");
        Close.Relative(0.0306, WaterIsopropanol.SurfaceTension(0.2, 298.15), 0.002, "20 wt%");
        Close.Relative(0.0209, WaterIsopropanol.SurfaceTension(1, 298.15), 0.02, "alcohol");
        for (var w = 0.0; w < 1; w += 0.01)
            Assert.True(WaterIsopropanol.SurfaceTension(w, 310) > WaterIsopropanol.SurfaceTension(Math.Min(1, w + 0.01), 310), $"at {w}");
        Assert.Throws<ArgumentOutOfRangeException>(() => WaterIsopropanol.SurfaceTension(20, 298.15));
    }

    [Fact]
    public void Water_with_isopropanol_is_water_but_for_its_surface_tension()
    {
        var mixture = WaterIsopropanol.Mixture(0.2);
        var (wet, water) = (mixture.ForDrying(), WaterLaws.ForDrying());
        Assert.Equal(water.SaturationPressure(330), wet.SaturationPressure(330));
        Close.Relative(WaterIsopropanol.SurfaceTension(0.2, 315.3), wet.SurfaceTension(315.3), 1e-9, "surface tension");
        Close.Relative((mixture.SurfaceTension!.At(320.01) - mixture.SurfaceTension.At(319.99)) / 0.02, mixture.SurfaceTension.Slope(320), 1e-6, "slope");
        Close.Relative(WaterLaws.SurfaceTension!.At(320), WaterIsopropanol.Mixture(0).SurfaceTension!.At(320), 1e-3, "no alcohol");
        Assert.Throws<ArgumentOutOfRangeException>(() => WaterIsopropanol.Mixture(0.5));
    }

    internal static Config Seeded { get; } = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20251, 7);
}
