using Lamina.Drying.Cracking;
using Lamina.Drying.Film;
using Lamina.Drying.Stress;
using Lamina.Drying.Tests.Film;
using Lamina.Testing;
using Xunit;

namespace Lamina.Drying.Tests.Stress;

public class FilmStressTests
{
    private static readonly Lazy<FilmSolution> Anode = new(() => Solve(240));

    private static readonly MechanicsConstants Defaults = MechanicsDefaults.Constants;

    // A 400 um graphite film at 6 g/m2/s on an isothermal rig: it cracks.
    private static FilmSolution Solve(int points, double duration = 180)
    {
        var input = Films.Anode(0.4);
        return FilmModel.Solve(input, Films.Closures(input), Films.Rig(308, 6e-3, duration), new FilmOptions { Cells = 30, SeriesPoints = points, DryTo = 0.02 });
    }

    [Fact]
    public void Without_relaxation_and_deswelling_the_stress_is_the_suction_counted_once()
    {
        var constants = Defaults.With("relaxation_time", 1e12).With("deswelling_factor", 0);
        var stress = FilmStress.Of(Anode.Value, constants);
        var nu = constants.PoissonRatio.Value;
        var locked = Array.FindIndex(stress.Stress, s => s > 0);
        var lockingSuction = stress.Suction[locked] - stress.Stress[locked] * (1 - nu) / (1 - 2 * nu);
        Close.Relative(constants.LockingShare, lockingSuction / Entry(), 1e-9, "suction at locking over entry suction");
        // Once suction falls below that at locking the pack would be pushed together, and yields.
        for (var i = locked; i < stress.Time.Length && stress.Suction[i] >= 0.99 * lockingSuction; i++)
            Close.Absolute((1 - 2 * nu) / (1 - nu) * (stress.Suction[i] - lockingSuction), stress.Stress[i], 1e-6 * stress.Suction.Max(), $"stress at {stress.Time[i]} s");
    }

    private static double Entry()
    {
        var closures = Anode.Value.Closures;
        return closures.EntryFactor * Films.WaterSolvent.SurfaceTension(298.15) * Math.Cos(closures.ContactAngle) / closures.PoreRadius;
    }

    [Fact]
    public void Stress_rises_at_locking_peaks_at_air_entry_and_falls()
    {
        var stress = FilmStress.Of(Anode.Value, Defaults);
        var peak = stress.Time[stress.Peak];
        var (locking, entry) = (stress.LockingTime!.Value, stress.AirEntryTime!.Value);
        Assert.All(Enumerable.Range(0, stress.Time.Length).Where(i => stress.Time[i] < locking), i => Assert.Equal(0, stress.Stress[i]));
        Assert.True(locking < entry);
        var dry = Anode.Value.Outputs.DryingTime.Value!.Value;
        Assert.InRange(peak, entry, entry + 0.2 * (dry - entry));
        Assert.True(stress.Stress[^1] < 0.6 * stress.Stress[stress.Peak]);
    }

    [Fact]
    public void The_pack_bears_no_more_tension_than_friction_under_its_suction_and_cohesion_allow()
    {
        // So stiff and slow to relax that deswelling alone would pull fifty times harder.
        var stiff = Defaults.With("wet_modulus", 1e8).With("relaxation_time", 1e6);
        foreach (var (angle, cohesion) in new[] { (Math.PI / 6, 0.0), (Math.PI / 4, 0), (Math.PI / 6, 3e3) })
        {
            var stress = FilmStress.Of(Anode.Value, stiff.With("friction_angle", angle).With("cohesion", cohesion));
            // Rankine's active state: share 1 - K_a of the suction, K_a = tan(45 degrees - angle/2)^2.
            var tangent = Math.Tan(Math.PI / 4 - angle / 2);
            var yielding = 0;
            for (var i = 0; i < stress.Time.Length; i++)
            {
                if (!(stress.Time[i] > stress.LockingTime)) continue;
                var limit = (1 - tangent * tangent) * stress.Suction[i] + 2 * cohesion * tangent;
                Assert.True(stress.Stress[i] <= limit * (1 + 1e-12));
                if (stress.Stress[i] > 0.999999 * limit) yielding++;
            }
            Assert.True(yielding > stress.Time.Length / 20, $"{yielding} of {stress.Time.Length}");
        }
    }

    [Fact]
    public void A_pack_without_friction_and_cohesion_bears_no_tension()
    {
        var stress = FilmStress.Of(Anode.Value, Defaults.With("friction_angle", 0));
        Assert.All(stress.Stress, s => Assert.Equal(0, s));
    }

    [Fact]
    public void More_records_of_the_same_drying_change_the_highest_stress_by_less_than_one_per_cent()
    {
        var coarse = FilmStress.Of(Solve(120), Defaults);
        var fine = FilmStress.Of(Solve(960), Defaults);
        Close.Relative(fine.Stress[fine.Peak], coarse.Stress[coarse.Peak], 0.01, "highest stress");
        Close.Relative(fine.FreeShrinkage[^1], coarse.FreeShrinkage[^1], 0.01, "free shrinkage");
    }

    [Fact]
    public void Faster_relaxation_lowers_the_highest_stress()
    {
        var last = double.PositiveInfinity;
        foreach (var tau in new[] { 1e4, 300.0, 30, 3 })
        {
            var stress = FilmStress.Of(Anode.Value, Defaults.With("relaxation_time", tau));
            Assert.True(stress.Stress[stress.Peak] < last);
            last = stress.Stress[stress.Peak];
        }
    }

    [Fact]
    public void A_film_without_air_neither_locks_into_full_stress_nor_cracks()
    {
        var solution = Solve(60, 15);
        Assert.Null(solution.Outputs.AirEntryTime.Value);
        var stress = FilmStress.Of(solution, Defaults);
        Assert.Null(stress.LockingTime);
        Assert.All(stress.Stress, s => Assert.Equal(0, s));
        var cracks = FilmCracking.Of(solution, stress, Defaults);
        Assert.Null(cracks.OnsetTime);
        Assert.Null(cracks.CriticalThickness);
    }

    [Fact]
    public void Free_shrinkage_is_the_emptied_volume_times_its_share_plus_the_elastic_part()
    {
        var stress = FilmStress.Of(Anode.Value, Defaults);
        var film = Anode.Value;
        var voids = film.Series.Thickness[^1] - film.Input.Solids.Sum(s => s.Mass / s.Density);
        Close.Relative(0.5 * stress.DeswellingShare * (1 - film.Series.Saturation[^1]) * voids / film.Series.Thickness[^1], stress.Deswelling[^1], 0.02, "deswelling");
        var nu = Defaults.PoissonRatio.Value;
        var elastic = FilmStress.Of(Anode.Value, Defaults.With("stiffening_exponent", 0).With("deswelling_factor", 0));
        var squeezed = elastic.Suction.Max() - Defaults.LockingShare * Entry();
        Close.Relative((1 - 2 * nu) / Defaults.WetModulus * squeezed, elastic.FreeShrinkage[^1], 1e-9, "elastic part");
    }

    [Fact]
    public void A_thin_copper_foil_curls_by_Stoneys_law()
    {
        var foil = new FoilStiffness { Thickness = 10e-6, Modulus = 115e9, PoissonRatio = 0.33 };
        // Stoney for a thin coating, R = E h_s^2/(6 (1 - nu) sigma h).
        Close.Relative(115e9 * 1e-10 / (6 * 0.67 * 1e6 * 1e-9), foil.CurlRadius(1e6, 1e-9), 2e-4, "thin coating");
        Close.Relative(115e9 * 1e-15 / (6 * 0.67 * 1e4 * 1e-4 * 1.1e-4), foil.CurlRadius(1e4, 1e-4), 1e-12, "thick coating");
    }
}
