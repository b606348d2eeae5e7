using FsCheck;
using FsCheck.Fluent;
using Lamina.Line.Coating;
using Lamina.Line.Coating.Spread;
using Lamina.Line.Coating.Window;
using Lamina.Line.Equipment.Coaters;
using Lamina.Line.Mixing;
using Lamina.Line.Mixing.Rheology;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Materials;
using Lamina.Materials.Solvents;
using Lamina.Testing;

namespace Lamina.Line.Tests.Steps;

/// <summary>The coating step judges its window; every bound is reached by moving one setting.</summary>
public sealed class CoatingTests
{
    private static readonly SlotDie Die = new() { UpstreamLip = 1e-3, DownstreamLip = 1e-3 };

    private static Slurry Slurry(RheologySettings rheology) =>
        new MixingStep { Solvent = MaterialCatalogue.Find<Solvent>("NMP"), Rheology = rheology }.Run(MixingTests.Cathode(), new MixingSettings(), new RunContext()).Product;

    private static NewtonianSettings Newtonian(double viscosity) => new NewtonianSettings { Viscosity = viscosity };

    private static StepResult<WetFilm> Coat(Coater? coater, RheologySettings rheology, CoatingSettings settings) =>
        new CoatingStep { Coater = coater, Solvent = MaterialCatalogue.Find<Solvent>("NMP") }.Run(Slurry(rheology), settings, new RunContext());

    private static readonly CoatingSettings Usual = new() { WetThickness = 110e-6, Gap = 200e-6, Speed = 0.5 };

    [Fact]
    public void Thirty_metres_per_minute_at_one_pascal_second_is_judged_by_the_viscous_regime()
    {
        var result = Coat(Die, Newtonian(1), Usual);
        Assert.Equal("viscous", result["regime"].Word);
        Assert.Equal("none", result["defect"].Word);
        Assert.True(result["window_margin"].Value > 0);
        // Newtonian, no vacuum, equal lips: from half the gap to the gap.
        Close.Relative(100e-6, result["thinnest_film"].Value!.Value, 1e-6);
        Close.Relative(200e-6, result["thickest_film"].Value!.Value, 1e-6);
        // 6 mu V L/H^2 (1 - 2t/H) without menisci.
        Close.Relative(6 * 0.5 * 1e-3 / 4e-8 * (1 - 2 * 110.0 / 200), result["vacuum_min"].Value!.Value, 1e-6);
    }

    [Fact]
    public void Below_capillary_number_one_a_Newtonian_liquid_meets_the_viscocapillary_window()
    {
        var film = Coat(Die, Newtonian(0.02), new CoatingSettings { WetThickness = 60e-6, Gap = 150e-6, Speed = 0.2 }).Product;
        var bead = film.Window!.Bead!;
        Assert.Equal(CoatingRegime.Viscocapillary, film.Window.Regime);
        Close.Relative(bead.Capillary.MinimumVacuum(60e-6), bead.MinimumVacuum(60e-6), 1e-6);
        Close.Relative(bead.Capillary.MaximumVacuum(60e-6), bead.MaximumVacuum(60e-6), 1e-6);
        Close.Relative(bead.Capillary.ThicknessWithoutVacuum, bead.Thinnest(0), 1e-5);
    }

    [Theory]
    // Which setting is moved, where it ends, and what is seen there; the basis lies inside.
    [InlineData("speed", 3.0, CoatingDefect.AirEntrainment)]
    [InlineData("film", 60e-6, CoatingDefect.AirBubbles)]
    [InlineData("film", 215e-6, CoatingDefect.Dripping)]
    [InlineData("gap", 300e-6, CoatingDefect.AirBubbles)]
    [InlineData("gap", 105e-6, CoatingDefect.Dripping)]
    [InlineData("vacuum", 120e3, CoatingDefect.Dripping)]
    [InlineData("particle", 90e-6, CoatingDefect.Streaks)]
    [InlineData("stripe", 2e-3, CoatingDefect.StripeMerging)]
    public void Every_bound_of_the_viscous_window_is_reached_by_moving_one_setting(string setting, double value, CoatingDefect expected)
    {
        var (die, settings) = Moved(setting, value);
        Assert.Equal(CoatingDefect.None, Coat(Die, Newtonian(1), Usual).Product.Window!.Defect);
        Assert.Equal(expected, Coat(die, Newtonian(1), settings).Product.Window!.Defect);
    }

    private static (SlotDie Die, CoatingSettings Settings) Moved(string setting, double value) => setting switch
    {
        "speed" => (Die, Usual with { Speed = value }),
        "film" => (Die, Usual with { WetThickness = value }),
        "gap" => (Die, Usual with { Gap = value }),
        "vacuum" => (Die with { Vacuum = value }, Usual),
        "particle" => (Die, Usual with { LargestParticle = value }),
        _ => (Die, Usual with { Stripes = new StripeSettings { Count = 2, Spacing = value } }),
    };

    [Theory]
    [InlineData("speed", CoatingDefect.Ribbing)]
    [InlineData("film", CoatingDefect.Ribbing)]
    public void The_low_flow_limit_is_reached_below_capillary_number_one(string setting, CoatingDefect expected)
    {
        // A thin liquid under vacuum: the meniscus gives out before the bead does.
        var basis = new CoatingSettings { WetThickness = 40e-6, Gap = 150e-6, Speed = 0.05, LargestParticle = 5e-6 };
        var die = Die with { Vacuum = 600 };
        Assert.Equal("none", Coat(die, Newtonian(0.02), basis)["defect"].Word);
        var moved = setting == "speed" ? basis with { Speed = 1 } : basis with { WetThickness = 5e-6 };
        Assert.Equal(expected, Coat(die, Newtonian(0.02), moved).Product.Window!.Defect);
    }

    [Fact]
    public void Inside_the_films_between_thinnest_and_thickest_the_vacuum_holds_whatever_the_liquid()
    {
        var cases = Gen.Choose(3, 12).SelectMany(n => Gen.Choose(0, 30).SelectMany(yield => Gen.Choose(1, 100).SelectMany(k => Gen.Choose(30, 170).Select(t => (n, yield, k, t)))));
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var liquid = new HerschelBulkleySettings { Index = c.n / 10.0, YieldStress = c.yield, Consistency = c.k };
            var window = Coat(Die, liquid, Usual with { WetThickness = c.t * 1e-6 }).Product.Window!;
            var (thin, thick) = (window.Bead!.Thinnest(0), window.Bead.Thickest(0));
            var inside = c.t * 1e-6 > thin * (1 + 1e-6) && c.t * 1e-6 < thick * (1 - 1e-6);
            var vacuum = window.Bounds.Where(b => b.Name.StartsWith("vacuum", StringComparison.Ordinal)).All(b => b.Margin > 0);
            Assert.True(inside == vacuum || Math.Abs(c.t * 1e-6 / thin - 1) < 1e-5, $"{c}: {thin} {thick}");
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261121, 5).WithMaxTest(25));
    }

    [Fact]
    public void Without_a_coater_or_a_flow_curve_the_window_is_null_with_a_reason()
    {
        foreach (var name in (string[])["regime", "window_margin", "defect", "loading_sd"])
        {
            Assert.Contains("line.coater", Coat(null, Newtonian(1), Usual)[name].Reason);
            var plain = new CoatingStep { Coater = Die }.Run(MixingStep.Mix(MixingTests.Cathode()), Usual, new RunContext());
            Assert.Contains("flow curve", plain[name].Reason);
        }
    }

    [Theory]
    [InlineData(1.0, 0)]
    [InlineData(0.5, 4)]
    public void A_bar_without_head_meters_half_its_gap_and_a_head_pushes_more_through(double index, double yieldStress)
    {
        var liquid = new HerschelBulkleySettings { Index = index, YieldStress = yieldStress, Consistency = 2 };
        var settings = new CoatingSettings { Gap = 250e-6, Speed = 0.05, LargestParticle = 5e-6 };
        Close.Relative(125e-6, Coat(new CommaBar { Head = 0 }, liquid, settings)["wet_thickness"].Value!.Value, 1e-9);
        var pushed = Coat(new CommaBar { Head = 0.02, Land = 2e-3 }, liquid, settings)["wet_thickness"].Value!.Value;
        Assert.True(pushed > 126e-6);
        // Newtonian: t = H/2 + H^3 rho g h/(12 mu V L).
        if (index == 1) Close.Relative(125e-6 + Math.Pow(250e-6, 3) * Slurry(liquid).Density * 9.80665 * 0.02 / (12 * 2 * 0.05 * 2e-3), pushed, 1e-6);
        // Asked for that film, the bar finds its gap again.
        Close.Relative(250e-6, Coat(new CommaBar { Head = 0.02, Land = 2e-3 }, liquid, settings with { Gap = null, WetThickness = pushed })["gap"].Value!.Value, 1e-6);
    }

    [Fact]
    public void Edges_of_bars_and_dies_follow_stretch_yield_stress_and_speed()
    {
        var stiff = new HerschelBulkleySettings { Index = 0.7, YieldStress = 2, Consistency = 8 };
        var settings = Usual with { SurfaceTension = 0.04, Constants = new CoatingConstants { EdgeFactor = 1 }, Pattern = new PatternSettings { Coated = 0.5, Bare = 0.03 } };
        var die = Coat(Die with { Slot = 440e-6 }, stiff, settings);
        Close.Relative(2, die["edge_ratio"].Value!.Value, 1e-12);   // sqrt(440/110)
        Close.Relative(Math.Cbrt(0.04 * 110e-6 * 110e-6 / 2), die["edge_width"].Value!.Value, 1e-12);
        Close.Relative(0.02 * 0.5, die["pattern_edge_length"].Value!.Value, 1e-12);
        Close.Relative(2 * 0.02 * 0.5 / 0.5, die["pattern_edges"].Value!.Value, 1e-12);
        var bar = Coat(new CommaBar(), stiff, settings);
        Close.Relative(Math.Sqrt(200.0 / 110), bar["edge_ratio"].Value!.Value, 1e-12);
        Close.Relative(die["edge_width"].Value!.Value, bar["edge_width"].Value!.Value, 1e-12);
        // Nothing holds the edge of a liquid without yield stress.
        Assert.Contains("yield stress", Coat(new CommaBar(), Newtonian(1), settings)["edge_width"].Reason);
    }

    [Fact]
    public void A_slot_die_s_own_spread_takes_the_place_of_the_assumed_one()
    {
        double Across(SlotDie die) => Coat(die, Newtonian(1), Usual).Product.Spread!.Across;
        Close.Relative(0.007, Across(Die), 1e-12);
        Close.Relative(0.02, Across(Die with { FlowUniformity = 0.02 }), 1e-12);
        Assert.Contains(Coat(Die, Newtonian(1), Usual).Constants, c => c.Key == "flow_uniformity" && c.Value.Lower < c.Value.Upper);
        Assert.All(Coat(Die with { FlowUniformity = 0.02, PumpScatter = 0.01 }, Newtonian(1), Usual).Product.Spread!.Sources, s => Assert.False(s.Assumed));
    }

    [Fact]
    public void The_spread_of_a_bar_falls_as_one_over_the_gap_and_scrap_with_the_tolerance()
    {
        StepResult<WetFilm> At(double gap) => Coat(new CommaBar { SpeedAccuracy = 0 }, Newtonian(2), new CoatingSettings { Gap = gap, Speed = 0.05, LargestParticle = 5e-6 });
        double Relative(double gap) => At(gap)["loading_sd"].Value!.Value / At(gap)["loading_total"].Value!.Value;
        Close.Relative(2.8e-6 / 100e-6, Relative(100e-6), 0.01);
        Close.Relative(2, Relative(100e-6) / Relative(200e-6), 0.05);
        Assert.True(At(200e-6)["loading_scrap"].Value < At(100e-6)["loading_scrap"].Value);
    }

    [Fact]
    public void Points_of_a_spread_have_its_mean_and_deviation()
    {
        var spread = new LoadingSpread { Sources = [new SpreadSource { Name = "a", Across = 0.03 }, new SpreadSource { Name = "b", Along = 0.04 }] };
        Close.Relative(0.05, spread.Total, 1e-14);
        Close.Relative(1, SpreadStatistics.Mean(spread.Relative), 1e-12);
        Close.Relative(0.05, SpreadStatistics.Deviation(spread.Relative), 1e-12);
        // 2 Phi(-1) and 2 Phi(-2).
        Close.Relative(0.31731050786291415, spread.Outside(0.05), 1e-9);
        Close.Relative(0.04550026389635842, spread.Outside(0.10), 1e-9);
    }

    [Fact]
    public void A_yield_stress_freezes_ripples_and_a_Newtonian_liquid_levels_by_Orchard()
    {
        var level = Coat(Die, Newtonian(5), new CoatingSettings { WetThickness = 150e-6, Gap = 280e-6, Speed = 0.1, SurfaceTension = 0.04 });
        Close.Relative(0.7906485172792092, level["levelling_time"].Value!.Value, 1e-6);
        Assert.Equal(0, level["frozen_ripple"].Value);
        var frozen = Coat(Die, new HerschelBulkleySettings { YieldStress = 50, Consistency = 2, Index = 0.7 }, Usual);
        Assert.Null(frozen["levelling_time"].Value);
        Assert.Contains("yield stress", frozen["levelling_time"].Reason);
    }
}
