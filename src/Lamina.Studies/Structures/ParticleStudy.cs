using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Data.Json;
using Lamina.Data.Quantities;
using Lamina.Data.Runs;
using Lamina.Data.Structures;
using Lamina.Particles.Drying;
using Lamina.Particles.Dynamics;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Rheology;
using Lamina.Particles.Sets;
using Lamina.Studies.Running;

namespace Lamina.Studies.Structures;

/// <summary>Questions to one particle structure: a LAMMPS data file in micro units and a force-field file, periodic along all axes.</summary>
public static class ParticleStudy
{
    /// <summary>Energy, pressure and forces of the structure as it stands: velocities of the file, contact history zero.</summary>
    /// <param name="structure">data file</param>
    /// <param name="forceField">force-field file</param>
    /// <param name="table">file for the forces and torques on every particle; none when null</param>
    /// <param name="threads">threads; the answer does not depend on it [-]</param>
    /// <exception cref="InputException">a file cannot be used</exception>
    public static ParticleAnswer Forces(string structure, string forceField, string? table, int threads = 1) => Guarded(structure, () =>
    {
        var system = Load(structure, forceField);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var report = ForceReport.Of(system, new() { Threads = threads });
        var seconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        var box = system.Box;
        var answer = new ParticleAnswer
        {
            Content = new JsonObject
            {
                ["energy"] = Si(report.Energy, "J"),
                ["pressure"] = Si(report.Pressure, "Pa"),
                ["pressure_tensor"] = new JsonObject { ["value"] = new JsonArray([.. report.PressureTensor.Select(p => JsonValue.Create(p))]), ["unit"] = "Pa" },
                ["max_force"] = Si(report.MaxForce, "N"),
                ["contacts"] = report.Contacts,
                ["box"] = Edges(box.LengthX, box.LengthY, box.LengthZ),
                ["cpu_s"] = seconds,
            },
        };
        if (table is not null) WriteForces(table, report, system);
        return answer;
    });

    /// <summary>Relaxes the structure to rest under a pressure.</summary>
    /// <param name="structure">data file</param>
    /// <param name="forceField">force-field file</param>
    /// <param name="pressure">pressure with unit</param>
    /// <param name="axes">edges that follow: z or xyz</param>
    /// <param name="target">data file for the relaxed structure; none when null</param>
    /// <param name="cancellation">stops between steps</param>
    /// <param name="threads">threads; the answer does not depend on it [-]</param>
    /// <param name="progress">told the name and the share of the work done, at least roughly [-]</param>
    /// <exception cref="InputException">a file or a value cannot be used</exception>
    public static ParticleAnswer Relax(string structure, string forceField, string pressure, string axes, string? target, int threads = 1, Action<string, double>? progress = null, CancellationToken cancellation = default) => Guarded(structure, () =>
    {
        var settings = new RelaxationSettings { Pressure = Positive("--pressure", pressure, "Pa", "100 kPa"), Axes = Axes(axes), Threads = threads };
        var system = Load(structure, forceField);
        return Relaxed(system, QuasiStaticRelaxation.Run(system, settings, (step, _) => progress?.Invoke("relaxing", Math.Min(0.99, step / 2000.0)), null, cancellation), target, "relaxed");
    });

    /// <summary>Dries a relaxed slurry without gradients: it takes the force field of the dried state and settles along z.</summary>
    /// <param name="structure">data file of the slurry</param>
    /// <param name="forceField">force-field file of the slurry</param>
    /// <param name="dry">force-field file of the dried state, with the same type numbers</param>
    /// <param name="pressure">pressure with unit</param>
    /// <param name="axes">edges that follow: z</param>
    /// <param name="target">data file for the dried structure; none when null</param>
    /// <param name="cancellation">stops between steps</param>
    /// <param name="threads">threads; the answer does not depend on it [-]</param>
    /// <param name="progress">told the name and the share of the work done, at least roughly [-]</param>
    /// <exception cref="InputException">a file or a value cannot be used</exception>
    public static ParticleAnswer Shrink(string structure, string forceField, string dry, string pressure, string axes, string? target, int threads = 1, Action<string, double>? progress = null, CancellationToken cancellation = default) => Guarded(structure, () =>
    {
        var settings = new CompactionSettings { Pressure = Positive("--pressure", pressure, "Pa", "100 kPa"), Threads = threads };
        if (Axes(axes) != RelaxedAxes.Z) throw new InputException(FaultKind.Usage, $"--axes {axes}: an electrode on its foil shrinks along z only", "give --axes z");
        var system = Load(structure, forceField);
        var field = ForceFieldFile.Read(dry);
        return Relaxed(system, HomogeneousDrying.Run(system, field, settings, (step, _) => progress?.Invoke("drying", Math.Min(0.99, step / 15_000.0)), cancellation), target, "dried");
    });

    /// <summary>Viscosity of the structure in steady simple shear.</summary>
    /// <param name="structure">data file of a relaxed slurry</param>
    /// <param name="forceField">force-field file</param>
    /// <param name="rate">shear rate with unit</param>
    /// <param name="cancellation">stops between blocks of steps</param>
    /// <param name="threads">threads; the answer does not depend on it [-]</param>
    /// <exception cref="InputException">a file or a value cannot be used</exception>
    public static ParticleAnswer Shear(string structure, string forceField, string rate, int threads = 1, CancellationToken cancellation = default) => Guarded(structure, () =>
    {
        var settings = new ShearSettings { Rate = Positive("--rate", rate, "1/s", "1e4 1/s"), Threads = threads };
        var result = LeesEdwardsShear.Run(Load(structure, forceField), settings, cancellation);
        var content = new JsonObject { ["viscosity"] = Entry.Of(result.Viscosity, "Pa s", result.Uncertainty).ToJson() };
        // Rates lower than any step could reach: the stress at rest over the rate is no viscosity.
        if (settings.Rate < settings.LowestRate)
            content["warnings"] = new JsonArray(
                $"at {settings.Rate:G4} 1/s the run strains the slurry by {result.Strain:G2}: what it gives is the stress at rest over the rate, no viscosity; give --rate \"{settings.LowestRate:G2} 1/s\" or more. Yield and thinning at the rates of a rheometer are not in this run");
        return new ParticleAnswer { Content = content };
    });

    /// <summary>Speed and energy drift of plain steps with the full contact law.</summary>
    /// <param name="structure">data file</param>
    /// <param name="forceField">force-field file</param>
    /// <param name="steps">number of steps</param>
    /// <param name="step">time step with unit</param>
    /// <param name="threads">threads; the answer does not depend on it [-]</param>
    /// <exception cref="InputException">a file or a value cannot be used</exception>
    public static ParticleAnswer Step(string structure, string forceField, int steps, string step, int threads = 1) => Guarded(structure, () =>
    {
        if (steps < 1) throw new InputException(FaultKind.OutOfRange, $"--steps {steps}: at least one step is needed", "give --steps 1000");
        var dt = Positive("--dt", step, "s", "0.5 ns");
        var run = SteppingRun.Of(Load(structure, forceField), dt, steps, new() { Threads = threads });
        JsonNode speed = run.ParticleStepsPerCpuSecond > 0
            ? JsonValue.Create(run.ParticleStepsPerCpuSecond)
            : Entry.Missing("1/s", "the run was too short for the processor clock: take more --steps").ToJson();
        JsonNode drift = double.IsFinite(run.EnergyDrift)
            ? JsonValue.Create(run.EnergyDrift)
            : Entry.Missing("1", "the energy is zero at the start or not finite at the end: nothing moves or touches, or --dt is too long").ToJson();
        return new ParticleAnswer { Content = new JsonObject { ["particle_steps_per_cpu_s"] = speed, ["energy_drift"] = drift } };
    });

    /// <summary>Faults of structures come as exceptions of their reader and of the motion: both are bad input.</summary>
    internal static ParticleAnswer Guarded(string structure, Func<ParticleAnswer> work)
    {
        try
        {
            return work();
        }
        catch (StructureFileException fault)
        {
            throw new InputException(FaultKind.Syntax, fault.Fault, "give a complete LAMMPS data file of style sphere in micro units", fault.Line > 0 ? new SourceSpan { File = fault.File, Line = fault.Line, Column = 1 } : SourceSpan.Whole(fault.File));
        }
        catch (UnstableMotionException fault)
        {
            throw new InputException(FaultKind.Inconsistent, fault.Message, "check the structure, its force field and the step", SourceSpan.Whole(structure));
        }
    }

    internal static ParticleSystem Load(string structure, string forceField, Boundary z = Boundary.Periodic)
    {
        if (!File.Exists(structure)) throw new InputException(FaultKind.NotFound, $"{structure}: there is no such file", "give the path of a LAMMPS data file");
        var field = ForceFieldFile.Read(forceField);
        var spheres = LammpsDataFile.Read(structure);
        try
        {
            var system = ParticleSystem.From(spheres, field, z);
            system.FormBonds();
            return system;
        }
        catch (ArgumentException fault)
        {
            throw new InputException(FaultKind.Inconsistent, fault.Message, "give the force-field file that belongs to the structure: an entry of `types` for every type number in it", SourceSpan.Whole(forceField));
        }
    }

    private static ParticleAnswer Relaxed(ParticleSystem system, RelaxationResult result, string? target, string title)
    {
        if (target is not null)
            AtomicFile.Write(target, stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                LammpsDataFile.Write(writer, system.ToStructure(title));
            });
        return new ParticleAnswer
        {
            Converged = result.Converged,
            Content = new JsonObject
            {
                ["density"] = Si(result.Density, "kg/m3"),
                ["porosity_formula"] = result.PorosityFormula,
                ["box"] = Edges(result.Box[0], result.Box[1], result.Box[2]),
                ["pressure"] = Si(result.Pressure, "Pa"),
                ["steps"] = result.Steps,
                ["converged"] = result.Converged,
                ["cpu_s"] = result.CpuSeconds,
            },
        };
    }

    private static void WriteForces(string path, ForceReport report, ParticleSystem system)
    {
        // The force loop sorts particles by place; the table goes by id, as dumps do.
        var order = Enumerable.Range(0, report.Id.Length).ToArray();
        Array.Sort((int[])report.Id.Clone(), order);
        var table = new CsvText("id", "type", "fx [N]", "fy [N]", "fz [N]", "tx [N m]", "ty [N m]", "tz [N m]");
        foreach (var i in order)
            table.Row(report.Id[i], system.Particles.Type[i], report.ForceX[i], report.ForceY[i], report.ForceZ[i], report.TorqueX[i], report.TorqueY[i], report.TorqueZ[i]);
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(table.ToString())));
    }

    private static RelaxedAxes Axes(string text) => text switch
    {
        "z" => RelaxedAxes.Z,
        "xyz" => RelaxedAxes.Xyz,
        _ => throw new InputException(FaultKind.UnknownChoice, $"--axes {text} is not a choice", "give z or xyz"),
    };

    internal static double Positive(string option, string text, string unit, string example)
    {
        if (!Quantity.TryParse(text, out var quantity, out var error)) throw new InputException(FaultKind.WrongType, $"{option} {text}: {error}", $"give a value with unit, e.g. {option} \"{example}\"");
        if (quantity.Dimension != Unit.Parse(unit).Dimension) throw new InputException(FaultKind.WrongDimension, $"{option} {text} is a {quantity.Dimension}, expected {unit}", $"give a value with unit, e.g. {option} \"{example}\"");
        return quantity.Value > 0 ? quantity.Value : throw new InputException(FaultKind.OutOfRange, $"{option} {text}: a value above zero is needed", $"e.g. {option} \"{example}\"");
    }

    private static JsonObject Si(double value, string unit) => Entry.Of(value, unit).ToJson();

    private static JsonObject Edges(double x, double y, double z) => new() { ["x"] = Si(x, "m"), ["y"] = Si(y, "m"), ["z"] = Si(z, "m") };
}
