using Lamina.Drying.Film;
using Lamina.Line.Coating.Spread;
using Lamina.Line.Drying;
using Lamina.Line.Recipes;
using Lamina.Testing;

namespace Lamina.Line.Tests.Steps;

/// <summary>The spread of the loading goes through the dryer point by point.</summary>
public sealed class DriedSpreadTests
{
    private const string Recipe = """
        name: spread
        formulation:
          solvent: NMP
          solids_content: 60 wt%
          components: { NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt% }
        rheology: { law: herschel_bulkley, yield_stress: 1 Pa, consistency: 4 Pa, index: 0.8 }
        coating: { loading: 12 mg/cm2, gap: 220 um, speed: 1 m/min }
        drying: { speed: 1 m/min, dry_to: 3000 ppm, cells: 24 }
        calendering: { line_load: 200 N/mm }
        line:
          coater: { slot_die: { upstream_lip: 1 mm, downstream_lip: 1 mm, flow_uniformity: 3 % } }
          calender: { roll_radius: 200 mm }
          web: { foil: Al, foil_thickness: 15 um, width: 300 mm, coating_width: 250 mm }
          dryer:
            zones:
              - { name: one, length: 2.5 m, top: { air_temperature: 105 degC, heat_transfer_coefficient: 40 W/m2/K }, bottom: { air_temperature: 105 degC, heat_transfer_coefficient: 20 W/m2/K }, make_up: 200 m3/h }
        """;

    private static readonly Lazy<LineResult> Run = new(() => Line.Run(RecipeReader.Parse(Recipe, "spread.yaml").Job, new Lamina.Line.Steps.RunContext()));

    [Fact]
    public void Points_between_the_nodes_are_what_the_film_model_gives_at_their_own_loading()
    {
        var (film, solution, spread) = (Run.Value.Drying!.Product.Case!, Run.Value.Drying.Product.Solution!, Run.Value.Drying.Product.Spread!);
        // Away from all nodes; the run's own grid on both sides, in the air of the mean.
        var program = film.Program with { Zones = [.. film.Program.Zones.Select((z, i) => z with { GivenSolventContent = solution.Zones[i].SolventContent })] };
        foreach (var k in (int[])[2, 35, 58, 96])
        {
            var direct = (film with { Input = DriedSpread.Scaled(film.Input, spread.Relative[k]), Program = program }).Solve().Outputs;
            Close.Relative(direct.ResidualSolvent.Value!.Value, spread.Residuals[k], 0.02, "residual solvent");
            Close.Relative(direct.DryingTime.Value!.Value, spread.DryingTimes![k], 2e-3, "drying time");
            Close.Relative(direct.DryThickness.Value!.Value, spread.Thicknesses[k], 1e-3, "thickness");
            Close.Relative(direct.BinderBottomOverMean.Value!.Value, spread.BinderBottoms![k], 5e-3, "binder at the foil");
        }
    }

    [Fact]
    public void The_mean_of_the_web_is_the_run_and_thick_spots_dry_later_and_leave_wetter()
    {
        var drying = Run.Value.Drying!;
        var spread = drying.Product.Spread!;
        Close.Relative(drying["residual_solvent"].Value!.Value, spread.Residuals[50], 1e-9);
        Close.Relative(drying["drying_time"].Value!.Value, spread.DryingTimes![50], 1e-9);
        for (var k = 1; k < spread.Relative.Count; k++)
        {
            Assert.True(spread.Residuals[k] > spread.Residuals[k - 1], $"solvent at point {k}: {spread.Residuals[k - 1]} and {spread.Residuals[k]}");
            Assert.True(spread.DryingTimes[k] > spread.DryingTimes[k - 1], $"time at point {k}: {spread.DryingTimes[k - 1]} and {spread.DryingTimes[k]}");
        }
        // Heating up and the tail of the held solvent take as long for all: the time rises less than in proportion.
        Assert.InRange(drying["drying_time_sd"].Value!.Value / drying["drying_time"].Value!.Value / Run.Value.Coating!.Product.Spread!.Total, 0.5, 1.5);
        Close.Relative(SpreadStatistics.Deviation(spread.Residuals), drying["residual_solvent_sd"].Value!.Value, 1e-12);
    }

    [Fact]
    public void The_undried_share_is_the_half_at_the_mean_s_own_solvent_and_falls_with_the_target()
    {
        double Share(double target)
        {
            var (film, solution) = (Run.Value.Drying!.Product.Case!, Run.Value.Drying.Product.Solution!);
            return DriedSpread.Of(film with { Options = film.Options with { DryTo = target } }, solution, Run.Value.Coating!.Product.Spread!, c => c.Solve()).UndriedShare;
        }
        var mean = Run.Value.Drying!["residual_solvent"].Value!.Value;
        Close.Relative(0.5, Share(mean), 1e-6);
        var counted = Run.Value.Drying.Product.Spread!.Residuals.Count(r => r > 1.3 * mean) / 101.0;
        Close.Absolute(counted, Share(1.3 * mean), 0.01, "share against counted points");
        Assert.Equal(0, Share(100 * mean));
        Assert.Equal(1, Share(1e-3 * mean));
    }

    [Fact]
    public void The_calender_takes_every_point_with_its_own_porosity()
    {
        var dried = Run.Value.Drying!.Product;
        Assert.Equal(dried.Spread!.Porosities, dried.Electrode.PointPorosities!);
        var nip = Run.Value.Calendering!.Product.Nip!;
        // Same room in the nip: all thicknesses closer together than they came.
        Assert.True(SpreadStatistics.Deviation(nip.Thicknesses!) < 0.5 * SpreadStatistics.Deviation(dried.Spread.Thicknesses));
        for (var k = 0; k < 101; k++)
        {
            var solid = dried.Spread.Relative[k] * dried.Electrode.Thickness * (1 - dried.Electrode.Porosity);
            Close.Relative(solid, nip.Thicknesses![k] * (1 - nip.Porosities![k]), 1e-12, "solid kept");
        }
    }

    [Fact]
    public void Without_a_spread_the_outputs_say_why_they_are_missing()
    {
        var plain = Line.Run(RecipeReader.Parse(Recipe.Replace("  coater: { slot_die: { upstream_lip: 1 mm, downstream_lip: 1 mm, flow_uniformity: 3 % } }\n", ""), "plain.yaml").Job, new Lamina.Line.Steps.RunContext());
        foreach (var name in (string[])["drying_time_sd", "residual_solvent_sd", "undried_share", "binder_bottom_over_mean_sd"])
        {
            Assert.Null(plain.Drying![name].Value);
            Assert.Contains("line.coater", plain.Drying[name].Reason);
        }
    }
}
