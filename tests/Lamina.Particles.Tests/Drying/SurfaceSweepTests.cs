using Lamina.Particles.Drying;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Drying;

public class SurfaceSweepTests
{
    private static readonly ForceField field = new()
    {
        Name = "sweep", Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "AM", Diameter = 4e-6, Density = 4650 } },
        Contact = new() { NormalStiffness = 1e7, TangentialStiffness = 1e7, NormalDamping = 1e13, TangentialDamping = 1e13, Friction = 0.3 },
    };

    /// <summary>A loose lattice, nothing touching.</summary>
    private static ParticleSystem Loose()
    {
        var p = new ParticleSet(4 * 4 * 5, 1);
        for (var i = 0; i < p.Count; i++)
            (p.X[i], p.Y[i], p.Z[i]) = ((i % 4 + 0.5 + 0.05 * (i % 7)) * 5e-6, (i / 4 % 4 + 0.5 - 0.04 * (i % 5)) * 5e-6, (i / 16 + 0.5) * 6e-6);
        var system = new ParticleSystem(p, Box.Between([0, 0, 0], [20e-6, 20e-6, 30e-6]), field);
        system.SwitchTo(field);
        return system;
    }

    private static readonly SurfaceSweepSettings quick = new() { Speed = 1, Viscosity = 1e-3, Frames = 20 };

    [Fact]
    public void The_surface_takes_particles_down_and_momentum_balances()
    {
        var system = Loose();
        var high = system.Particles.Z.Max();
        var r = SurfaceSweep.Run(system, quick);
        Assert.True(system.Particles.Z.Max() < high - 5e-6, $"the highest centre sank from {high} to {system.Particles.Z.Max()} m");
        Assert.True(r.Frames[^1].Film < 0.85 * r.Frames[0].Film, $"film {r.Frames[0].Film} to {r.Frames[^1].Film} m");
        Assert.True(r.Frames.Max(f => f.CapillaryPressure) > 1e3 && r.Frames.Max(f => f.FoilPressure) > 1e2);
        Close.Absolute(0, r.MomentumError, 1e-9, "momentum");
        Close.Relative(1e-3 / 0.04, r.CapillaryNumber, 1e-12);
        Assert.Equal(80, system.Particles.Count);
    }

    [Fact]
    public void Without_surface_tension_the_surface_passes_through()
    {
        var system = Loose();
        var before = (double[])system.Particles.Z.Clone();
        var ids = (int[])system.Particles.Id.Clone();
        SurfaceSweep.Run(system, quick with { SurfaceTension = 0, Gravity = 0, SeparatingSteps = 0 });
        for (var k = 0; k < ids.Length; k++) Close.Absolute(before[k], system.Particles.Z[Array.IndexOf(system.Particles.Id, ids[k])], 1e-12 * 1e-6);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        double[] Run(int threads)
        {
            var system = Loose();
            SurfaceSweep.Run(system, quick with { Threads = threads, Frames = 4, Speed = 5 });
            return [.. system.Particles.Z, .. system.Particles.VelocityX];
        }
        Close.SameBits(Run(1), Run(2));
    }
}
