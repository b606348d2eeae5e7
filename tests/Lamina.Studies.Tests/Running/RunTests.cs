using System.Diagnostics;
using System.Text.Json;
using Lamina.Data.Runs;
using Lamina.Line;
using Lamina.Line.Recipes;
using Lamina.Studies.Running;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Running;

/// <summary>Whole runs: determinism, resuming, cancelling, the run folder.</summary>
public sealed class RunTests
{
    internal static string Example(string name) => Path.Combine(Places.Root, "examples", name, "recipe.yaml");

    // Two zones and twelve cells: every part of a run in little time.
    private static string Quick()
    {
        var folder = Places.Scratch("quick");
        File.WriteAllText(Path.Combine(folder, "line.yaml"), """
            web: {foil: Al}
            dryer:
              zones:
                - {length: 6 m, make_up: 3000 m3/h, top: {air_temperature: 100 degC, heat_transfer_coefficient: 40 W/m2/K}}
                - {length: 6 m, solvent_content: 0 ppm, top: {air_temperature: 120 degC, heat_transfer_coefficient: 40 W/m2/K}}
            """);
        var path = Path.Combine(folder, "recipe.yaml");
        File.WriteAllText(path, """
            name: quick
            line: line.yaml
            formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
            coating: {loading: 10 mg/cm2}
            drying: {speed: 8 m/min, cells: 12}
            calendering: {porosity: 35 %}
            """);
        return path;
    }

    private static IEnumerable<string> ExampleNames =>
        Directory.EnumerateDirectories(Path.Combine(Places.Root, "examples")).Where(d => File.Exists(Path.Combine(d, "recipe.yaml"))).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Examples => [.. ExampleNames];

    [Theory]
    [MemberData(nameof(Examples))]
    [Trait("Category", "Long")]
    public void Every_example_runs_balances_and_lists_all_drying_outputs(string name)
    {
        var result = RunStudy.Run(new RunRequest { Recipe = Example(name), Bands = false });
        var drying = result.Steps.Single(s => s.Step == "drying");
        foreach (var definition in Line.Outputs.DryingOutputs.All)
        {
            var output = drying.Outputs.Single(o => o.Name == definition.Name);
            Assert.True(output.Value is not null || !string.IsNullOrWhiteSpace(output.Reason), $"{name}: {definition.Name} has neither value nor reason");
        }
        foreach (var step in result.Steps)
            Assert.All(step.Balances, b => Assert.True(b.RelativeError is >= 0 and <= 1e-10, $"{name}, {step.Step}: {b.Name} {b.RelativeError}"));
        // Particles know no solvent and no heat.
        if (drying.Model == "particles") return;
        Assert.Contains(drying.Balances, b => b.Name == "solvent");
        Assert.Contains(drying.Balances, b => b.Name == "enthalpy");
    }

    [Fact]
    public void A_run_with_particles_writes_its_structures_and_the_same_bytes_twice()
    {
        var recipe = Path.Combine(Places.Scratch("tiny"), "recipe.yaml");
        File.WriteAllText(recipe, """
            name: tiny
            formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
            structure: {edge: 9 um, sizes: [{diameter: 2.5 um, share: 1}]}
            mixing: {model: particles}
            coating: {loading: 2 mg/cm2}
            drying: {model: particles, particles: {fix_at: 60 %, increments: 12, steps_per_increment: 4}}
            """);
        var (first, second) = (Places.Scratch("run"), Places.Scratch("run"));
        var result = RunStudy.Run(new RunRequest { Recipe = recipe, Folder = first });
        RunStudy.Run(new RunRequest { Recipe = recipe, Folder = second });
        Assert.Equal(["dried", "dried_forcefield", "thirds"], result.Steps.Single(s => s.Step == "drying").Files.Select(f => f.Key));
        foreach (var file in (string[])["slurry.data", "dried.data", "thirds.csv", "result.json", "report.html"])
            Assert.Equal(File.ReadAllBytes(Path.Combine(first, file)), File.ReadAllBytes(Path.Combine(second, file)));
        Assert.Contains("carbon-binder particles (dark)", File.ReadAllText(Path.Combine(first, "report.html")), StringComparison.Ordinal);
        var dried = Lamina.Data.Structures.LammpsDataFile.Read(Path.Combine(first, "dried.data"));
        Assert.Equal((int)result.Find("mixing", "particles")!.Value!, dried.Count);
    }

    [Fact]
    public void A_run_writes_its_folder_and_the_same_bytes_twice()
    {
        var recipe = Quick();
        var (first, second) = (Places.Scratch("run"), Places.Scratch("run"));
        RunStudy.Run(new RunRequest { Recipe = recipe, Folder = first });
        RunStudy.Run(new RunRequest { Recipe = recipe, Folder = second });
        foreach (var file in (string[])["recipe.yaml", "line.yaml", "result.json", "timings.json", "drying.csv", "profiles.csv", "zones.csv", "report.html", "log.jsonl"])
            Assert.True(File.Exists(Path.Combine(first, file)), file);
        foreach (var file in (string[])["result.json", "drying.csv", "profiles.csv", "zones.csv", "report.html"])
            Assert.Equal(File.ReadAllBytes(Path.Combine(first, file)), File.ReadAllBytes(Path.Combine(second, file)));
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(first, "result.json")));
        Assert.DoesNotContain(first, File.ReadAllText(Path.Combine(first, "result.json")));
        Assert.StartsWith("time [s],position [m]", File.ReadLines(Path.Combine(first, "drying.csv")).First());
        Assert.Equal(RunState.Finished, Open(first));
    }

    [Fact]
    public void A_run_from_the_copies_in_its_folder_gives_the_same_result()
    {
        var (first, second) = (Places.Scratch("copy"), Places.Scratch("copy"));
        var changes = new[] { KeyValuePair.Create("drying.speed", "20 m/min"), KeyValuePair.Create("line.dryer.zones[0].top.air_temperature", "95 degC") };
        RunStudy.Run(new RunRequest { Recipe = Quick(), Folder = first, Changes = changes, Bands = false, Report = false });
        RunStudy.Run(new RunRequest { Recipe = Path.Combine(first, "recipe.yaml"), Folder = second, Bands = false, Report = false });
        Assert.Contains("95 degC", File.ReadAllText(Path.Combine(first, "line.yaml")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(first, "result.json")), File.ReadAllBytes(Path.Combine(second, "result.json")));
    }

    [Theory]
    [InlineData("drying")]
    [InlineData("bands")]
    [InlineData("coating")]
    public void A_run_cancelled_anywhere_resumes_to_the_same_bytes(string where)
    {
        var recipe = Quick();
        var (whole, stopped) = (Places.Scratch("whole"), Places.Scratch("stopped"));
        RunStudy.Run(new RunRequest { Recipe = recipe, Folder = whole });
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => RunStudy.Run(new RunRequest { Recipe = recipe, Folder = stopped },
            (step, share) => { if (step == where && share > 0) stop.Cancel(); }, stop.Token));
        Assert.False(File.Exists(Path.Combine(stopped, "result.json")));
        Assert.True(RunFolder.CanResume(stopped));
        RunStudy.Resume(stopped);
        foreach (var file in (string[])["result.json", "drying.csv", "profiles.csv", "zones.csv", "report.html"])
            Assert.Equal(File.ReadAllBytes(Path.Combine(whole, file)), File.ReadAllBytes(Path.Combine(stopped, file)));
    }

    [Fact]
    public void Resuming_takes_the_stored_solution_instead_of_solving_again()
    {
        var recipe = Quick();
        var folder = Places.Scratch("stored");
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => RunStudy.Run(new RunRequest { Recipe = recipe, Folder = folder },
            (step, _) => { if (step == "bands") stop.Cancel(); }, stop.Token));
        using (var held = RunFolder.Resume(folder)) Assert.NotNull(held.LoadCheckpoint("drying", 1));
        var reports = 0;
        RunStudy.Resume(folder, (step, share) => { if (step == "drying" && share < 1) reports++; });
        Assert.Equal(0, reports);
    }

    [Fact]
    public void A_cancelled_run_stops_within_a_second()
    {
        using var stop = new CancellationTokenSource();
        var clock = new Stopwatch();
        Assert.ThrowsAny<OperationCanceledException>(() => RunStudy.Run(new RunRequest { Recipe = Example("03-dawson-nmc622"), Folder = Places.Scratch("stop") },
            (step, share) => { if (step == "drying" && !clock.IsRunning) { clock.Start(); stop.Cancel(); } }, stop.Token));
        // Wall time on a shared machine: an order above what an idle one needs would still be noticed.
        Assert.True(clock.Elapsed.TotalSeconds < 10, $"{clock.Elapsed}");
    }

    [Fact]
    public void Until_stops_after_the_step_and_past_the_end_runs_all()
    {
        var recipe = Quick();
        Assert.Equal(["mixing"], Steps(StepName.Mixing));
        Assert.Equal(["mixing", "coating"], Steps(StepName.Coating));
        Assert.Equal(["mixing", "coating", "drying"], Steps(StepName.Drying));
        Assert.Equal(["mixing", "coating", "drying", "calendering"], Steps(StepName.Calendering));
        IEnumerable<string> Steps(StepName until) =>
            RunStudy.Run(new RunRequest { Recipe = recipe, Until = until, Bands = false }).Steps.Select(s => s.Step);
    }

    [Fact]
    public void The_change_on_doubling_the_grid_is_part_of_the_result()
    {
        RunRequest Of(int cells) => new() { Recipe = Quick(), Until = StepName.Drying, Bands = false, Changes = [new("drying.cells", $"{cells}")] };
        var run = RunStudy.Run(Of(12));
        var grid = run.Steps.Single(s => s.Step == "drying").Grid!;
        Assert.Equal(12, grid.Cells);
        var finer = RunStudy.Run(Of(24));
        // Against the run that was made on twice the cells; profiles are kept at other times there, so outputs agree to the time integration's error.
        foreach (var name in (string[])["air_entry_time", "porosity", "mean_drying_rate"])
        {
            var (coarse, fine) = (run.Find("drying", name)!.Value!.Value, finer.Find("drying", name)!.Value!.Value);
            Assert.Equal(fine - coarse, grid.Changes.Single(c => c.Output == name).Change, 1e-3 * Math.Abs(fine));
        }
        Assert.Contains(grid.Changes, c => c.Change != 0);
        using var json = JsonDocument.Parse(ResultJson.Result(run));
        var written = json.RootElement.GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("step").GetString() == "drying").GetProperty("grid");
        Assert.Equal("s", written.GetProperty("change_on_doubling").GetProperty("air_entry_time").GetProperty("unit").GetString());
    }

    [Fact]
    public void A_stage_follows_its_course_of_temperature_and_rate()
    {
        var path = Path.Combine(Places.Scratch("course"), "recipe.yaml");
        File.WriteAllText(path, """
            formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
            coating: {loading: 10 mg/cm2}
            drying: {cells: 12}
            line: {batch: {stages: [{duration: 120 s, course: {times: [0 s, 60 s, 120 s], film_temperature: [25 degC, 85 degC, 65 degC], rate: [0 g/m2/s, 1 g/m2/s, 1 g/m2/s]}}]}}
            """);
        var drying = RunStudy.Run(new RunRequest { Recipe = path, Bands = false, Report = false }).Steps.Single(s => s.Step == "drying");
        // The highest point of the course, and a rate that rises by 1 g/m2/s in a minute as long as the film shrinks.
        Close.Relative(358.15, drying.Outputs.Single(o => o.Name == "peak_film_temperature").Value!.Value, 1e-4);
        var shrunk = drying.Outputs.Single(o => o.Name == "end_of_shrinkage_time").Value!.Value;
        Assert.InRange(shrunk, 40, 60);
        Close.Relative(1e-3 * shrunk / 120, drying.Outputs.Single(o => o.Name == "mean_drying_rate").Value!.Value, 0.01);
    }

    [Fact]
    public void Until_a_step_before_the_recipes_first_is_refused()
    {
        var path = Path.Combine(Places.Scratch("late"), "recipe.yaml");
        File.WriteAllText(path, """
            formulation: {solvent: NMP, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
            dry_electrode: {thickness: 80 um, porosity: 50 %}
            calendering: {porosity: 30 %}
            """);
        var fault = Assert.Throws<Data.Faults.InputException>(() => RunStudy.Run(new RunRequest { Recipe = path, Until = StepName.Mixing })).Faults[0];
        Assert.Contains("--until mixing", fault.Message);
        Assert.Contains("calendering", fault.Remedy);
    }

    [Fact]
    public void Columns_of_measured_curves_that_are_not_drawn_are_said()
    {
        var path = Quick();
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(path)!, "curve.csv"), "time [s],film_temperature [degC],humidity [%]\n0,25,10\n10,60,20\n");
        File.AppendAllText(path, "\nmeasured: curve.csv\n");
        var drying = RunStudy.Run(new RunRequest { Recipe = path, Bands = false, Report = false }).Steps.Single(s => s.Step == "drying");
        Assert.Contains(drying.Warnings, w => w.Contains("humidity is not drawn", StringComparison.Ordinal));
    }

    [Fact]
    public void A_prescribed_rate_lists_every_output_with_a_reason_where_it_has_none()
    {
        var path = Path.Combine(Places.Scratch("prescribed"), "recipe.yaml");
        File.WriteAllText(path, """
            formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
            coating: {loading: 18 mg/cm2}
            drying: {model: prescribed, rate: 1 g/m2/s, porosity: 50 %}
            """);
        var drying = RunStudy.Run(new RunRequest { Recipe = path }).Steps.Single(s => s.Step == "drying");
        Assert.Equal("prescribed", drying.Model);
        var names = drying.Outputs.Select(o => o.Name).ToArray();
        Assert.All(Line.Outputs.DryingOutputs.All, d => Assert.Contains(d.Name, names));
        Assert.Contains("PVDF_bottom_over_mean", names);
        Assert.All(drying.Outputs.Where(o => o.Value is null), o => Assert.False(string.IsNullOrWhiteSpace(o.Reason)));
        // 180 g/m2 at 65 wt% carry 96.9 g/m2 of NMP; all but 1000 ppm leave at 1 g/m2/s.
        Close.Relative(0.18 * 35 / 65 / 1e-3 - 0.18e-3 / 1e-3, drying.Outputs.Single(o => o.Name == "drying_time").Value!.Value, 1e-12);
    }

    [Fact]
    public void Bands_contain_the_value_and_rank_constants_by_influence()
    {
        var drying = RunStudy.Run(new RunRequest { Recipe = Quick() }).Steps.Single(s => s.Step == "drying");
        Assert.NotEmpty(drying.Bands);
        foreach (var band in drying.Bands)
        {
            var value = drying.Outputs.Single(o => o.Name == band.Output).Value!.Value;
            Assert.InRange(value, band.Low, band.High ?? double.PositiveInfinity);
            var isAbsent = band.Influences.Any(i => i.AtLower is null || i.AtUpper is null);
            Assert.Equal(isAbsent, band.Absent is not null);
            var sizes = band.Influences.Where(i => i is { AtLower: not null, AtUpper: not null }).Select(i => Math.Max(Math.Abs(i.AtLower!.Value - value), Math.Abs(i.AtUpper!.Value - value))).ToArray();
            Assert.Equal(sizes.OrderDescending(), sizes);
        }
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Doubling_the_grid_changes_the_outputs_of_an_example_little()
    {
        var coarse = RunStudy.Run(new RunRequest { Recipe = Example("04-lombardo-nmc111"), Bands = false });
        var fine = RunStudy.Run(new RunRequest { Recipe = Example("04-lombardo-nmc111"), Bands = false, Changes = [KeyValuePair.Create("drying.cells", "120")] });
        string[] names =
        [
            "drying_time", "end_of_shrinkage_time", "air_entry_time", "fixation_time", "mean_drying_rate", "residual_solvent", "dry_thickness", "porosity", "porosity_bulk",
            "plateau_film_temperature", "peak_film_temperature", "binder_bottom_over_mean", "binder_top_over_mean", "carbon_bottom_over_mean",
        ];
        foreach (var name in names)
        {
            var (of60, of120) = (coarse.Find("drying", name)!.Value, fine.Find("drying", name)!.Value);
            Assert.Equal(of60 is null, of120 is null);
            if (of60 is { } value) Close.Relative(of120!.Value, value, 5e-3, name);
        }
        Assert.True(names.Count(n => coarse.Find("drying", n)!.Value is not null) >= 10);
    }

    [Fact]
    public void A_recipe_reads_back_the_same_from_what_the_run_saved()
    {
        foreach (var name in ExampleNames)
        {
            var folder = Places.Scratch("trip");
            var first = StepNames.Parse(CheckStudy.Steps(RecipeReader.Read(Example(name)).Job)[0]);
            RunStudy.Run(new RunRequest { Recipe = Example(name), Folder = folder, Until = first, Bands = false, Report = false });
            var original = RecipeReader.Read(Example(name)).Bound.Given.ToDictionary(g => g.Key, g => g.Value.Text);
            var copy = RecipeReader.Read(Path.Combine(folder, "recipe.yaml")).Bound.Given.ToDictionary(g => g.Key, g => g.Value.Text);
            Assert.Equal(original, copy);
        }
    }

    private static RunState Open(string folder)
    {
        using var held = RunFolder.Resume(folder);
        return held.State;
    }
}
