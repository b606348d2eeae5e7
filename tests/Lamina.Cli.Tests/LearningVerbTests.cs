using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>calibrate and uncertainty from the command line.</summary>
public sealed class LearningVerbTests
{
    private const string Spread = Cli.Coated + """

        drying: {model: prescribed, rate: 1 +- 0.1 g/m2/s, porosity: 50 %}
        line: {batch: {kind: oven, stages: [{duration: 30 min, film_temperature: 80 degC, top: {air_temperature: 80 degC, heat_transfer_coefficient: 30 W/m2/K}}]}}
        """;

    [Fact]
    public void Uncertainty_gives_means_spreads_and_indices_by_the_contract()
    {
        var folder = Places.Scratch("uncertainty");
        var root = Cli.Json("uncertainty", Cli.Recipe(Spread), "--of", "drying_time", "--samples", "64", "--out", folder, "--json");
        var time = root.GetProperty("outputs").GetProperty("drying_time");
        Assert.Equal("s", time.GetProperty("unit").GetString());
        Assert.True(time.GetProperty("sd").GetDouble() > 0);
        Assert.Equal("drying.rate", root.GetProperty("indices").GetProperty("drying_time")[0].GetProperty("input").GetString());
        Assert.Equal(root.GetProperty("seed").GetInt32(), Cli.Json("uncertainty", Cli.Recipe(Spread), "--of", "drying_time", "--samples", "64", "--out", folder, "--resume", "--json").GetProperty("seed").GetInt32());
        var (exit, text, _) = Cli.Run("uncertainty", Cli.Recipe(Spread), "--of", "drying_time", "--samples", "64", "--out", folder);
        Assert.Equal(0, exit);
        Assert.Contains("drying.rate", text);
        Assert.True(File.Exists(Path.Combine(folder, "report.html")));
    }

    [Fact]
    public void Calibrate_a_law_gives_estimates_intervals_correlation_and_identifiability()
    {
        var data = Path.Combine(Places.Scratch("law"), "viscosity.csv");
        File.WriteAllText(data, "solids_fraction,relative_viscosity\n0.1,1.31\n0.2,1.84\n0.3,2.83\n0.4,5.2\n0.45,8.05\n0.5,14.7\n");
        var root = Cli.Json("calibrate", "--law", "krieger-dougherty", data, "--fit", "maximum_packing: 0.55..0.7", "--fit", "intrinsic_viscosity", "--out", Places.Scratch("law-out"), "--json");
        // Krieger-Dougherty with 0.6 and 2.5, rounded.
        Assert.Equal(0.6, root.GetProperty("estimates").GetProperty("maximum_packing").GetProperty("value").GetDouble(), 0.005);
        Assert.Equal(2.5, root.GetProperty("estimates").GetProperty("intrinsic_viscosity").GetProperty("value").GetDouble(), 0.05);
        Assert.Equal(2, root.GetProperty("correlation").GetArrayLength());
        Assert.Equal(2, root.GetProperty("identifiability").GetProperty("directions").GetArrayLength());
    }

    [Theory]
    [InlineData("calibrate")]
    [InlineData("calibrate", "RECIPE")]
    [InlineData("calibrate", "RECIPE", "--fit", "coating.loading: 5..20 mg/cm2")]
    [InlineData("calibrate", "RECIPE", "no-such.csv", "--fit", "coating.loading: 5..20 mg/cm2")]
    [InlineData("calibrate", "RECIPE", "--fit", "coating.loading: 5..20 s", "--candidate", "a: coating.loading=9 mg/cm2")]
    [InlineData("calibrate", "RECIPE", "--fit", "coating.laoding: 5..20 mg/cm2", "--candidate", "a: coating.loading=9 mg/cm2")]
    [InlineData("calibrate", "--law", "no-such-law", "x.csv")]
    [InlineData("calibrate", "--law", "casson")]
    [InlineData("uncertainty", "RECIPE")]
    [InlineData("uncertainty", "RECIPE", "--samples", "3", "--vary", "coating.loading: 5..20 mg/cm2")]
    [InlineData("uncertainty", "RECIPE", "--include", "everything")]
    [InlineData("uncertainty", "RECIPE", "--vary", "coating.loading: 20..5 mg/cm2")]
    [InlineData("uncertainty", "RECIPE", "--vary", "coating.loading: 5..20 mg/cm2", "--of", "no_such_output")]
    [InlineData("uncertainty", "RECIPE", "--vary", "coating.loading: 5..20 mg/cm2", "--resume", "--out", "no-such-folder")]
    public void Bad_input_ends_with_code_2_a_message_and_no_stack_trace(params string[] args)
    {
        var (exit, output, error) = Cli.Run([.. args.Select(a => a == "RECIPE" ? Cli.Recipe(Cli.Coated) : a), .. args.Contains("--out") ? Array.Empty<string>() : ["--out", Places.Scratch("bad")]]);
        Assert.True(exit == 2, $"exit {exit}: {output}{error}");
        Assert.DoesNotContain("   at ", output + error);
        Assert.NotEqual("", error.Trim());
    }
}
