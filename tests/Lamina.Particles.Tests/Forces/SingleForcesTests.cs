using Lamina.Particles.Dynamics;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Forces;

public class SingleForcesTests
{
    private static ParticleSystem Sphere(ForceField field, Boundary z = Boundary.Free)
    {
        var p = new ParticleSet(1, 1);
        (p.X[0], p.Y[0], p.Z[0]) = (5e-6, 5e-6, 5e-6);
        var system = new ParticleSystem(p, Box.Between([0, 0, 0], [10e-6, 10e-6, 10e-6], z: z), field);
        system.SwitchTo(field);
        return system;
    }

    private static readonly ForceField sinking = new()
    {
        Name = "sinking", Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "AM", Diameter = 4e-6, Density = 4650 } },
        Solvent = new() { Viscosity = 1.65e-3, Density = 1028 }, Gravity = 9.80665,
    };

    [Fact]
    public void A_sphere_sinks_at_Stokes_velocity()
    {
        var system = Sphere(sinking);
        using var engine = new ForceEngine(system);
        // Twenty relaxation times d^2 rho / (18 eta).
        var tau = 4e-6 * 4e-6 * 4650 / (18 * 1.65e-3);
        new VelocityVerlet(engine).Run(tau / 50, 1000);
        Close.Relative(-(4650.0 - 1028) * 9.80665 * 4e-6 * 4e-6 / (18 * 1.65e-3), system.Particles.VelocityZ[0], 1e-6);
        Close.Absolute(0, system.Particles.VelocityX[0], 1e-30);
    }

    [Fact]
    public void Drag_counts_in_the_stable_step_and_not_at_rest()
    {
        var system = Sphere(sinking with { Gravity = 0 });
        system.Particles.VelocityX[0] = 1;
        using var engine = new ForceEngine(system);
        engine.Compute(0, ContactMode.Elastic);
        Assert.Equal(0, engine.ForceX[0]);
        engine.Compute();
        Close.Relative(-3 * Math.PI * 1.65e-3 * 4e-6, engine.ForceX[0], 1e-12);
        Close.Relative(4e-6 * 4e-6 * 4650 / (18 * 1.65e-3), StableStep.Of(engine).Damping, 1e-12);
    }

    [Fact]
    public void Gravity_in_a_box_without_floor_or_end_is_refused()
    {
        using var engine = new ForceEngine(Sphere(sinking, Boundary.Periodic));
        Assert.Contains("periodic along z", Assert.Throws<ArgumentException>(() => engine.Compute()).Message);
    }
}
