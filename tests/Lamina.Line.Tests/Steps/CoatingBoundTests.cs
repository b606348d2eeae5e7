using FsCheck;
using FsCheck.Fluent;
using Lamina.Line.Coating;
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

/// <summary>
/// From random operating points inside the window, of dies and bars, in both regimes and for Herschel-Bulkley liquids: every bound is reached by moving one setting.
/// Its margin passes through zero there, and what is seen just beyond it is the bound's own defect.
/// </summary>
public sealed class CoatingBoundTests
{
    /// <summary>A coater, a liquid and settings; the liquid's consistency follows from the capillary number.</summary>
    private sealed record Point(Coater Coater, HerschelBulkleySettings Liquid, CoatingSettings Settings)
    {
        public CoatingAssessment Window =>
            new CoatingStep { Coater = Coater, Solvent = Nmp }.Assess(new MixingStep { Solvent = Nmp, Rheology = Liquid }.Ready(Slurry, new MixingSettings()), Settings)!;

        private static readonly Solvent Nmp = MaterialCatalogue.Find<Solvent>("NMP");
        private static readonly Slurry Slurry = MixingStep.Mix(MixingTests.Cathode());
    }

    // Eight shares between 0 and 1 make a point: log-uniform where sizes span decades.
    private static Point Of(double[] u, bool viscous, bool bar)
    {
        const double tension = 0.04;
        static double Between(double low, double high, double share) => low * Math.Pow(high / low, share);
        var gap = Between(80e-6, 400e-6, u[0]);
        var speed = Between(0.02, 1, u[1]);
        var index = 0.4 + 0.7 * u[2];
        var film = (viscous ? 0.52 + 0.4 * u[3] : 0.2 + 0.7 * u[3]) * gap;
        var viscosity = (viscous ? Between(2, 50, u[4]) : Between(0.002, 0.3, u[4])) * tension / speed;
        var yield = 0.3 * u[5] * viscosity * speed / gap;
        var liquid = new HerschelBulkleySettings { YieldStress = yield, Index = index, Consistency = (viscosity * speed / gap - yield) / Math.Pow(speed / gap, index) };
        var settings = new CoatingSettings
        {
            Gap = gap, WetThickness = film, Speed = speed, SurfaceTension = tension, LargestParticle = Between(0.5e-6, gap / 4, u[6]),
            Stripes = new StripeSettings { Count = 2, Spacing = Between(45, 400, u[7]) * gap },
            // Which settings lie inside must not depend on an assumed gain.
            Constants = new CoatingConstants { WettingAssist = 200 },
        };
        if (bar) return new Point(new CommaBar { Head = 0 }, liquid, settings);
        var point = new Point(new SlotDie { UpstreamLip = Between(0.3e-3, 3e-3, u[6]), DownstreamLip = Between(0.3e-3, 3e-3, u[7]) }, liquid, settings);
        // Thin liquids are coated under vacuum, up to nine tenths of what the bead bears.
        return viscous ? point : point with { Coater = ((SlotDie)point.Coater) with { Vacuum = Math.Max(0, 0.9 * u[5] * point.Window.Bead!.MaximumVacuum(film)) } };
    }

    /// <summary>The setting that reaches a bound, as a way from the point (0) to far beyond the bound (1).</summary>
    private static (string Setting, Func<double, Point> Way) Towards(string bound, Point at)
    {
        var s = at.Settings;
        Point Film(double end, double x) => at with { Settings = s with { WetThickness = s.WetThickness * Math.Pow(end / s.WetThickness!.Value, x) } };
        return bound switch
        {
            "wetting_speed" => ("speed", x => at with { Settings = s with { Speed = s.Speed * Math.Pow(1e9, x) } }),
            "low_flow" => ("film", x => Film(1e-4 * s.Gap!.Value, x)),
            "vacuum_min" => ("film", x => Film(1e-4 * s.Gap!.Value, x)),
            "film_below_gap" => ("film", x => Film(1.2 * s.Gap!.Value, x)),
            "vacuum_max" => ("vacuum", x => at with { Coater = ((SlotDie)at.Coater) with { Vacuum = ((SlotDie)at.Coater).Vacuum + 1e8 * Math.Pow(x, 6) } }),
            "particle_size" => ("largest particle", x => at with { Settings = s with { LargestParticle = s.LargestParticle * Math.Pow(1e4, x) } }),
            "stripe_spacing" => ("spacing", x => at with { Settings = s with { Stripes = s.Stripes! with { Spacing = s.Stripes.Spacing * Math.Pow(1e-4, x) } } }),
            _ => throw new InvalidOperationException($"give the test a setting that reaches {bound}"),
        };
    }

    private static readonly CoatingDefect[] InOrder =
        [CoatingDefect.AirEntrainment, CoatingDefect.Ribbing, CoatingDefect.AirBubbles, CoatingDefect.Dripping, CoatingDefect.Streaks, CoatingDefect.StripeMerging];

    [Theory]
    [InlineData(true, false, "vacuum_max vacuum_min film_below_gap particle_size stripe_spacing wetting_speed")]
    [InlineData(false, false, "low_flow vacuum_max vacuum_min film_below_gap particle_size stripe_spacing wetting_speed")]
    [InlineData(true, true, "film_below_gap particle_size stripe_spacing wetting_speed")]
    [InlineData(false, true, "film_below_gap particle_size stripe_spacing wetting_speed")]
    public void Every_bound_is_reached_by_moving_one_setting_and_shows_its_own_defect(bool viscous, bool bar, string bounds)
    {
        var reached = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var shares = Gen.Choose(0, 1000).Select(k => k / 1000.0).ArrayOf(8);
        Prop.ForAll(shares.ToArbitrary(), u =>
        {
            var point = Of(u, viscous, bar);
            var start = point.Window;
            Assert.Equal(viscous ? CoatingRegime.Viscous : CoatingRegime.Viscocapillary, start.Regime);
            if (start.Defect != CoatingDefect.None) return;
            foreach (var name in start.Bounds.Select(b => b.Name))
            {
                var (setting, way) = Towards(name, point);
                double Margin(double x) => way(x).Window.Bounds.FirstOrDefault(b => b.Name == name)?.Margin ?? double.NaN;
                double inside = 0, outside = 0;
                // The first step along the way at which the bound is broken; a film above the gap has no bead, so its bounds end there.
                for (var k = 1; k <= 24 && outside == 0; k++)
                {
                    var margin = Margin(k / 24.0);
                    if (margin < 0) outside = k / 24.0;
                    else if (margin >= 0) inside = k / 24.0;
                }
                Assert.True(outside > 0, $"{name} is not reached by moving {setting} from {point}");
                for (var k = 0; k < 60; k++)
                {
                    var middle = 0.5 * (inside + outside);
                    if (Margin(middle) < 0) outside = middle; else inside = middle;
                }
                var (before, beyond) = (way(inside).Window, way(outside).Window);
                // A bound that other regimes share goes through zero; one that jumps with the regime would fail here.
                Close.Absolute(0, Margin(outside), 1e-6, $"{name}'s margin where {setting} meets it");
                reached[name] = reached.GetValueOrDefault(name) + 1;
                var own = beyond.Bounds.First(b => b.Name == name).Defect;
                // What is seen is the defect of the first broken bound, in the stated order.
                var broken = beyond.Bounds.Where(b => b.Margin < 0).Select(b => b.Defect).ToArray();
                Assert.Contains(own, broken);
                Assert.Equal(broken.MinBy(d => Array.IndexOf(InOrder, d)), beyond.Defect);
                if (before.Defect != CoatingDefect.None) continue;
                // Nothing else is broken on the way: the defect appears exactly here and is the bound's own.
                Assert.Equal(own, beyond.Defect);
                seen[name] = seen.GetValueOrDefault(name) + 1;
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261121, 7).WithMaxTest(30));
        foreach (var name in bounds.Split(' '))
        {
            Assert.True(reached.GetValueOrDefault(name) >= 10, $"{name} was met from {reached.GetValueOrDefault(name)} points only");
            Assert.True(seen.GetValueOrDefault(name) >= 3, $"{name} was the first to give way {seen.GetValueOrDefault(name)} times only");
        }
        Assert.Equal(bounds.Split(' ').Order(StringComparer.Ordinal), reached.Keys);
    }
}
