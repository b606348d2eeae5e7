using Lamina.Particles.Laws;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Laws;

public class LawTests
{
    [Fact]
    public void Lennard_Jones_has_the_value_that_LAMMPS_prints()
    {
        // eps 5525, sigma 1.1, rc 2.2 at r = 1.20 in micro units: 13,144.577623667596 nN.
        var law = new LennardJonesShiftedForce(5525e-15, 1.1e-6, 2.2e-6);
        Close.Relative(13144.577623667596e-9, law.ForceOverDistance(1.44e-12, out _) * 1.2e-6, 1e-13);
        Assert.Equal(0, law.ForceOverDistance(2.2e-6 * 2.2e-6 * 1.0000001, out var energy));
        Assert.Equal(0, energy);
    }

    [Theory]
    [InlineData(1.05)]
    [InlineData(1.3)]
    [InlineData(2.1)]
    public void Central_forces_are_the_slope_of_their_energy(double micrometres)
    {
        ICentralLaw[] laws = [new LennardJonesShiftedForce(5525e-15, 1.1e-6, 2.2e-6), new HertzElastic(8e3, 1.2e-6, 1e-6), new HarmonicBond(0.3, 1.5e-6, 1)];
        foreach (var law in laws)
        {
            var r = micrometres * 1e-6;
            var h = 1e-5 * r;
            law.ForceOverDistance((r + h) * (r + h), out var above);
            law.ForceOverDistance((r - h) * (r - h), out var below);
            var force = law.ForceOverDistance(r * r, out _) * r;
            Close.Relative(-(above - below) / (2 * h), force, 1e-6, law.GetType().Name);
        }
    }

    [Theory]
    [InlineData(0.15)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Hertz_Mindlin_gives_back_its_restitution_in_a_head_on_collision(double restitution)
    {
        var law = new HertzMindlin(2e9, 0.3, 2e9, 0.3, restitution, 0.1);
        const double radius = 1e-6, mass = 1e-14, dt = 2e-13;
        double gap = 0, v = -1;
        Vector3d history = default;
        // Two equal spheres; v is the rate of the distance between centres.
        for (var n = 0; n < 4_000_000; n++)
        {
            var pair = new ContactPair
            {
                Between = new(2 * radius + gap, 0, 0), RelativeVelocity = new(v, 0, 0), SpinI = default, SpinJ = default, RadiusI = radius, RadiusJ = radius, MassI = mass, MassJ = mass,
            };
            var force = pair.Overlap > 0 ? law.Evaluate(pair, ref history, dt).Force.X : 0;
            // The damping coefficient is derived for a contact that lasts until the overlap is gone, its pulling end included.
            if (n > 10 && gap >= 0) break;
            v += dt * force / (0.5 * mass);
            gap += dt * v;
        }
        Close.Relative(restitution, v, 0.01, "restitution");
    }

    [Fact]
    public void Cohesion_of_touching_spheres_is_its_energy_density_times_the_contact_area()
    {
        var plain = new HertzMindlin(2e9, 0.3, 2e9, 0.3, 0.5, 0.1);
        var sticky = new HertzMindlin(2e9, 0.3, 2e9, 0.3, 0.5, 0.1, 6e5);
        var pair = new ContactPair { Between = new(1.9e-6, 0, 0), RelativeVelocity = default, SpinI = default, SpinJ = default, RadiusI = 1e-6, RadiusJ = 1e-6, MassI = 1e-14, MassJ = 1e-14 };
        Vector3d a = default, b = default;
        var difference = plain.Evaluate(pair, ref a, 0).Force.X - sticky.Evaluate(pair, ref b, 0).Force.X;
        Close.Relative(6e5 * 2 * Math.PI * 2 * 0.5e-6 * 0.1e-6, difference, 1e-9);
    }

    [Fact]
    public void Drag_and_capillary_force_have_their_closed_forms()
    {
        var drag = new StokesDrag(0.01);
        Close.Relative(-3 * Math.PI * 0.01 * 2e-6 * 0.5, drag.Force(2e-6, new(0.5, 0, 0)).X, 1e-14);
        // A wetting sphere (theta 0) cut at its equator: 2 pi R gamma.
        Close.Relative(2 * Math.PI * 1e-6 * 0.04, new CapillaryLoad(0.04, 0).Force(1e-6, 0), 1e-12);
        Assert.Equal(0, new CapillaryLoad(0.04, 0).Force(1e-6, 1.1e-6));
    }
}
