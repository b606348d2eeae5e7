using Lamina.Data.Faults;
using Lamina.Line.Recipes;

namespace Lamina.Line.Tests.Recipes;

/// <summary>What --set takes as an address, and where its faults point.</summary>
public sealed class RecipeChangesTests
{
    private const string Recipe = """
        formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
        coating: {loading: 10 mg/cm2}
        drying: {speed: 8 m/min}
        calendering: {porosity: 35 %}
        line:
          web: {foil: Al}
          dryer:
            zones:
              - {length: 6 m, make_up: 3000 m3/h, top: {air_temperature: 100 degC, heat_transfer_coefficient: 40 W/m2/K}, bottom: {air_temperature: 90 degC, heat_transfer_coefficient: 20 W/m2/K}}
              - {length: 6 m, solvent_content: 0 ppm, top: {air_temperature: 120 degC, heat_transfer_coefficient: 40 W/m2/K}}
        """;

    private static ReadRecipe Read(params string[] sets) => RecipeReader.Parse(Recipe, "recipe.yaml", sets.Select(s => KeyValuePair.Create(s[..s.LastIndexOf('=')], s[(s.LastIndexOf('=') + 1)..])));

    private static IReadOnlyList<Fault> Faults(params string[] sets) => Assert.Throws<InputException>(() => Read(sets)).Faults;

    [Theory]
    [InlineData("dryer.zones[*].air_temperature")]
    [InlineData("zones[*].air_temperature")]
    [InlineData("line.dryer.zones[*].air_temperature")]
    [InlineData("dryer.zones[=].air_temperature")]
    public void Air_of_every_zone_is_set_above_and_below_the_web(string address)
    {
        var zones = Read(address + "=140 degC").Job.Equipment.Dryer!.Zones;
        Assert.All(zones, z => Assert.Equal(413.15, z.Top!.AirTemperature));
        Assert.Equal(413.15, zones[0].Bottom!.AirTemperature);
        Assert.Null(zones[1].Bottom);
    }

    [Fact]
    public void Keys_may_be_left_out_and_those_not_written_yet_are_found_where_values_live()
    {
        var job = Read("speed=9 m/min", "dryer.zones[1].length=7 m", "room.dew_point=5 degC", "drying.porosity=40 %").Job;
        Assert.Equal(9.0 / 60, job.Drying!.Speed);
        Assert.Equal([6, 7], job.Equipment.Dryer!.Zones.Select(z => z.Length));
        Assert.Equal(278.15, job.Equipment.Room.DewPoint);
        // A full path that is not written means itself, not another key of that name.
        Assert.Equal((0.4, 0.35), (job.Drying.Porosity!.Value, job.Calendering!.Porosity!.Value));
    }

    [Theory]
    [InlineData("speed=5 kg", FaultKind.WrongDimension)]
    [InlineData("dryer.zones[*].air_temperature=900 degC", FaultKind.OutOfRange)]
    [InlineData("line.dryer.zones[7].length=3 m", FaultKind.NotFound)]
    [InlineData("drying.sped=3 m/min", FaultKind.UnknownKey)]
    [InlineData("zones[*].air_temprature=100 degC", FaultKind.UnknownKey)]
    [InlineData("formulation.components.PVDF=5 wt%", FaultKind.Inconsistent)]
    [InlineData("loading=[1", FaultKind.WrongType)]
    public void A_fault_of_a_change_names_the_change_and_no_line_of_the_file(string set, FaultKind kind)
    {
        var fault = Faults(set)[0];
        Assert.Equal(kind, fault.Kind);
        Assert.StartsWith($"--set {set}: ", fault.Message, StringComparison.Ordinal);
        Assert.Null(fault.Span);
    }

    [Theory]
    [InlineData("~")]
    [InlineData("null")]
    public void A_value_that_may_be_absent_is_taken_away(string nothing)
    {
        Assert.Null(Read("room.dew_point=5 degC", $"line.room.dew_point={nothing}").Job.Equipment.Room.DewPoint);
        Assert.Equal(FaultKind.WrongType, Faults($"dry_to={nothing}")[0].Kind);
    }

    [Fact]
    public void A_misspelt_address_names_the_nearest_one() => Assert.Contains("air_temperature", Faults("zones[*].air_temprature=100 degC")[0].Remedy);

    [Fact]
    public void Faults_of_the_file_keep_their_line_beside_those_of_a_change()
    {
        var text = Recipe.Replace("10 mg/cm2", "10 mm", StringComparison.Ordinal);
        var faults = Assert.Throws<InputException>(() => RecipeReader.Parse(text, "recipe.yaml", [KeyValuePair.Create("speed", "5 kg")])).Faults;
        Assert.Equal(2, faults.Single(f => f.Path == "coating.loading").Span!.Line);
        Assert.Null(faults.Single(f => f.Path == "drying.speed").Span);
    }

    [Fact]
    public void A_change_may_mend_the_file() => Assert.Equal(0.1, RecipeReader.Parse(Recipe.Replace("10 mg/cm2", "10 mm", StringComparison.Ordinal), changes: [KeyValuePair.Create("coating.loading", "10 mg/cm2")]).Job.Coating!.Loading);
}
