using Lamina.Data.Faults;
using Lamina.Studies.Running;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Running;

/// <summary>Outputs over several seeds.</summary>
public sealed class SeedTests
{
    private static RunRequest Request(int seeds, string? folder = null)
    {
        var path = Path.Combine(Places.Scratch("seeds"), "recipe.yaml");
        File.WriteAllText(path, """
            formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
            structure: {edge: 9 um, sizes: [{diameter: 2.5 um, share: 1}]}
            mixing: {model: particles}
            coating: {loading: 2 mg/cm2}
            """);
        return new RunRequest { Recipe = path, Seed = 7, Seeds = seeds, Bands = false, Folder = folder };
    }

    [Fact]
    public void Every_output_has_its_mean_and_spread_between_seeds()
    {
        var folder = Path.Combine(Places.Scratch("seeds-run"), "run");
        var result = RunStudy.Run(Request(3, folder));
        var density = result.Steps[0].Seeds.Single(s => s.Output == "slurry_density");
        double[] alone = [.. Enumerable.Range(0, 3).Select(k => RunStudy.Run(Request(1) with { Seed = 7 + (ulong)k }).Find("mixing", "slurry_density")!.Value!.Value)];
        Assert.Equal(alone, density.Values);
        Close.Relative(alone.Average(), density.Mean, 1e-14);
        Close.Relative(Math.Sqrt(alone.Sum(v => Math.Pow(v - alone.Average(), 2)) / 2), density.StandardDeviation, 1e-12);
        Assert.True(density.StandardDeviation > 0);
        // What no particle decides is the same for all seeds, and listed all the same.
        Assert.Equal(0, result.Steps[1].Seeds.Single(s => s.Output == "loading_total").StandardDeviation);
        Assert.Contains("slurry_density", File.ReadAllText(Path.Combine(folder, "seeds.csv")), StringComparison.Ordinal);
        Assert.Contains("Spread between seeds", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
        Assert.Contains("\"seeds\": {", ResultJson.Result(result), StringComparison.Ordinal);
        Assert.DoesNotContain("\"seeds\"", ResultJson.Result(RunStudy.Run(Request(1))), StringComparison.Ordinal);
    }

    [Fact]
    public void No_seed_at_all_is_refused() => Assert.Contains("--seeds 0", Assert.Throws<InputException>(() => RunStudy.Run(Request(0))).Message, StringComparison.Ordinal);
}
