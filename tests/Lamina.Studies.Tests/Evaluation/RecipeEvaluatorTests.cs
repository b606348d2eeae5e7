using Lamina.Data.Expressions;
using Lamina.Data.Faults;
using Lamina.Studies.Evaluation;
using Lamina.Studies.Running;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Evaluation;

/// <summary>A recipe as a function: addresses, the same numbers as a run, failures as values.</summary>
public sealed class RecipeEvaluatorTests
{
    internal const string Quick = """
        name: quick
        line:
          web: {foil: Al}
          dryer:
            zones:
              - {length: 6 m, make_up: 3000 m3/h, top: {air_temperature: 100 degC, heat_transfer_coefficient: 40 W/m2/K}, bottom: {air_temperature: 100 degC, heat_transfer_coefficient: 20 W/m2/K}}
              - {length: 6 m, solvent_content: 0 ppm, top: {air_temperature: 120 degC, heat_transfer_coefficient: 40 +- 4 W/m2/K}}
        formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
        coating: {loading: 10 mg/cm2}
        drying: {speed: 8 m/min, cells: 12}
        calendering: {porosity: 35 %}
        """;

    private static RecipeEvaluator Evaluator(EvaluationGrid grid = EvaluationGrid.Coarse) => RecipeEvaluator.Parse(Quick, options: new EvaluationOptions { Grid = grid });

    [Fact]
    public void A_point_gives_the_numbers_of_a_run()
    {
        var folder = Places.Scratch("evaluator");
        var path = Path.Combine(folder, "recipe.yaml");
        File.WriteAllText(path, Quick);
        var run = RunStudy.Run(new RunRequest { Recipe = path, Bands = false, Changes = [new("drying.speed", "9 m/min")] });
        var evaluator = RecipeEvaluator.Read(path, new EvaluationOptions { Grid = EvaluationGrid.Recipe });
        var at = evaluator.At(evaluator.Vary("speed: 6..12 m/min"), [0.15]);
        Assert.True(at.Solved, at.Failure);
        // The run keeps profiles at other times, which moves the integrator's steps by a little.
        Close.Relative(run.Find("drying", "residual_solvent")!.Value!.Value, at.Of("residual_solvent")!.Value, 1e-4);
        Close.Relative(run.Find("drying", "binder_bottom_over_mean")!.Value!.Value, at.Of("binder_bottom_over_mean")!.Value, 1e-4);
        Assert.Equal(run.Find("calendering", "thickness")!.Value!.Value, at.Of("calendering.thickness")!.Value, 12);
    }

    [Fact]
    public void The_spread_goes_through_the_dryer_where_a_condition_names_it()
    {
        var text = Quick.Replace("line:\n", "rheology: {law: newtonian, viscosity: 2 Pa s}\nline:\n  coater: {slot_die: {upstream_lip: 1 mm, downstream_lip: 1 mm}}\n", StringComparison.Ordinal);
        var evaluator = RecipeEvaluator.Parse(text);
        Assert.NotNull(evaluator.AtBase().Find("loading_sd")!.Value);
        Assert.Contains("goal or a constraint", evaluator.AtBase().Find("undried_share")!.Reason);
        Constraint.Parse(evaluator, "undried_share <= 1 %");
        Assert.NotNull(evaluator.AtBase().Find("undried_share")!.Value);
    }

    [Fact]
    public void The_same_point_gives_the_same_bits_on_any_thread()
    {
        var evaluator = Evaluator();
        var variables = evaluator.Vary("speed: 6..12 m/min");
        var times = new double[6];
        Parallel.For(0, 6, i => times[i] = evaluator.At(variables, [0.14]).Of("residual_solvent")!.Value);
        Assert.All(times, t => Assert.Equal(times[0], t));
    }

    [Fact]
    public void Air_of_every_zone_is_one_variable_each_above_and_below_the_web()
    {
        var found = Evaluator().Vary("dryer.zones[*].air_temperature: 60..140 degC");
        Assert.Equal(["dryer.zones[0].air_temperature", "dryer.zones[1].air_temperature"], found.Select(v => v.Name));
        Assert.Equal(["line.dryer.zones[0].top.air_temperature", "line.dryer.zones[0].bottom.air_temperature"], found[0].Paths);
        Assert.Equal(["line.dryer.zones[1].top.air_temperature"], found[1].Paths);
        Assert.Equal(373.15, found[0].Base!.Value, 10);
        Assert.Equal(333.15, found[0].Low, 10);
    }

    [Fact]
    public void Equal_signs_tie_items_together()
    {
        var found = Assert.Single(Evaluator().Vary("dryer.zones[=].top.air_temperature: 60..140 degC"));
        Assert.Equal(2, found.Paths.Count);
    }

    [Theory]
    [InlineData("speed: 1..2 m/min", "drying.speed")]
    [InlineData("coating.loading: 5..20 mg/cm2", "coating.loading")]
    [InlineData("drying.closures.chi: 0.3..0.5", "drying.closures.chi")]
    [InlineData("zones[1].heat_transfer_coefficient: 20..80 W/m2/K", "line.dryer.zones[1].top.heat_transfer_coefficient")]
    [InlineData("dryer.zones[1].rate: 0.1..2 g/m2/s", "line.dryer.zones[1].rate")]
    public void Addresses_lead_to_one_value(string text, string path) => Assert.Equal(path, Assert.Single(Assert.Single(Evaluator().Vary(text)).Paths));

    [Fact]
    public void A_bare_speed_is_the_webs_where_a_mixer_has_one_too()
    {
        var evaluator = RecipeEvaluator.Read(Path.Combine(Lamina.Testing.Places.Root, "examples", "05-industrial-nmc", "recipe.yaml"));
        Assert.Equal("drying.speed", Assert.Single(Assert.Single(evaluator.Vary("speed: 10..60 m/min")).Paths));
        Assert.Equal("mixing.speed", Assert.Single(Assert.Single(evaluator.Find("mixing.speed")).Paths));
    }

    [Theory]
    [InlineData("spede: 1..2 m/min", "did you mean", FaultKind.NotFound)]
    [InlineData("speed: 1..2 degC", "temperature", FaultKind.WrongDimension)]
    [InlineData("speed: 2..1 m/min", "lies above", FaultKind.Usage)]
    [InlineData("speed", "no range", FaultKind.Usage)]
    [InlineData("temperature: 1..2 degC", "may mean", FaultKind.Usage)]
    [InlineData("coating.loading: -1..20 mg/cm2", "loading", FaultKind.OutOfRange)]
    public void Faults_of_an_address_say_what_is_wrong(string text, string says, FaultKind kind)
    {
        var fault = Assert.Throws<InputException>(() => Evaluator().Vary(text)).Faults[0];
        Assert.Contains(says, fault.ToString());
        Assert.Equal(kind, fault.Kind);
    }

    [Fact]
    public void An_assumed_constant_is_a_variable_within_its_bounds()
    {
        var evaluator = Evaluator();
        var constant = evaluator.Constants.First(c => c.Name == "PVDF.apparent_diffusivity");
        var variables = evaluator.Vary("PVDF.apparent_diffusivity");
        Assert.Equal(constant.Value.Lower, variables[0].Low);
        var slow = evaluator.At(variables, [variables[0].Low]).Of("binder_bottom_over_mean");
        var fast = evaluator.At(variables, [variables[0].High]).Of("binder_bottom_over_mean");
        Assert.True(fast > slow, $"{fast} {slow}");
    }

    [Fact]
    public void A_point_that_cannot_be_run_is_a_value_with_its_reason()
    {
        var evaluator = Evaluator();
        var at = evaluator.At(evaluator.Find("coating.loading"), [-1]);
        Assert.False(at.Solved);
        Assert.Contains("coating.loading", at.Failure);
        Assert.Null(at.Of("drying_time"));
    }

    [Fact]
    public void Goals_and_constraints_read_outputs_and_recipe_values()
    {
        var evaluator = Evaluator();
        var at = evaluator.AtBase();
        Assert.Equal(8.0 / 60, Goal.Parse(evaluator, "speed", true).At(at)!.Value.Value, 12);
        Assert.NotNull(Goal.Parse(evaluator, "web_heat / residence_time", false).At(at));
        var margin = Constraint.Parse(evaluator, "binder_bottom_over_mean >= 0.5").Margin(at);
        Close.Relative(at.Of("binder_bottom_over_mean")!.Value / 0.5 - 1, margin!.Value, 1e-12);
        Assert.Throws<InputException>(() => Constraint.Parse(evaluator, "residual_solvnt <= 500 ppm"));
        Assert.Throws<InputException>(() => Constraint.Parse(evaluator, "drying_time"));
        Assert.True(Expression.Parse("max(dryer.zones[*].top.air_temperature) <= 120 degC").Holds(evaluator.Names(at)));
    }

    [Fact]
    public void Values_written_with_an_uncertainty_are_found()
    {
        var uncertain = Assert.Single(Evaluator().Uncertain);
        Assert.Equal("line.dryer.zones[1].top.heat_transfer_coefficient", uncertain.Name);
        Assert.Equal(4, uncertain.StandardDeviation!.Value, 10);
    }
}
