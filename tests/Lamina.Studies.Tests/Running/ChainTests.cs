using System.Text.Json;
using Lamina.Data.Faults;
using Lamina.Line;
using Lamina.Line.Recipes;
using Lamina.Studies.Explaining;
using Lamina.Studies.Running;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Running;

/// <summary>A line with mixer, coater and calender from recipe to report.</summary>
public sealed class ChainTests
{
    private const string Machines = """
        name: chain
        formulation: {solvent: NMP, solids_content: 68 wt%, components: {NMC622: 95 wt%, C65: 2.5 wt%, PVDF: 2.5 wt%}}
        mixing: {speed: 4 rpm, time: 20 min, batch: 5 kg, rest: 1 h, degassing: {pressure: 50 mbar, time: 20 min}}
        coating: {loading: 15 mg/cm2, gap: 170 um, speed: 20 m/min}
        drying: {model: prescribed, rate: 1 g/m2/s, porosity: 50 %}
        calendering: {line_load: 200 N/mm, temperature: 60 degC}
        line:
          mixer: {planetary: {vessel_diameter: 250 mm, tool_diameter: 110 mm, gap: 2 mm}}
          coater: {slot_die: {upstream_lip: 1 mm, downstream_lip: 1 mm}}
          calender: {roll_radius: 200 mm}
        """;

    private static string File(string text)
    {
        var path = Path.Combine(Places.Scratch("chain"), "recipe.yaml");
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void A_chain_writes_outputs_bands_tables_and_figures_and_the_same_bytes_twice()
    {
        var recipe = File(Machines);
        var (first, second) = (Places.Scratch("chain"), Places.Scratch("chain"));
        var result = RunStudy.Run(new RunRequest { Recipe = recipe, Folder = first });
        RunStudy.Run(new RunRequest { Recipe = recipe, Folder = second });
        foreach (var file in (string[])["result.json", "report.html", "sizes.csv", "dispersion.csv", "flow_curve.csv", "window.csv", "spread.csv", "compaction.csv", "calendered_spread.csv"])
            Assert.Equal(System.IO.File.ReadAllBytes(Path.Combine(first, file)), System.IO.File.ReadAllBytes(Path.Combine(second, file)));

        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(first, "result.json")));
        var coating = json.RootElement.GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("step").GetString() == "coating").GetProperty("outputs");
        Assert.Equal("viscous", coating.GetProperty("regime").GetProperty("value").GetString());
        Assert.Equal("1", coating.GetProperty("regime").GetProperty("unit").GetString());
        Assert.True(result.Steps.Single(s => s.Step == "mixing").Bands.Single(b => b.Output == "d50").High > 0);
        Assert.Contains(result.Steps.Single(s => s.Step == "calendering").Bands.Single(b => b.Output == "porosity").Influences, i => i.Constant == "resistance");
        var report = System.IO.File.ReadAllText(Path.Combine(first, "report.html"));
        foreach (var title in (string[])["Slurry", "Coating window", "Calendering"]) Assert.Contains($">{title}<", report);
        Assert.All(result.Steps.SelectMany(s => s.Balances), b => Assert.True(b.RelativeError <= b.Allowed, b.Name));
    }

    [Fact]
    public void The_same_recipe_without_machines_gives_reasons_instead()
    {
        var plain = """
            name: plain
            formulation: {solvent: NMP, solids_content: 68 wt%, components: {NMC622: 95 wt%, C65: 2.5 wt%, PVDF: 2.5 wt%}}
            coating: {loading: 15 mg/cm2}
            drying: {model: prescribed, rate: 1 g/m2/s, porosity: 50 %}
            calendering: {porosity: 30 %}
            """;
        var result = RunStudy.Run(new RunRequest { Recipe = File(plain) });
        foreach (var (step, output) in ((string, string)[])[("mixing", "d50"), ("mixing", "specific_energy"), ("coating", "regime"), ("coating", "defect"), ("coating", "loading_sd"), ("drying", "dry_thickness_sd"), ("calendering", "line_load"), ("calendering", "spring_back")])
        {
            var found = result.Find(step, output)!;
            Assert.Null(found.Value);
            Assert.False(string.IsNullOrWhiteSpace(found.Reason), output);
        }
    }

    [Theory]
    [InlineData("mixing: {speed: 4 rpm", "mixing: {speed: 4 m", "speed")]
    [InlineData("mixer: {planetary: {vessel_diameter: 250 mm, tool_diameter: 110 mm, gap: 2 mm}}", "room: {temperature: 23 degC}", "mixer")]
    [InlineData("batch: 5 kg", "throughput: 5 kg/h", "batch")]
    [InlineData("coating: {loading: 15 mg/cm2", "coating: {loading: 15 mg/cm2, wet_thickness: 100 um", "once")]
    [InlineData("calendering: {line_load: 200 N/mm", "calendering: {line_load: 200 N/mm, porosity: 30 %", "target")]
    public void A_wrong_machine_or_setting_is_a_located_fault(string from, string to, string word)
    {
        var fault = Assert.Throws<InputException>(() => RecipeReader.Parse(Machines.Replace(from, to, StringComparison.Ordinal))).Faults[0];
        Assert.Contains(word, $"{fault.Path} {fault.Message} {fault.Remedy}");
    }

    [Fact]
    public void An_extruder_and_a_measured_flow_curve_run_from_a_recipe()
    {
        var text = Machines.Replace("mixer: {planetary: {vessel_diameter: 250 mm, tool_diameter: 110 mm, gap: 2 mm}}", "mixer: {extruder: {screw_diameter: 32 mm, length: 1.2 m, free_volume: 0.9 L, gap: 200 um, stages: 6}}", StringComparison.Ordinal)
            .Replace("{speed: 4 rpm, time: 20 min, batch: 5 kg,", "{speed: 300 rpm, throughput: 40 kg/h,", StringComparison.Ordinal)
            .Replace("coating:", "rheology: {law: measured, shear_rates: [1 1/s, 100 1/s, 10000 1/s], stresses: [5 Pa, 120 Pa, 6000 Pa], yield_stress: 1 Pa}\ncoating:", StringComparison.Ordinal);
        var line = Line.Line.Run(RecipeReader.Parse(text).Job, new Line.Steps.RunContext(), StepName.Coating);
        Assert.Equal(7, line.Mixing!.Product.Dispersion!.States.Count);
        Assert.Equal("measured", line.Mixing.Product.Rheology!.Law);
        Assert.NotNull(line.Coating!["regime"].Word);
    }

    [Theory]
    [InlineData("d50", "hamaker")]
    [InlineData("window_margin", "wetting_assist")]
    [InlineData("spring_back", "spring_back_scale")]
    public void Explain_names_the_constants_of_the_new_outputs(string output, string constant)
    {
        var explanation = ExplainStudy.Explain(output, File(Machines));
        Assert.Contains(explanation.Constants, c => c.Key == constant);
        Assert.Contains(constant, explanation.Text());
    }
}
