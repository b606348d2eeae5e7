using System.Globalization;
using Lamina.Data.Structures;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Forces;

public class WholeStateTests
{
    private const string Small = "artistic_small/coord_in.data", Paper = "artistic_paper/coord_out_slurry_94.data";

    [LammpsFact(Small)]
    public void Forces_of_the_random_small_slurry_are_those_of_LAMMPS() => CompareWithLammps(Small, PublishedForceFields.SlurrySmall(), "slurry");

    [LammpsFact(Small)]
    public void Forces_of_the_small_slurry_with_the_dry_field_are_those_of_LAMMPS() => CompareWithLammps(Small, PublishedForceFields.DrySmall(), "dry");

    [LammpsFact(Paper)]
    public void Forces_of_the_paper_slurry_with_several_images_of_a_pair_are_those_of_LAMMPS() => CompareWithLammps(Paper, PaperField.Start(), "paper");

        // Printed by LAMMPS 29 Sep 2021 (update 2), `run 0` on the file with the deck of Lammps.Setup (`newton off`, double precision): energy [1e-15 J], pressure and its components [kPa].
    [ReferenceFact(Small)]
    public void The_random_small_slurry_has_the_stored_energy_and_pressure() => CompareWithStored(Small, PublishedForceFields.SlurrySmall(),
        1615551443.38213, [5048.76422716688, 7661.4948859907, 3420.49012853636, 4064.30766697359, -4262.76516472034, -2810.88171409068, 66.4569147714444]);

    [ReferenceFact(Small)]
    public void The_small_slurry_with_the_dry_field_has_the_stored_energy_and_pressure() => CompareWithStored(Small, PublishedForceFields.DrySmall(),
        758038611596660, [2368886134.87813, 3594814732.92296, 1604879129.46088, 1906964542.25056, -2000146771.13844, -1318903528.1313, 31182719.2251741]);

    [ReferenceFact(Paper)]
    public void The_paper_slurry_has_the_stored_energy_and_pressure() => CompareWithStored(Paper, PaperField.Start(),
        40846.496463581, [99.8791350308591, 99.8638227659297, 99.8891424039352, 99.8844399227124, 0.00153608311994465, -0.00596761629236031, -0.000655727420764623]);

    private static void CompareWithStored(string file, ForceField field, double energy, double[] pressure)
    {
        var u = LammpsUnits.Micro;
        var report = ForceReport.Of(ParticleSystem.From(LammpsDataFile.Read(Path.Combine(Places.ReferenceData!, file)), field));
        Close.Relative(energy * u.Energy, report.Energy, 1e-9, "energy");
        Close.Relative(pressure[0] * u.Pressure, report.Pressure, 1e-9, "pressure");
        for (var k = 0; k < 6; k++) Close.Absolute(pressure[1 + k] * u.Pressure, report.PressureTensor[k], 1e-9 * pressure[0] * u.Pressure, $"pressure component {k}");
    }

    private static void CompareWithLammps(string file, ForceField field, string name)
    {
        var path = Path.Combine(Places.ReferenceData!, file);
        var structure = LammpsDataFile.Read(path);
        var folder = Places.Scratch("lammps-" + name);
        var log = Lammps.Run(folder, Lammps.Setup(path, field, structure.TypeCount) +
            "thermo_style custom step pe press pxx pyy pzz pxy pxz pyz\nthermo_modify norm no format float %.15g\nfix 1 all nve/sphere\n" +
            "dump d all custom 1 forces.dump id x y z fx fy fz tqx tqy tqz radius\ndump_modify d sort id format float %.15g\nrun 0\n");
        var lines = log.Split('\n');
        var at = Array.FindIndex(lines, l => l.TrimStart().StartsWith("Step", StringComparison.Ordinal));
        var thermo = lines[at + 1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray();
        var frame = LammpsDumpFile.Read(Path.Combine(folder, "forces.dump")).First();
        var u = LammpsUnits.Micro;

        var report = ForceReport.Of(ParticleSystem.From(structure, field));
        Close.Relative(thermo[1] * u.Energy, report.Energy, 1e-9, "energy");
        Close.Relative(thermo[2] * u.Pressure, report.Pressure, 1e-9, "pressure");
        for (var k = 0; k < 6; k++) Close.Absolute(thermo[3 + k] * u.Pressure, report.PressureTensor[k], 1e-9 * Math.Abs(thermo[2] * u.Pressure), $"pressure component {k}");
        var place = Enumerable.Range(0, report.Id.Length).ToDictionary(i => report.Id[i]);
        double[] largest = [frame["fx"].Concat(frame["fy"]).Concat(frame["fz"]).Max(Math.Abs) * u.Force, frame["tqx"].Max(Math.Abs) * u.Force * u.Length];
        for (var n = 0; n < frame.Count; n++)
        {
            var i = place[(int)frame["id"][n]];
            // Each force within 1e-9 of its own size, or of a thousandth of the mean size where pair forces cancel.
            var own = Math.Sqrt(Math.Pow(frame["fx"][n], 2) + Math.Pow(frame["fy"][n], 2) + Math.Pow(frame["fz"][n], 2)) * u.Force;
            Close.Absolute(frame["fx"][n] * u.Force, report.ForceX[i], 1e-9 * own + 1e-13 * largest[0], $"fx of {report.Id[i]}");
            Close.Absolute(frame["fy"][n] * u.Force, report.ForceY[i], 1e-9 * own + 1e-13 * largest[0], $"fy of {report.Id[i]}");
            Close.Absolute(frame["fz"][n] * u.Force, report.ForceZ[i], 1e-9 * own + 1e-13 * largest[0], $"fz of {report.Id[i]}");
            Close.Absolute(frame["tqx"][n] * u.Force * u.Length, report.TorqueX[i], 1e-9 * largest[1], $"torque of {report.Id[i]}");
        }
    }
}
