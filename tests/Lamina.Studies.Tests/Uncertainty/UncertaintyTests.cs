using Lamina.Data.Faults;
using Lamina.Data.Json;
using Lamina.Learning.Sampling;
using Lamina.Studies.Tests.Evaluation;
using Lamina.Studies.Uncertainty;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Uncertainty;

/// <summary>Uncertain inputs through a recipe: closed forms, same bytes for any threads and interruptions, clear refusals.</summary>
public sealed class UncertaintyTests
{
    // Drying time is the solvent over the rate: a product of two independent inputs.
    private const string Prescribed = """
        name: prescribed
        formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
        coating: {loading: 18 +- 0.9 mg/cm2}
        drying: {model: prescribed, rate: 1 +- 0.1 g/m2/s, porosity: 50 %}
        line: {batch: {kind: oven, stages: [{duration: 30 min, film_temperature: 80 degC, top: {air_temperature: 80 degC, heat_transfer_coefficient: 30 W/m2/K}}]}}
        """;

    private static string Recipe(string text)
    {
        var path = Path.Combine(Places.Scratch("uncertainty"), "recipe.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void A_product_of_two_inputs_has_the_closed_form_mean_spread_and_indices()
    {
        var result = UncertaintyStudy.Run(new UncertaintyRequest { Recipe = Recipe(Prescribed), Of = ["drying_time"], Samples = 512 });
        Assert.Equal(["coating.loading", "drying.rate"], result.Inputs.Select(i => i.Variable.Name));
        var time = Assert.Single(result.Outputs);
        // Moments of 1/rate by the midpoint rule in probability.
        var inverse = Enumerable.Range(0, 100000).Select(i => 1 / Distribution.Normal(1e-3, 1e-4).Quantile((i + 0.5) / 100000)).ToArray();
        double mean = inverse.Average(), square = inverse.Average(x => x * x), cl = Math.Pow(0.05, 2), cz = square / (mean * mean) - 1;
        Close.Relative(time.Base!.Value * 1e-3 * mean, time.Mean!.Value, 1e-3, "mean");
        Close.Relative(time.Mean!.Value * Math.Sqrt(cl + cz + cl * cz), time.StandardDeviation!.Value, 0.01, "sd");
        Close.Absolute(cl / (cl + cz + cl * cz), time.Indices![0].First, 0.02, "first order of the loading");
        Close.Absolute((cz + cl * cz) / (cl + cz + cl * cz), time.Indices[1].Total, 0.03, "total of the rate");
        Close.Relative(time.Base.Value, time.Quantiles[2], 2e-3, "median");
    }

    [Fact]
    public void Threads_do_not_change_a_byte_and_a_study_grows_where_it_was()
    {
        string Bytes(string folder) => File.ReadAllText(Path.Combine(folder, "result.json")) + File.ReadAllText(Path.Combine(folder, "samples.csv")) + File.ReadAllText(Path.Combine(folder, "report.html"));
        var recipe = Recipe(Prescribed);
        var (one, many, grown) = (Places.Scratch("one"), Places.Scratch("many"), Places.Scratch("grown"));
        UncertaintyStudy.Run(new UncertaintyRequest { Recipe = recipe, Samples = 64, Folder = one, Threads = 1 });
        UncertaintyStudy.Run(new UncertaintyRequest { Recipe = recipe, Samples = 64, Folder = many, Threads = 4 });
        Assert.Equal(Bytes(one), Bytes(many));
        UncertaintyStudy.Run(new UncertaintyRequest { Recipe = recipe, Samples = 32, Folder = grown });
        var runs = 0;
        UncertaintyStudy.Run(new UncertaintyRequest { Recipe = recipe, Samples = 64, Folder = grown, Resume = true }, (_, _) => Interlocked.Increment(ref runs));
        Assert.Equal(Bytes(one), Bytes(grown));
        Assert.Equal(32 * 4, runs);
    }

    [Fact]
    public void A_cancelled_study_keeps_its_runs_and_ends_at_the_same_bytes()
    {
        var recipe = Recipe(Prescribed);
        var (whole, cut) = (Places.Scratch("whole"), Places.Scratch("cut"));
        UncertaintyStudy.Run(new UncertaintyRequest { Recipe = recipe, Samples = 128, Folder = whole });
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => UncertaintyStudy.Run(new UncertaintyRequest { Recipe = recipe, Samples = 128, Folder = cut, Threads = 1 },
            (_, share) => { if (share > 0.6) stop.Cancel(); }, stop.Token));
        var left = 0;
        UncertaintyStudy.Run(new UncertaintyRequest { Recipe = recipe, Samples = 128, Folder = cut, Resume = true }, (_, _) => Interlocked.Increment(ref left));
        Assert.InRange(left, 1, 0.5 * 128 * 4);
        Assert.Equal(File.ReadAllText(Path.Combine(whole, "result.json")), File.ReadAllText(Path.Combine(cut, "result.json")));
    }

    [Fact]
    public void Going_on_with_another_study_is_refused()
    {
        var folder = Places.Scratch("other");
        UncertaintyStudy.Run(new UncertaintyRequest { Recipe = Recipe(Prescribed), Samples = 16, Folder = folder });
        var fault = Assert.Throws<InputException>(() => UncertaintyStudy.Run(new UncertaintyRequest { Recipe = Recipe(Prescribed), Samples = 16, Folder = folder, Resume = true, Seed = 9 }));
        Assert.Contains("another recipe, seed", fault.Message);
    }

    [Fact]
    public void A_recipe_without_uncertain_values_says_how_to_write_one()
    {
        var fault = Assert.Throws<InputException>(() => UncertaintyStudy.Run(new UncertaintyRequest { Recipe = Recipe(RecipeEvaluatorTests.Quick.Replace("40 +- 4", "40")) }));
        Assert.Contains("--include assumed", fault.Faults[0].Remedy);
    }

    [Trait("Category", "Long")]
    [Fact]
    public void Film_inputs_written_with_spread_assumed_constants_and_ranges_all_count()
    {
        var result = UncertaintyStudy.Run(new UncertaintyRequest
        {
            Recipe = Recipe(RecipeEvaluatorTests.Quick), Of = ["residual_solvent", "residual_solvent * loading_total"], Samples = 16, Vary = ["speed: 7..9 m/min", "chi: 0.2..0.5"], Assumed = true,
        });
        Assert.Equal("line.dryer.zones[1].top.heat_transfer_coefficient", result.Inputs[0].Variable.Name);
        Assert.Equal("normal, 40 +- 4 W/m2/K", result.Inputs[0].Words);
        Assert.Equal("uniform, 7 to 9 m/min", result.Inputs[1].Words);
        Assert.Single(result.Inputs, i => i.Variable.Name == "chi");
        Assert.True(result.Inputs.Count > 10);
        Assert.Equal(16 * (result.Inputs.Count + 2), result.Evaluations);
        var residual = result.Outputs[0];
        // Speed and heat transfer move the residual; no input in the list is unknown.
        Assert.True(residual.StandardDeviation > 0);
        Assert.Equal("kg/m2", result.Outputs[1].Unit);
        Assert.DoesNotContain("NaN", JsonText.Write(UncertaintyText.Json(result)));
    }
}
