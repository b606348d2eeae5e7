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
}
