using System.Globalization;
using Lamina.Data.Structures;
using Lamina.Particles.Dynamics;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Laws;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Walls;

public class PlanePairTests
{
    private const int Steps = 400;
    private const double Dt = 5e-9, Low = 1e-6, High = 9e-6;
    private static readonly LammpsUnits u = LammpsUnits.Micro;

    private static readonly ForceField grains = new()
    {
        Name = "grains", Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "AM", Diameter = 3e-6, Density = 4650 } },
        Contact = new() { NormalStiffness = 5e5, TangentialStiffness = 6e5, NormalDamping = 10e12, TangentialDamping = 9e12, Friction = 0.3 },
    };

    private static readonly ContactSettings wall = new() { NormalStiffness = 1.5e6, TangentialStiffness = 0.4e6, NormalDamping = 30e12, TangentialDamping = 15e12, Friction = 0.4 };

    /// <summary>Three spheres, two of which touch each other, thrown against the plates with spin: x y z, velocity, spin.</summary>
    private static readonly double[][] thrown =
    [
        [4, 4, 2.45, 1.0, -0.3, -0.5, 0.2, 0.9, -0.4],
        [6.5, 4.4, 3.2, -0.4, 0.2, -0.8, -0.5, 0.1, 0.3],
        [5, 8, 7.55, 0.3, 0.8, 0.6, 0.7, -0.8, 0.1],
    ];

    private static ParticleSystem System()
    {
        var set = new ParticleSet(thrown.Length, 1);
        for (var i = 0; i < thrown.Length; i++)
        {
            var t = thrown[i];
            (set.X[i], set.Y[i], set.Z[i]) = (t[0] * u.Length, t[1] * u.Length, t[2] * u.Length);
            (set.VelocityX[i], set.VelocityY[i], set.VelocityZ[i]) = (t[3] * u.Length / u.Time, t[4] * u.Length / u.Time, t[5] * u.Length / u.Time);
            (set.SpinX[i], set.SpinY[i], set.SpinZ[i]) = (t[6] / u.Time, t[7] / u.Time, t[8] / u.Time);
            set.Radius[i] = 1.5e-6;
            set.Mass[i] = Math.PI / 6 * 27e-18 * 4650;
        }
        return new ParticleSystem(set, Box.Between([0, 0, 0], [12e-6, 12e-6, 10e-6], z: Boundary.Free), grains);
    }

    /// <summary>Positions, velocities and spins by id after the steps, in micro units; the plates' forces at the end.</summary>
    private static (double[] State, PlanePair Plates) Run(double slide)
    {
        var system = System();
        using var engine = new ForceEngine(system, new());
        var plates = new PlanePair(Low, High, wall) { BottomVelocity = new(slide, 0, 0), TopVelocity = new(slide, 0, 0) };
        new VelocityVerlet(engine).Run(Dt, Steps, totals: false, plates.Apply);
        var p = system.Particles;
        var state = new double[9 * p.Count];
        for (var i = 0; i < p.Count; i++)
            ((ReadOnlySpan<double>)
            [
                p.X[i] / u.Length, p.Y[i] / u.Length, p.Z[i] / u.Length, p.VelocityX[i] / u.Length * u.Time, p.VelocityY[i] / u.Length * u.Time, p.VelocityZ[i] / u.Length * u.Time,
                p.SpinX[i] * u.Time, p.SpinY[i] * u.Time, p.SpinZ[i] * u.Time,
            ]).CopyTo(state.AsSpan(9 * (p.Id[i] - 1)));
        return (state, plates);
    }

    private static double[] RunLammps(double slide)
    {
        string N(double v) => v.ToString("R", CultureInfo.InvariantCulture);
        double per = u.Length * u.Time;
        var c = grains.Contact!;
        var deck = "units micro\natom_style sphere\ncomm_modify vel yes\nnewton off\nboundary p p f\nregion b block 0 12 0 12 0 10\ncreate_box 1 b\n"
            + string.Concat(thrown.Select(t => $"create_atoms 1 single {N(t[0])} {N(t[1])} {N(t[2])}\n")) + "set type 1 diameter 3 density 4.65\n"
            + string.Concat(thrown.Select((t, i) => $"set atom {i + 1} vx {N(t[3])} vy {N(t[4])} vz {N(t[5])} omega {N(t[6])} {N(t[7])} {N(t[8])}\n"))
            + $"pair_style gran/hertz/history {N(c.NormalStiffness / u.Pressure)} {N(c.TangentialStiffness / u.Pressure)} {N(c.NormalDamping * per)} {N(c.TangentialDamping * per)} {N(c.Friction)} 1\npair_coeff * *\n"
            + $"fix w all wall/gran hertz/history {N(wall.NormalStiffness / u.Pressure)} {N(wall.TangentialStiffness / u.Pressure)} {N(wall.NormalDamping * per)} {N(wall.TangentialDamping * per)} {N(wall.Friction)} 1 zplane 1 9"
            + (slide == 0 ? "" : $" shear x {N(slide / u.Length * u.Time)}") + "\n"
            + $"fix 1 all nve/sphere\ntimestep {N(Dt / u.Time)}\ndump d all custom {Steps} end.dump id x y z vx vy vz omegax omegay omegaz\ndump_modify d sort id format float %.17g\nrun {Steps}\n";
        var folder = Places.Scratch($"lammps-plates-{(slide == 0 ? "still" : "sliding")}");
        Lammps.Run(folder, deck);
        var frame = LammpsDumpFile.Read(Path.Combine(folder, "end.dump")).Last();
        return [.. Enumerable.Range(0, frame.Count).SelectMany(n => (double[])[frame["x"][n], frame["y"][n], frame["z"][n], frame["vx"][n], frame["vy"][n], frame["vz"][n], frame["omegax"][n], frame["omegay"][n], frame["omegaz"][n]])];
    }

    [LammpsFact]
    public void Spheres_thrown_against_plates_with_friction_fly_as_in_LAMMPS() => Compare(0);

    [LammpsFact]
    public void Plates_that_slide_drag_spheres_as_in_LAMMPS() => Compare(2);

    /// <summary>What LAMMPS 29 Sep 2021 (update 2) prints for the sliding plates.</summary>
    [Fact]
    public void Plates_that_slide_drag_spheres_as_stored() => Compare(
    [
        4.8544477700741346, 3.3138036602244734, 2.4755837147247162, 0.48986737384547674, -0.31185297916776322, 0.021859952027538657, 0.19917736866888117, 0.20710241553783412, -0.2109647744216202,
        7.6408268412386553, 4.9624570773388514, 2.4437894942385086, 0.69258002635269333, 0.28964481054472185, 0.041099735947260893, -0.44131737060276238, -0.16199896603707015, 0.48903522557837992,
        6.0162971557405696, 9.6358876858397071, 7.5227203306289594, 0.52804995183127212, 0.8196594786061463, -0.020187800169877385, 0.66723420232309438, -0.41991674694787939, 0.10000000000000001,
    ], 2);

    [Fact]
    public void What_the_plates_push_and_drag_is_the_momentum_that_spheres_lose()
    {
        var system = System();
        using var engine = new ForceEngine(system, new());
        var plates = new PlanePair(Low, High, wall) { BottomVelocity = new(2, 0, 0) };
        var p = system.Particles;
        (double X, double Z) Momentum() => (Enumerable.Range(0, p.Count).Sum(i => p.Mass[i] * p.VelocityX[i]), Enumerable.Range(0, p.Count).Sum(i => p.Mass[i] * p.VelocityZ[i]));
        var before = Momentum();
        double x = 0, z = 0, dragged = 0, lastX = 0, lastZ = 0;
        var weight = 0.5;
        new VelocityVerlet(engine).Run(Dt, Steps, totals: false, e =>
        {
            plates.Apply(e);
            var (shear, push) = (plates.ShearOnBottom.X + plates.ShearOnTop.X, plates.ForceOnTop - plates.ForceOnBottom);
            (x, z, weight) = (x + weight * Dt * shear, z + weight * Dt * push, 1);
            dragged = Math.Max(dragged, Math.Abs(shear));
            (lastX, lastZ) = (shear, push);
        });
        var after = Momentum();
        Assert.True(dragged > 0);
        Close.Relative(before.X - after.X, x - 0.5 * Dt * lastX, 1e-10, "along x");
        Close.Relative(before.Z - after.Z, z - 0.5 * Dt * lastZ, 1e-10, "along z");
    }

    [Fact]
    public void Plates_under_a_pressure_press_with_it()
    {
        var system = System();
        var plates = PlanePair.Pressing(system, 2e5, 1e8);
        using var engine = new ForceEngine(system, new());
        engine.Compute(0, ContactMode.Elastic, totals: false);
        plates.Apply(engine);
        Close.Relative(2e5 * 12e-6 * 12e-6, plates.ForceOnBottom, 1e-9, "lower plate");
        Close.Relative(2e5 * 12e-6 * 12e-6, plates.ForceOnTop, 1e-9, "upper plate");
        Assert.Contains("above zero", Assert.Throws<ArgumentException>(() => PlanePair.Pressing(system, 0, 1e8)).Message);
    }

    private static void Compare(double slide) => Compare(RunLammps(slide), slide);

    private static void Compare(double[] expected, double slide)
    {
        var (state, _) = Run(slide);
        for (var k = 0; k < state.Length; k++) Close.Absolute(expected[k], state[k], 1e-10 * Math.Max(0.1, Math.Abs(expected[k])), $"number {k % 9} of sphere {k / 9 + 1}");
    }
}
