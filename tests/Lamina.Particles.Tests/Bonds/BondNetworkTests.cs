using Lamina.Particles.Dynamics;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Bonds;

public class BondNetworkTests
{
    private static readonly ForceField field = new()
    {
        Name = "bonded",
        Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "CBD", Diameter = 1e-6, Density = 1000 }, [2] = new() { Name = "AM", Diameter = 3e-6, Density = 100 } },
        Bonds = new() { Modulus = 1e8, Radius = 0.4, BreakingStrain = 0.1, Reach = 0.01 },
    };

    /// <summary>Spheres along x: AM, CBD, CBD across the periodic end, and an AM that touches the first one.</summary>
    private static ParticleSystem Chain()
    {
        var p = new ParticleSet(4, 2);
        (p.Type[0], p.X[0], p.Type[1], p.X[1], p.Type[2], p.X[2], p.Type[3], p.X[3]) = (2, 8e-6, 1, 9.99e-6, 1, 0.98e-6, 2, 5.1e-6);
        for (var i = 0; i < 4; i++) (p.Y[i], p.Z[i]) = (5e-6, 5e-6);
        var system = new ParticleSystem(p, Box.Between([0, 0, 0], [10e-6, 10e-6, 10e-6]), field);
        system.SwitchTo(field);
        system.FormBonds();
        return system;
    }

    [Fact]
    public void Bonds_form_between_touching_pairs_with_binder_across_the_periodic_end_and_are_without_force()
    {
        var system = Chain();
        Assert.Equal(2, system.Bonds!.Count);
        Assert.Equal([1, 2], system.Bonds.First);
        Assert.Equal([2, 3], system.Bonds.Second);
        Close.Relative(0.99e-6, system.Bonds.RestLength[1], 1e-9);
        Close.Relative(1e8 * Math.PI * 0.04e-12 / 0.99e-6, system.Bonds.Stiffness[1], 1e-9);
        using var engine = new ForceEngine(system);
        engine.Compute();
        Close.Absolute(0, engine.ForceX.Max(Math.Abs), 1e-9 * 1e8 * 1e-12);
    }

    [Fact]
    public void A_stretched_bond_pulls_and_beyond_its_strain_is_gone_for_good()
    {
        var system = Chain();
        using var engine = new ForceEngine(system);
        engine.Compute();
        int Place(int id) => Array.IndexOf(system.Particles.Id, id);
        system.Particles.X[Place(3)] += 0.05e-6;
        engine.Compute();
        Close.Relative(-system.Bonds!.Stiffness[1] * 0.05e-6, engine.ForceX[Place(3)], 1e-6);
        Close.Absolute(0, engine.ForceX.Sum(), 1e-12 * engine.ForceX.Max(Math.Abs));
        system.Particles.X[Place(3)] += 0.06e-6;
        engine.Compute();
        Assert.Equal(1, system.Bonds.Intact);
        system.Particles.X[Place(3)] -= 0.08e-6;
        engine.Compute();
        Assert.Equal(0, engine.ForceX[Place(3)]);
    }

    [Fact]
    public void Bonds_conserve_energy_and_momentum_in_dynamics()
    {
        var system = Chain();
        var p = system.Particles;
        for (var i = 0; i < p.Count; i++) (p.VelocityX[i], p.VelocityY[i]) = (0.02 * (i - 1), 0.01 * i);
        using var engine = new ForceEngine(system);
        double Momentum() => Enumerable.Range(0, p.Count).Sum(i => p.Mass[i] * p.VelocityX[i]);
        double Kinetic() => Enumerable.Range(0, p.Count).Sum(i => 0.5 * p.Mass[i] * (p.VelocityX[i] * p.VelocityX[i] + p.VelocityY[i] * p.VelocityY[i] + p.VelocityZ[i] * p.VelocityZ[i]));
        var (momentum, energy) = (Momentum(), Kinetic());
        var verlet = new VelocityVerlet(engine);
        var stored = 0.0;
        for (var n = 0; n < 20; n++)
        {
            verlet.Run(2e-11, 100);
            stored = Math.Max(stored, verlet.Totals.PairEnergy);
        }
        Close.Relative(momentum, Momentum(), 1e-10);
        Close.Relative(energy, Kinetic() + verlet.Totals.PairEnergy, 1e-4);
        Assert.True(stored > 0.01 * energy, "the bonds were at work");
        Assert.Equal(2, system.Bonds!.Intact);
    }

    [Fact]
    public void A_copy_breaks_for_itself()
    {
        var system = Chain();
        var copy = system.Clone();
        copy.Particles.X[2] += 0.3e-6;
        using var engine = new ForceEngine(copy);
        engine.Compute();
        Assert.Equal(1, copy.Bonds!.Intact);
        Assert.Equal(2, system.Bonds!.Intact);
    }
}
