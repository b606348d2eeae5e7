using Lamina.Line.Calendering;
using Lamina.Line.Coating.Spread;
using Lamina.Line.Equipment;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Testing;

namespace Lamina.Line.Tests.Steps;

/// <summary>The calender as a machine: set points, targets, compliance, spread.</summary>
public sealed class CalenderingTests
{
    private static readonly Calender Rolls = new() { RollRadius = 0.25, FrameStiffness = 4e9 };

    private static DryElectrode Dry(LoadingSpread? spread = null) => new()
    {
        Formulation = MixingTests.Cathode(), Loading = 0.18, ResidualSolvent = 0, Thickness = 0.18 / MixingTests.Cathode().DryDensity / 0.5, Porosity = 0.5, Spread = spread,
    };

    private static StepResult<Electrode> Run(CalenderingSettings settings, Calender? calender = null, DryElectrode? dry = null) =>
        new CalenderingStep { Calender = calender }.Run(dry ?? Dry(), settings, new RunContext());

    [Fact]
    public void Line_load_gap_and_porosity_describe_the_same_state()
    {
        var byLoad = Run(new CalenderingSettings { LineLoad = 200e3, Temperature = 333 }, Rolls);
        var byGap = Run(new CalenderingSettings { Gap = byLoad["set_gap"].Value, Temperature = 333 }, Rolls);
        var byPorosity = Run(new CalenderingSettings { Porosity = byLoad["porosity"].Value, Temperature = 333 }, Rolls);
        Close.Relative(200e3, byGap["line_load"].Value!.Value, 1e-9);
        Close.Relative(200e3, byPorosity["line_load"].Value!.Value, 1e-9);
        Close.Relative(byLoad["porosity"].Value!.Value, byGap["porosity"].Value!.Value, 1e-9);
        Close.Relative(byLoad["spring_back"].Value!.Value, byPorosity["spring_back"].Value!.Value, 1e-9);
        Assert.Equal(Badge.Prescribed, byLoad["line_load"].Badge);
        Assert.Equal(Badge.Assumed, byLoad["porosity"].Badge);
    }

    [Fact]
    public void Load_and_heat_compact_loading_resists_a_second_pass_adds_less_than_the_first()
    {
        double Porosity(CalenderingSettings s, double loading = 0.18) => Run(s, Rolls, Dry() with { Loading = loading, Thickness = loading / MixingTests.Cathode().DryDensity / 0.5 })["porosity"].Value!.Value;
        var basis = new CalenderingSettings { LineLoad = 200e3 };
        Assert.True(Porosity(basis with { LineLoad = 300e3 }) < Porosity(basis));
        Assert.True(Porosity(basis with { Temperature = 363 }) < Porosity(basis));
        Assert.True(Porosity(basis, 0.3) > Porosity(basis));
        var (one, two) = (0.5 - Porosity(basis), 0.5 - Porosity(basis with { Passes = 2 }));
        Assert.InRange(two, one, 2 * one);
        Assert.True(two - one < one / 2);
    }

    [Fact]
    public void Spring_back_rises_with_load_and_falls_with_loading_and_binder()
    {
        double SpringBack(double load, double loading, double binder)
        {
            var of = MixingTests.Cathode();
            var formulation = of with { Components = [of.Components[0] with { MassFraction = 0.975 - binder }, of.Components[1], of.Components[2] with { MassFraction = binder }] };
            return Run(new CalenderingSettings { LineLoad = load }, Rolls, Dry() with { Formulation = formulation, Loading = loading, Thickness = loading / formulation.DryDensity / 0.5 })["spring_back"].Value!.Value;
        }
        Assert.True(SpringBack(300e3, 0.18, 0.025) > SpringBack(200e3, 0.18, 0.025));
        Assert.True(SpringBack(200e3, 0.28, 0.025) < SpringBack(200e3, 0.18, 0.025));
        Assert.True(SpringBack(200e3, 0.18, 0.05) < SpringBack(200e3, 0.18, 0.025));
    }

    [Fact]
    public void A_softer_frame_gives_way_more_than_the_coating()
    {
        double Exit(double gap, double stiffness) => Run(new CalenderingSettings { Gap = gap }, Rolls with { FrameStiffness = stiffness })["thickness"].Value!.Value;
        var soft = (Exit(85e-6, 2e9) - Exit(75e-6, 2e9)) / 10e-6;
        var stiff = (Exit(85e-6, 200e9) - Exit(75e-6, 200e9)) / 10e-6;
        Assert.InRange(soft, 0, 0.5 * stiff);
        Assert.True(stiff <= 1.2);
    }

    [Fact]
    public void A_gap_wider_than_the_web_leaves_the_coating_alone()
    {
        var result = Run(new CalenderingSettings { Gap = 1e-3 }, Rolls);
        Assert.Equal(0, result["line_load"].Value);
        Close.Relative(0.5, result["porosity"].Value!.Value, 1e-12);
        Assert.NotEmpty(result.Warnings);
    }

    [Fact]
    public void Without_a_calender_a_target_is_met_and_the_rest_is_null_with_a_reason()
    {
        var result = Run(new CalenderingSettings { Porosity = 0.3 });
        Assert.Equal("volume-balance", result.Model);
        Close.Relative(0.3, result["porosity"].Value!.Value, 1e-14);
        foreach (var name in (string[])["line_load", "spring_back", "nip_pressure", "thickness_sd"]) Assert.False(string.IsNullOrWhiteSpace(result[name].Reason));
    }

    [Fact]
    public void A_porosity_below_the_least_has_no_line_load_and_says_so()
    {
        var result = Run(new CalenderingSettings { Porosity = 0.15 }, Rolls);
        Assert.Null(result["line_load"].Value);
        Assert.Contains(result.Warnings, w => w.Contains("least"));
    }

    [Fact]
    public void Stiff_rolls_even_out_thickness_and_turn_its_spread_into_porosity()
    {
        var spread = new LoadingSpread { Sources = [new SpreadSource { Name = "test", Across = 0.02 }] };
        var dry = Dry(spread);
        var result = Run(new CalenderingSettings { LineLoad = 200e3 }, Rolls, dry);
        Assert.InRange(result["thickness_sd"].Value!.Value, 0, 0.5 * 0.02 * dry.Thickness);
        Assert.InRange(result["porosity_sd"].Value!.Value, 1e-3, 0.03);
        // The mean of the points is the electrode itself, to second order in the spread.
        Close.Relative(result["porosity"].Value!.Value, SpreadStatistics.Mean(result.Product.Nip!.Porosities!), 0.01);
        Assert.True(Run(new CalenderingSettings { LineLoad = 200e3, Tolerance = 0.5e-6 }, Rolls, dry)["thickness_scrap"].Value > Run(new CalenderingSettings { LineLoad = 200e3, Tolerance = 2e-6 }, Rolls, dry)["thickness_scrap"].Value);
    }
}
