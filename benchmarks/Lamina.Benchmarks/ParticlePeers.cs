using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lamina.Data.Structures;
using Lamina.Line.Lammps;
using Lamina.Particles.Calendering;
using Lamina.Particles.Drying;
using Lamina.Particles.Dynamics;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Particles.Slurry;

namespace Lamina.Benchmarks;

/// <summary>
/// The particle engine beside an installed LAMMPS. Same algorithm: plain steps of the full contact law on one state, particle-steps per CPU second, the best of several short runs of each
/// program, since other work on the machine only ever takes away. Same question, other algorithm: time to a relaxed slurry, a dried and a calendered electrode.
/// </summary>
internal static partial class ParticlePeers
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly int[] smallCounts = [3786, 29, 36, 26, 23, 33, 12], thickCounts = [9463, 73, 91, 64, 57, 82, 29], paperCounts = [5666, 0, 0, 28, 36, 25, 22, 32, 12];
    private static readonly string[] allSizes = ["small", "thick"], parts = ["engine", "answer", "size"];
    // Neighbour settings of LAMMPS: the published scripts' first, then those among which the best is taken.
    private static readonly (string Name, double Skin, string Style)[] settings = [("authors", 3, "bin"), ("skin 0.3", 0.3, "bin"), ("skin 0.5", 0.5, "bin"), ("skin 1", 1, "bin"), ("skin 0.5 multi", 0.5, "multi")];

    public static int Run(string[] arguments)
    {
        int Threads(int at) => int.Parse(arguments[at], CultureInfo.InvariantCulture);
        switch (arguments)
        {
            case ["--make", _, _, _]: return Make(arguments[1], arguments[2], Threads(3));
            case ["--step", _, _, _]: return Step(arguments[1], arguments[2], Threads(3));
            case ["--paper", _, _]: return Paper(arguments[1], Threads(2));
        }
        var (only, sizes) = (parts, allSizes);
        var (save, json) = (true, false);
        for (var i = 0; i < arguments.Length; i++)
            switch (arguments[i])
            {
                case "--only" when i + 1 < arguments.Length && arguments[i + 1].Split(',').All(parts.Contains): only = arguments[++i].Split(','); break;
                case "--sizes" when i + 1 < arguments.Length && arguments[i + 1].Split(',').All(allSizes.Contains): sizes = arguments[++i].Split(','); break;
                case "--no-save": save = false; break;
                case "--json": json = true; break;
                default:
                    Console.Error.WriteLine($"particles: {arguments[i]} is not understood: allowed are --only {string.Join(',', parts)}, --sizes {string.Join(',', allSizes)}, --no-save, --json");
                    return 2;
            }
        var folder = Path.Combine(Peer.Root, "artifacts", "benchmarks", "particles");
        Directory.CreateDirectory(folder);
        var text = json ? Console.Error : Console.Out;
        var answers = new List<object>();
        var missing = only.Contains("answer") || sizes.Append("small").Any(s => !File.Exists(Path.Combine(folder, s + "-dried.data")));
        if (missing)
        {
            text.WriteLine($"same question, other algorithm: two threads\n{"question",-46} {"particles",9} {"CPU s",8} {"wall s",8} {"aim s",6}");
            foreach (var size in sizes)
                Answer($"{size} slurry from random places, dried", size == "small" ? 30 : 60, "--make", size, folder, "2");
            if (only.Contains("size") && !File.Exists(Path.Combine(folder, "small-dried.data"))) Answer("small slurry from random places, dried", 30, "--make", "small", folder, "2");
            if (only.Contains("answer")) Answer("heterogeneous drying of the paper", 600, "--paper", folder, "2");
        }
        var engine = new List<object>();
        var least = double.PositiveInfinity;
        if (only.Contains("engine"))
        {
            var lmp = LammpsProgram.Find("lmp") is not null;
            if (!lmp) Console.Error.WriteLine("particles: lmp not found; install it with: apt-get install lammps");
            text.WriteLine($"\nsame algorithm: velocity Verlet of 0.5 ns, full contact law, million particle-steps per CPU second\n{"state",-14} {"Lamina",7} {"2 threads",9} {"LAMMPS authors",14} {"2 ranks",8} {"best",7} {"2 ranks",8}  {"setting",-15} {"ratio",6}");
            foreach (var size in sizes)
                foreach (var state in (string[])["slurry", "dried"])
                {
                    var file = Path.Combine(folder, $"{size}-{state}.data");
                    var own = Self("--step", file, Field(size, state).Name, "1");
                    var two = Self("--step", file, Field(size, state).Name, "2");
                    var others = new List<(string Name, int Ranks, double Speed)>();
                    void Peers(IEnumerable<(string Name, double Skin, string Style)> of, int ranks) =>
                        others.AddRange(of.Select(s => (s.Name, ranks, Lammps(folder, file, Field(size, state), s.Skin, s.Style, ranks, state == "slurry" ? 60 : 250))));
                    if (lmp)
                    {
                        Peers(settings, 1);
                        var best = others.MaxBy(o => o.Speed).Name;
                        // Two ranks with the published settings and with the best of one rank.
                        Peers(settings.Where(s => s.Name == "authors" || s.Name == best), 2);
                    }
                    double Best(int ranks) => others.Where(o => o.Ranks == ranks).Select(o => o.Speed).DefaultIfEmpty(double.NaN).Max();
                    double Authors(int ranks) => others.Where(o => o.Ranks == ranks && o.Name == "authors").Select(o => o.Speed).DefaultIfEmpty(double.NaN).Max();
                    var ratio = own.GetProperty("speed").GetDouble() / Best(1);
                    var chosen = lmp ? others.Where(o => o.Ranks == 1).MaxBy(o => o.Speed).Name : "";
                    least = Math.Min(least, ratio);
                    engine.Add(new
                    {
                        state = $"{size} {state}", particles = own.GetProperty("particles").GetInt32(), lamina = own.GetProperty("speed").GetDouble(), lamina_two_threads = two.GetProperty("speed").GetDouble(),
                        lamina_listed_per_particle = own.GetProperty("listed").GetDouble(), ratio_to_best = Finite(ratio), best_setting = chosen,
                        lammps = others.Select(o => new { setting = o.Name, ranks = o.Ranks, speed = o.Speed }),
                    });
                    text.WriteLine($"{size + " " + state,-14} {M(own),7:F2} {M(two),9:F2} {Authors(1) / 1e6,14:F2} {Authors(2) / 1e6,8:F2} {Best(1) / 1e6,7:F2} {Best(2) / 1e6,8:F2}  {chosen,-15} {ratio,6:F2}");
                }
            text.WriteLine($"least ratio to the best setting of LAMMPS on one rank {least:F2} (parity 1, aim 2): {(least >= 2 ? "aim met" : least >= 1 ? "parity met" : "not met")}");
        }
        var growth = new List<object>();
        if (only.Contains("size"))
        {
            text.WriteLine($"\nsize: one thread\n{"state",-8} {"particles",9} {"ns per particle-step",21} {"peak MB",8} {"over 10,000",11}");
            foreach (var state in (string[])["slurry", "dried"])
            {
                var from = LammpsDataFile.Read(Path.Combine(folder, $"small-{state}.data"));
                var one = Path.Combine(folder, $"small-{state}-x3.data");
                var ten = Path.Combine(folder, $"small-{state}-x25.data");
                LammpsDataFile.Write(one, Repeat(from, 1, 3));
                LammpsDataFile.Write(ten, Repeat(from, 5, 5));
                var small = double.NaN;
                foreach (var file in (string[])[one, ten])
                {
                    var run = Self("--step", file, Field("small", state).Name, "1");
                    var cost = 1e9 / run.GetProperty("speed").GetDouble();
                    if (file == one) small = cost;
                    growth.Add(new { state, particles = run.GetProperty("particles").GetInt32(), ns_per_particle_step = cost, over_small = cost / small, peak_memory_bytes = run.GetProperty("memory").GetInt64() });
                    text.WriteLine($"{state,-8} {run.GetProperty("particles").GetInt32(),9} {cost,21:F0} {run.GetProperty("memory").GetInt64() / 1e6,8:F0} {cost / small,11:F2}");
                }
            }
        }
        var report = JsonSerializer.Serialize(new
        {
            benchmark = "particles", date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd"), machine = new { cpu = Peer.Machine().Model, cores = Environment.ProcessorCount, load = LoadAverage() }, commit = Peer.Commit(),
            runtime = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription, same_algorithm = engine, least_ratio = Finite(least), same_question = answers, size = growth,
            structural_difference = "Same algorithm: same half lists, laws and steps; Lamina walks eight pairs at once and fuses damping, history and friction of a contact in one pass, LAMMPS one pair at a time in two passes. "
                + "Same question: the published scripts take 1.3e7 thermostatted steps of 1 ns to the slurry and 9e7 to the dried state; Lamina relaxes with the box as a degree of freedom, masses scaled to stiffness, no thermostat, elastic contacts without friction. The end states agree in density and volume, not particle by particle.",
        }, Indented);
        if (json) Console.WriteLine(report);
        if (save) File.WriteAllText(Path.Combine(Peer.Root, "benchmarks", "results", $"particles-{DateTimeOffset.UtcNow:yyyy-MM-dd}.json"), report + "\n");
        return 0;

        void Answer(string question, double aim, params string[] call)
        {
            var run = Self(call);
            foreach (var stage in run.GetProperty("stages").EnumerateArray())
                text.WriteLine($"{"  " + stage.GetProperty("stage").GetString(),-46} {"",9} {stage.GetProperty("cpu_s").GetDouble(),8:F1} {stage.GetProperty("wall_s").GetDouble(),8:F1}");
            // The aim is for slurry and drying; calendering has its own place below them.
            var dried = run.GetProperty("stages").EnumerateArray().Take(2).ToArray();
            double Sum(string key) => dried.Sum(s => s.GetProperty(key).GetDouble());
            var particles = run.GetProperty("particles").GetInt32();
            text.WriteLine($"{question,-46} {particles,9} {Sum("cpu_s"),8:F1} {Sum("wall_s"),8:F1} {aim,6:F0}");
            text.WriteLine($"{"and calendered",-46} {"",9} {run.GetProperty("cpu_s").GetDouble(),8:F1} {run.GetProperty("wall_s").GetDouble(),8:F1}");
            answers.Add(new { question, aim_s = aim, particles, cpu_s = Sum("cpu_s"), wall_s = Sum("wall_s"), calendered_cpu_s = run.GetProperty("cpu_s").GetDouble(), calendered_wall_s = run.GetProperty("wall_s").GetDouble(), stages = run.GetProperty("stages") });
        }
    }

    private static double M(JsonElement run) => run.GetProperty("speed").GetDouble() / 1e6;
    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
    // Wall times mean something only beside what else the machine was doing.
    private static double? LoadAverage() => File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null;

    private static ForceField Field(string size, string state) => (size, state) switch
    {
        ("small", "slurry") => PublishedForceFields.SlurrySmall(),
        ("small", _) => PublishedForceFields.DrySmall(),
        (_, "slurry") => PublishedForceFields.SlurryThick(),
        _ => PublishedForceFields.DryThick(),
    };

    private static ForceField Named(string name) => allSizes.SelectMany(s => (ForceField[])[Field(s, "slurry"), Field(s, "dried")]).First(f => f.Name == name);

    private static ParticleSystem Place(ForceField field, int[] counts, double edge) =>
        SlurryGenerator.Place(field, counts.Select((n, k) => (k, n)).Where(c => c.n > 0).ToDictionary(c => c.k + 1, c => c.n), Box.Between([0, 0, 0], [edge, edge, 2.5 * edge]), 1);

    /// <summary>From random places to a relaxed slurry and a dried electrode.</summary>
    private static int Make(string size, string folder, int threads)
    {
        var (wet, dry) = (Field(size, "slurry"), Field(size, "dried"));
        ParticleSystem system = null!;
        return Stages(threads, () => system.Particles.Count,
            ("slurry at rest under 100 kPa", () =>
            {
                // As sparse as the published start: 80 x 80 x 200 um for 3945 particles.
                system = Place(wet, size == "small" ? smallCounts : thickCounts, size == "small" ? 80e-6 : 108.6e-6);
                QuasiStaticRelaxation.Run(system, new() { Threads = threads });
                LammpsDataFile.Write(Path.Combine(folder, size + "-slurry.data"), system.ToStructure(wet.Name));
            }),
            ("dried", () =>
            {
                HomogeneousDrying.Run(system, dry, new() { Threads = threads });
                LammpsDataFile.Write(Path.Combine(folder, size + "-dried.data"), system.ToStructure(dry.Name));
            }),
            ("calendered by 25 %", () => PlaneCalendering.Run(system, new() { Compression = 0.25, Increments = 50, StepsPerIncrement = 40, RestTolerance = 0.1, SettlingSteps = 1000, Threads = threads })));
    }

    private static int Paper(string folder, int threads)
    {
        ParticleSystem system = null!;
        return Stages(threads, () => system.Particles.Count,
            ("slurry at rest", () =>
            {
                var edge = 26.72e-6;
                system = SlurryGenerator.Place(PublishedForceFields.MigrationStart(), paperCounts.Select((n, k) => (k, n)).Where(c => c.n > 0).ToDictionary(c => c.k + 1, c => c.n), Box.Between([0, 0, 0], [edge, edge, 8 * edge]), 1);
                QuasiStaticRelaxation.Run(system, new() { Threads = threads, Axes = RelaxedAxes.Z, Pressure = 101_325 });
            }),
            ("heterogeneous drying", () => HeterogeneousDrying.Run(system, new() { Threads = threads })),
            ("calendering by 25 %", () =>
            {
                PlaneCalendering.Run(system, new() { Compression = 0.25, Increments = 50, StepsPerIncrement = 40, RestTolerance = 0.1, SettlingSteps = 1000, Threads = threads });
                LammpsDataFile.Write(Path.Combine(folder, "paper-calendered.data"), system.ToStructure("calendered"));
            }));
    }

    private static int Stages(int threads, Func<int> particles, params (string Name, Action Work)[] stages)
    {
        var told = new List<object>();
        double cpu = 0, wall = 0;
        foreach (var (name, work) in stages)
        {
            var clock = Stopwatch.StartNew();
            var before = Environment.CpuUsage.TotalTime;
            work();
            var (c, w) = ((Environment.CpuUsage.TotalTime - before).TotalSeconds, clock.Elapsed.TotalSeconds);
            (cpu, wall) = (cpu + c, wall + w);
            told.Add(new { stage = name, cpu_s = c, wall_s = w });
        }
        Console.WriteLine(JsonSerializer.Serialize(new { particles = particles(), threads, cpu_s = cpu, wall_s = wall, stages = told }));
        return 0;
    }

    /// <summary>Plain steps in this process: the best of many short stretches, list building included where one falls into it.</summary>
    private static int Step(string file, string field, int threads)
    {
        var system = ParticleSystem.From(LammpsDataFile.Read(file), Named(field));
        using var engine = new ForceEngine(system, new() { Threads = threads });
        var verlet = new VelocityVerlet(engine);
        var stretch = Math.Max(2, 400_000 / system.Particles.Count);
        for (var round = 0; round < 4; round++)
        {
            verlet.Run(5e-10, stretch, totals: false);
            Thread.Sleep(150);
        }
        var best = double.PositiveInfinity;
        for (var n = 0; n < 16; n++)
        {
            var before = Environment.CpuUsage.TotalTime;
            verlet.Run(5e-10, stretch, totals: false);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new { particles = system.Particles.Count, speed = system.Particles.Count * (double)stretch / best, listed = engine.ListedPerParticle, memory = process.PeakWorkingSet64 }));
        return 0;
    }

    /// <summary>The same steps in LAMMPS: the best of five runs within one process.</summary>
    private static double Lammps(string folder, string data, ForceField field, double skin, string style, int ranks, int steps)
    {
        var types = field.Types.Keys.Max();
        File.WriteAllText(Path.Combine(folder, "in.peer"),
            // Ghosts double the work across periodic ends with `newton off`; on is the faster one here and the default.
            $"units micro\natom_style sphere\nnewton on\nboundary p p p\nread_data {Path.GetFileName(data)}\n{LammpsForceField.Sizes(field)}{LammpsForceField.Pairs(field, types)}"
            + $"neighbor {LammpsForceField.Number(skin)} {style}\ncomm_modify vel yes mode {(style == "multi" ? "multi" : "single")}\nneigh_modify one 20000 page 2000000\nfix 1 all nve/sphere\ntimestep 0.0005\nthermo 1000000\nrun 5\n"
            + string.Concat(Enumerable.Repeat($"run {steps}\n", 5)));
        var log = LammpsProgram.Installed(ranks).Run(folder, "in.peer");
        var loops = LoopTime().Matches(log).Where(m => m.Groups["steps"].Value != "5").ToList();
        var uses = CpuUse().Matches(log).Skip(1).ToList();
        double N(Match m, string group) => double.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);
        return loops.Zip(uses).Max(pair => N(pair.First, "atoms") * N(pair.First, "steps") / (N(pair.First, "time") * N(pair.Second, "use") / 100 * ranks));
    }

    private static SphereStructure Repeat(SphereStructure s, int nx, int ny)
    {
        var copies = nx * ny;
        var wide = SphereStructure.Create(s.Count * copies, s.TypeCount);
        for (var k = 0; k < copies; k++)
            for (var i = 0; i < s.Count; i++)
            {
                var to = k * s.Count + i;
                (wide.Id[to], wide.Type[to], wide.Diameter[to], wide.Density[to]) = (to + 1, s.Type[i], s.Diameter[i], s.Density[i]);
                (wide.X[to], wide.Y[to], wide.Z[to]) = (s.X[i] + k % nx * (s.High[0] - s.Low[0]), s.Y[i] + k / nx * (s.High[1] - s.Low[1]), s.Z[i]);
            }
        for (var axis = 0; axis < 3; axis++) (wide.Low[axis], wide.High[axis]) = (s.Low[axis], s.Low[axis] + (axis == 0 ? nx : axis == 1 ? ny : 1) * (s.High[axis] - s.Low[axis]));
        return wide;
    }

    private static JsonElement Self(params string[] call)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("this program's path is not known");
        string[] assembly = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(ParticlePeers).Assembly.Location] : [];
        return Peer.Ask(program, [.. assembly, "particles", .. call]).Answer;
    }

    [GeneratedRegex(@"Loop time of (?<time>\S+) on \d+ procs for (?<steps>\d+) steps with (?<atoms>\d+) atoms")]
    private static partial Regex LoopTime();

    [GeneratedRegex(@"(?<use>[\d.]+)% CPU use")]
    private static partial Regex CpuUse();
}
