using FsCheck;
using FsCheck.Fluent;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Forces;

public class ForceEngineTests
{
    [Theory]
    [InlineData(60, 3.0, Boundary.Periodic, 0)]      // a big sphere reaches past half the box: several images of one pair, and a sphere and its own images
    [InlineData(60, 3.0, Boundary.Free, 0)]
    [InlineData(150, 6.0, Boundary.Periodic, 0)]
    [InlineData(150, 6.0, Boundary.Periodic, 0.37)]  // Lees-Edwards offset
    [InlineData(150, 6.0, Boundary.Free, -0.45)]
    public void Lists_and_lanes_give_what_the_plain_loop_gives(int count, double edge, Boundary z, double shear)
    {
        var system = RandomSystems.Make(count, edge * 1e-6, z, seed: 7);
        system.Box = system.Box with { ShearOffset = shear * system.Box.LengthX, ShearRate = shear * 1e4 };
        Compare(system);
    }

    [Theory]
    [InlineData(60, 3.0, Boundary.Periodic, 0)]
    [InlineData(150, 6.0, Boundary.Free, -0.45)]
    public void Hertz_Mindlin_contacts_with_cohesion_give_what_the_plain_loop_gives(int count, double edge, Boundary z, double shear)
    {
        var system = RandomSystems.Make(count, edge * 1e-6, z, seed: 11);
        system.Box = system.Box with { ShearOffset = shear * system.Box.LengthX, ShearRate = shear * 1e4 };
        system.SwitchTo(RandomSystems.Mindlin);
        Compare(system);
    }

    [Fact]
    public void Any_random_state_gives_what_the_plain_loop_gives()
    {
        var property = Prop.ForAll(Gen.Choose(2, 60).ToArbitrary(), Gen.Choose(20, 120).ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(), (count, tenths, seed) =>
            Compare(RandomSystems.Make(count, tenths * 1e-7, seed % 2 == 0 ? Boundary.Periodic : Boundary.Free, seed)));
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(12345, 6789));
    }

    private static void Compare(ParticleSystem system)
    {
        var plain = ReferenceForces.Evaluate(system);
        var ids = (int[])system.Particles.Id.Clone();
        using var engine = new ForceEngine(system);
        var totals = engine.Compute();
        var scale = plain.Force.Max(Math.Abs) + double.Epsilon;
        var turn = plain.Torque.Max(Math.Abs) + double.Epsilon;
        for (var n = 0; n < ids.Length; n++)
        {
            var i = Array.IndexOf(system.Particles.Id, ids[n]);
            Close.Absolute(plain.Force[3 * n], engine.ForceX[i], 1e-12 * scale, $"fx of {ids[n]}");
            Close.Absolute(plain.Force[3 * n + 1], engine.ForceY[i], 1e-12 * scale, $"fy of {ids[n]}");
            Close.Absolute(plain.Force[3 * n + 2], engine.ForceZ[i], 1e-12 * scale, $"fz of {ids[n]}");
            Close.Absolute(plain.Torque[3 * n], engine.TorqueX[i], 1e-12 * turn, $"torque of {ids[n]}");
            Close.Absolute(plain.Torque[3 * n + 2], engine.TorqueZ[i], 1e-12 * turn, $"torque of {ids[n]}");
        }
        var virial = Math.Abs(plain.Totals.VirialXX) + Math.Abs(plain.Totals.VirialYY) + Math.Abs(plain.Totals.VirialZZ) + double.Epsilon;
        Close.Absolute(plain.Totals.VirialXX, totals.VirialXX, 1e-12 * virial, "virial xx");
        Close.Absolute(plain.Totals.VirialXY, totals.VirialXY, 1e-12 * virial, "virial xy");
        Close.Absolute(plain.Totals.VirialYZ, totals.VirialYZ, 1e-12 * virial, "virial yz");
        Close.Absolute(plain.Totals.PairEnergy, totals.PairEnergy, 1e-11 * (Math.Abs(plain.Totals.PairEnergy) + double.Epsilon), "energy");
        Assert.Equal(plain.Totals.Contacts, totals.Contacts);
        Close.Absolute(plain.Totals.ContactEnergy, engine.Compute(0, ContactMode.Elastic).ContactEnergy, 1e-12 * (plain.Totals.ContactEnergy + double.Epsilon), "elastic energy");
    }

    [Fact]
    public void Internal_forces_sum_to_zero()
    {
        using var engine = new ForceEngine(RandomSystems.Make(400, 9e-6, Boundary.Periodic, 3));
        engine.Compute();
        Close.Absolute(0, engine.ForceX.Sum(), 1e-12 * engine.ForceX.Sum(Math.Abs));
        Close.Absolute(0, engine.ForceZ.Sum(), 1e-12 * engine.ForceZ.Sum(Math.Abs));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Any_number_of_threads_gives_the_same_bits(bool mindlin)
    {
        double[] Run(int threads)
        {
            var system = RandomSystems.Make(9000, 30e-6, Boundary.Periodic, 5);
            if (mindlin) system.SwitchTo(RandomSystems.Mindlin);
            using var engine = new ForceEngine(system, new() { Threads = threads });
            var t = engine.Compute(1e-10);
            t = engine.Compute(1e-10);
            return [.. engine.ForceX, .. engine.ForceY, .. engine.TorqueZ, t.VirialXX, t.PairEnergy];
        }
        var one = Run(1);
        Close.SameBits(one, Run(2));
        Close.SameBits(one, Run(3));
    }

    [Fact]
    public void A_type_without_a_force_field_is_named()
    {
        var system = RandomSystems.Make(5, 9e-6, Boundary.Periodic, 3);
        system.Particles.Type[2] = 3;
        var fault = Assert.Throws<ArgumentException>(() => system.SwitchTo(system.Field with { Types = system.Field.Types.Where(t => t.Key < 3).ToDictionary() }));
        Assert.Contains("type 3", fault.Message);
    }

    [Fact]
    public void Coinciding_centres_are_named()
    {
        var system = RandomSystems.Make(5, 9e-6, Boundary.Periodic, 3);
        (system.Particles.X[1], system.Particles.Y[1], system.Particles.Z[1]) = (system.Particles.X[0], system.Particles.Y[0], system.Particles.Z[0]);
        Assert.Contains("coincides", Assert.Throws<UnstableMotionException>(() => ForceReport.Of(system)).Message);
    }
}
