using Lamina.Studies.Running;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Running;

/// <summary>Standard deviations of outputs from uncertainties written in the recipe.</summary>
public sealed class SpreadTests
{
    private const string Formulation = "formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}\n";

    private static RunResult Run(string text)
    {
        var path = Path.Combine(Places.Scratch("spread"), "recipe.yaml");
        File.WriteAllText(path, text);
        return RunStudy.Run(new RunRequest { Recipe = path, Bands = false, Report = false });
    }

    [Fact]
    public void A_proportional_output_takes_the_relative_deviation_of_its_input()
    {
        var result = Run(Formulation + "coating: {loading: 18 +- 0.9 mg/cm2}\n");
        Close.Relative(9e-3, result.Find("coating", "loading_total")!.StandardDeviation!.Value, 1e-9);
        var thickness = result.Find("coating", "wet_thickness")!;
        Close.Relative(0.05 * thickness.Value!.Value, thickness.StandardDeviation!.Value, 1e-9);
        Assert.Null(result.Find("mixing", "slurry_density")?.StandardDeviation);
    }

    [Fact]
    public void Independent_inputs_add_up_in_squares()
    {
        double Of(string gap, string ratio) => Run(Formulation + $"coating: {{gap: {gap}, gap_ratio: {ratio}}}\n").Find("coating", "wet_thickness")!.StandardDeviation!.Value;
        var (first, second, both) = (Of("240 +- 10 um", "2"), Of("240 um", "2 +- 0.1"), Of("240 +- 10 um", "2 +- 0.1"));
        Close.Relative(5e-6, first, 1e-9);
        Close.Relative(Math.Sqrt(first * first + second * second), both, 1e-9);
    }

    [Fact]
    public void The_drying_rate_takes_the_deviation_of_the_heat_transfer()
    {
        var result = Run(Formulation + """
            coating: {loading: 10 mg/cm2}
            drying: {speed: 2 m/min, cells: 16}
            line: {dryer: {zones: [{length: 4 m, solvent_content: 0 ppm, top: {air_temperature: 100 degC, heat_transfer_coefficient: 35 +- 3.5 W/m2/K}}]}}
            """);
        var rate = result.Find("drying", "mean_drying_rate")!;
        // Proportional on the plateau; heating up takes its share.
        Assert.InRange(rate.StandardDeviation!.Value / rate.Value!.Value, 0.07, 0.13);
        // The plateau does not depend on alpha, up to radiation and the changing composition.
        Assert.True((result.Find("drying", "plateau_film_temperature")!.StandardDeviation ?? 0) < 1, "the plateau temperature moves");
    }

    [Fact]
    public void A_component_cannot_be_moved_alone_and_is_named()
    {
        var result = Run("formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC622: 94 +- 1 wt%, C65: 3 wt%, PVDF: 3 wt%}}\ncoating: {loading: 18 mg/cm2}\n");
        Assert.Contains(result.Steps[^1].Warnings, w => w.Contains("formulation.components.NMC622", StringComparison.Ordinal) && w.Contains("left out", StringComparison.Ordinal));
        Assert.All(result.Steps.SelectMany(s => s.Outputs), o => Assert.Null(o.StandardDeviation));
    }
}
