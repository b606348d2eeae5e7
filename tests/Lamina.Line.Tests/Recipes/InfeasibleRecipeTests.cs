using Lamina.Data.Faults;
using Lamina.Line.Recipes;

namespace Lamina.Line.Tests.Recipes;

/// <summary>What single settings allow and the recipe as a whole does not: said on reading, with its place.</summary>
public sealed class InfeasibleRecipeTests
{
    private static string Recipe(string drying, string calendering, string line) => $"""
        formulation: {"{"}solvent: NMP, solids_content: 65 wt%, components: {"{"}NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%{"}"}{"}"}
        coating: {"{"}loading: 10 mg/cm2{"}"}
        drying: {drying}
        calendering: {calendering}
        line: {line}
        """;

    private const string Zones = "{dryer: {zones: [{length: 6 m, solvent_content: 0 ppm, top: {air_temperature: 100 degC, heat_transfer_coefficient: 40 W/m2/K}}]}}";
    private const string Batch = "{batch: {stages: [{duration: 5 min, top: {air_temperature: 100 degC, heat_transfer_coefficient: 40 W/m2/K}}]}}";

    [Theory]
    [InlineData("{speed: 8 m/min}", "{thickness: 10 um}", Zones, "calendering.thickness", 4)]
    [InlineData("{speed: 8 m/min}", "{density: 6 g/cm3}", Zones, "calendering.density", 4)]
    [InlineData("{speed: 8 m/min}", "{porosity: 30 %}", Batch, "drying.speed", 3)]
    [InlineData("{speed: 8 m/min}", "{porosity: 30 %}", "{room: {temperature: -50 degC}}", "line.room.temperature", 5)]
    public void What_cannot_be_run_is_a_fault_of_its_key(string drying, string calendering, string line, string path, int at)
    {
        var fault = Assert.Single(Assert.Throws<InputException>(() => RecipeReader.Parse(Recipe(drying, calendering, line))).Faults);
        Assert.Equal(path, fault.Path);
        Assert.Equal(at, fault.Span!.Line);
    }

    [Fact]
    public void A_thickness_that_leaves_pores_is_read() =>
        Assert.Equal(26e-6, RecipeReader.Parse(Recipe("{speed: 8 m/min}", "{thickness: 26 um}", Zones)).Job.Calendering!.Thickness!.Value, 12);

    [Fact]
    public void A_batch_without_a_speed_is_read() => Assert.Null(RecipeReader.Parse(Recipe("{}", "{porosity: 30 %}", Batch)).Job.Drying!.Speed);
}
