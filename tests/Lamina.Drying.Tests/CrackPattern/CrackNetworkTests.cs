using Lamina.Drying.CrackPattern;
using Lamina.Testing;
using Xunit;

namespace Lamina.Drying.Tests.CrackPattern;

public class CrackNetworkTests
{
    private static CrackPatternSettings Small(ulong seed = 1) => new() { Cells = 32, ShearLength = 3, Strength = 2, WeibullModulus = 12, Seed = seed };

    private static CrackNetwork Loaded(CrackPatternSettings settings, double top = 3.2, Action<double>? failed = null)
    {
        var network = new CrackNetwork(settings);
        for (var drive = network.NextDrive(); drive < top; drive *= 1.05) network.Load(drive, failed);
        return network;
    }

    [Fact]
    public void A_whole_even_film_keeps_its_place_and_holds_the_energy_of_its_strain()
    {
        var network = new CrackNetwork(Small() with { Disorder = 0, WeibullModulus = 1000 });
        network.Load(0.5);
        Close.Relative(0.5 * 0.25 * network.Lattice.Bonds, network.Energy(), 1e-9, "energy");
        Close.Absolute(0, network.OpenArea(), 0, "open area");
    }

    [Fact]
    public void One_cut_through_the_film_opens_by_stress_over_modulus_times_twice_the_shear_length()
    {
        // A line of bubbles so dense that all bonds across it are cut: the faces draw back by sqrt(3)/M l each, the foil's shear holding them.
        var network = new CrackNetwork(new CrackPatternSettings { Cells = 64, ShearLength = 5, Disorder = 0, WeibullModulus = 1000, Strength = 3.5, Bubbles = 0 });
        network.CutRow(32);
        var expected = 2 * Math.Sqrt(3) / CrackLattice.StretchModulus * 5 / (64 * CrackLattice.RowHeight);
        Close.Relative(expected, network.OpenArea(), 0.05, "opened area");
    }

    [Fact]
    public void Energy_rises_only_by_loading_and_bonds_never_heal()
    {
        var network = new CrackNetwork(Small());
        var damage = network.Damage.ToArray();
        for (var drive = network.NextDrive(); drive < 2.6; drive *= 1.05)
        {
            var energy = double.PositiveInfinity;
            network.Load(drive, after =>
            {
                Assert.True(after <= energy * (1 + 1e-6), $"energy rose from {energy} to {after} at the same load");
                energy = after;
            });
            for (var b = 0; b < damage.Length; b++) Assert.True(network.Damage[b] >= damage[b]);
            damage = network.Damage.ToArray();
        }
        Assert.Contains(damage, d => d == CrackNetwork.BrokenStage);
    }

    [Fact]
    public void The_same_seed_gives_the_same_pattern_and_another_seed_another()
    {
        var first = Loaded(Small()).Damage.ToArray();
        Assert.Equal(first, Loaded(Small()).Damage.ToArray());
        Assert.NotEqual(first, Loaded(Small(2)).Damage.ToArray());
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Many_failures_per_solution_make_the_same_patterns_as_one_at_a_time()
    {
        double[] fast = new double[5], slow = new double[5];
        foreach (var seed in new ulong[] { 1, 2 })
        {
            var settings = Small(seed) with { Cells = 64 };
            foreach (var (one, sums) in new[] { (false, fast), (true, slow) })
            {
                var network = Loaded(settings with { OneAtATime = one });
                var found = CrackStatistics.Of(network.Lattice, network.Damage, 3);
                double[] numbers = [found.Spacing!.Value, found.PieceArea!.Value, found.CrackLength, network.OpenArea(), network.Energy()];
                for (var k = 0; k < numbers.Length; k++) sums[k] += numbers[k];
            }
        }
        Close.Relative(slow[0], fast[0], 0.05, "mean spacing");
        Close.Relative(slow[1], fast[1], 0.1, "area of pieces");
        Close.Relative(slow[2], fast[2], 0.05, "length of cracks");
        Close.Relative(slow[3], fast[3], 0.03, "open area");
        Close.Relative(slow[4], fast[4], 0.05, "energy");
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Cracks_run_into_each_other_nearly_at_right_angles_and_cut_out_pieces()
    {
        var network = Loaded(new CrackPatternSettings { Cells = 96, ShearLength = 5, Strength = 2.4, WeibullModulus = 20, Seed = 3 }, 3.5);
        var statistics = CrackStatistics.Of(network.Lattice, network.Damage, 3);
        Assert.True(statistics.Pieces > 10, $"{statistics.Pieces} pieces");
        Assert.True(statistics.Junctions > 20, $"{statistics.Junctions} junctions");
        // Random directions would give 45 degrees.
        Assert.InRange(statistics.JunctionAngle!.Value * 180 / Math.PI, 70, 90);
    }

    [Fact]
    public void A_film_held_strongly_stays_on_the_foil_and_one_held_weakly_comes_off_at_its_cracks()
    {
        var held = Loaded(Small());
        Assert.DoesNotContain(true, held.Loose.ToArray());
        var weak = Loaded(Small() with { DelaminationDrive = 1.5 });
        Assert.Contains(true, weak.Loose.ToArray());
    }

    [Fact]
    public void Pieces_come_off_from_their_edges_and_the_more_the_lower_the_share_of_a_face_s_displacement()
    {
        var last = 0;
        foreach (var share in new[] { 2, 0.7, 0.4 })
        {
            var network = Loaded(Small());
            var before = network.Energy();
            network.Detach(share);
            var loose = network.Loose.ToArray().Count(l => l);
            Assert.True(share > 1 ? loose == 0 : loose > last, $"{loose} nodes at {share}");
            Assert.True(network.Energy() <= before * (1 + 1e-6));
            Assert.True(loose < network.Lattice.Nodes);
            last = loose;
        }
    }

    [Fact]
    public void Cracks_start_earlier_from_bubbles()
    {
        var whole = new CrackNetwork(Small());
        var bubbled = new CrackNetwork(Small() with { Bubbles = 4, BubbleRadius = 2 });
        Assert.True(bubbled.Bubbled > 0);
        Assert.True(bubbled.NextDrive() < whole.NextDrive());
    }

    [Fact]
    public void Settings_out_of_range_are_all_named()
    {
        var fault = Assert.Throws<ArgumentException>(() => new CrackNetwork(new CrackPatternSettings { Cells = 7, ShearLength = 1, WeibullModulus = 0 }));
        Assert.Contains("cells", fault.Message);
        Assert.Contains("shear length", fault.Message);
        Assert.Contains("Weibull", fault.Message);
    }
}
