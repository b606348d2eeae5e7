using System.Diagnostics;
using System.Globalization;
using Lamina.Data.Structures;
using Lamina.Line.Steps;
using Lamina.Line.Structures;
using Lamina.Particles.Calendering;
using Lamina.Particles.Drying;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;

namespace Lamina.Line.Lammps;

/// <summary>Moves particles by an installed LAMMPS: writes the decks into a folder, runs them, reads the structures back. The way to boxes larger than one machine.</summary>
/// <param name="program">the installed program and its ranks</param>
/// <param name="folder">where decks, logs and structures stay</param>
public sealed class LammpsEngine(LammpsProgram program, string folder) : IParticleEngine
{
    /// <inheritdoc/>
    public string? Note => $"particles moved by LAMMPS on {program.Ranks} rank{(program.Ranks == 1 ? "" : "s")}: damped motion in the place of lamina's relaxation, same particles, force fields and loads";

    /// <inheritdoc/>
    public RelaxationResult Rest(ParticleSystem system, RelaxationSettings settings, RunContext context, string name, Action<double>? progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var log = Run(LammpsDeck.Slurry(system, settings), LammpsDeck.SlurryScript, cancellation);
        Adopt(system, LammpsDeck.SlurryData, Boundary.Periodic);
        var box = system.Box;
        // The last line of the last table before the loop was left: step pe press pzz lz vol.
        var last = log.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Last(w => w.Length == 6 && w.All(x => double.TryParse(x, CultureInfo.InvariantCulture, out _)));
        var pressure = Number(last[3]) * LammpsUnits.Micro.Pressure;
        return new RelaxationResult
        {
            Converged = !log.Contains("\nNOT CONVERGED", StringComparison.Ordinal), Steps = (int)Number(last[0]), Density = system.Density, PorosityFormula = system.PorosityFormula,
            Box = [box.LengthX, box.LengthY, box.LengthZ], Pressure = pressure, ForceResidual = double.NaN, PressureResidual = settings.Axes == RelaxedAxes.None ? 0 : Math.Abs(pressure / settings.Pressure - 1), ListBuilds = 0,
            CpuSeconds = clock.Elapsed.TotalSeconds * program.Ranks,
        };
    }

    /// <inheritdoc/>
    public HeterogeneousDryingResult Dry(ParticleSystem system, HeterogeneousDryingSettings settings, RunContext context, Action<double>? progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var box = system.Box;
        var files = new Dictionary<string, string>(LammpsDeck.Drying(system.Particles.TypeCount, LammpsDeck.Counts(system), box.LengthX * box.LengthY, settings))
        {
            // What is dried is what the line holds, whoever has made it.
            [LammpsDeck.SlurryData] = LammpsDeck.Data(system, "slurry"),
        };
        foreach (var old in (string[])[LammpsDeck.FramesDump, LammpsDeck.FreezeFile]) File.Delete(Path.Combine(folder, old));
        Run(files, LammpsDeck.DryingScript, cancellation);
        var freezeText = File.ReadAllText(Path.Combine(folder, LammpsDeck.FreezeFile)).Trim();
        double? freeze = freezeText == "none" ? null : Number(freezeText);
        Adopt(system, LammpsDeck.DriedData, Boundary.Free);
        var binder = settings.Start.Types.Where(t => t.Value.IsBinderDomain).Select(t => t.Key).ToHashSet();
        var solid = settings.Start.Types.ToDictionary(t => t.Key, t => t.Value.SolidVolume);
        var volume = system.Particles.Type.Sum(t => solid[t]);
        var frames = LammpsDumpFile.Read(Path.Combine(folder, LammpsDeck.FramesDump)).ToList();
        List<DryingFrame> told = [];
        for (var k = 0; k < frames.Count; k++)
            told.Add(Frame(frames[k], box.LowZ, box.LengthX * box.LengthY, volume, binder, solid, k == frames.Count - 1 ? 1 : (double)k * settings.RecordEvery / settings.Increments));
        // The force field of the last increment.
        var ways = binder.Order().ToDictionary(b => b, _ => 1.0);
        system.SwitchTo(new Particles.ForceFields.ForceFieldRamp(settings.Start, freeze is null ? settings.Target : settings.FixedTarget).At(1, ways));
        var top = system.Particles.Z.Max();
        system.Box = box with { BoundaryZ = Boundary.Free, HighZ = top };
        return new HeterogeneousDryingResult
        {
            Frames = told, FreezeTime = freeze, Height = top - box.LowZ, Evaluations = (long)LammpsDeck.StepsPerOwn * settings.StepsPerIncrement * settings.Increments + 3 * settings.SettlingSteps,
            CpuSeconds = clock.Elapsed.TotalSeconds * program.Ranks,
        };
    }

    /// <inheritdoc/>
    public PlaneCalenderingResult Calender(ParticleSystem system, PlaneCalenderingSettings settings, RunContext context, Action<double>? progress, CancellationToken cancellation)
    {
        if (settings.PressureLimit is not null) throw new ArgumentException("calendering.particles.stroke: pressure is not written to LAMMPS; give stroke: thickness or leave --engine out");
        var clock = Stopwatch.StartNew();
        var area = system.Box.LengthX * system.Box.LengthY;
        var files = new Dictionary<string, string>(LammpsDeck.Calendering(system.Particles.TypeCount, LammpsDeck.Counts(system), area, settings.Field ?? system.Field, settings))
        {
            [LammpsDeck.DriedData] = LammpsDeck.Data(system, "dried"),
        };
        Run(files, LammpsDeck.CalenderingScript, cancellation);
        Adopt(system, LammpsDeck.CalenderedData, Boundary.Free);
        var u = LammpsUnits.Micro;
        var rows = File.ReadLines(Path.Combine(folder, LammpsDeck.StrokeFile)).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        double initial = Number(rows[0][1]) * u.Length, released = Number(rows[^1][1]) * u.Length, bottom = Number(rows[^1][2]) * u.Length;
        var thickness = rows.Where(r => r[0] == "stroke").Select(r => Number(r[1]) * u.Length).ToArray();
        var pressure = rows.Where(r => r[0] == "stroke").Select(r => Number(r[2]) * u.Force / area).ToArray();
        system.Box = system.Box with { BoundaryZ = Boundary.Free, LowZ = bottom, HighZ = bottom + released };
        return new PlaneCalenderingResult
        {
            ForceField = system.Field.Name, InitialThickness = initial, CompressedThickness = thickness[^1], ReleasedThickness = released, Thickness = thickness, Pressure = pressure,
            Porosity = [.. thickness.Select(t => 1 - system.SolidVolume / (area * t))], PeakPressure = pressure.Max(), CpuSeconds = clock.Elapsed.TotalSeconds * program.Ranks,
        };
    }

    private string Run(IReadOnlyDictionary<string, string> files, string script, CancellationToken cancellation)
    {
        LammpsFolder.Write(folder, files);
        return program.Run(folder, script, cancellation);
    }

    /// <summary>Takes over centres, types and box of a data file that LAMMPS has written; radii and masses stay those of the force field.</summary>
    private void Adopt(ParticleSystem system, string file, Boundary z)
    {
        var s = LammpsDataFile.Read(Path.Combine(folder, file));
        var p = system.Particles;
        if (s.Count != p.Count) throw new LammpsException($"LAMMPS has lost {p.Count - s.Count} of {p.Count} particles ({Path.Combine(folder, file)})", Data.Faults.FaultKind.Inconsistent, "see its log; more increments or a smaller compression may help");
        var place = new Dictionary<int, int>();
        for (var i = 0; i < s.Count; i++) place[s.Id[i]] = i;
        for (var i = 0; i < p.Count; i++)
        {
            if (!place.TryGetValue(p.Id[i], out var k)) throw new LammpsException($"{Path.Combine(folder, file)} lacks particle {p.Id[i]}", Data.Faults.FaultKind.Inconsistent, "see the log of LAMMPS");
            (p.X[i], p.Y[i], p.Z[i], p.Type[i]) = (s.X[k], s.Y[k], s.Z[k], s.Type[k]);
            (p.ImageX[i], p.ImageY[i], p.ImageZ[i]) = (0, 0, 0);
        }
        foreach (var array in (double[][])[p.VelocityX, p.VelocityY, p.VelocityZ, p.SpinX, p.SpinY, p.SpinZ]) Array.Clear(array);
        system.Box = Box.Between(s.Low, s.High, Boundary.Periodic, Boundary.Periodic, z);
    }

    private static DryingFrame Frame(DumpFrame frame, double low, double area, double solidVolume, HashSet<int> binder, Dictionary<int, double> solid, double time)
    {
        var z = frame["z"];
        var height = z.Max() * LammpsUnits.Micro.Length - low;
        double[] binders = new double[3], actives = new double[3];
        for (var i = 0; i < z.Length; i++)
        {
            var third = Math.Clamp((int)Math.Ceiling(3 * (z[i] * LammpsUnits.Micro.Length - low) / height) - 1, 0, 2);
            var type = (int)frame["type"][i];
            if (binder.Contains(type)) binders[third]++;
            else actives[third] += solid[type];
        }
        double[] Shares(double[] of) => [.. of.Select(v => v / Math.Max(of.Sum(), double.Epsilon))];
        return new DryingFrame { Time = time, Height = height, PorosityFormula = 1 - solidVolume / (area * height), BinderThirds = Shares(binders), ActiveThirds = Shares(actives), ForceResidual = double.NaN };
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
