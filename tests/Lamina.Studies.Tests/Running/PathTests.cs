using Lamina.Data.Faults;
using Lamina.Data.Runs;
using Lamina.Line.Recipes;
using Lamina.Line.Structures;
using Lamina.Studies.Running;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Running;

/// <summary>Outputs by other numerical paths.</summary>
public sealed class PathTests
{
    private const string Text = """
        formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
        structure: {edge: 6 um, sizes: [{diameter: 2.5 um, share: 1}]}
        mixing: {model: particles}
        coating: {loading: 1.2 mg/cm2}
        drying: {model: particles, particles: {increments: 20, steps_per_increment: 3}}
        calendering: {model: particles, porosity: 40 %, particles: {increments: 10, steps_per_increment: 10}}
        """;

    private static readonly IReadOnlyList<PathChange> two = PathChange.Parse("increments:2,damping:0.5");

    private static RunRequest Request(string text, IReadOnlyList<PathChange> paths, int seeds, string? folder = null, IReadOnlyList<KeyValuePair<string, string>>? changes = null)
    {
        var path = Path.Combine(Places.Scratch("paths"), "recipe.yaml");
        File.WriteAllText(path, text);
        return new RunRequest { Recipe = path, Seed = 7, Seeds = seeds, Paths = paths, Bands = false, Folder = folder, Changes = changes ?? [], Threads = 1, Until = Line.StepName.Drying };
    }

    [Fact]
    public void A_path_is_the_run_of_the_changed_recipe_and_its_uncertainty_the_root_mean_square_departure()
    {
        var folder = Path.Combine(Places.Scratch("paths-run"), "run");
        var result = RunStudy.Run(Request(Text, two, 2, folder));
        double Alone(ulong seed, params KeyValuePair<string, string>[] changes) =>
            RunStudy.Run(Request(Text, [], 1, changes: changes) with { Seed = seed }).Find("drying", "dry_thickness")!.Value!.Value;
        KeyValuePair<string, string>[] slower = [new("structure.relaxation.largest_strain", "0.005"), new("drying.particles.increments", "40")];
        KeyValuePair<string, string>[] looser = [new("drying.particles.damping", "0.025")];
        var spread = result.Steps.Single(s => s.Step == "drying").Paths.Single(s => s.Output == "dry_thickness");
        double[] first = [Alone(7), Alone(8)], second = [Alone(7, slower), Alone(8, slower)], third = [Alone(7, looser), Alone(8, looser)];
        Assert.Equal(first, spread.Base);
        Assert.Equal(["increments:2", "damping:0.5"], spread.Paths.Select(p => p.Key));
        Assert.Equal(second, spread.Paths[0].Value);
        Assert.Equal(third, spread.Paths[1].Value);
        double[] departures = [second[0] - first[0], second[1] - first[1], third[0] - first[0], third[1] - first[1]];
        Close.Relative(Math.Sqrt(departures.Average(d => d * d)), spread.Uncertainty, 1e-9);
        Close.Relative((departures[2] + departures[3]) / 2, spread.Shift(1), 1e-9);
        Assert.True(spread.Uncertainty > 0);
        Assert.NotEmpty(result.Steps.Single(s => s.Step == "mixing").Paths);
        Assert.Empty(result.Steps.Single(s => s.Step == "coating").Paths);
        Assert.Contains("dry_thickness,m,increments:2,", File.ReadAllText(Path.Combine(folder, "paths.csv")), StringComparison.Ordinal);
        Assert.Contains("How far the structure is known", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
        Assert.Contains("\"paths\": {", ResultJson.Result(result), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_stopped_between_two_paths_goes_on_without_what_was_finished_and_to_the_same_bytes()
    {
        var (whole, stopped) = (Path.Combine(Places.Scratch("paths-whole"), "run"), Path.Combine(Places.Scratch("paths-stopped"), "run"));
        RunStudy.Run(Request(Text, two, 2, whole) with { Report = false });
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => RunStudy.Run(Request(Text, two, 2, stopped) with { Report = false }, (step, share) =>
        {
            // Half of what the paths do is done: the first path's seeds are finished.
            if (step == "paths" && share > 0.7) stop.Cancel();
        }, stop.Token));
        Assert.True(RunFolder.CanResume(stopped));
        var shares = new List<double>();
        RunStudy.Resume(stopped, (step, share) =>
        {
            if (step == "paths") shares.Add(share);
        }, 1);
        Assert.True(shares.Min() > 0.6, $"a finished path was run again: progress began at {shares.Min()}");
        Assert.Equal(shares.Order(), shares);
        foreach (var file in (string[])["result.json", "paths.csv", "seeds.csv"]) Assert.Equal(File.ReadAllBytes(Path.Combine(whole, file)), File.ReadAllBytes(Path.Combine(stopped, file)));
    }

    [Fact]
    public void A_path_changes_every_particle_step_and_nothing_else()
    {
        var job = RecipeReader.Parse(Text).Job;
        var (slower, longer, looser) = (PathChange.Parse("increments:3")[0].Apply(job), PathChange.Parse("steps:3")[0].Apply(job), PathChange.Parse("damping:3")[0].Apply(job));
        Assert.Equal((60, 30), (slower.Drying!.Particles!.Increments, slower.Calendering!.Particles!.Increments));
        Close.Relative(0.01 / 3, slower.Structure.Relaxation.LargestStrain, 1e-12);
        Assert.Equal((9, 30), (longer.Drying!.Particles!.StepsPerIncrement, longer.Calendering!.Particles!.StepsPerIncrement));
        Close.Relative(5e-3 / 3, longer.Structure.Relaxation.ForceTolerance, 1e-12);
        Close.Relative(0.15, looser.Drying!.Particles!.Damping, 1e-12);
        Close.Relative(0.15, looser.Calendering!.Particles!.Damping, 1e-12);
        Assert.Equal(job, slower with { Structure = job.Structure, Drying = job.Drying, Calendering = job.Calendering });
        Assert.Equal(job.Structure, looser.Structure);
    }

    [Theory]
    [InlineData("increments", "a parameter and a factor")]
    [InlineData("speed:2", "parameters are increments, steps, damping")]
    [InlineData("steps:0", "a factor from")]
    [InlineData("steps:1", "other than 1")]
    [InlineData("steps:2,steps:2", "given twice")]
    public void A_path_that_cannot_be_read_is_told_with_what_can(string text, string said) => Assert.Contains(said, Assert.Throws<InputException>(() => PathChange.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Paths_have_names_that_are_read_back() => Assert.All(PathChange.Usual.Append(new() { Parameter = PathParameter.Steps, Factor = 2.5 }), p => Assert.Equal(p, PathChange.Parse(p.Name).Single()));

    [Fact]
    public void Recipes_without_particles_and_parameters_out_of_range_are_refused_before_the_work()
    {
        var plain = Text[..Text.IndexOf("mixing:", StringComparison.Ordinal)] + "coating: {loading: 2 mg/cm2}\n";
        Assert.Contains("no step of the recipe has model: particles", Assert.Throws<InputException>(() => RunStudy.Run(Request(plain, two, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("in place of 10", Assert.Throws<InputException>(() => RunStudy.Run(Request(Text, PathChange.Parse("increments:0.5"), 1))).Message, StringComparison.Ordinal);
    }
}
