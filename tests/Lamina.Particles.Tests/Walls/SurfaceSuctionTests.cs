using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;
using Lamina.Particles.Slurry;
using Lamina.Particles.Walls;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Walls;

public class SurfaceSuctionTests
{
    private static ParticleSystem System() =>
        SlurryGenerator.Place(PublishedForceFields.MigrationStart(), new Dictionary<int, int> { [1] = 200, [4] = 10 }, Box.Between([0, 0, 0], [10e-6, 10e-6, 20e-6]), 5);

    private static double Pushed(ParticleSystem system, SurfaceSuction surface, Action<int, double> each)
    {
        using var engine = new ForceEngine(system, new());
        engine.Compute(0, ContactMode.Elastic, totals: false);
        var before = engine.ForceZ[..system.Particles.Count].ToArray();
        surface.Apply(engine);
        var sum = 0.0;
        for (var i = 0; i < before.Length; i++)
        {
            each(i, before[i] - engine.ForceZ[i]);
            sum += before[i] - engine.ForceZ[i];
        }
        return sum;
    }

    [Fact]
    public void The_load_is_suction_times_area_and_only_what_the_surface_cuts_bears_it()
    {
        var system = System();
        var p = system.Particles;
        var surface = new SurfaceSuction { Height = 12e-6, Suction = 3e4 };
        var sum = Pushed(system, surface, (i, force) =>
        {
            if (Math.Abs(p.Z[i] - 12e-6) >= p.Radius[i]) Assert.Equal(0, force);
            else Assert.True(force > 0);
        });
        Close.Relative(3e4 * 1e-10, sum, 1e-9, "load");
        Close.Relative(3e4 * 1e-10, surface.Force, 1e-12, "load");
    }

    [Fact]
    public void A_surface_that_nothing_holds_and_a_liquid_without_suction_load_nothing()
    {
        foreach (var surface in (SurfaceSuction[])[new() { Height = 40e-6, Suction = 3e4 }, new() { Height = 12e-6, Suction = 0 }])
        {
            Assert.Equal(0, Pushed(System(), surface, (_, _) => { }));
            Assert.Equal(0, surface.Force);
        }
    }
}
