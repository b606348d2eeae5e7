using System.Text;
using System.Text.Json;
using Lamina.Cli.Output;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>Bad input of every kind ends with exit code 2, a place and a remedy, never with a stack trace.</summary>
public sealed class BadInputTests
{
    private const string Zone = "{length: 2 m, top: {air_temperature: 100 degC, heat_transfer_coefficient: 35 W/m2/K}}";
    private const string Dried = Cli.Coated + "\ndrying:\n  speed: 2 m/min\nline: {dryer: {zones: [" + Zone + "]}}\n";

    /// <summary>Kind, text, the line that is named, a word of message or remedy.</summary>
    public static TheoryData<string, string, int, string> Texts => new()
    {
        // Not readable as YAML at all.
        { "empty", "", 1, "lamina new" },
        { "only a comment", "# nothing\n", 1, "empty" },
        { "only spaces", "  \n \n", 1, "empty" },
        { "a number", "42\n", 1, "map with the keys" },
        { "not a map", "- 1\n- 2\n", 1, "map with the keys" },
        { "unclosed brackets", "name: [1, 2\nformulation: {", 1, "brackets" },
        { "tabs", Cli.Coated.Replace("\n  solvent", "\n\tsolvent"), 3, "tab" },
        { "wrong indentation", Cli.Coated.Replace("\n  solids", "\n solids"), 4, "indentation" },
        { "duplicate key", Cli.Coated + "\nname: twice\n", 8, "name" },
        { "duplicate component", Cli.Coated.Replace("C65: 3 wt%", "C65: 3 wt%, C65: 3 wt%"), 5, "C65" },
        { "alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n", 1, "anchors" },
        { "alias", Cli.Coated.Replace("name: coated", "name: *x"), 1, "aliases" },
        { "tag", Cli.Coated.Replace("name: coated", "name: !!python/object:os.system ls"), 1, "tags" },
        { "two documents", Cli.Coated + "\n---\nname: b\n", 8, "second document" },
        { "nested too deeply", string.Concat(Enumerable.Repeat("{a: ", 5000)), 1, "nested" },
        { "control character", Cli.Coated.Replace("coated", "coa\u0001ted"), 1, "control character" },
        { "too many values", string.Concat(Enumerable.Range(0, 210_000).Select(i => $"k{i}: 1\n")), 100_000, "200000" },
        { "a key of 100000 letters", new string('k', 100_000) + ": 1\n", 1, "YAML" },

        // Single values.
        { "unknown key", Cli.Coated.Replace("coating:", "coatings:"), 6, "coating" },
        { "unknown key deep inside", Dried.Replace("length:", "lenght:"), 10, "length" },
        { "missing key", Cli.Coated.Replace("  solvent: NMP\n", ""), 3, "solvent" },
        { "missing section", "name: x\n", 1, "formulation" },
        { "no value", Cli.Coated.Replace("18 mg/cm2", ""), 7, "no value" },
        { "wrong dimension", Cli.Coated.Replace("18 mg/cm2", "18 mm"), 7, "length" },
        { "coulombs for Celsius", Dried.Replace("100 degC", "100 C"), 10, "degC" },
        { "no unit", Cli.Coated.Replace("18 mg/cm2", "18"), 7, "no unit" },
        { "unknown unit", Dried.Replace("2 m/min", "2 m/mim"), 9, "min" },
        { "not a number", Cli.Coated.Replace("18 mg/cm2", "thick"), 7, "number" },
        { "NaN", Cli.Coated.Replace("18 mg/cm2", "NaN mg/cm2"), 7, "NaN" },
        { "YAML's NaN", Cli.Coated.Replace("18 mg/cm2", ".nan mg/cm2"), 7, "finite" },
        { "infinite", Cli.Coated.Replace("18 mg/cm2", "1e999 mg/cm2"), 7, "1e999" },
        { "tiny", Cli.Coated.Replace("18 mg/cm2", "1e-307 mg/cm2"), 7, "1e-300" },
        { "a hundred digits", Cli.Coated.Replace("18 mg/cm2", new string('1', 100) + " mg/cm2"), 7, "60 characters" },
        { "negative", Cli.Coated.Replace("18 mg/cm2", "-18 mg/cm2"), 7, "allowed" },
        { "too large", Dried.Replace("2 m/min", "1e200 m/min"), 9, "300 m/min" },
        { "below absolute zero", Dried.Replace("100 degC", "-300 degC"), 10, "allowed" },
        { "zero speed", Dried.Replace("2 m/min", "0 m/min"), 9, "more than 0" },
        { "a fraction of a cell", Dried.Replace("  speed:", "  cells: 20.5\n  speed:"), 9, "whole number" },
        { "too many cells", Dried.Replace("  speed:", "  cells: 100000\n  speed:"), 9, "1000" },
        { "a list for a text", Cli.Coated.Replace("solvent: NMP", "solvent: [NMP]"), 3, "text" },
        { "a text for a map", Cli.Coated.Replace("components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}", "components: NMC622"), 5, "map" },
        { "unknown model", Dried.Replace("  speed:", "  model: flim\n  speed:"), 9, "film" },
        { "volume for mass", Cli.Coated.Replace("65 wt%", "65 vol%"), 4, "wt%" },
        { "negative sd", Cli.Coated.Replace("18 mg/cm2", "18 +- -1 mg/cm2"), 7, "18 +- -1" },
        { "profile times that do not increase", Dried.Replace("  speed:", "  profile_times: [5 s, 4 s]\n  speed:"), 9, "increase" },

        // Values that cannot hold together.
        { "not 100 wt%", Cli.Coated.Replace("NMC622: 94 wt%", "NMC622: 90 wt%"), 5, "96 wt%" },
        { "no components", Cli.Coated.Replace("NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%", ""), 5, "1 to 30" },
        { "unknown material", Cli.Coated.Replace("NMC622", "NMC623"), 5, "NMC622" },
        { "unknown solvent", Cli.Coated.Replace("solvent: NMP", "solvent: NMQ"), 3, "NMP" },
        { "a solvent as component", Cli.Coated.Replace("PVDF: 3 wt%", "NMP: 3 wt%"), 5, "solvent" },
        { "a foil as component", Cli.Coated.Replace("PVDF: 3 wt%", "Al: 3 wt%"), 5, "foil" },
        { "a carbon as solvent", Cli.Coated.Replace("solvent: NMP", "solvent: C65"), 3, "solvent" },
        { "an unknown foil", Dried.Replace("{dryer:", "{web: {foil: Gold}, dryer:"), 10, "Gold" },
        { "only a binder", Dried.Replace("NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%", "PVDF: 100 wt%"), 5, "active material" },
        { "a solvent that cannot be dried", Dried.Replace("solvent: NMP", "solvent: IPA"), 3, "lacks" },
        { "negative porosity", Cli.Coated + "\ncalendering: {porosity: -10 %}\n", 8, "allowed" },
        { "two film thicknesses", Cli.Coated.Replace("loading: 18 mg/cm2", "loading: 18 mg/cm2\n  wet_thickness: 100 um"), 7, "exactly one" },
        { "coats and starts from a film", Cli.Coated + "\nwet_film: {thickness: 100 um}\n", 8, "keep one" },
        { "dries and starts dry", Dried + "dry_electrode: {thickness: 60 um, porosity: 50 %}\n", 11, "keep dry_electrode" },
        { "solids that do not fit", Cli.Coated.Replace("coating:\n  loading: 18 mg/cm2", "wet_film: {thickness: 100 um, loading: 100 mg/cm2}"), 6, "do not fit" },
        { "porosity below zero", "formulation: {solvent: NMP, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}\ndry_electrode: {thickness: 20 um, loading: 100 mg/cm2}\n", 2, "porosity" },
        { "no solids content", Cli.Coated.Replace("  solids_content: 65 wt%\n", ""), 2, "solids_content" },
        { "no dryer", Cli.Coated + "\ndrying: {speed: 2 m/min}\n", 8, "dryer" },
        { "no speed", Dried.Replace("drying:\n  speed: 2 m/min", "drying: {}"), 8, "speed" },
        { "no zones", Dried.Replace(Zone, ""), 10, "zones" },
        { "a side without exchange", Dried.Replace(", heat_transfer_coefficient: 35 W/m2/K", ""), 10, "heat_transfer_coefficient" },
        { "a nozzle without geometry", Dried.Replace("heat_transfer_coefficient: 35 W/m2/K", "nozzle_velocity: 20 m/s"), 10, "slot_width" },
        { "slots wider than their distance", Dried.Replace("heat_transfer_coefficient: 35 W/m2/K", "nozzle_velocity: 20 m/s, nozzles: {slot_width: 5 mm, pitch: 2 mm, distance: 20 mm}"), 10, "pitch" },
        { "a coating wider than the web", Dried.Replace("{dryer:", "{web: {width: 300 mm, coating_width: 400 mm}, dryer:"), 10, "wider" },
        { "a dryer and a batch dryer", Dried.Replace("{dryer:", "{batch: {stages: [{duration: 1 min, film_temperature: 60 degC, rate: 1 g/m2/s}]}, dryer:"), 10, "keep one" },
        { "mobile species that is none", Dried.Replace("  speed:", "  species: {SBR: {partition: 1}}\n  speed:"), 9, "PVDF" },

        // Own materials.
        { "like nothing known", "materials: {A: {like: NMC}}\n" + Cli.Coated, 1, "nearest" },
        { "neither like nor class", "materials: {A: {density: 4 g/cm3}}\n" + Cli.Coated, 1, "exactly one" },
        { "a property of another class", "materials: {A: {like: NMC622, gel_concentration: 4 g/l}}\n" + Cli.Coated, 1, "density" },
        { "a density that cannot be", "materials:\n  A:\n    like: NMC622\n    density: -4 g/cm3\n" + Cli.Coated.Replace("NMC622: 94", "A: 94"), 4, "allowed 200" },
        { "written in full but lacking values", "materials: {A: {class: binder}}\n" + Cli.Coated.Replace("PVDF: 3", "A: 3"), 1, "density" },
        { "NMP that explodes too late", "materials:\n  A: {like: NMP, lower_explosive_limit: 20 %}\n" + Cli.Coated.Replace("solvent: NMP", "solvent: A"), 2, "1.3" },
        { "NMP with a latent heat without effect", "materials:\n  A: {like: NMP, latent_heat_at_room: 620 kJ/kg}\n" + Cli.Coated.Replace("solvent: NMP", "solvent: A"), 2, "no effect" },

        // Other files.
        { "missing line file", Cli.Coated + "\ndrying: {speed: 2 m/min}\nline: nowhere.yaml\n", 9, "no such file" },
        { "a folder as line file", Cli.Coated + "\nline: .\n", 8, "folder" },
        { "an endless line file", Cli.Coated + "\nline: /dev/zero\n", 1, "larger than" },
        { "a recipe that is its own line", Cli.Coated + "\nline: recipe.yaml\n", 2, "formulation" },
        { "missing measured curve", Cli.Coated + "\nmeasured: nowhere.csv\n", 8, "nowhere.csv" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_kind_of_bad_recipe_exits_with_two_a_place_and_a_remedy(string kind, string text, int line, string word)
    {
        foreach (var verb in (string[])["check", "run"])
        {
            var args = verb == "run" ? (string[])["run", Cli.Recipe(text), "--out", Places.Scratch("bad"), "--json"] : ["check", Cli.Recipe(text), "--json"];
            var (exit, output, error) = Cli.Run(args);
            Assert.True(exit == 2, $"{kind}: {verb} exits with {exit}\n{output}\n{error}");
            Assert.DoesNotContain("   at ", output + error);
            using var json = JsonDocument.Parse(output);
            var fault = json.RootElement.GetProperty("error");
            AssertForm(kind, fault);
            var places = fault.TryGetProperty("faults", out var all) ? all.EnumerateArray().ToArray() : [fault];
            Assert.True(places.Any(p => p.GetProperty("line").GetInt32() == line), $"{kind}: line {line} is not named\n{output}");
            Assert.True(output.Contains(word, StringComparison.Ordinal), $"{kind}: nothing about {word}\n{output}");
        }
    }

    /// <summary>Texts with several faults of different sorts, and a word that each of them must leave in the report.</summary>
    public static TheoryData<string, string[]> Several => new()
    {
        { Cli.Coated.Replace("solvent: NMP", "solvent: NMQ").Replace("loading", "loadin"), ["NMQ", "loadin"] },
        { Cli.Coated.Replace("94 wt%", "90 wt%").Replace("solids_content", "solids_contnt"), ["96 wt%", "solids_contnt"] },
        { Cli.Coated.Replace("NMC622", "NMC623").Replace("18 mg/cm2", "18 mm"), ["NMC623", "18 mm"] },
        { Cli.Coated.Replace("NMC622: 94 wt%", "NMC623: 90 wt%").Replace("18 mg/cm2", "18 mm"), ["NMC623", "96 wt%", "18 mm"] },
        { Dried.Replace("speed: 2 m/min", "cells: 20.5").Replace("solvent: NMP", "solvent: NMQ") + "colour: red\n", ["20.5", "no speed", "NMQ", "colour"] },
        { Dried.Replace(", heat_transfer_coefficient: 35 W/m2/K", ", infrard_flux: 3 kW/m2").Replace("C65: 3 wt%", "Al: 3 wt%"), ["infrard_flux", "Al is a foil"] },
        { Dried.Replace("{dryer:", "{web: {width: 300 mm, coating_width: 400 mm, foil: Gold}, room: {temperature: 20 g}, dryer:"), ["wider", "Gold", "20 g"] },
        { Cli.Coated.Replace("65 wt%", "65 mm") + "\ndrying: {speed: 2 m/min}\n", ["65 mm", "needs a dryer"] },
    };

    [Theory]
    [MemberData(nameof(Several))]
    public void All_faults_of_a_file_are_reported_at_once(string text, string[] words)
    {
        var (exit, output, _) = Cli.Run("check", Cli.Recipe(text), "--json");
        Assert.Equal(2, exit);
        using var json = JsonDocument.Parse(output);
        var faults = json.RootElement.GetProperty("error").GetProperty("faults").EnumerateArray().ToArray();
        foreach (var word in words) Assert.True(faults.Any(f => f.GetProperty("message").GetString()!.Contains(word, StringComparison.Ordinal)), $"nothing about {word}\n{output}");
        foreach (var fault in faults) AssertForm(text, fault);
    }

    [Fact]
    public void A_fault_leaves_no_shadow_faults_behind()
    {
        // The solids content is there, only misspelt or in a wrong unit: it is not reported as missing. Nor is a faulty own material reported as unknown.
        string Check(string text) => Cli.Run("check", Cli.Recipe(text)).Error;
        Assert.DoesNotContain("mixing needs", Check(Cli.Coated.Replace("65 wt%", "65 mm")));
        Assert.DoesNotContain("mixing needs", Check(Cli.Coated.Replace("solids_content", "solid_content")));
        Assert.DoesNotContain("sum to", Check(Cli.Coated.Replace("C65: 3 wt%", "C65: 3 mm")));
        Assert.DoesNotContain("no material is called A", Check("materials: {A: {like: NMC622, density: -4 g/cm3}}\n" + Cli.Coated.Replace("NMC622: 94", "A: 94")));
    }

    /// <summary>Files that are no text, by what they hold.</summary>
    public static TheoryData<string, byte[]> Files => new()
    {
        { "every byte value", [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 37))] },
        { "zeros", new byte[1000] },
        { "Latin-1", Encoding.Latin1.GetBytes("name: caf\u00e9\n" + Cli.Coated) },
        { "UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Cli.Coated)).ToArray() },
        { "a cut UTF-8 character", [.. Encoding.UTF8.GetBytes(Cli.Coated), 0xE2, 0x82] },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_no_text_is_refused(string kind, byte[] bytes)
    {
        var file = Path.Combine(Places.Scratch("bytes"), "recipe.yaml");
        File.WriteAllBytes(file, bytes);
        var (exit, output, _) = Cli.Run("check", file, "--json");
        Assert.True(exit == 2, kind);
        using var json = JsonDocument.Parse(output);
        AssertForm(kind, json.RootElement.GetProperty("error"));
    }

    [Theory]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\uFEFF")]
    [InlineData("\r\n", "\uFEFF")]
    public void Windows_line_ends_and_a_byte_order_mark_are_no_faults(string newline, string mark) =>
        Assert.Equal(0, Cli.Run("check", Cli.Recipe(mark + Cli.Coated.ReplaceLineEndings(newline))).Exit);

    [Fact]
    public void A_huge_file_is_refused_with_little_memory()
    {
        var huge = Path.Combine(Places.Scratch("huge"), "huge.yaml");
        using (var file = File.Create(huge)) file.SetLength(100_000_000);
        var before = GC.GetTotalAllocatedBytes();
        var (exit, _, error) = Cli.Run("check", huge);
        Assert.Equal(2, exit);
        Assert.Contains("larger than", error);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 80_000_000, "the file was read into memory");
        File.Delete(huge);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "nowhere.yaml")]
    [InlineData("run", ".")]
    [InlineData("run", "")]
    [InlineData("frobnicate")]
    [InlineData("run", "--frob")]
    [InlineData("run", "a.yaml", "b.yaml")]
    [InlineData("check")]
    [InlineData("explain")]
    [InlineData("explain", "drying_tim")]
    [InlineData("validate", "no-such-case")]
    [InlineData("validate", "binder-migration", "--set", "Pe=-1")]
    [InlineData("validate", "binder-migration", "--set", "Pe=1 m")]
    [InlineData("validate", "binder-migration", "--set", "Peclet=1")]
    [InlineData("validate", "--set", "Pe=1")]
    [InlineData("validate", "wet-bulb", "--set", "flux=1 g/m2/s", "--set", "gas_temperature=100 degC")]
    [InlineData("materials")]
    [InlineData("materials", "show")]
    [InlineData("materials", "show", "NMC623")]
    [InlineData("schema", "recipes")]
    [InlineData("new", "/nowhere/recipe.yaml", "--yes")]
    [InlineData("new", "never-written.yaml", "--yes", "--loading", "3 mm")]
    [InlineData("new", "never-written.yaml", "--yes", "--active", "Foo")]
    [InlineData("run", "--resume", "nowhere")]
    [InlineData("run", "--resume", ".")]
    [InlineData("run", "a.yaml", "--resume", ".")]
    [InlineData("RECIPE", "--until", "baking")]
    [InlineData("RECIPE", "--until")]
    [InlineData("RECIPE", "--seed", "-1")]
    [InlineData("RECIPE", "--seed", "x")]
    [InlineData("RECIPE", "--out", "/dev/null")]
    [InlineData("RECIPE", "--set", "colour=3")]
    [InlineData("RECIPE", "--set", "=3")]
    [InlineData("RECIPE", "--set", "coating.loading")]
    [InlineData("RECIPE", "--set", "coating.loading=")]
    [InlineData("RECIPE", "--set", "coating.loading=3 mm")]
    [InlineData("RECIPE", "--set", "coating.loading=NaN mg/cm2")]
    [InlineData("RECIPE", "--set", "coating=fast")]
    [InlineData("RECIPE", "--set", "line.dryer.zones[5].length=3 m")]
    [InlineData("RECIPE", "--set", "line.dryer.zones[=3 m")]
    [InlineData("RECIPE", "--set", "coating.loading=[1, 2")]
    [InlineData("RECIPE", "--set", "coating..loading=1 mg/cm2")]
    public void A_wrong_command_line_exits_with_two(params string[] args)
    {
        if (args[0] == "RECIPE") args = ["run", Cli.Recipe(Cli.Coated), .. args.Contains("--out") ? Array.Empty<string>() : ["--out", Places.Scratch("bad")], .. args[1..]];
        var (exit, output, error) = Cli.Run(args);
        Assert.True(exit == 2, $"exit {exit}: {output}{error}");
        Assert.DoesNotContain("   at ", output + error);
        Assert.DoesNotContain("System.", output + error);
        var (jsonExit, json, _) = Cli.Run([.. args, "--json"]);
        Assert.Equal(2, jsonExit);
        using var document = JsonDocument.Parse(json);
        AssertForm(string.Join(' ', args), document.RootElement.GetProperty("error"));
    }

    [Theory]
    [InlineData("request.json", "garbage{")]
    [InlineData("request.json", "{}")]
    [InlineData("request.json", "{\"seed\": \"x\", \"bands\": 3, \"report\": null}")]
    [InlineData("recipe.yaml", "garbage{")]
    [InlineData("recipe.yaml", null)]
    [InlineData(".lamina/run.json", "garbage{")]
    public void A_damaged_run_folder_is_refused_with_a_remedy(string file, string? content)
    {
        var folder = Places.Scratch("damaged");
        Cli.Json("run", Cli.Recipe(Cli.Coated), "--out", folder, "--json");
        var path = Path.Combine(folder, file);
        Assert.True(File.Exists(path), $"a run folder has no {file}: {string.Join(", ", Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))}");
        if (content is null) File.Delete(path);
        else File.WriteAllText(path, content);
        var (exit, output, error) = Cli.Run("run", "--resume", folder, "--json");
        Assert.True(exit == 2, $"exit {exit}: {output}{error}");
        using var document = JsonDocument.Parse(output);
        AssertForm(file, document.RootElement.GetProperty("error"));
    }

    [Theory]
    [InlineData("film_temperature [degC]\n25\n", "time")]
    [InlineData("time [s],film_temperature [um]\n0,25\n", "film_temperature")]
    [InlineData("time [s],thickness [um]\n0,thick\n", "thick")]
    [InlineData("", "empty")]
    public void Measured_curves_are_checked_before_anything_runs(string csv, string word)
    {
        var recipe = Cli.Recipe(Cli.Coated + "\nmeasured: curves.csv\n");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(recipe)!, "curves.csv"), csv);
        var folder = Path.Combine(Places.Scratch("curves"), "run");
        foreach (var args in (string[][])[["check", recipe, "--json"], ["run", recipe, "--out", folder, "--json"]])
        {
            var (exit, output, error) = Cli.Run(args);
            Assert.True(exit == 2, $"exit {exit}: {output}{error}");
            Assert.Contains(word, output);
            Assert.Contains("curves.csv", output);
        }
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Only_a_verb_that_can_go_on_is_said_to_go_on()
    {
        Assert.Contains("--resume", ErrorReport.Of(new OperationCanceledException(), resumable: true).Text());
        Assert.DoesNotContain("--resume", ErrorReport.Of(new OperationCanceledException()).Text());
    }

    [Fact]
    public void A_wrong_key_names_the_nearest_one()
    {
        var (_, _, error) = Cli.Run("check", Cli.Recipe(Cli.Coated.Replace("loading", "loadng")));
        Assert.Contains("loading", error);
        Assert.Contains("recipe.yaml:7:", error);
    }

    private static void AssertForm(string kind, JsonElement fault)
    {
        foreach (var key in (string[])["kind", "file", "line", "column", "message", "remedy"]) Assert.True(fault.TryGetProperty(key, out _), $"{kind}: no {key}");
        foreach (var key in (string[])["kind", "message", "remedy"]) Assert.False(string.IsNullOrWhiteSpace(fault.GetProperty(key).GetString()), $"{kind}: {key} is empty");
    }
}
