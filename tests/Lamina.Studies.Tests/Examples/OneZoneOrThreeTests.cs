using Lamina.Studies.Evaluation;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Examples;

/// <summary>The figures of example 10, one zone or three, at the settings that its table gives: web heat, exhaust heat and peak flux apart.</summary>
public sealed class OneZoneOrThreeTests
{
    private static readonly string Recipe = Path.Combine(Places.Root, "examples", "10-one-zone-or-three", "recipe.yaml");

    private static EvaluatedPoint At(bool equalContent, double[] air, double[] makeUp)
    {
        var evaluator = RecipeEvaluator.Read(Recipe, new EvaluationOptions { Grid = EvaluationGrid.Recipe, Changes = equalContent ? [new("line", "line-equal-ppm.yaml")] : [] });
        var variables = evaluator.Vary("dryer.zones[*].air_temperature: 70..130 degC").ToList();
        if (!equalContent) variables.AddRange(evaluator.Vary("dryer.zones[*].make_up: 1000..9000 m3/h"));
        var at = evaluator.At(variables, [.. air.Select(t => t + 273.15), .. equalContent ? [] : makeUp.Select(v => v / 3600)]);
        Assert.True(at.Solved, at.Failure);
        return at;
    }

    [Theory]
    [InlineData(true, new[] { 96.02, 96.02, 96.02 }, null, 748, 62.2, 2.54)]
    [InlineData(true, new[] { 88.9, 89.3, 130 }, null, 679, 68.0, 2.01)]
    [InlineData(true, new[] { 120.0, 120, 120 }, null, 997, 67.9, 4.74)]
    [InlineData(false, new[] { 89.3, 89.3, 89.3 }, new[] { 4060.0, 4060, 4060 }, 973, 60.6, 2.00)]
    [InlineData(false, new[] { 90.44, 86.52, 89.87 }, new[] { 4203.0, 3863, 1000 }, 718, 60.7, 1.99)]
    [InlineData(false, new[] { 86.207, 85.214, 109.5 }, new[] { 8960.0, 7985.2, 2249.8 }, 1515, 64.0, 1.83)]
    public void The_table_holds(bool equalContent, double[] air, double[]? makeUp, double exhaust, double web, double peak)
    {
        var at = At(equalContent, air, makeUp ?? []);
        Close.Relative(exhaust * 1e3, at.Of("exhaust_heat")!.Value, 0.005, "exhaust heat");
        Close.Relative(web * 1e3, at.Of("web_heat")!.Value, 0.005, "web heat");
        Close.Relative(peak * 1e-3, at.Of("peak_drying_rate")!.Value, 0.01, "peak flux");
        Assert.True(at.Of("lel_fraction_max") <= 0.25);
        Assert.True(at.Of("residual_solvent") <= 2005e-6);
    }

    [Fact]
    public void At_one_solvent_content_the_exhaust_heat_is_the_dilution_factor_of_each_zone()
    {
        // Exhaust apart from web: the same vapour in the same air, so only the temperatures of the zones weigh.
        var at = At(true, [96, 96, 96], []);
        var solvent = at.Result!.Drying!.Product.Solution!.Input.Solvent;
        var expected = 28.9647e-3 / solvent.MolarMass / 2200e-6 * 1007 * (96 + 273.15 - 296.15) / solvent.LatentHeat(353.15);
        Close.Relative(expected, at.Of("heat_over_latent")!.Value, 2e-3, "heat over latent");
    }
}
