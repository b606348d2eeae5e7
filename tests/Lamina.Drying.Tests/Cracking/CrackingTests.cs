using Lamina.Drying.Cracking;
using Lamina.Drying.Film;
using Lamina.Drying.Stress;
using Lamina.Drying.Tests.Film;
using Lamina.Testing;
using Xunit;

namespace Lamina.Drying.Tests.Cracking;

public class CrackingTests
{
    private static readonly MechanicsConstants Defaults = MechanicsDefaults.Constants.With("toughness", 0.05);

    private static readonly Lazy<(FilmSolution Film, StressHistory Stress)> Thick = new(() =>
    {
        var input = Films.Anode(0.4);
        var film = FilmModel.Solve(input, Films.Closures(input), Films.Rig(308, 6e-3, 180), new FilmOptions { Cells = 30, DryTo = 0.02 });
        return (film, FilmStress.Of(film, Defaults));
    });

    [Fact]
    public void The_two_laws_for_stiff_particles_agree_at_0_401_of_the_capillary_pressure()
    {
        const double gamma = 0.072, R = 5e-6, G = 5e9, M = 6, phi = 0.64;
        var P = 5.3 * gamma / R;
        var singh = SinghTirumkudulu.CriticalThickness(gamma, G, M, phi, P);
        Close.Relative(606e-6, singh, 0.01, "graphite in water");
        var share = Math.Pow(Math.Pow(0.1877, 1.5) * 2 / 0.64, 2.0 / 3);
        Close.Relative(0.401, share, 0.002, "share of the pressure");
        Close.Relative(singh, TirumkuduluRussel.CriticalThickness(gamma, R, G, M, phi, share * P), 1e-12, "thickness");
    }

    [Fact]
    public void Critical_stress_and_critical_thickness_are_each_others_inverse()
    {
        var stress = TirumkuduluRussel.CriticalStress(0.041, 5e-6, 5e9, 6, 0.64, 200e-6);
        Close.Relative(200e-6, TirumkuduluRussel.CriticalThickness(0.041, 5e-6, 5e9, 6, 0.64, stress), 1e-12, "thickness");
    }

    [Fact]
    public void Toughness_and_capillary_stress_give_the_thickness_of_Chiu_and_Cima()
    {
        var stress = ChiuCima.CapillaryStress(0.6, 0.072, 10e-6);
        Close.Relative(8640, stress, 1e-12, "stress");
        Close.Relative(Math.Pow(235 / 1.4 / 8640, 2), ChiuCima.CriticalThickness(235, stress), 1e-12, "thickness");
    }

    [Fact]
    public void Crack_spacing_meets_its_limits_and_its_own_equation()
    {
        Assert.True(double.IsPositiveInfinity(CrackSpacing.OverShearLength(1)));
        // Far above the threshold the energy of the last crack goes with the cube of the spacing: L/l = (32/R)^(1/3).
        Close.Relative(Math.Cbrt(32 / 1e6), CrackSpacing.OverShearLength(1e6), 1e-3, "strong drive");
        foreach (var R in new[] { 1.001, 1.2, 3, 20 })
        {
            var x = CrackSpacing.OverShearLength(R) / 4;
            Close.Relative(1 / R, 2 * Math.Tanh(x) - Math.Tanh(2 * x), 1e-9, $"R = {R}");
        }
        Close.Absolute(0, CrackSpacing.Relieved(double.PositiveInfinity), 0, "no crack");
        Close.Relative(1, CrackSpacing.Relieved(1e-3), 1e-6, "dense cracks");
    }

    [Fact]
    public void A_film_cracks_only_beyond_its_critical_thickness_and_never_before_it_stops_thinning()
    {
        var (film, stress) = Thick.Value;
        var weak = FilmCracking.Of(film, stress, Defaults);
        Assert.True(weak.CriticalThickness < film.Outputs.DryThickness.Value);
        Assert.True(weak.OnsetTime >= Math.Max(film.Outputs.AirEntryTime.Value!.Value, film.Outputs.EndOfShrinkageTime.Value!.Value));
        Assert.All(Enumerable.Range(0, stress.Time.Length).Where(i => stress.Time[i] < weak.OnsetTime), i => Assert.Equal(0, weak.AreaFraction[i]));
        Assert.InRange(weak.AreaFraction[^1], 1e-6, 1 - Math.Pow(1 - stress.FreeShrinkage[^1], 2));

        var tough = FilmCracking.Of(film, stress, Defaults.With("toughness", 2));
        Assert.True(tough.CriticalThickness > film.Outputs.DryThickness.Value);
        Assert.Null(tough.OnsetTime);
        Assert.Equal(0, tough.AreaFraction[^1]);
        Close.Relative(40, tough.CriticalThickness!.Value / weak.CriticalThickness!.Value, 1e-9, "critical thickness goes with the toughness");
    }

    [Fact]
    public void Cracks_come_later_and_stay_smaller_in_a_tougher_film()
    {
        var (film, stress) = Thick.Value;
        CrackHistory? before = null;
        foreach (var toughness in new[] { 0.02, 0.05, 0.08 })
        {
            var cracks = FilmCracking.Of(film, stress, Defaults.With("toughness", toughness));
            if (before is not null)
            {
                Assert.True(cracks.OnsetTime >= before.OnsetTime);
                Assert.True(cracks.AreaFraction[^1] < before.AreaFraction[^1]);
                Assert.True(cracks.Spacing > before.Spacing);
            }
            before = cracks;
        }
    }

    [Fact]
    public void Adhesion_follows_the_binder_at_the_foil_and_gains_by_heat_only_above_the_bonding_temperature()
    {
        var (film, stress) = Thick.Value;
        var cold = FilmCracking.Of(film, stress, Defaults);
        Close.Relative(film.Outputs.BinderBottomOverMean.Value!.Value, cold.AdhesionIndex, 1e-14, "cold");
        var hot = FilmCracking.Of(film, stress, Defaults.With("bonding_temperature", 308 - 25));
        Close.Relative(Math.E, hot.AdhesionIndex / cold.AdhesionIndex, 1e-3, "one scale above");
    }

    [Fact]
    public void A_thin_edge_is_dry_before_the_middle()
    {
        var (film, stress) = Thick.Value;
        Assert.True(FilmCracking.Of(film, stress, Defaults).EdgeOverdryTime > 1);
        Close.Absolute(0, FilmCracking.Of(film, stress, Defaults.With("edge_thickness", 1)).EdgeOverdryTime!.Value, 1, "an edge like the middle");
    }
}
