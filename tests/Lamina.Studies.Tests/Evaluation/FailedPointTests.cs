using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Numerics;
using Lamina.Studies.Calibration;
using Lamina.Studies.Evaluation;
using Lamina.Studies.Maps;
using Lamina.Studies.Protocols;
using Lamina.Studies.Running;
using Lamina.Studies.Uncertainty;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Evaluation;

/// <summary>Points of a study that contradict another value, here more air made up than exhausted: passed round with their reason, and an error only where nothing else is left.</summary>
public sealed class FailedPointTests
{
    private const string Reason = "blow into the room";

    private static string Recipe()
    {
        var path = Path.Combine(Places.Scratch("failed-points"), "recipe.yaml");
        File.WriteAllText(path, RecipeEvaluatorTests.Quick.Replace("make_up: 3000 m3/h", "make_up: 3000 m3/h, exhaust: 3500 m3/h"));
        return path;
    }

    private static OptimiseRequest Leanest(string range) => new()
    {
        Recipe = Recipe(), Goal = "lel_fraction_max", Maximise = true, Cells = 12, Vary = [$"dryer.zones[0].exhaust: {range}"], MostEvaluations = 40,
    };

    [Fact]
    public void A_search_goes_round_them_and_lists_why()
    {
        var optimum = OptimiseStudy.Run(Leanest("1000..5000 m3/h"));
        // Less exhaust is richer in solvent, down to what is made up.
        Assert.InRange(optimum.Variables[0].Value, 3000.0 / 3600, 3100.0 / 3600);
        var failed = Assert.Single(optimum.Failures);
        Assert.Contains(Reason, failed.Reason);
        Assert.True(failed.Count > 5);
        Assert.Contains(optimum.Notes, n => n.Contains(Reason));
        Assert.Equal(failed.Count, (int)JsonNode.Parse(OptimiseJson.Write(optimum, times: false))!["failures"]![0]!["count"]!);
    }

    [Fact]
    public void A_search_that_finds_nothing_else_says_so()
    {
        var optimum = OptimiseStudy.Run(Leanest("1000..2500 m3/h") with { SubjectTo = ["residual_solvent <= 500 ppm"] });
        // The recipe's own value lies outside the range, so the start is moved onto its end and fails as well.
        Assert.Null(optimum.At);
        Assert.Contains("none of the", Assert.Single(optimum.Notes));
        Assert.Contains(Reason, optimum.Notes[0]);
    }

    [Fact]
    public void A_map_leaves_them_blank_and_fails_only_without_any_other()
    {
        MapRequest Over(string range) => new() { Recipe = Recipe(), X = $"dryer.zones[0].exhaust: {range}", Y = "speed: 7..9 m/min", Points = 3, Cells = 12, Of = ["residual_solvent"], Conditions = ["residual_solvent <= 1 %"] };
        var map = MapStudy.Run(Over("1000..5000 m3/h"));
        Assert.Contains(Reason, Assert.Single(map.Failures).Reason);
        Assert.Equal(3, map.Failures[0].Count);
        Assert.Equal(3, map.Fields[0].Values.Count(double.IsNaN));
        Assert.Contains(Reason, Assert.Throws<NotConvergedException>(() => MapStudy.Run(Over("1000..2500 m3/h"))).Message);
    }

    [Fact]
    public void Uncertain_inputs_count_them()
    {
        var folder = Places.Scratch("uncertain");
        UncertaintyRequest Over(string range) => new() { Recipe = Recipe(), Of = ["residual_solvent"], Samples = 16, Vary = [$"dryer.zones[0].exhaust: {range}"], Changes = [new("line.dryer.zones[1].top.heat_transfer_coefficient", "40 W/m2/K")] };
        var result = UncertaintyStudy.Run(Over("2000..5000 m3/h") with { Folder = folder });
        Assert.InRange(result.Failures, 1, result.Evaluations - 1);
        Assert.Contains(result.Warnings, w => w.Contains(Reason));
        Assert.Contains(Reason, Assert.Throws<NotConvergedException>(() => UncertaintyStudy.Run(Over("1000..2500 m3/h"))).Message);
    }

    [Fact]
    public void A_calibration_turns_back_from_them()
    {
        var evaluator = RecipeEvaluator.Read(Recipe());
        var table = new CsvText("lel_fraction_max [1]");
        table.Row(evaluator.At(evaluator.Vary("dryer.zones[0].exhaust: 3000..5000 m3/h"), [3900.0 / 3600]).Of("lel_fraction_max"));
        var data = Path.Combine(Places.Scratch("failed-points"), "data.csv");
        File.WriteAllText(data, table.ToString());
        var answer = CalibrationStudy.Run(new CalibrationRequest { Recipe = Recipe(), Data = [data], Fit = ["dryer.zones[0].exhaust: 2000..5000 m3/h"], Deviations = ["lel_fraction_max: 0.1 %"], Profiles = false });
        Close.Relative(3900.0 / 3600, answer.Fit!.Estimates[0].Value, 0.05);
        Assert.Contains(answer.Warnings, w => w.Contains(Reason));
    }

    [Fact]
    public void Reasons_that_differ_in_their_numbers_are_one()
    {
        var tally = new FailureTally();
        tally.Add("step too small at 12.5 s");
        tally.Add("step too small at 1.25e-3 s");
        tally.Add("no film");
        Assert.Equal(["step too small at 1.25e-3 s", "no film"], tally.Reasons.Select(r => r.Reason));
        Assert.Equal("step too small at 1.25e-3 s (2); no film (1)", FailedPoints.Words(tally.Reasons));
    }

    [Fact]
    public void An_end_that_is_never_allowed_is_still_refused_at_once() =>
        Assert.Contains("allowed", Assert.Throws<InputException>(() => RecipeEvaluator.Read(Recipe()).Vary("dryer.zones[0].exhaust: -5..6000 m3/h")).Message);
}
