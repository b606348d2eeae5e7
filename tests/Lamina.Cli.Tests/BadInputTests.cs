using System.Text;
using System.Text.Json;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>Bad input of every kind ends with exit code 2, a place and a remedy, never with a stack trace.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "empty", "" },
        { "only a comment", "# nothing\n" },
        { "not a map", "- 1\n- 2\n" },
        { "syntax", "name: [1, 2\nformulation: {" },
        { "duplicate key", Cli.Coated + "\nname: twice\n" },
        { "alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n" },
        { "unknown key", Cli.Coated.Replace("coating:", "coatings:") },
        { "wrong dimension", Cli.Coated.Replace("18 mg/cm2", "18 mm") },
        { "no unit", Cli.Coated.Replace("18 mg/cm2", "18") },
        { "NaN", Cli.Coated.Replace("18 mg/cm2", "NaN mg/cm2") },
        { "infinite", Cli.Coated.Replace("18 mg/cm2", "1e999 mg/cm2") },
        { "negative", Cli.Coated.Replace("18 mg/cm2", "-18 mg/cm2") },
        { "not 100 wt%", Cli.Coated.Replace("NMC622: 94 wt%", "NMC622: 90 wt%") },
        { "unknown material", Cli.Coated.Replace("NMC622", "NMC623") },
        { "a solvent as component", Cli.Coated.Replace("PVDF: 3 wt%", "NMP: 3 wt%") },
        { "a carbon as solvent", Cli.Coated.Replace("solvent: NMP", "solvent: C65") },
        { "negative porosity", Cli.Coated + "\ncalendering: {porosity: -10 %}\ndry_electrode: {thickness: 60 um, porosity: 50 %}\n" },
        { "two film thicknesses", Cli.Coated.Replace("loading: 18 mg/cm2", "loading: 18 mg/cm2\n  gap: 200 um") },
        { "no dryer", Cli.Coated + "\ndrying: {speed: 2 m/min}\n" },
        { "no speed", Cli.Coated + "\ndrying: {}\nline: {dryer: {zones: [{length: 2 m, top: {air_temperature: 100 degC, heat_transfer_coefficient: 35 W/m2/K}}]}}\n" },
        { "missing line file", Cli.Coated + "\ndrying: {speed: 2 m/min}\nline: nowhere.yaml\n" },
        { "a side without exchange", Cli.Coated + "\ndrying: {speed: 2 m/min}\nline: {dryer: {zones: [{length: 2 m, top: {air_temperature: 100 degC}}]}}\n" },
        { "mobile species that is none", Cli.Coated + "\ndrying: {speed: 2 m/min, species: {SBR: {partition: 1}}}\nline: {dryer: {zones: [{length: 2 m, top: {air_temperature: 100 degC, heat_transfer_coefficient: 35 W/m2/K}}]}}\n" },
        { "nested too deeply", string.Concat(Enumerable.Repeat("{a: ", 5000)) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_kind_of_bad_recipe_exits_with_two(string kind, string text)
    {
        var (exit, output, error) = Cli.Run("run", Cli.Recipe(text), "--out", Places.Scratch("bad"), "--json");
        Assert.True(exit == 2, $"{kind}: exit {exit}\n{output}\n{error}");
        Assert.DoesNotContain("   at ", output + error);
        using var json = JsonDocument.Parse(output);
        var fault = json.RootElement.GetProperty("error");
        foreach (var key in (string[])["kind", "file", "line", "column", "message", "remedy"]) Assert.True(fault.TryGetProperty(key, out _), $"{kind}: no {key}");
        Assert.False(string.IsNullOrWhiteSpace(fault.GetProperty("message").GetString()));
    }

    [Fact]
    public void Binary_and_huge_files_are_refused_with_little_memory()
    {
        var folder = Places.Scratch("huge");
        var binary = Path.Combine(folder, "binary.yaml");
        File.WriteAllBytes(binary, [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 37))]);
        Assert.Equal(2, Cli.Run("check", binary).Exit);

        var huge = Path.Combine(folder, "huge.yaml");
        using (var file = File.Create(huge)) file.SetLength(100_000_000);
        var before = GC.GetTotalAllocatedBytes();
        var (exit, _, error) = Cli.Run("check", huge);
        Assert.Equal(2, exit);
        Assert.Contains("larger than", error);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 80_000_000, "the file was read into memory");
        File.Delete(huge);
    }

    [Fact]
    public void All_faults_of_a_file_are_reported_at_once_with_line_and_column()
    {
        var recipe = Cli.Recipe("""
            formulation:
              solvent: NMP
              solids_content: 65 mm
              components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}
            coating:
              loadin: 18 mg/cm2
              temperature: 25 m
            """);
        var (exit, output, _) = Cli.Run("check", recipe, "--json");
        Assert.Equal(2, exit);
        using var json = JsonDocument.Parse(output);
        var faults = json.RootElement.GetProperty("error").GetProperty("faults");
        var lines = faults.EnumerateArray().Select(f => f.GetProperty("line").GetInt32()).ToArray();
        Assert.Contains(3, lines);
        Assert.Contains(6, lines);
        Assert.Contains(7, lines);
        Assert.Contains("loading", output);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "nowhere.yaml")]
    [InlineData("frobnicate")]
    [InlineData("run", "--frob")]
    [InlineData("explain", "drying_tim")]
    [InlineData("validate", "no-such-case")]
    [InlineData("validate", "binder-migration", "--set", "Pe=-1")]
    [InlineData("validate", "binder-migration", "--set", "Pe=1 m")]
    [InlineData("validate", "binder-migration", "--set", "Peclet=1")]
    [InlineData("validate", "--set", "Pe=1")]
    [InlineData("validate", "wet-bulb", "--set", "flux=1 g/m2/s", "--set", "gas_temperature=100 degC")]
    [InlineData("materials", "show", "NMC623")]
    [InlineData("run", "--resume", "nowhere")]
    public void A_wrong_command_line_exits_with_two(params string[] args)
    {
        var (exit, output, error) = Cli.Run(args);
        Assert.True(exit == 2, $"exit {exit}: {output}{error}");
        Assert.DoesNotContain("   at ", output + error);
        var (jsonExit, json, _) = Cli.Run([.. args, "--json"]);
        Assert.Equal(2, jsonExit);
        using var document = JsonDocument.Parse(json);
        Assert.True(document.RootElement.TryGetProperty("error", out _), json);
    }

    [Fact]
    public void A_wrong_key_names_the_nearest_one()
    {
        var (_, _, error) = Cli.Run("check", Cli.Recipe(Cli.Coated.Replace("loading", "loadng")));
        Assert.Contains("loading", error);
        Assert.Contains("recipe.yaml:7:", error);
    }
}
