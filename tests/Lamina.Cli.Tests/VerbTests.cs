using System.Text.Json;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>Each verb does its job and explains itself.</summary>
public sealed class VerbTests
{
    // As the program itself lists them, verbs within verbs included.
    public static TheoryData<string> Verbs => [.. Below("")];

    private static IEnumerable<string> Below(string verb)
    {
        var lines = Cli.Run([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Out.ReplaceLineEndings("\n").Split('\n');
        foreach (var line in lines.SkipWhile(l => l != "Commands:").Skip(1).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal)).Where(l => l.Length > 2 && l[2] != ' '))
        {
            var name = (verb + " " + line.Trim().Split(' ')[0]).Trim();
            yield return name;
            foreach (var inner in Below(name)) yield return inner;
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Help_of_every_verb_holds_an_example(string verb)
    {
        var (exit, output, _) = Cli.Run([.. verb.Split(' '), "--help"]);
        Assert.Equal(0, exit);
        Assert.Contains("Example", output);
        Assert.Contains($"lamina {verb}", output);
    }

    [Fact]
    public void All_verbs_are_found() =>
        Assert.Superset(new HashSet<string> { "run", "new", "check", "explain", "doctor", "schema", "validate", "materials", "materials list", "materials show" }, Below("").ToHashSet());

    [Theory]
    [InlineData("drying_time"), InlineData("end_of_shrinkage_time"), InlineData("air_entry_time"), InlineData("fixation_time"), InlineData("plateau_film_temperature")]
    [InlineData("peak_film_temperature"), InlineData("mean_drying_rate"), InlineData("peak_drying_rate"), InlineData("residual_solvent"), InlineData("dry_thickness"), InlineData("porosity")]
    [InlineData("loading_total"), InlineData("loading_active"), InlineData("lel_fraction_max"), InlineData("binder_bottom_over_mean"), InlineData("binder_top_over_mean")]
    [InlineData("PVDF_bottom_over_mean"), InlineData("SBR_top_over_mean"), InlineData("carbon_bottom_over_mean"), InlineData("porosity_bulk"), InlineData("drying.porosity")]
    public void Every_output_of_the_contract_is_explained(string output)
    {
        var found = Cli.Json("explain", output, "--json").GetProperty("outputs");
        Assert.True(found.GetArrayLength() > 0);
        foreach (var one in found.EnumerateArray())
        {
            foreach (var key in (string[])["definition", "equation", "unit", "step"]) Assert.False(string.IsNullOrWhiteSpace(one.GetProperty(key).GetString()), $"{output}: {key}");
            Assert.True(one.GetProperty("inputs").GetArrayLength() > 0, output);
        }
    }

    [Fact]
    public void Every_output_that_a_run_gives_is_explained()
    {
        var root = Cli.Json("run", Cli.Recipe(Cli.Coated + "\ndrying: {model: prescribed, rate: 1 g/m2/s, porosity: 50 %}\ncalendering: {porosity: 30 %}\n"), "--out", Places.Scratch("explained"), "--json");
        foreach (var step in root.GetProperty("steps").EnumerateArray())
            foreach (var output in step.GetProperty("outputs").EnumerateObject())
                Assert.Equal(0, Cli.Run("explain", $"{step.GetProperty("step").GetString()}.{output.Name}").Exit);
    }

    [Fact]
    public void Every_material_can_be_shown_and_names_a_source_for_each_value()
    {
        foreach (var listed in Cli.Json("materials", "list", "--json").EnumerateArray())
        {
            var shown = Cli.Json("materials", "show", listed.GetProperty("name").GetString()!, "--json")[0];
            Assert.All(shown.GetProperty("properties").EnumerateObject(), p => Assert.False(string.IsNullOrWhiteSpace(p.Value.GetProperty("source").GetString()), p.Name));
            Assert.Equal(0, Cli.Run("materials", "show", listed.GetProperty("name").GetString()!).Exit);
        }
    }

    [Fact]
    public void Run_until_coating_gives_the_contract_and_nothing_else_on_stdout()
    {
        var folder = Places.Scratch("until");
        var root = Cli.Json("run", Cli.Recipe(Cli.Coated), "--until", "coating", "--out", folder, "--json");
        Assert.Equal(["mixing", "coating"], root.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()!));
        JsonContract.Check(root);
        Assert.True(File.Exists(Path.Combine(folder, "result.json")));
        Assert.DoesNotContain("wall_s", File.ReadAllText(Path.Combine(folder, "result.json")));
        Assert.Contains("wall_s", File.ReadAllText(Path.Combine(folder, "timings.json")));
    }

    [Fact]
    public void Until_past_the_last_step_runs_to_the_end_of_the_recipe() =>
        Assert.Equal(2, Cli.Json("run", Cli.Recipe(Cli.Coated), "--until", "calendering", "--out", Places.Scratch("past"), "--json").GetProperty("steps").GetArrayLength());

    [Fact]
    public void A_change_on_the_command_line_is_in_the_result_and_in_the_recipe_as_used()
    {
        var folder = Places.Scratch("set");
        var root = Cli.Json("run", Cli.Recipe(Cli.Coated + "  # the loading stays\n"), "--set", "coating.loading=20 mg/cm2", "--out", folder, "--json");
        Assert.Equal(0.2, root.GetProperty("steps")[1].GetProperty("outputs").GetProperty("loading_total").GetProperty("value").GetDouble(), 1e-12);
        var used = File.ReadAllText(Path.Combine(folder, "recipe.yaml"));
        Assert.Contains("loading: 20 mg/cm2", used);
        Assert.Contains("# the loading stays", used);
    }

    [Fact]
    public void The_same_recipe_gives_the_same_bytes_twice()
    {
        var recipe = Cli.Recipe(Cli.Coated);
        var (first, second) = (Places.Scratch("bytes"), Places.Scratch("bytes"));
        Cli.Json("run", recipe, "--out", first, "--json");
        Cli.Json("run", recipe, "--out", second, "--json");
        Assert.Equal(File.ReadAllBytes(Path.Combine(first, "result.json")), File.ReadAllBytes(Path.Combine(second, "result.json")));
    }

    [Fact]
    public void A_recipe_may_start_at_a_dry_electrode()
    {
        var root = Cli.Json("run", Cli.Recipe("""
            formulation: {solvent: NMP, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
            dry_electrode: {thickness: 80 um, porosity: 50 %}
            calendering: {porosity: 30 %}
            """), "--out", Places.Scratch("dry"), "--json");
        var outputs = root.GetProperty("steps")[0].GetProperty("outputs");
        Assert.Equal(80e-6 * 0.5 / 0.7, outputs.GetProperty("thickness").GetProperty("value").GetDouble(), 1e-12);
    }

    [Fact]
    public void Explain_gives_definition_equation_and_inputs()
    {
        var root = Cli.Json("explain", "drying_time", "--json");
        var output = root.GetProperty("outputs")[0];
        foreach (var key in (string[])["definition", "equation", "unit", "step"]) Assert.False(string.IsNullOrWhiteSpace(output.GetProperty(key).GetString()));
        Assert.True(output.GetProperty("inputs").GetArrayLength() > 0);
        Assert.Contains("CMC", Cli.Run("explain", "CMC_bottom_over_mean").Out);
    }

    [Fact]
    public void Materials_are_listed_and_shown_with_their_sources()
    {
        Assert.Contains("NMC622", Cli.Run("materials", "list").Out);
        var shown = Cli.Json("materials", "show", "NMP", "--json")[0];
        Assert.Equal("NMP", shown.GetProperty("name").GetString());
        Assert.Contains("vapour_pressure", shown.GetProperty("laws").EnumerateObject().Select(l => l.Name));
    }

    [Fact]
    public void Doctor_says_how_to_install_what_is_missing()
    {
        var root = Cli.Json("doctor", "--json");
        Assert.All(root.EnumerateArray().Where(c => !c.GetProperty("found").GetBoolean()), c => Assert.NotEqual("", c.GetProperty("install").GetString()));
        Assert.True(root.GetArrayLength() >= 5);
        // What bench asks of the interpreter, and not whether some other one is on the path.
        var scipy = root.EnumerateArray().Single(c => c.GetProperty("part").GetString() == "scipy of /usr/bin/python3");
        Assert.Equal(Directory.Exists("/usr/lib/python3/dist-packages/scipy"), scipy.GetProperty("found").GetBoolean());
    }

    [Theory]
    [InlineData("recipe", "formulation")]
    [InlineData("line", "dryer")]
    public void The_schema_knows_the_keys(string file, string key) => Assert.Contains($"\"{key}\"", Cli.Run("schema", file).Out);

    [Fact]
    public void A_new_recipe_is_commented_and_sound()
    {
        foreach (var active in (string[])["NMC622", "Graphite", "LFP", "Hard carbon"])
        {
            var path = Path.Combine(Places.Scratch("new"), "recipe.yaml");
            var (exit, _, error) = Cli.Run("new", path, "--active", active, "--yes");
            Assert.True(exit == 0, error);
            Assert.Contains("# How it is dried", File.ReadAllText(path));
            Assert.Equal(0, Cli.Run("check", path).Exit);
            Assert.Equal(2, Cli.Run("new", path, "--yes").Exit);
        }
    }

    [Fact]
    public void Answers_piped_into_new_are_taken_and_the_rest_is_said()
    {
        var path = Path.Combine(Places.Scratch("new"), "recipe.yaml");
        var (exit, _, error) = Cli.RunWith("NMC811\n\nC65\nPVDF\n60 wt%\n20 mg/cm2\n", "new", path);
        Assert.True(exit == 0, error);
        var text = File.ReadAllText(path);
        Assert.Contains("NMC811: 96 wt%", text);
        Assert.Contains("loading: 20 mg/cm2", text);
        Assert.Contains("solvent: NMP", text);
        Assert.Contains("taken by default", error);
        Assert.Contains("Web speed: 10 m/min", error);
        Assert.DoesNotContain("Solvent", error);
    }

    [Theory]
    [InlineData("NMC811\n20 mg/cm2\n", "answer 2 (Solvent)")]
    [InlineData("NMC999\n", "answer 1 (Active material)")]
    [InlineData("\n\n\nPVDF+Nope\n", "answer 4")]
    [InlineData("\n\n\n\n65 wt%\n3 mm\n", "answer 6 (Dry loading, one side)")]
    [InlineData("\n\n\n\n\n\n\n\nmore\n", "one too many")]
    public void A_wrong_answer_piped_into_new_is_an_error_and_writes_nothing(string answers, string named)
    {
        var path = Path.Combine(Places.Scratch("new"), "recipe.yaml");
        var (exit, _, error) = Cli.RunWith(answers, "new", path);
        Assert.Equal(2, exit);
        Assert.Contains(named, error);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Validate_prints_one_row_per_quantity_at_one_point()
    {
        var rows = Cli.Json("validate", "binder-migration", "--set", "Pe=10", "--json");
        var names = rows.EnumerateArray().Select(r => r.GetProperty("quantity").GetString()).ToArray();
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Contains("bottom_over_mean", names);
        foreach (var row in rows.EnumerateArray())
            foreach (var key in (string[])["case", "class", "quantity", "expected", "got", "unit", "tolerance", "pass", "source"]) Assert.True(row.TryGetProperty(key, out _), key);
        var bottom = rows.EnumerateArray().First(r => r.GetProperty("quantity").GetString() == "bottom_over_mean");
        Assert.True(bottom.GetProperty("pass").GetBoolean());
        Assert.Equal(rows.GetRawText(), Cli.Json("validate", "binder-migration", "--set", "pe=10", "--json").GetRawText());
    }

    [Fact]
    public void Where_no_law_gives_a_value_expected_and_pass_are_null()
    {
        var row = Cli.Json("validate", "binder-migration", "--set", "Pe=1", "--json").EnumerateArray().First(r => r.GetProperty("quantity").GetString() == "bottom_over_mean");
        Assert.Equal(JsonValueKind.Null, row.GetProperty("expected").ValueKind);
        Assert.Equal(JsonValueKind.Null, row.GetProperty("pass").ValueKind);
        Assert.Equal(0.7291, row.GetProperty("got").GetDouble(), 5e-3);
    }
}
