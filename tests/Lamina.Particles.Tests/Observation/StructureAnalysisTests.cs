using Lamina.Particles.Forces;
using Lamina.Particles.Observation;
using Lamina.Particles.Sets;
using Lamina.Particles.Slurry;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Observation;

public class StructureAnalysisTests
{
    [Fact]
    public void Slabs_add_up_to_the_sphere()
    {
        const double r = 2e-6, z = 0.3e-6;
        var sum = 0.0;
        for (var k = -10; k < 10; k++) sum += SphereSlab.Volume(z, r, k * 0.5e-6, (k + 1) * 0.5e-6);
        Close.Relative(4 * Math.PI / 3 * r * r * r, sum, 1e-13);
        Close.Relative(2 * Math.PI / 3 * r * r * r, SphereSlab.Volume(z, r, z, 1), 1e-13);
    }

    [Theory]
    [InlineData(Boundary.Periodic)]
    [InlineData(Boundary.Free)]
    public void Thirds_and_profiles_hold_all_of_the_volume_and_contacts_are_counted_once(Boundary z)
    {
        var system = RandomSystems.Make(200, 12e-6, z, 4);
        var expected = ReferenceForces.Evaluate(system).Totals.Contacts;
        var before = (double[])system.Particles.X.Clone();
        var report = StructureAnalysis.Of(system, 12, binderNanoporosity: 0.5);
        Close.SameBits(before, system.Particles.X);
        Close.Relative(1, report.BinderThirds.Sum(), 1e-12);
        var p = system.Particles;
        var (active, binder) = (p.Type.Count(t => t != 1), p.Type.Count(t => t == 1));
        Close.Relative(expected, 0.5 * report.CoordinationActiveActive * active + 0.5 * report.CoordinationBinderBinder * binder + report.CoordinationActiveBinder * active, 1e-12);
        Close.Relative(report.CoordinationActiveBinder * active, report.CoordinationBinderActive * binder, 1e-12);
        var binderVolume = binder * system.Field.Types[1].SolidVolume;
        Close.Relative(0.5 * binderVolume / system.Box.Volume, report.Porosity - report.PorosityBulk, 1e-10);
        if (z == Boundary.Periodic) Close.Relative(binderVolume / system.Box.Volume, report.BinderProfile.Average(), 1e-12);
    }

    [Fact]
    public void A_generated_slurry_depends_on_the_seed_only()
    {
        var field = RandomSystems.Field;
        var counts = new Dictionary<int, int> { [1] = 4000, [2] = 60, [3] = 40 };
        var box = Box.Between([0, 0, 0], [40e-6, 40e-6, 40e-6]);
        Close.SameBits(SlurryGenerator.Place(field, counts, box, 5).Particles.Y, SlurryGenerator.Place(field, counts, box, 5).Particles.Y);
        var one = SlurryGenerator.Place(field, counts, box, 5).Particles;
        Close.Absolute(20e-6, one.Z.Average(), 4 * 40e-6 / Math.Sqrt(12.0 * one.Count), "mean height");
        Assert.NotEqual(one.Y[0], SlurryGenerator.Place(field, counts, box, 6).Particles.Y[0]);
    }
}
