using Lamina.Particles.Dynamics;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Laws;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Dynamics;

public class MindlinPairTests
{
    private static ForceField Field(double friction) => new()
    {
        Name = "pair", HertzMindlin = true,
        Types = new Dictionary<int, ParticleType>
        {
            [1] = new() { Name = "CBD", Diameter = 1.3e-6, Density = 950, Material = new() { YoungModulus = 2e9, PoissonRatio = 0.5, Restitution = 0.15, Friction = friction, Cohesion = 7e7 } },
            [2] = new() { Name = "AM", Diameter = 5e-6, Density = 4650, Material = new() { YoungModulus = 2e11, PoissonRatio = 0.3, Restitution = 0.15, Friction = friction, Cohesion = 6e8 } },
        },
    };

    [Theory]
    [InlineData(0.05)]   // slides
    [InlineData(2)]      // sticks
    public void An_oblique_collision_with_spin_runs_as_the_scalar_law_says(double friction)
    {
        var p = new ParticleSet(2, 2);
        (p.Type[1], p.X[1], p.Y[1]) = (2, 3.05e-6, 0.8e-6);
        (p.VelocityX[0], p.VelocityY[0], p.SpinZ[0], p.SpinX[1]) = (3, 1, 2e6, -1e6);
        for (var i = 0; i < 2; i++) (p.X[i], p.Y[i], p.Z[i]) = (p.X[i] + 10e-6, p.Y[i] + 10e-6, 10e-6);
        var system = new ParticleSystem(p, Box.Between([0, 0, 0], [30e-6, 30e-6, 30e-6]), Field(friction));
        system.SwitchTo(system.Field);
        const double dt = 2e-11;
        const int steps = 3000;
        var (x, v, w) = Scalar(system.Clone(), dt, steps, out var touched);
        using var engine = new ForceEngine(system);
        new VelocityVerlet(engine).Run(dt, steps);
        Assert.True(touched > 100, $"touched in {touched} steps");
        for (var id = 1; id <= 2; id++)
        {
            var i = Array.IndexOf(p.Id, id);
            Close.Absolute(0, (new Vector3d(p.X[i], p.Y[i], p.Z[i]) - x[id - 1]).Length, 1e-10 * 1e-6, "place");
            Close.Absolute(0, (new Vector3d(p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]) - v[id - 1]).Length, 1e-10 * 3, "velocity");
            Close.Absolute(0, (new Vector3d(p.SpinX[i], p.SpinY[i], p.SpinZ[i]) - w[id - 1]).Length, 1e-10 * 2e6, "spin");
        }
    }

    private static (Vector3d[] X, Vector3d[] V, Vector3d[] W) Scalar(ParticleSystem system, double dt, int steps, out int touched)
    {
        var p = system.Particles;
        var law = HertzMindlin.Between(system.Field.Types[1].Material!, system.Field.Types[2].Material!);
        Vector3d[] x = [new(p.X[0], p.Y[0], p.Z[0]), new(p.X[1], p.Y[1], p.Z[1])], v = [new(p.VelocityX[0], p.VelocityY[0], p.VelocityZ[0]), new(p.VelocityX[1], p.VelocityY[1], p.VelocityZ[1])];
        Vector3d[] w = [new(p.SpinX[0], p.SpinY[0], p.SpinZ[0]), new(p.SpinX[1], p.SpinY[1], p.SpinZ[1])];
        Vector3d history = default;
        var count = 0;
        ContactForce Force(double step)
        {
            var pair = new ContactPair
            {
                Between = x[0] - x[1], RelativeVelocity = v[0] - v[1], SpinI = w[0], SpinJ = w[1], RadiusI = p.Radius[0], RadiusJ = p.Radius[1], MassI = p.Mass[0], MassJ = p.Mass[1],
            };
            if (!(pair.Overlap > 0)) { history = default; return default; }
            count++;
            return law.Evaluate(pair, ref history, step);
        }
        void Kick(ContactForce f)
        {
            for (var i = 0; i < 2; i++)
            {
                v[i] += (0.5 * dt / p.Mass[i]) * (i == 0 ? f.Force : -f.Force);
                w[i] += (0.5 * dt / (0.4 * p.Mass[i] * p.Radius[i] * p.Radius[i])) * (i == 0 ? f.TorqueI : f.TorqueJ);
            }
        }
        var force = Force(0);
        for (var n = 0; n < steps; n++)
        {
            Kick(force);
            for (var i = 0; i < 2; i++) x[i] += dt * v[i];
            force = Force(dt);
            Kick(force);
        }
        touched = count;
        return (x, v, w);
    }
}
