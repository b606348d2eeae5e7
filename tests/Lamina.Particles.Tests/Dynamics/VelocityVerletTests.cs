using Lamina.Particles.Dynamics;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Dynamics;

public class VelocityVerletTests
{
    private static ParticleSystem Relaxed(ContactSettings contact, int count = 150, double speed = 0.02)
    {
        var system = RandomSystems.Make(count, 8e-6, Boundary.Periodic, 11);
        var box = system.Box;
        QuasiStaticRelaxation.Run(system, new() { Pressure = 2e3, MostSteps = 1000 });
        system.SwitchTo(system.Field with { Contact = contact });
        var p = system.Particles;
        for (var i = 0; i < p.Count; i++)
            (p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]) = (speed * Math.Sin(p.Id[i]), speed * Math.Cos(2 * p.Id[i]), speed * Math.Sin(3 * p.Id[i]));
        return system;
    }

    private static readonly ContactSettings frictionless = new() { NormalStiffness = 8e3, TangentialStiffness = 0, NormalDamping = 0, TangentialDamping = 0, Friction = 0 };
    private static readonly ContactSettings rough = new() { NormalStiffness = 8e3, TangentialStiffness = 11e3, NormalDamping = 38e12, TangentialDamping = 36e12, Friction = 0.3 };

    private static double Energy(ForceEngine engine)
    {
        var totals = engine.Compute(0, ContactMode.Elastic);
        var p = engine.System.Particles;
        var kinetic = 0.0;
        for (var i = 0; i < p.Count; i++)
            kinetic += 0.5 * p.Mass[i] * (p.VelocityX[i] * p.VelocityX[i] + p.VelocityY[i] * p.VelocityY[i] + p.VelocityZ[i] * p.VelocityZ[i]);
        return kinetic + totals.PairEnergy + totals.ContactEnergy;
    }

    [Fact]
    public void Without_damping_energy_drifts_with_the_square_of_the_step()
    {
        double Wander(double step, int count)
        {
            var system = Relaxed(frictionless);
            using var engine = new ForceEngine(system);
            var verlet = new VelocityVerlet(engine);
            var start = Energy(engine);
            var worst = 0.0;
            for (var k = 0; k < 20; k++)
            {
                verlet.Run(step, count / 20);
                worst = Math.Max(worst, Math.Abs(Energy(engine) - start));
                verlet.Restart();
            }
            return worst / Math.Abs(start);
        }
        // One step at a fifth of the elastic limit, and half of it for twice as many steps.
        using var probe = new ForceEngine(Relaxed(frictionless));
        var step = 0.2 * StableStep.Of(probe).Elastic;
        var coarse = Wander(step, 1000);
        var fine = Wander(0.5 * step, 2000);
        Assert.True(coarse < 1e-3, $"drift {coarse:E2}");
        Assert.InRange(coarse / fine, 2.5, 6.5);
    }

    [Fact]
    public void A_stepping_run_counts_steps_and_reports_the_drift()
    {
        using var probe = new ForceEngine(Relaxed(frictionless));
        var run = SteppingRun.Of(Relaxed(frictionless), 0.1 * StableStep.Of(probe).Elastic, 500);
        Assert.True(run.ParticleStepsPerCpuSecond > 0);
        Assert.InRange(Math.Abs(run.EnergyDrift), 0, 1e-3);
    }

    [Fact]
    public void Momentum_is_kept_to_rounding_whatever_the_contacts_do()
    {
        var system = Relaxed(rough);
        var p = system.Particles;
        double Momentum() => Enumerable.Range(0, p.Count).Sum(i => p.Mass[i] * p.VelocityX[i]);
        var before = Momentum();
        var scale = Enumerable.Range(0, p.Count).Sum(i => p.Mass[i] * Math.Abs(p.VelocityX[i]));
        using var engine = new ForceEngine(system);
        new VelocityVerlet(engine).Run(0.3 * StableStep.Of(engine).Combined, 500);
        Close.Absolute(before, Momentum(), 1e-12 * scale, "momentum");
    }

    [Fact]
    public void Contact_history_survives_rebuilds_and_sorting_of_particles()
    {
        double[] Run(double skin, bool rebuildOften)
        {
            var system = Relaxed(rough, speed: 0.2);
            using var engine = new ForceEngine(system, new() { Skin = skin });
            var verlet = new VelocityVerlet(engine);
            for (var k = 0; k < 60; k++)
            {
                verlet.Run(2e-11, 5);
                // Both runs evaluate forces anew here (damping then sees the velocities of the whole step); only one renews its lists.
                if (rebuildOften) engine.Rebuild();
                verlet.Restart();
            }
            if (rebuildOften) Assert.True(engine.Builds > 50);
            var p = system.Particles;
            var order = Enumerable.Range(0, p.Count).OrderBy(i => p.Id[i]).ToArray();
            return [.. order.Select(i => p.SpinX[i]), .. order.Select(i => p.SpinZ[i])];
        }
        var few = Run(0.8e-6, false);
        var many = Run(0.1e-6, true);
        var scale = few.Max(Math.Abs);
        Assert.True(scale > 0);
        for (var i = 0; i < few.Length; i++) Close.Absolute(few[i], many[i], 1e-8 * scale, $"spin {i}");
    }

    [Fact]
    public void A_step_that_is_far_too_long_ends_with_the_name_of_a_particle()
    {
        var system = Relaxed(rough);
        using var engine = new ForceEngine(system);
        var fault = Assert.Throws<UnstableMotionException>(() => new VelocityVerlet(engine).Run(1e-6, 2000));
        Assert.True(fault.Particle > 0);
        Assert.Contains("step is too long", fault.Message);
    }

    [Fact]
    public void The_damping_limit_is_that_of_a_damped_pair()
    {
        // Two equal touching spheres: lambda = gamma h meff (1/m + 1/m) = gamma h, explicit limit 2 / lambda; the bound is half of m / C = 2 / (gamma h).
        var field = new ForceField { Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "AM", Diameter = 2e-6, Density = 4000 } }, Contact = rough };
        var set = new ParticleSet(2, 1);
        for (var i = 0; i < 2; i++) (set.X[i], set.Y[i], set.Z[i], set.Radius[i], set.Mass[i]) = (1.8e-6 * i, 0, 0, 1e-6, 1e-14);
        using var engine = new ForceEngine(new ParticleSystem(set, Box.Between([-5e-6, -5e-6, -5e-6], [5e-6, 5e-6, 5e-6], Boundary.Free, Boundary.Free, Boundary.Free), field));
        var h = Math.Sqrt(0.2e-6 * 0.5e-6);
        Close.Relative(2 / (38e12 * h), StableStep.Of(engine).Damping, 1e-12);
    }

    [Fact]
    public void A_Nose_Hoover_chain_brings_free_particles_to_its_temperature()
    {
        const double boltzmann = 1.380649e-23, freedom = 300, temperature = 300;
        var chain = new NoseHooverChain(temperature, 1e-7, freedom);
        var twice = 4 * freedom * boltzmann * temperature;
        double mean = 0;
        const int steps = 200_000;
        for (var n = 0; n < steps; n++)
        {
            twice *= Math.Pow(chain.HalfStep(twice, 1e-9), 2);
            twice *= Math.Pow(chain.HalfStep(twice, 1e-9), 2);
            mean += twice / steps;
        }
        Close.Relative(freedom * boltzmann * temperature, mean, 0.02, "mean kinetic energy");
    }
}
