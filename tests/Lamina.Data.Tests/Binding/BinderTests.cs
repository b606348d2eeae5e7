using Lamina.Data.Binding;
using Lamina.Data.Faults;
using Lamina.Data.Yaml;
using Lamina.Testing;

namespace Lamina.Data.Tests.Binding;

public sealed class BinderTests
{
    private const string Good = """
        name: test
        formulation: {NMC622: 84 wt%, C65: 9 %, PVDF: 0.07}
        coater:
          gap: 120 um
          speed: 2 m/min
          method: slot_die
        zones:
          - length: 2 m
            air_temperature: 110 +- 2 degC
            spread: 5 degC
            support: {rollers: {pitch: 0.5 m}}
          - length: 300 cm
            air_temperature: 383.15 K
            limits: 60..140 degC
            support: floating
          - length: 1 m
            air_temperature: 90 degC
            support:
              plate: 40 degC
        model: {model: empirical, rate: 1.5 g/m2/s}
        extra: {anything: [goes, 1]}
        """;

    private static Bound<SampleRecipe> Bind(string text) => Binder.Bind<SampleRecipe>(Document.Parse(text, "r.yaml"));

    private static Fault OnlyFault(string text) => Assert.Single(Assert.Throws<InputException>(() => Bind(text)).Faults);

    [Fact]
    public void A_good_recipe_is_read()
    {
        var recipe = Bind(Good).Value;
        Assert.Equal("test", recipe.Name);
        Assert.Equal(["NMC622", "C65", "PVDF"], recipe.Formulation.Keys);
        Assert.Equal(0.84, recipe.Formulation["NMC622"]);
        Assert.Equal(1.2e-4, recipe.Coater.Gap);
        Assert.Equal(2.0 / 60, recipe.Coater.Speed);
        Assert.Equal(SampleMethod.SlotDie, recipe.Coater.Method);
        Assert.Equal(1, recipe.Coater.Lanes);
        Assert.Equal(3, recipe.Zones.Count);
        Assert.Equal(383.15, recipe.Zones[0].AirTemperature.Value);
        Assert.Equal(2, recipe.Zones[0].AirTemperature.Sd);
        Assert.Equal(5, recipe.Zones[0].Spread);
        Assert.Equal(0.5, Assert.IsType<SampleRollers>(recipe.Zones[0].Support).Pitch);
        Assert.IsType<SampleFloating>(recipe.Zones[1].Support);
        Assert.Equal(333.15, recipe.Zones[1].Limits!.Low.Value);
        Assert.Equal(313.15, Assert.IsType<SamplePlate>(recipe.Zones[2].Support).Temperature);
        Assert.Equal(1.5e-3, Assert.IsType<SampleEmpirical>(recipe.Model).Rate);
        Assert.IsType<MapNode>(recipe.Extra);
    }

    [Fact]
    public void What_was_given_and_what_was_not_is_known()
    {
        var bound = Bind(Good);
        var given = bound.Given["zones[0].air_temperature"];
        Assert.Equal((9, 22), (given.Span.Line, given.Span.Column));
        Assert.Equal("110 +- 2 degC", given.Quantity!.ToString());
        Assert.Equal(["zones[0].air_temperature"], bound.Uncertain.Select(uncertain => uncertain.Path));
        Assert.Equal(0.84, bound.Given["formulation.NMC622"].Quantity!.Value);
        Assert.Equal("0.1", bound.Defaulted["zones[0].support.rollers.wrap"]);
        Assert.Equal("35 W/m2/K", bound.Defaulted["zones[1].heat_transfer"]);
        Assert.Equal("1", bound.Defaulted["coater.lanes"]);
        Assert.Equal("false", bound.Defaulted["coater.two_sided"]);
        Assert.Equal("1e-6", bound.Defaulted["numerics.tolerance"]);
        Assert.DoesNotContain(bound.Defaulted.Keys, bound.Given.ContainsKey);
    }

    [Theory]
    [InlineData("speed: 2 m/min", "speed: 2 h", FaultKind.WrongDimension, 5, 10, "`coater.speed`: `2 h` is a time (s), expected a speed such as `2 m/min`", null)]
    [InlineData("gap: 120 um", "gap: 120", FaultKind.WrongDimension, 4, 8, "has no unit, expected a length such as `120 um`", "`120 um`")]
    [InlineData("gap: 120 um", "gap: 7 mm", FaultKind.OutOfRange, 4, 8, "`7 mm` is out of range, allowed is more than 0 mm to 5 mm", null)]
    [InlineData("gap: 120 um", "gap: 7000 um", FaultKind.OutOfRange, 4, 8, "allowed is more than 0 um to 5000 um", null)]
    [InlineData("gap: 120 um", "gap: nan um", FaultKind.WrongType, 4, 8, "not a finite number", null)]
    [InlineData("gap: 120 um", "gap: .nan", FaultKind.WrongType, 4, 8, "not a finite number", null)]
    [InlineData("gap: 120 um", "gap: 120 umx", FaultKind.UnknownUnit, 4, 12, "`umx` is not a known unit", "did you mean `um`?")]
    [InlineData("gap: 120 um", "gap: [1 um]", FaultKind.WrongType, 4, 8, "`coater.gap` is a list, expected a length", null)]
    [InlineData("gap: 120 um", "gap:", FaultKind.WrongType, 4, 7, "has no value", "remove the key")]
    [InlineData("gap: 120 um", "gab: 120 um", FaultKind.UnknownKey, 4, 3, "has no key `gab`; allowed are `gap`, `speed`, `method`, `lanes`, `two_sided`", "did you mean `gap`?")]
    [InlineData("speed: 2 m/min", "sped: 2 m/min", FaultKind.UnknownKey, 5, 3, "no key `sped`", "did you mean `speed`?")]
    [InlineData("  speed: 2 m/min\n", "", FaultKind.MissingKey, 4, 3, "`coater` lacks the key `speed`, for example `speed: 2 m/min`", null)]
    [InlineData("name: test\n", "", FaultKind.MissingKey, 1, 1, "the file lacks the key `name`", null)]
    [InlineData("slot_die", "slotdie", FaultKind.UnknownChoice, 6, 11, "expected one of `doctor_blade`, `slot_die`, `comma`", "did you mean `slot_die`?")]
    [InlineData("110 +- 2 degC", "110 C", FaultKind.WrongDimension, 9, 22, "is a charge (C)", "degC")]
    [InlineData("110 +- 2 degC", "400 degC", FaultKind.OutOfRange, 9, 22, "-50 degC to 300 degC", null)]
    [InlineData("383.15 K", "-5 K", FaultKind.OutOfRange, 13, 22, "`-5 K` is out of range, allowed is 223.15 K to 573.15 K", null)]
    [InlineData("60..140 degC", "140..60 degC", FaultKind.WrongType, 14, 13, "lies above", null)]
    [InlineData("support: floating", "support: floatin", FaultKind.UnknownChoice, 15, 14, "one of `floating`, `rollers`, `plate`", "did you mean `floating`?")]
    [InlineData("support: floating", "support: rollers", FaultKind.MissingKey, 15, 14, "`zones[1].support.rollers` lacks the key `pitch`", null)]
    [InlineData("support: floating", "support: {floating: , plate: }", FaultKind.WrongType, 15, 14, "names 2 kinds", null)]
    [InlineData("model: empirical", "model: empiric", FaultKind.UnknownChoice, 20, 16, "one of `film`, `empirical`", "did you mean `empirical`?")]
    [InlineData("rate: 1.5 g/m2/s", "rate: 1.5 g/m2/s, cells: 3", FaultKind.OutOfRange, 20, 52, "`model.cells`: 3 is out of range, allowed is 10 to 1000", null)]
    [InlineData("rate: 1.5 g/m2/s", "rate: 1.5 g/m2/s, cells: 60.5", FaultKind.WrongType, 20, 52, "expected a whole number, 10 to 1000", null)]
    [InlineData("84 wt%", "80 wt%", FaultKind.Inconsistent, 2, 1, "add up to 96 %", "correct one")]
    [InlineData("84 wt%", "84 vol%", FaultKind.WrongDimension, 2, 23, "is a fraction of volume (vol%), expected one of mass (wt%)", "convert")]
    [InlineData("84 wt%", "-84 wt%", FaultKind.OutOfRange, 2, 23, "allowed is 0 wt% to 100 wt%", null)]
    [InlineData("{NMC622: 84 wt%, C65: 9 %, PVDF: 0.07}", "{}", FaultKind.OutOfRange, 2, 14, "has 0 keys", null)]
    [InlineData("{NMC622: 84 wt%, C65: 9 %, PVDF: 0.07}", "5", FaultKind.WrongType, 2, 14, "expected a map of names", null)]
    [InlineData("extra: {anything: [goes, 1]}", "line: nowhere.yaml", FaultKind.Unreadable, 21, 7, "there is no such file", null)]
    public void A_mistake_is_one_fault_with_place_and_remedy(string right, string wrong, FaultKind kind, int line, int column, string message, string? remedy)
    {
        Assert.Contains(right, Good);
        var fault = OnlyFault(Good.Replace(right, wrong));
        Assert.Equal(kind, fault.Kind);
        Assert.Equal((line, column), (fault.Span!.Line, fault.Span.Column));
        Assert.Contains(message, fault.Message);
        if (remedy is not null) Assert.Contains(remedy, fault.Remedy);
    }

    [Fact]
    public void All_faults_of_a_file_come_at_once_in_its_order()
    {
        var path = Path.Combine(Places.Scratch("faults"), "r.yaml");
        File.WriteAllText(path, """
            name: x
            formulation: {A: 100 %}
            coater: {gap: 9 m, sped: 1 m/s}
            zones:
              - length: 2 h
                air_temperature: hot
              - length: 2 m
                length: 3 m
            colour: red
            """);
        var faults = Assert.Throws<InputException>(() => Binder.Read<SampleRecipe>(path)).Faults;
        Assert.Equal([FaultKind.OutOfRange, FaultKind.UnknownKey, FaultKind.WrongDimension, FaultKind.WrongType, FaultKind.MissingKey, FaultKind.DuplicateKey, FaultKind.UnknownKey],
            faults.Select(fault => fault.Kind));
        Assert.Equal(faults.OrderBy(fault => fault.Span!.Start), faults);
    }

    [Fact]
    public void A_record_may_stand_in_a_file_of_its_own_and_changes_reach_into_it()
    {
        var folder = Places.Scratch("lines");
        var path = Path.Combine(folder, "r.yaml");
        File.WriteAllText(path, Good + "\nline: sub/line.yaml\n");
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        File.WriteAllText(Path.Combine(folder, "sub", "line.yaml"), "# the line\nwidth: 300 mm\n");
        Assert.Equal(0.3, Binder.Read<SampleRecipe>(path).Value.Line!.Width);
        var changed = Binder.Read<SampleRecipe>(path, [new("line.width", "0.5 m"), new("coater.gap", "90 um")]);
        Assert.Equal(0.5, changed.Value.Line!.Width);
        Assert.Equal(9e-5, changed.Value.Coater.Gap);
        Assert.Equal(2, changed.Documents.Count);
        Assert.Equal("# the line\nwidth: 0.5 m\n", changed.Documents[1].Text);
        Assert.EndsWith("line.yaml", changed.Given["line.width"].Span.File);
        File.WriteAllText(Path.Combine(folder, "sub", "line.yaml"), "width: 300 s\n");
        var fault = Assert.Single(Assert.Throws<InputException>(() => Binder.Read<SampleRecipe>(path)).Faults);
        Assert.EndsWith("line.yaml", fault.Span!.File);
        Assert.Equal("line.width", fault.Path);
    }

    [Fact]
    public void A_change_that_cannot_be_made_is_a_fault()
    {
        var path = Path.Combine(Places.Scratch("changes"), "r.yaml");
        File.WriteAllText(path, Good);
        foreach (var (key, value) in new[] { ("zones[7].length", "1 m"), ("coater.gap", "1 h"), ("coater.gapp", "1 m"), ("a..b", "1") })
            Assert.Single(Assert.Throws<InputException>(() => Binder.Read<SampleRecipe>(path, [new(key, value)])).Faults);
    }

    [Fact]
    public void A_fault_has_the_agreed_form_in_JSON() => Assert.Equal(
        """{"kind":"unknown_unit","file":"r.yaml","line":4,"column":12,"message":"`coater.gap`: `120 umx`: `umx` is not a known unit, expected a length such as `120 um`","remedy":"did you mean `um`?"}""",
        Lamina.Data.Json.JsonText.WriteLine(OnlyFault(Good.Replace("gap: 120 um", "gap: 120 umx")).ToJson()));

    [Fact]
    public void A_part_of_a_document_is_read_on_its_own()
    {
        var document = Document.Parse("deep: {line: {width: 2 m}}");
        var faults = new FaultList();
        var bound = Binder.TryBindPart<SampleLine>(document, document.Find("deep.line")[0], "deep.line", faults);
        Assert.Equal(2, bound!.Value.Width);
        Assert.True(bound.Given.ContainsKey("deep.line.width"));
    }

    [Theory]
    [InlineData("AirTemperature", "air_temperature")]
    [InlineData("LELFraction", "lel_fraction")]
    [InlineData("Nmc622", "nmc622")]
    [InlineData("Phi0Max", "phi0_max")]
    [InlineData("X", "x")]
    public void Names_become_snake_case(string name, string key) => Assert.Equal(key, Names.SnakeCase(name));
}
