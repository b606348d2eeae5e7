using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Learning.Optimisation;
using Lamina.Studies.Protocols;
using Lamina.Studies.Tests.Evaluation;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Protocols;

/// <summary>Optimal settings of a small dryer: conditions kept, what limits it named, the recipe written with its comments.</summary>
public sealed class OptimiseTests
{
    private static string Recipe()
    {
        var path = Path.Combine(Places.Scratch("optimise"), "recipe.yaml");
        File.WriteAllText(path, "# kept comment\n" + RecipeEvaluatorTests.Quick);
        return path;
    }

    private static OptimiseRequest Fastest(string recipe) => new()
    {
        Recipe = recipe, Goal = "speed", Maximise = true, Cells = 12,
        Vary = ["speed: 2..20 m/min", "dryer.zones[1].air_temperature: 80..140 degC"],
        SubjectTo = ["residual_solvent <= 3000 ppm", "binder_bottom_over_mean >= 0.6"],
    };

    [Fact]
    [Trait("Category", "Long")]
    public void The_fastest_speed_keeps_its_conditions_and_is_held_by_one()
    {
        var optimum = OptimiseStudy.Run(Fastest(Recipe()));
        Assert.Equal(SearchStatus.Converged, optimum.Status);
        Assert.All(optimum.Constraints, c => Assert.True(c.Margin >= 0, $"{c.Text}: {c.Margin}"));
        Assert.Contains(optimum.Constraints, c => c.IsActive);
        Assert.Equal(optimum.Variables[0].Value, optimum.Value!.Value, 12);
        // What limits it does so: 10 % faster breaks a condition.
        Assert.NotEmpty(optimum.Faster!.Broken);
        Assert.NotEmpty(optimum.Relaxations);
        Assert.All(optimum.Variables, v => Assert.NotNull(v.GoalSlope));
        Close.Relative(1, optimum.Variables[0].GoalSlope!.Value, 1e-9);
        // Nothing in the neighbourhood is better and allowed.
        var evaluator = Lamina.Studies.Evaluation.RecipeEvaluator.Read(Recipe(), new() { Grid = Lamina.Studies.Evaluation.EvaluationGrid.Recipe });
        var variables = Fastest("").Vary.SelectMany(evaluator.Vary).ToArray();
        foreach (var hotter in (double[])[-4, 0, 4])
        {
            var at = evaluator.At(variables, [1.01 * optimum.Variables[0].Value, Math.Min(413.15, optimum.Variables[1].Value + hotter)]);
            Assert.True(at.Of("residual_solvent") > 3e-3 || at.Of("binder_bottom_over_mean") < 0.6, $"1 % faster at {hotter} K: {at.Of("residual_solvent")}, {at.Of("binder_bottom_over_mean")}");
        }
    }

    [Fact]
    public void A_film_that_does_not_crack_keeps_conditions_on_cracks()
    {
        var evaluator = Lamina.Studies.Evaluation.RecipeEvaluator.Parse(RecipeEvaluatorTests.Quick, options: new() { Cells = 12 });
        double? Margin(Lamina.Studies.Evaluation.EvaluatedPoint at, string condition) => Lamina.Studies.Evaluation.Constraint.Parse(evaluator, condition).Margin(at);
        var speed = evaluator.Vary("speed: 1..40 m/min");
        var whole = evaluator.At(speed, [4 / 60.0]);
        Assert.NotNull(whole.Of("critical_thickness"));
        Assert.Null(whole.Of("crack_area_fraction"));
        Close.Relative(1, Margin(whole, "crack_area_fraction <= 0.1 %")!.Value, 1e-12);
        Close.Relative(1, Margin(whole, "crack_onset_time >= 1 min")!.Value, 1e-12);
        Assert.Equal(0, Lamina.Studies.Evaluation.Goal.Parse(evaluator, "crack_area_fraction", maximise: false).At(whole)!.Value.Value);
        Assert.Null(Lamina.Studies.Evaluation.Goal.Parse(evaluator, "crack_onset_time", maximise: true).At(whole));
        // A film that is still wet is not known to stay whole.
        var wet = evaluator.At(speed, [40 / 60.0]);
        Assert.Null(wet.Of("air_entry_time"));
        Assert.Null(Margin(wet, "crack_area_fraction <= 0.1 %"));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Forward_sensitivities_lead_to_the_answer_of_quotients_in_fewer_passes()
    {
        var (quotients, forward) = (OptimiseStudy.Run(Fastest(Recipe())), OptimiseStudy.Run(Fastest(Recipe()) with { Forward = true }));
        Close.Relative(quotients.Value!.Value, forward.Value!.Value, 5e-3);
        Assert.All(forward.Constraints, c => Assert.True(c.Margin >= 0, $"{c.Text}: {c.Margin}"));
        Assert.True(forward.Evaluations < quotients.Evaluations, $"{forward.Evaluations} against {quotients.Evaluations}");
    }

    [Fact]
    public void Files_hold_the_optimal_values_and_the_comments()
    {
        var recipe = Recipe();
        var optimum = OptimiseStudy.Run(Fastest(recipe) with { Vary = ["speed: 2..20 m/min"], SubjectTo = ["residual_solvent <= 3000 ppm"] });
        var folder = Path.Combine(Path.GetDirectoryName(recipe)!, "out");
        OptimiseFiles.Write(folder, optimum);
        var text = File.ReadAllText(Path.Combine(folder, "recipe.yaml"));
        Assert.StartsWith("# kept comment", text);
        Assert.Contains($"speed: {optimum.Variables[0].Variable.Text(optimum.Value!.Value)}", text);
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "result.json")))!;
        foreach (var key in (string[])["goal", "value", "variables", "outputs", "active_constraints", "sensitivities", "next_best", "evaluations"]) Assert.True(json.AsObject().ContainsKey(key), key);
        Assert.False(json.AsObject().ContainsKey("cpu_s"));
        Assert.Contains("Before and after", File.ReadAllText(Path.Combine(folder, "report.html")));
        // The written recipe runs and gives what was promised.
        var again = Lamina.Studies.Evaluation.RecipeEvaluator.Read(Path.Combine(folder, "recipe.yaml"), new() { Grid = Lamina.Studies.Evaluation.EvaluationGrid.Recipe }).AtBase();
        Assert.Equal(optimum.At!.Of("residual_solvent"), again.Of("residual_solvent"));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Threads_do_not_change_the_answer()
    {
        var recipe = Recipe();
        string At(int threads) => OptimiseJson.Write(OptimiseStudy.Run(Fastest(recipe) with { Threads = threads, MostEvaluations = 40 }), times: false);
        Assert.Equal(At(1), At(2));
    }

    [Fact]
    public void A_stopped_search_gives_the_best_so_far()
    {
        using var stop = new CancellationTokenSource();
        var optimum = OptimiseStudy.Run(Fastest(Recipe()), (_, share) => { if (share > 0.1) stop.Cancel(); }, stop.Token);
        Assert.Equal(SearchStatus.Stopped, optimum.Status);
        Assert.NotNull(optimum.Value);
        Assert.NotEmpty(optimum.Notes);
    }

    [Fact]
    public void A_stopped_search_goes_on_to_the_same_bytes()
    {
        var recipe = Recipe();
        var scratch = Path.GetDirectoryName(recipe)!;
        OptimiseRequest Short(string folder) => Fastest(recipe) with { Vary = ["speed: 2..20 m/min"], SubjectTo = ["residual_solvent <= 3000 ppm"], MostEvaluations = 30, Folder = Path.Combine(scratch, folder) };
        using var stop = new CancellationTokenSource();
        var stopped = OptimiseStudy.Run(Short("cut"), (_, share) => { if (share > 0.1) stop.Cancel(); }, stop.Token);
        Assert.Equal(SearchStatus.Stopped, stopped.Status);
        // What was found is there at once, and the search goes on from it.
        Assert.Contains("\"stopped\"", File.ReadAllText(Path.Combine(scratch, "cut", "result.json")));
        Assert.True(Lamina.Data.Runs.RunFolder.CanResume(Path.Combine(scratch, "cut")));
        OptimiseStudy.Run(Short("cut"));
        OptimiseStudy.Run(Short("whole"));
        Assert.False(Lamina.Data.Runs.RunFolder.CanResume(Path.Combine(scratch, "cut")));
        foreach (var file in (string[])["result.json", "recipe.yaml", "report.html"]) Assert.Equal(File.ReadAllText(Path.Combine(scratch, "whole", file)), File.ReadAllText(Path.Combine(scratch, "cut", file)));
    }

    [Theory]
    [InlineData("spede", "did you mean")]
    [InlineData("speed <= 3 m/min", "a goal is a value")]
    [InlineData("speed + drying_time", "do not go together")]
    public void Bad_goals_are_faults_with_a_remedy(string goal, string says)
    {
        var fault = Assert.Throws<InputException>(() => OptimiseStudy.Run(Fastest(Recipe()) with { Goal = goal }));
        Assert.Contains(says, fault.Faults[0].ToString());
    }
}
