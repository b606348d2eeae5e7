using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Studies.Maps;
using Lamina.Studies.Tests.Evaluation;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Maps;

/// <summary>Maps of a small dryer: boundaries where margins vanish, the same bytes on any thread count and after a stop, points placed.</summary>
public sealed class MapTests
{
    private static string Recipe()
    {
        var path = Path.Combine(Places.Scratch("map"), "recipe.yaml");
        File.WriteAllText(path, RecipeEvaluatorTests.Quick);
        return path;
    }

    private static MapRequest Small(string recipe) => new()
    {
        Recipe = recipe, X = "speed: 2..14 m/min", Y = "dryer.zones[1].air_temperature: 80..140 degC", Points = 4, Cells = 12,
        Of = ["residual_solvent", "speed"], Conditions = ["binder_bottom_over_mean >= 0.85", "speed <= 8 m/min"],
    };

    [Fact]
    public void Boundaries_lie_where_the_margin_vanishes()
    {
        var map = MapStudy.Run(Small(Recipe()));
        Assert.Empty(map.Failures);
        Assert.Equal(4 * 4 + 5, map.Evaluations);
        // A condition on an axis itself: its boundary is a straight line at the limit.
        var line = Assert.Single(map.Boundaries[1].Lines);
        Assert.All(line, p => Close.Relative(8.0 / 60, p.X, 1e-9));
        Close.Relative(map.Columns[3], map.Fields[1].Values[3], 1e-12);
        var window = map.Window();
        Assert.Equal(2, window[3]);
        Assert.Equal(2, map.GridErrors.Count);
    }

    [Fact]
    public void A_stopped_map_goes_on_to_the_same_bytes_as_one_of_one_thread()
    {
        var recipe = Recipe();
        var folder = Path.Combine(Path.GetDirectoryName(recipe)!, "out");
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => MapStudy.Run(Small(recipe) with { Folder = folder }, (_, share) => { if (share > 0.6) stop.Cancel(); }, stop.Token));
        var done = MapStudy.Run(Small(recipe) with { Folder = folder });
        Assert.True(done.Evaluations < 4 * 4 + 5, $"{done.Evaluations} passes after the stop");
        var whole = MapStudy.Run(Small(recipe) with { Threads = 1 });
        Assert.Equal(MapJson.Write(whole, times: false), File.ReadAllText(Path.Combine(folder, "result.json")));
        Assert.Contains("<svg", File.ReadAllText(Path.Combine(folder, "window.svg")));
        Assert.Contains("Operating window", File.ReadAllText(Path.Combine(folder, "report.html")));
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "result.json")))!;
        Assert.Equal(4, json["fields"]![0]!["values"]!.AsArray().Count);
    }

    [Fact]
    public void Measured_points_are_placed_by_column_and_unit()
    {
        var recipe = Recipe();
        var csv = Path.Combine(Path.GetDirectoryName(recipe)!, "points.csv");
        File.WriteAllText(csv, "label,speed [m/min],air_temperature [degC]\nrun 7,6,110\n");
        var point = Assert.Single(MapStudy.Run(Small(recipe) with { Points = 3, PointsFrom = [csv] }).Points);
        Assert.Equal("run 7", point.Label);
        Close.Relative(0.1, point.X, 1e-12);
        Close.Relative(383.15, point.Y, 1e-12);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Bands_enclose_the_boundary_and_name_their_constants()
    {
        var map = MapStudy.Run(Small(Recipe()) with { BandConstants = 2 });
        Assert.Equal(2, map.Boundaries[0].BandConstants.Count);
        Assert.NotNull(map.Boundaries[0].WorstLines);
        // A condition on a setting rests on no constant: its band is the line itself.
        Assert.Equal(map.Boundaries[1].Lines[0], map.Boundaries[1].WorstLines![0]);
    }

    [Theory]
    [InlineData("dryer.zones[*].air_temperature: 80..140 degC", "2 values")]
    [InlineData("speed: 3..4 m/min", "same value")]
    [InlineData("sped: 3..4 m/min", "did you mean")]
    public void Bad_axes_are_faults_with_a_remedy(string y, string says) =>
        Assert.Contains(says, Assert.Throws<InputException>(() => MapStudy.Run(Small(Recipe()) with { Y = y })).Faults[0].ToString());

    [Fact]
    public void A_point_at_which_one_condition_is_broken_lies_outside_whatever_another_has_no_value()
    {
        var variable = Lamina.Studies.Evaluation.RecipeEvaluator.Parse(Evaluation.RecipeEvaluatorTests.Quick).Vary("speed: 1..9 m/min")[0];
        MapBoundary Boundary(params double[] margins) => new() { Label = "a", Condition = "b", Margins = margins, Lines = [] };
        var map = new OperatingMap
        {
            Recipe = "r", X = variable, Y = variable, Columns = [1, 2], Rows = [1, 2], Fields = [], Failures = [], Evaluations = 0, CpuTime = 0,
            Boundaries = [Boundary(0.1, -0.2, -0.1, 0.3), Boundary(0.1, double.NaN, -0.3, double.NaN)],
        };
        Assert.Equal([0, 1, 2, double.NaN], map.Window());
    }
}
