using Lamina.Data.Binding;
using Lamina.Data.Faults;
using Lamina.Data.Json;
using Lamina.Data.Yaml;

namespace Lamina.Data.Tests.Binding;

public sealed class WriterTests
{
    private const string Good = """
        name: test
        formulation: {NMC622: 84 wt%, C65: 9 %, PVDF: 0.07}
        coater: {gap: 120 um, speed: 2 m/min, method: slot_die}
        zones:
          - {length: 2 m, air_temperature: 110 +- 2 degC, support: {rollers: {pitch: 0.5 m}}}
          - {length: 2 m, air_temperature: 110 degC, limits: 60..140 degC, support: floating}
          - {length: 2 m, air_temperature: 110 degC, support: {plate: 40 degC}}
          - {length: 2 m, air_temperature: 110 degC, support: {plate: {temperature: 40 degC}}}
        """;

    private static readonly string[] Valid =
    [
        Good,
        Good.Replace("gap: 120 um", "gap: (120 ± 5) um"),
        Good.Replace("gap: 120 um", "gap: 1.2e-4m"),
        Good.Replace("gap: 120 um", "gap: null"),
        Good.Replace("gap: 120 um, ", ""),
        Good.Replace("name: test", "name: 622"),
        Good.Replace("floating", "{floating: }"),
        Good.Replace("floating", "plate"),
        Good + "\nmodel: film",
        Good + "\nmodel: {cells: 30}",
        Good + "\nmodel: {model: film, cells: 30}",
        Good + "\nmodel: {model: empirical, rate: 1.5 g/m2/s}",
        Good + "\nline: {width: 0.3 m}",
        Good + "\nextra: {anything: [1, true, x]}",
        Good + "\nnumerics: {tolerance: 1e-5}",
    ];

    private static readonly string[] Invalid =
    [
        Good.Replace("name: test\n", ""),
        Good.Replace("gap: 120 um", "gap: 120"),
        Good.Replace("gap: 120 um", "gap: um"),
        Good.Replace("gap: 120 um", "gap: [1]"),
        Good.Replace("gap: 120 um", "gab: 120 um"),
        Good.Replace("slot_die", "slotdie"),
        Good.Replace("0.07", "1.07"),
        Good.Replace("0.07", "-0.07"),
        Good.Replace("{NMC622: 84 wt%, C65: 9 %, PVDF: 0.07}", "{}"),
        Good.Replace("floating", "floatin"),
        Good.Replace("floating", "rollers"),
        Good.Replace("floating", "{floating: , plate: }"),
        Good.Replace("60..140 degC", "60 degC"),
        Good.Replace("pitch: 0.5 m", "pich: 0.5 m"),
        Good + "\nmodel: {model: empirical}",
        Good + "\nmodel: empirical",
        Good + "\nmodel: {cells: 3}",
        Good + "\nmodel: {cells: 30.5}",
        Good + "\nline: {}",
        Good + "\nnumerics: {tolerance: 0}",
        Good + "\ncolour: red",
    ];

    [SchemaFact]
    public void The_schema_and_the_reader_judge_alike()
    {
        var schema = JsonSchemaWriter.Write(typeof(SampleRecipe), "Sample recipe");
        var verdicts = SchemaValidator.Judge(schema, [.. Valid, .. Invalid]);
        Assert.Equal(Valid.Length + Invalid.Length, verdicts.Length);
        for (var i = 0; i < verdicts.Length; i++)
        {
            var text = i < Valid.Length ? Valid[i] : Invalid[i - Valid.Length];
            var read = Binder.TryBind<SampleRecipe>(Document.Parse(text), new FaultList()) is not null;
            Assert.True(read == i < Valid.Length, $"the reader takes case {i} for {(read ? "valid" : "invalid")}:\n{text}");
            Assert.True(verdicts[i].StartsWith("valid", StringComparison.Ordinal) == read, $"the schema takes case {i} for {verdicts[i]}:\n{text}");
        }
    }

    [Fact]
    public void The_schema_is_the_same_every_time() => Assert.Equal(
        JsonText.Write(JsonSchemaWriter.Write(typeof(SampleRecipe), "t")), JsonText.Write(JsonSchemaWriter.Write(typeof(SampleRecipe), "t")));

    [Fact]
    public void The_schema_carries_descriptions_defaults_and_examples()
    {
        var gap = JsonSchemaWriter.Write(typeof(SampleRecipe), "t")["$defs"]!["sample_coater"]!["properties"]!["gap"]!;
        Assert.Equal("Gap below the blade. (length, more than 0 um to 5000 um)", (string?)gap["description"]);
        Assert.Equal("120 um", (string?)gap["examples"]![0]);
        var zone = JsonSchemaWriter.Write(typeof(SampleRecipe), "t")["$defs"]!["sample_zone"]!["properties"]!;
        Assert.Equal("35 W/m2/K", (string?)zone["heat_transfer"]!["default"]);
    }

    [Fact]
    public void Records_of_one_name_have_their_own_definitions()
    {
        var definitions = JsonSchemaWriter.Write(typeof(Namesakes), "t")["$defs"]!.AsObject();
        Assert.Equal(3, definitions.Count);
        Assert.Single(definitions, pair => pair.Value!["properties"]!["a"] is not null);
        Assert.Single(definitions, pair => pair.Value!["properties"]!["b"] is not null);
    }

    [Fact]
    public void Choices_that_old_YAML_reads_as_flags_are_allowed_as_such() => Assert.Equal(
        """["auto","on","off",true,false]""",
        JsonText.WriteLine(JsonSchemaWriter.Write(typeof(Switched), "t")["$defs"]!["switched"]!["properties"]!["settling"]!["enum"]!));

    [Fact]
    public void The_reference_page_has_a_row_for_every_key()
    {
        var page = ReferenceWriter.Write(typeof(SampleRecipe), "Recipe");
        Assert.Contains("| `gap` | length, `120 um` |  | more than 0 um to 5000 um | Gap below the blade. |", page);
        Assert.Contains("| `speed` | speed, `2 m/min` | required | at least 0 m/min | Web speed. |", page);
        Assert.Contains("| `method` | choice | `doctor_blade` |  | Blade or slot. `doctor_blade` (A doctor blade), `slot_die`, `comma`. |", page);
        Assert.Contains("| `support` | sample_support | `floating` |", page);
        Assert.Contains("### rollers", page);
        Assert.Contains("The key `model` chooses one of `film`, `empirical`; `film` if it is left out.", page);
        foreach (var key in new[] { "name", "formulation", "zones", "tolerance", "width", "pitch", "wrap", "rate", "cells", "spread", "limits" })
            Assert.Contains($"| `{key}` |", page);
    }

    public sealed record Namesakes
    {
        public First.Twin? One { get; init; }

        public Second.Twin? Two { get; init; }
    }

    public enum Switch
    {
        Auto,
        On,
        Off,
    }

    public sealed record Switched
    {
        public Switch Settling { get; init; }
    }

    public static class First
    {
        public sealed record Twin
        {
            public string? A { get; init; }
        }
    }

    public static class Second
    {
        public sealed record Twin
        {
            public string? B { get; init; }
        }
    }
}
