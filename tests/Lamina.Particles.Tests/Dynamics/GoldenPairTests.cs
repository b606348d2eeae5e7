using Lamina.Data.Structures;
using Lamina.Particles.Dynamics;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Dynamics;

/// <summary>Trajectories of two spheres from LAMMPS 29 Sep 2021 (units micro, thick dry force field), compared frame by frame.</summary>
public class GoldenPairTests
{
    [ReferenceFact("lammps_golden/gh_cbd_cbd.dump")]
    public void An_oblique_collision_of_equal_spheres_with_spin_follows_LAMMPS() => Follow("gh_cbd_cbd.dump");

    [ReferenceFact("lammps_golden/gh_cbd_am.dump")]
    public void An_oblique_collision_of_unequal_spheres_with_spin_follows_LAMMPS() => Follow("gh_cbd_am.dump");

    private static void Follow(string file)
    {
        var u = LammpsUnits.Micro;
        var frames = LammpsDumpFile.Read(Path.Combine(Places.ReferenceData!, "lammps_golden", file)).ToList();
        var start = frames[0].ToStructure();
        var field = new ForceField
        {
            Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "any", Diameter = 1e-6, Density = 1 } },
            Contact = new() { NormalStiffness = 500 * u.Pressure, TangentialStiffness = 617.647059 * u.Pressure, NormalDamping = 10 / (u.Length * u.Time), TangentialDamping = 9.07485213 / (u.Length * u.Time), Friction = 0.5 },
        };
        var system = new ParticleSystem(ParticleSet.From(start), Box.Between(start.Low, start.High, Boundary.Free, Boundary.Free, Boundary.Free), field);
        using var engine = new ForceEngine(system);
        var verlet = new VelocityVerlet(engine);
        var dt = 0.5e-9;
        double Largest(params string[] names) => frames.SelectMany(f => names.SelectMany(n => f[n])).Max(Math.Abs);
        var scales = new (string[] Names, double Scale)[]
        {
            (["x", "y", "z"], u.Length), (["vx", "vy", "vz"], u.Velocity), (["omegax", "omegay", "omegaz"], 1 / u.Time), (["fx", "fy", "fz"], u.Force), (["tqx", "tqy", "tqz"], u.Force * u.Length),
        };
        Assert.True(frames.Count >= 40);
        var touched = false;
        for (var k = 0; k < frames.Count; k++)
        {
            verlet.Run(dt, k == 0 ? 0 : (int)(frames[k].Step - frames[k - 1].Step));
            var p = system.Particles;
            double[][][] got = [[p.X, p.Y, p.Z], [p.VelocityX, p.VelocityY, p.VelocityZ], [p.SpinX, p.SpinY, p.SpinZ], [engine.ForceX, engine.ForceY, engine.ForceZ], [engine.TorqueX, engine.TorqueY, engine.TorqueZ]];
            for (var q = 0; q < scales.Length; q++)
                for (var axis = 0; axis < 3; axis++)
                    for (var n = 0; n < 2; n++)
                    {
                        var i = Array.IndexOf(p.Id, (int)frames[k]["id"][n]);
                        var scale = Largest(scales[q].Names) * scales[q].Scale;
                        Close.Absolute(frames[k][scales[q].Names[axis]][n] * scales[q].Scale, got[q][axis][i], 1e-10 * scale, $"frame {k}, {scales[q].Names[axis]} of {p.Id[i]}");
                        touched |= q == 3 && got[q][axis][i] != 0;
                    }
        }
        Assert.True(touched, "the spheres must have touched");
    }
}
