using System.Globalization;
using Lamina.Data.Structures;
using Lamina.Particles.Dynamics;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Dynamics;

public class BarostatTests
{
    private static readonly LammpsUnits u = LammpsUnits.Micro;

    private static NoseHooverSettings Settings(RelaxedAxes axes) =>
        new() { Temperature = 3e9, TemperaturePeriod = 2e-7, Pressure = 2e4, PressurePeriod = 1e-6, Axes = axes };

    private const double Dt = 2e-9;

    private static readonly ForceField grains = RandomSystems.Field with
    {
        Types = RandomSystems.Field.Types.ToDictionary(t => t.Key, t => t.Value with { LennardJones = null }),
        Contact = new() { NormalStiffness = 8e5, TangentialStiffness = 11e5, NormalDamping = 10e12, TangentialDamping = 9e12, Friction = 0.3 },
    };

    /// <summary>Spheres below half the box: LAMMPS keeps contact histories by pair, not by image.</summary>
    private static ParticleSystem Start()
    {
        var system = RandomSystems.Make(150, 7e-6, Boundary.Periodic, 4);
        var p = system.Particles;
        for (var i = 0; i < p.Count; i++) if (p.Type[i] == 3) p.Type[i] = 2;
        system.SwitchTo(grains);
        return system;
    }

    /// <summary>Box edges, then position and velocity of every particle by id after the steps, in micro units.</summary>
    private static double[] Here(NoseHooverSettings settings, int steps)
    {
        var system = Start();
        using var engine = new ForceEngine(system, new());
        new NoseHooverMotion(engine, settings).Run(Dt, steps);
        var p = system.Particles;
        var all = new double[3 + 6 * p.Count];
        (all[0], all[1], all[2]) = (system.Box.LengthX / u.Length, system.Box.LengthY / u.Length, system.Box.LengthZ / u.Length);
        for (var i = 0; i < p.Count; i++)
            ((ReadOnlySpan<double>)
            [
                (p.X[i] + p.ImageX[i] * system.Box.LengthX) / u.Length, (p.Y[i] + p.ImageY[i] * system.Box.LengthY) / u.Length, (p.Z[i] + p.ImageZ[i] * system.Box.LengthZ) / u.Length,
                p.VelocityX[i] / u.Length * u.Time, p.VelocityY[i] / u.Length * u.Time, p.VelocityZ[i] / u.Length * u.Time,
            ]).CopyTo(all.AsSpan(3 + 6 * (p.Id[i] - 1)));
        return all;
    }

    private static double[] InLammps(NoseHooverSettings s, int steps)
    {
        string N(double v) => v.ToString("R", CultureInfo.InvariantCulture);
        var folder = Places.Scratch($"lammps-npt-{s.Axes}");
        var system = Start();
        using (var writer = new StreamWriter(Path.Combine(folder, "start.data"))) LammpsDataFile.Write(writer, system.Particles.ToStructure(system.Box, "start"));
        var deck = Lammps.Setup("start.data", grains with { Types = grains.Types.ToDictionary(t => t.Key, t => t.Value with { LennardJones = new() { Epsilon = 0, Sigma = 1e-6, Cutoff = 1.5e-6 } }) }, 3)
            + $"fix 1 all {(s.SpinCounts ? "npt/sphere" : "npt")} temp {N(s.Temperature)} {N(s.Temperature)} {N(s.TemperaturePeriod / u.Time)} {(s.Axes == RelaxedAxes.Z ? "z" : "iso")} {N(s.Pressure / u.Pressure)} {N(s.Pressure / u.Pressure)} {N(s.PressurePeriod / u.Time)}\n"
            + $"neigh_modify every 1 delay 0 check yes\ntimestep {N(Dt / u.Time)}\ndump d all custom {steps} end.dump id xu yu zu vx vy vz\ndump_modify d sort id format float %.17g\nrun {steps}\n";
        Lammps.Run(folder, deck);
        var f = LammpsDumpFile.Read(Path.Combine(folder, "end.dump")).Last();
        return
        [
            f.High[0] - f.Low[0], f.High[1] - f.Low[1], f.High[2] - f.Low[2],
            .. Enumerable.Range(0, f.Count).SelectMany(n => (double[])[f["xu"][n], f["yu"][n], f["zu"][n], f["vx"][n], f["vy"][n], f["vz"][n]]),
        ];
    }

    private const int Steps = 100;

    // LAMMPS 29 Sep 2021 has the Boltzmann constant of CODATA 2006.
    private static NoseHooverSettings AsThere(NoseHooverSettings s) => s with { Temperature = s.Temperature * (1.3806504 / 1.380649) };

    [LammpsTheory]
    [InlineData(RelaxedAxes.Xyz)]
    [InlineData(RelaxedAxes.Z)]
    public void Temperature_and_pressure_are_held_as_LAMMPS_holds_them(RelaxedAxes axes)
    {
        var expected = InLammps(Settings(axes), Steps);
        var got = Here(AsThere(Settings(axes)), Steps);
        for (var k = 0; k < got.Length; k++) Close.Absolute(expected[k], got[k], 1e-10 * Math.Max(1, Math.Abs(expected[k])), $"number {k}");
    }

    /// <summary>What LAMMPS 29 Sep 2021 (update 2) prints: edges along x and z, then velocity along x and z of the first particle.</summary>
    [Theory]
    [InlineData(RelaxedAxes.Xyz, 7.0424368559509025, 9.859411598331166, 3.8599126503132015, 2.3563965694086533)]
    [InlineData(RelaxedAxes.Z, 7, 9.858332964044925, 3.943385813041072, 2.4312968128706145)]
    public void Temperature_and_pressure_are_held_as_stored(RelaxedAxes axes, double x, double z, double vx, double vz)
    {
        var got = Here(AsThere(Settings(axes)), Steps);
        Close.Relative(x, got[0], 1e-10, "edge along x");
        Close.Relative(z, got[2], 1e-10, "edge along z");
        Close.Relative(vx, got[6], 1e-10, "velocity along x");
        Close.Relative(vz, got[8], 1e-10, "velocity along z");
    }

    [Fact]
    public void A_box_that_is_not_periodic_is_left_to_a_plate()
    {
        var system = RandomSystems.Make(20, 6e-6, Boundary.Free, 2);
        using var engine = new ForceEngine(system, new());
        Assert.Contains("not periodic along z", Assert.Throws<ArgumentException>(() => new NoseHooverMotion(engine, Settings(RelaxedAxes.Z))).Message);
        using var periodic = new ForceEngine(RandomSystems.Make(20, 6e-6, Boundary.Periodic, 2), new());
        Assert.Contains("periodic along z", Assert.Throws<ArgumentException>(() => new PlatePiston(periodic, new PlanePair(0, 1e-6, 1), 1e5, 1e-12)).Message);
    }

    /// <summary>Elastic spheres between a foil and a piston.</summary>
    private static ParticleSystem Column()
    {
        var elastic = grains with { Contact = new() { NormalStiffness = 8e5, TangentialStiffness = 0, NormalDamping = 0, TangentialDamping = 0, Friction = 0 } };
        var system = RandomSystems.Make(60, 6e-6, Boundary.Free, 9);
        var p = system.Particles;
        for (var i = 0; i < p.Count; i++)
        {
            if (p.Type[i] == 3) p.Type[i] = 2;
            (p.SpinX[i], p.SpinY[i], p.SpinZ[i]) = (0, 0, 0);
        }
        system.SwitchTo(elastic);
        return system;
    }

    [Fact]
    public void A_piston_keeps_the_sum_of_all_energies_to_second_order()
    {
        double Drift(double step, int count)
        {
            var system = Column();
            using var engine = new ForceEngine(system, new());
            var plates = new PlanePair(system.Box.LowZ - 1.2e-6, system.Box.HighZ + 1.2e-6, 1e6);
            var piston = new PlatePiston(engine, plates, 5e4, 1e-12);
            double Energy()
            {
                // On a copy: the forces of the engine are those that the next step begins with.
                using var copy = new ForceEngine(system.Clone(), new());
                var stored = copy.Compute(0, ContactMode.Elastic).ContactEnergy;
                ForceReport.PressureTensorOf(system, default, out var kinetic);
                return kinetic + stored + plates.Energy + 0.5 * piston.Mass * piston.Velocity * piston.Velocity + piston.Pressure * system.Box.LengthX * system.Box.LengthY * plates.Gap;
            }
            piston.Run(step, 1);
            var (before, worst, gap) = (Energy(), 0.0, plates.Gap);
            for (var n = 0; n < 20; n++)
            {
                piston.Run(step, count / 20);
                worst = Math.Max(worst, Math.Abs(Energy() - before));
            }
            Assert.True(Math.Abs(plates.Gap / gap - 1) > 0.01, $"the plate has hardly moved: {gap} to {plates.Gap} m");
            return worst / Math.Abs(before);
        }
        var (coarse, fine) = (Drift(4e-9, 200), Drift(2e-9, 400));
        Assert.True(coarse < 1e-3, $"{coarse}");
        Close.Absolute(2, Math.Log2(coarse / fine), 0.4, "order");
    }

    [Fact]
    public void A_damped_piston_comes_to_rest_where_its_load_is_borne()
    {
        var field = grains with { Contact = new() { NormalStiffness = 8e5, TangentialStiffness = 1e6, NormalDamping = 10e12, TangentialDamping = 9e12, Friction = 0.3 } };
        var set = new ParticleSet(1, 3);
        (set.X[0], set.Y[0], set.Z[0], set.Type[0]) = (2e-6, 2e-6, 1.25e-6, 2);
        var system = new ParticleSystem(set, Box.Between([0, 0, 0], [4e-6, 4e-6, 2.5e-6], z: Boundary.Free), field);
        system.SwitchTo(field);
        using var engine = new ForceEngine(system, new());
        const double stiffness = 1e8, pressure = 1e5;
        var plates = new PlanePair(0, 2.5e-6, new ContactSettings { NormalStiffness = stiffness, TangentialStiffness = 1e8, NormalDamping = 400e12, TangentialDamping = 0, Friction = 0.5 });
        var piston = new PlatePiston(engine, plates, pressure, 4e-14, 2e-7);
        piston.Run(1e-9, 40_000);
        var load = pressure * 16e-12;
        Close.Relative(load, plates.ForceOnTop, 1e-6, "force on the piston");
        Close.Relative(load, plates.ForceOnBottom, 1e-6, "force on the foil");
        var overlap = Math.Pow(load / (stiffness * Math.Sqrt(1.25e-6)), 2.0 / 3);
        Close.Relative(2.5e-6 - 2 * overlap, plates.Gap, 1e-8, "distance");
        Close.Relative(plates.Top, system.Box.HighZ, 1e-15, "end of the box");
    }
}
