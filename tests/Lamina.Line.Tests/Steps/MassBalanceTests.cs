using FsCheck;
using FsCheck.Fluent;
using Lamina.Line.Calendering;
using Lamina.Line.Coating;
using Lamina.Line.Mixing;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Materials;
using Lamina.Materials.Solids;
using Lamina.Testing;

namespace Lamina.Line.Tests.Steps;

/// <summary>Mixing, coating and calendering are balances: closed forms and identities.</summary>
public sealed class MassBalanceTests
{
    private static readonly RunContext Context = new();

    // A single pseudo component of the oracle's dry density stands for the whole formulation.
    private static Formulation Of(double dryDensity, double solventDensity, double solidsContent) => new()
    {
        Components =
        [
            new Component
            {
                Material = MaterialCatalogue.Derive(MaterialCatalogue.Find<ActiveMaterial>("NMC622"), new Dictionary<string, double> { ["density"] = dryDensity }, "oracle"),
                Role = ComponentRole.Active,
                MassFraction = 1,
            },
        ],
        Solvent = "NMP",
        SolventDensity = solventDensity,
        SolidsContent = solidsContent,
    };

    [Theory]
    // Computed by hand, independent of this code: chain notes section 2.1.
    [InlineData(0.18, 0.70, 4424.43, 1028, 115.7248560267082e-6, 2222.019, 0.30, 58.1188e-6)]
    [InlineData(0.10, 0.50, 2165.16, 998, 146.3864e-6, 0, 0.33, 68.9344e-6)]
    public void A_wet_film_and_its_calendered_coating_match_the_hand_calculation(
        double loading, double solids, double dryDensity, double solventDensity, double wet, double slurryDensity, double porosity, double dry)
    {
        var slurry = new MixingStep().Run(Of(dryDensity, solventDensity, solids), new MixingSettings(), Context);
        if (slurryDensity > 0) Close.Relative(slurryDensity, slurry.Product.Density, 1e-6, "slurry density");
        var film = new CoatingStep().Run(slurry.Product, new CoatingSettings { Loading = loading }, Context);
        Close.Relative(wet, film.Product.Thickness, 2e-6, "wet thickness");
        Close.Relative(loading, film["loading_total"].Value!.Value, 1e-14, "loading");
        var electrode = new CalenderingStep().Run(Dry(film.Product, 0.6), new CalenderingSettings { Porosity = porosity }, Context);
        Close.Relative(dry, electrode.Product.Thickness, 2e-6, "calendered thickness");
    }

    private static DryElectrode Dry(WetFilm film, double porosity) => new()
    {
        Formulation = film.Formulation,
        Loading = film.Loading,
        ResidualSolvent = 0,
        Porosity = porosity,
        Thickness = film.Loading / film.Formulation.DryDensity / (1 - porosity),
    };

    [Fact]
    public void Loading_wet_thickness_and_gap_describe_the_same_film()
    {
        var slurry = new MixingStep().Run(Of(4400, 1028, 0.65), new MixingSettings(), Context).Product;
        var byLoading = new CoatingStep().Run(slurry, new CoatingSettings { Loading = 0.2 }, Context).Product;
        var byThickness = new CoatingStep().Run(slurry, new CoatingSettings { WetThickness = byLoading.Thickness }, Context).Product;
        var byGap = new CoatingStep().Run(slurry, new CoatingSettings { Gap = 1.7 * byLoading.Thickness, GapRatio = 1.7 }, Context).Product;
        Close.Relative(byLoading.SolventLoading, byThickness.SolventLoading, 1e-14);
        Close.Relative(byLoading.Loading, byGap.Loading, 1e-14);
    }

    [Fact]
    public void Mass_and_volume_of_every_component_survive_mixing_and_coating_whatever_the_formulation()
    {
        var formulations = Gen.Choose(1, 99).SelectMany(solids => Gen.Choose(1, 8).SelectMany(count =>
            Gen.Choose(1, 1000).ListOf(count).SelectMany(weights => Gen.Choose(300, 9000).ListOf(count).Select(densities => (solids, weights, densities)))));
        Prop.ForAll(formulations.ToArbitrary(), given =>
        {
            var total = (double)given.weights.Sum();
            var formulation = new Formulation
            {
                Components =
                [
                    .. given.weights.Select((w, i) => new Component
                    {
                        Material = MaterialCatalogue.Derive(MaterialCatalogue.Find("NMC622"), new Dictionary<string, double> { ["density"] = given.densities[i] }, "c" + i),
                        Role = ComponentRole.Active,
                        MassFraction = w / total,
                    }),
                ],
                Solvent = "NMP",
                SolventDensity = 1028,
                SolidsContent = given.solids / 100.0,
            };
            var mixed = new MixingStep().Run(formulation, new MixingSettings(), Context);
            var coated = new CoatingStep().Run(mixed.Product, new CoatingSettings { WetThickness = 1e-4 }, Context);
            Assert.All(mixed.Balances, b => Assert.True(b.RelativeError <= 1e-13, $"{b.Name}: {b.RelativeError}"));
            Assert.All(coated.Balances, b => Assert.True(b.RelativeError <= 1e-13, $"{b.Name}: {b.RelativeError}"));
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261121, 7).WithMaxTest(200));
    }

    [Fact]
    public void A_calender_cannot_press_below_the_solid_volume()
    {
        var slurry = new MixingStep().Run(Of(4400, 1028, 0.65), new MixingSettings(), Context).Product;
        var dry = Dry(new CoatingStep().Run(slurry, new CoatingSettings { Loading = 0.2 }, Context).Product, 0.5);
        var error = Assert.Throws<ArgumentException>(() => new CalenderingStep().Run(dry, new CalenderingSettings { Thickness = 40e-6 }, Context));
        Assert.Contains("45.45 um", error.Message);
    }

    [Fact]
    public void A_calender_cannot_expand_a_coating_and_says_so()
    {
        var slurry = new MixingStep().Run(Of(4400, 1028, 0.65), new MixingSettings(), Context).Product;
        var dry = Dry(new CoatingStep().Run(slurry, new CoatingSettings { Loading = 0.2 }, Context).Product, 0.3);
        var result = new CalenderingStep().Run(dry, new CalenderingSettings { Porosity = 0.5 }, Context);
        Assert.Equal(dry.Thickness, result.Product.Thickness);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void A_step_that_does_not_balance_has_no_result()
    {
        var error = Assert.Throws<StepImbalanceException>(() => Balance.Checked("mixing", [Balance.Of("solvent", 1, 1 + 1e-6)]));
        Assert.Contains("solvent", error.Message);
        Assert.Throws<StepImbalanceException>(() => Balance.Checked("mixing", [new Balance { Name = "nan", RelativeError = double.NaN }]));
    }
}
