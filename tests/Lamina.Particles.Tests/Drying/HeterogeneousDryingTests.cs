using Lamina.Data.Structures;
using Lamina.Particles.Drying;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Observation;
using Lamina.Particles.Sets;
using Lamina.Particles.Slurry;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Drying;

public class HeterogeneousDryingTests
{
    private const string Paper = "artistic_paper/coord_out_slurry_94.data";

    /// <summary>A small slurry that fills its box: 12 AM of the smallest type, 300 CBD.</summary>
    private static ParticleSystem Small() =>
        SlurryGenerator.Place(PublishedForceFields.MigrationStart(), new Dictionary<int, int> { [1] = 300, [4] = 12 }, Box.Between([0, 0, 0], [11e-6, 11e-6, 24e-6]), 5);

    private static HeterogeneousDryingSettings Quick(double centre, double top) =>
        new() { Increments = 40, StepsPerIncrement = 6, SettlingSteps = 100, FixingPorosity = 0.8, Stages = [new() { Centre = centre, Top = top }] };

    [Fact]
    public void A_ramp_begins_and_ends_at_its_force_fields()
    {
        ForceField start = PublishedForceFields.MigrationStart(), end = PublishedForceFields.MigrationTarget();
        var ramp = new ForceFieldRamp(start, end);
        foreach (var (share, expected) in ((double, ForceField)[])[(0, start), (1, end)])
        {
            var at = ramp.At(share, new Dictionary<int, double> { [1] = share, [2] = share, [3] = share });
            foreach (var (number, type) in expected.Types)
            {
                Close.Relative(type.Diameter, at.Types[number].Diameter, 1e-14, "diameter");
                Close.Relative(type.Density, at.Types[number].Density, 1e-14, "density");
                Close.Relative(type.LennardJones!.Epsilon, at.Types[number].LennardJones!.Epsilon, 1e-14, "epsilon");
                Close.Relative(type.LennardJones.Sigma, at.Types[number].LennardJones!.Sigma, 1e-14, "sigma");
            }
            Close.Relative(expected.Contact!.NormalStiffness, at.Contact!.NormalStiffness, 1e-14, "kn");
            Close.Relative(expected.Contact.TangentialStiffness, at.Contact.TangentialStiffness, 1e-14, "kt");
            Close.Relative(expected.Contact.TangentialDamping, at.Contact.TangentialDamping, 1e-14, "gamma_t");
        }
        // Half way the published input has d = 3.5 um and epsilon = 75.5 d in the bottom third; a binder that is faster than the ramp stops at its end.
        var half = ramp.At(0.5, new Dictionary<int, double> { [1] = 0.5, [2] = 0.6, [3] = 1.2 });
        Close.Relative(3.5e-6, half.Types[1].Diameter, 1e-14, "bottom diameter");
        Close.Relative(75.5e-15 * 3.5, half.Types[1].LennardJones!.Epsilon, 1e-14, "bottom epsilon");
        Close.Relative(1.3e-6, half.Types[3].Diameter, 1e-14, "top diameter");
    }

    [Fact]
    public void A_dried_film_keeps_its_particles_and_ends_between_collector_and_lid()
    {
        var system = Small();
        var box = system.Box;
        var result = HeterogeneousDrying.Run(system, Quick(1.1, 1.4));
        Assert.Equal(312, system.Particles.Count);
        Assert.Equal(Enumerable.Range(1, 312), system.Particles.Id.Order());
        Assert.All(system.Particles.Z, z => Assert.InRange(z, box.LowZ - 1e-6, box.HighZ + 1e-6));
        foreach (var frame in result.Frames)
        {
            Close.Relative(1, frame.BinderThirds.Sum(), 1e-12, "thirds");
            Close.Relative(1, frame.ActiveThirds.Sum(), 1e-12, "active thirds");
        }
        Assert.Equal(1.0, result.Frames[^1].Time);
        Assert.True(result.Frames[^1].Height < box.LengthZ);
    }

    [Fact]
    public void The_way_of_the_dried_sizes_does_not_depend_on_cutting_it_into_stages()
    {
        var whole = Small();
        var cut = Small();
        HeterogeneousDrying.Run(whole, Quick(1.1, 1.4));
        HeterogeneousDrying.Run(cut, Quick(1.1, 1.4) with { Stages = [new() { Until = 0.3, Centre = 1.1, Top = 1.4 }, new() { Centre = 1.1, Top = 1.4 }] });
        for (var i = 0; i < whole.Particles.Count; i++) Close.Relative(whole.Particles.Radius[i], cut.Particles.Radius[i], 1e-12, "radius");
    }

    [Fact]
    public void Any_number_of_threads_dries_to_the_same_bits()
    {
        var one = Small();
        var two = Small();
        HeterogeneousDrying.Run(one, Quick(1.2, 1.8));
        HeterogeneousDrying.Run(two, Quick(1.2, 1.8) with { Threads = 2 });
        Assert.Equal(one.Particles.Z, two.Particles.Z);
    }

    [Fact]
    public void Fixed_active_material_stays_where_it_is()
    {
        var system = Small();
        // A limit above every porosity fixes the active material from the first increment on.
        var still = Quick(1.1, 1.4) with { FixingPorosity = 1 };
        var opened = Small();
        HeterogeneousDrying.Run(opened, still with { Increments = 1, StepsPerIncrement = 1 });
        HeterogeneousDrying.Run(system, still);
        double[] Heights(ParticleSystem s) => [.. Enumerable.Range(0, s.Particles.Count).Where(i => s.Particles.Type[i] == 4).OrderBy(i => s.Particles.Id[i]).Select(i => s.Particles.Z[i])];
        Assert.Equal(Heights(opened), Heights(system));
    }

    [Fact]
    public void The_thermostat_lets_the_film_sink_late()
    {
        // The same film in less and less real time: it moves faster, the thermostat holds it back, and it sinks later.
        double Mean(double? time)
        {
            var settings = Quick(1.1, 1.4) with { FixingPorosity = 0.05, Friction = true };
            if (time is { } t) settings = settings with { Motion = DryingMotion.Thermostat, RunTime = t };
            return HeterogeneousDrying.Run(Small(), settings).Frames.Average(f => f.Height);
        }
        var (rest, published, hasty) = (Mean(null), Mean(1e-2), Mean(1e-4));
        Close.Relative(rest, Mean(1e6), 1e-9, "so slow that the thermostat is not heated");
        Assert.True(hasty > published && published >= rest, $"mean height {rest} at rest, {published} in 10 ms, {hasty} in 0.1 ms");
    }

    [Fact]
    public void A_dried_film_carries_its_force_field_with_damping()
    {
        var system = Small();
        HeterogeneousDrying.Run(system, Quick(1.1, 1.4) with { Friction = true });
        Assert.True(system.Field.Contact!.NormalDamping > 0);
        Assert.All(system.Particles.SpinX, w => Assert.Equal(0, w));
    }

    [Fact]
    public void Bad_schedules_are_told_with_their_numbers()
    {
        var fault = Assert.Throws<ArgumentException>(() => HeterogeneousDrying.Run(Small(), Quick(1, 1) with { Stages = [new() { Until = 0.5, Centre = 1, Top = 1 }] }));
        Assert.Contains("end at normalised time 1", fault.Message, StringComparison.Ordinal);
        Assert.Contains("0.2", Assert.Throws<ArgumentException>(() => HeterogeneousDrying.Run(Small(), Quick(1, 0.2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_count_overlaps_once_and_leave_the_overlap_to_the_active_sphere()
    {
        const double d = 2e-6;
        var field = new ForceField
        {
            Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "CBD", Diameter = d, Density = 1000 }, [2] = new() { Name = "AM", Diameter = d, Density = 4000 } },
            Contact = new() { NormalStiffness = 1e6, TangentialStiffness = 1e6, NormalDamping = 0, TangentialDamping = 0, Friction = 0 },
        };
        var set = new ParticleSet(2, 2);
        // Centres one radius apart across a periodic end of z: the common lens has volume 5/12 pi R^3.
        for (var i = 0; i < 2; i++) (set.X[i], set.Y[i], set.Z[i], set.Radius[i], set.Mass[i], set.Type[i]) = (0.3e-6, 2e-6, (i == 0 ? 3.8 : 4.8) * 1e-6 % 4e-6, d / 2, 1e-14, i + 1);
        var columns = SolidColumns.Of(new ParticleSystem(set, Box.Between([0, 0, 0], [4e-6, 4e-6, 4e-6]), field), 8, 256);
        double sphere = Math.PI / 6 * d * d * d, lens = 5.0 / 12 * Math.PI * Math.Pow(d / 2, 3), box = 64e-18;
        Close.Relative(sphere / box, columns.Active, 2e-3, "active");
        Close.Relative((sphere - lens) / box, columns.Binder, 2e-3, "binder");
        Close.Relative(1, columns.Active + columns.Binder + columns.Voids, 1e-12, "sum");
        Close.Relative(columns.Active, columns.ActiveProfile.Average(), 1e-12, "profile");
    }
}
