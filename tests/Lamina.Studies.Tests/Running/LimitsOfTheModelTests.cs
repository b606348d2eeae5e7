using Lamina.Studies.Running;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Running;

/// <summary>Conditions that no line can run in, or about which the recipe says too little: refused, or said, never computed in silence.</summary>
public sealed class LimitsOfTheModelTests
{
    private static RunResult Run(string zone, string more = "", string solvent = "NMP", string solids = "70 wt%", string drying = "speed: 30 m/min, cells: 12", string calendering = "porosity: 28 %")
    {
        var folder = Places.Scratch("limits");
        var path = Path.Combine(folder, "recipe.yaml");
        var (active, binder) = solvent == "NMP" ? ("NMC622", "PVDF") : ("Graphite", "CMC");
        File.WriteAllText(path, $$$"""
            name: limits
            formulation: {solvent: {{{solvent}}}, solids_content: {{{solids}}}, components: { {{{active}}}: 95 wt%, C65: 2.5 wt%, {{{binder}}}: 2.5 wt%}}
            coating: {loading: 18 mg/cm2}
            drying: { {{{drying}}} }
            calendering: { {{{calendering}}} }
            line:
              {{{more}}}
              web: {foil: Al}
              dryer: {zones: [{ {{{zone}}} }]}
            """);
        return RunStudy.Run(new RunRequest { Recipe = path, Bands = false });
    }

    private static IReadOnlyList<string> Warnings(RunResult run) => run.Steps.Single(s => s.Step == "drying").Warnings;

    private const string Top = "top: {air_temperature: 110 degC, heat_transfer_coefficient: 50 W/m2/K}";

    [Theory]
    [InlineData("")]
    [InlineData(", recirculation: 1000 m3/h")]
    public void Without_an_air_flow_nothing_is_said_about_the_explosive_limit(string flow)
    {
        var drying = Run($"length: 60 m, {Top}{flow}");
        Assert.Null(drying.Find("drying", "lel_fraction_max")!.Value);
        Assert.Contains("exhaust", drying.Find("drying", "lel_fraction_max")!.Reason);
        Assert.Contains(Warnings(drying), w => w.Contains("no air flow is given"));
    }

    [Fact]
    public void Leakage_alone_carries_vapour_off()
    {
        var leak = Run($"length: 60 m, {Top}, leakage: 4000 m3/h");
        var exhaust = Run($"length: 60 m, {Top}, exhaust: 4000 m3/h");
        Assert.True(leak.Find("drying", "lel_fraction_max")!.Value > 0.01);
        Close.Relative(exhaust.Find("drying", "lel_fraction_max")!.Value!.Value, leak.Find("drying", "lel_fraction_max")!.Value!.Value, 1e-6);
    }

    [Fact]
    public void Air_beyond_the_explosive_limit_is_warned_of()
    {
        var drying = Run($"length: 60 m, {Top}, make_up: 100 m3/h");
        Assert.True(drying.Find("drying", "lel_fraction_max")!.Value > 1);
        Assert.Contains(Warnings(drying), w => w.Contains("can explode"));
    }

    [Theory]
    [InlineData("NMP", "solvent_content: 0.9", "")]
    [InlineData("NMP", "solvent_content: 0", "room: {temperature: 25 degC, solvent_content: 0.05}")]
    [InlineData("Water", "make_up: 5000 m3/h, dew_point: 60 degC", "")]
    public void Air_that_is_given_more_vapour_than_it_can_hold_is_refused(string solvent, string air, string room)
        => Assert.Contains("holds at most", Assert.Throws<ArgumentException>(() => Run($"length: 60 m, top: {{air_temperature: 40 degC, heat_transfer_coefficient: 50 W/m2/K}}, {air}, gap_after: 1 m", room, solvent, solvent == "NMP" ? "70 wt%" : "50 wt%")).Message);

    [Fact]
    public void A_film_that_would_swell_while_it_dries_is_refused_with_a_remedy()
    {
        Assert.Contains("lower porosity", Assert.Throws<ArgumentException>(() => Run($"length: 60 m, {Top}, exhaust: 4000 m3/h", drying: "speed: 30 m/min, cells: 12, porosity: 90 %")).Message);
        Assert.Contains("packing_fraction", Assert.Throws<ArgumentException>(() => Run($"length: 60 m, {Top}, exhaust: 4000 m3/h", solids: "95 wt%")).Message);
    }

    [Fact]
    public void A_wet_film_is_not_calendered()
    {
        var line = Run($"length: 6 m, {Top}, exhaust: 4000 m3/h");
        Assert.Contains(Warnings(line), w => w.Contains("leaves wet"));
        Assert.Null(line.Find("calendering", "thickness")!.Value);
        Assert.Contains("still wet", line.Find("calendering", "porosity")!.Reason);
        Assert.NotNull(line.Find("calendering", "loading_total")!.Value);
        Assert.Equal("none", line.Steps[^1].Model);
    }

    [Fact]
    public void A_mixture_with_alcohol_is_not_called_incombustible()
    {
        var drying = Run($"length: 60 m, {Top}, exhaust: 4000 m3/h", solvent: "Water + IPA 10 wt%", solids: "50 wt%");
        Assert.Contains("burns", drying.Find("drying", "lel_fraction_max")!.Reason);
        Assert.Contains(Warnings(drying), w => w.Contains("2-propanol"));
    }

    [Fact]
    public void A_film_at_its_boiling_point_is_warned_of()
    {
        var drying = Run("length: 60 m, solvent_content: 0, film_temperature: 120 degC, top: {air_temperature: 120 degC, heat_transfer_coefficient: 50 W/m2/K}", solvent: "Water", solids: "50 wt%");
        Assert.Contains(Warnings(drying), w => w.Contains("boils"));
    }
}
