using Lamina.Studies.Evaluation;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Evaluation;

/// <summary>Laser light, vacuum and solvent recovery from the recipe to the outputs.</summary>
public sealed class HeatInputTests
{
    private static EvaluatedPoint Run(string text)
    {
        var at = RecipeEvaluator.Parse(text).AtBase();
        Assert.True(at.Solved, at.Failure);
        return at;
    }

    [Fact]
    public void Laser_light_dries_as_infrared_of_its_absorptivity_and_pays_its_own_source()
    {
        string With(string light) => RecipeEvaluatorTests.Quick.Replace("solvent_content: 0 ppm", "make_up: 3000 m3/h").Replace("top: {air_temperature: 100 degC,", "top: {" + light + " air_temperature: 100 degC,");
        var (none, laser, infrared) = (Run(With("")), Run(With("laser_flux: 1 kW/m2, laser_absorptivity: 0.8,")), Run(With("infrared_flux: 1 kW/m2, absorptivity: 0.8,")));
        Close.Relative(infrared.Of("residual_solvent")!.Value, laser.Of("residual_solvent")!.Value, 1e-12, "the film cannot tell");
        Assert.True(laser.Of("end_of_shrinkage_time") < none.Of("end_of_shrinkage_time"));
        // Six metres of light at 8 m/min: 45 kJ/m2 arrive, at efficiencies of 0.4 and 0.5.
        Close.Relative(45e3 / 0.4 - 45e3 / 0.5, laser.Of("energy_per_area")!.Value - infrared.Of("energy_per_area")!.Value, 1e-6, "sources");
    }

    [Fact]
    public void Vacuum_dries_a_film_on_a_warm_plate_sooner()
    {
        string Oven(string pressure) => $$"""
            name: vacuum oven
            line:
              web: {foil: Al}
              batch:
                kind: oven
                stages:
                  - {duration: 20 min, {{pressure}} solvent_content: 0 ppm, support: {plate: {temperature: 80 degC, contact_conductance: 40 W/m2/K} }, top: {air_temperature: 80 degC, heat_transfer_coefficient: 4 W/m2/K} }
            formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%} }
            coating: {loading: 10 mg/cm2}
            drying: {cells: 12, settling: off}
            """;
        var (open, vacuum) = (Run(Oven("")), Run(Oven("pressure: 50 mbar,")));
        Assert.True(vacuum.Of("end_of_shrinkage_time") < 0.8 * open.Of("end_of_shrinkage_time"));
        Assert.True(vacuum.Of("peak_drying_rate") > 1.2 * open.Of("peak_drying_rate"));
    }

    [Fact]
    public void Exhaust_led_back_keeps_the_solvent_and_brings_the_explosive_limit_nearer()
    {
        string With(string energy) => RecipeEvaluatorTests.Quick.Replace("solvent_content: 0 ppm", "make_up: 3000 m3/h").Replace("web:", $"energy: {energy}\n  web:");
        var (fresh, back) = (Run(With("{}")), Run(With("{exhaust_return: 90 %, distillation_reflux: 1}")));
        // A tenth of what a zone that condenses let go; a zone too lean to condense lets go what its film gives off either way.
        Assert.InRange(back.Of("solvent_emitted")!.Value / fresh.Of("solvent_emitted")!.Value, 0.1, 0.2);
        Assert.True(back.Of("lel_fraction_max") > fresh.Of("lel_fraction_max"));
        Assert.True(back.Of("exhaust_heat") > fresh.Of("exhaust_heat"));
        Assert.True(back.Of("solvent_recovered") > fresh.Of("solvent_recovered"));
        // What evaporates in the zones is caught or leaves.
        var heat = Lamina.Line.Drying.DryingEnergy.Of(back.Result!.Drying!.Product.Case!, back.Result.Drying.Product.Solution!).Energy!;
        Close.Relative(heat.Zones.Sum(z => z.Evaporated), heat.Zones.Sum(z => z.Condensed + z.Emitted), 1e-9, "solvent");

        var water = RecipeEvaluator.Parse(With("{exhaust_return: 90 %}").Replace("NMP", "Water")).AtBase();
        Assert.Contains("condenser_temperature", water.Failure);
    }

    [Fact]
    public void Recovered_solvent_is_credited_and_what_is_not_recovered_gets_away()
    {
        var without = Run(RecipeEvaluatorTests.Quick.Replace("solvent_content: 0 ppm", "make_up: 3000 m3/h"));
        Assert.Null(without.Of("solvent_credit"));
        Assert.Contains("solvent_price", without.Find("net_cost")!.Reason);
        var with = Run(RecipeEvaluatorTests.Quick.Replace("solvent_content: 0 ppm", "make_up: 3000 m3/h").Replace("web: {foil: Al}", "web: {foil: Al}\n  energy: {wheel_capture: 95 %, solvent_price: 1.5}"));
        var evaporated = with.Of("energy_per_area")!.Value / with.Of("energy_per_solvent")!.Value;
        Close.Relative(evaporated * with.Of("solvent_recovered")!.Value * 1.5, with.Of("solvent_credit")!.Value, 1e-9, "credit");
        Close.Relative(evaporated * (1 - with.Of("solvent_recovered")!.Value), with.Of("solvent_emitted")!.Value, 1e-6, "emitted");
        Assert.True(with.Of("solvent_emitted") < 0.2 * without.Of("solvent_emitted"));
        Close.Relative(with.Of("energy_cost")!.Value - with.Of("solvent_credit")!.Value, with.Of("net_cost")!.Value, 1e-12, "net cost");
    }
}
