using System.Globalization;
using System.Text.Json;

namespace Lamina.Benchmarks;

/// <summary>
/// The two limit problems of the film model beside scipy and CVODE: same grid, same discretisation, each program at the loosest tolerance of a common list
/// from which on its answer is within 0.1 % of the converged solution of that grid in every cell. CPU seconds (user and system) per solve, start-up
/// excluded and told apart.
/// </summary>
internal static class FilmPeers
{
    private const double Accuracy = 1e-3;

    // Three per decade. A tolerance counts only if all tighter ones in the list are good as well: a lucky hit is not an accuracy.
    private static readonly double[] Tolerances = [1e-2, 5e-3, 2e-3, 1e-3, 5e-4, 2e-4, 1e-4, 5e-5, 2e-5, 1e-5];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly string[] ScipyMethods = ["BDF", "Radau", "LSODA", "LSODA-jac"];
    private static readonly string[] CvodeJacobians = ["analytic", "differences"];

    public static int Run(string[] arguments)
    {
        int[] cells = [100, 200, 400];
        var (seconds, save, json) = (1.0, true, false);
        for (var i = 0; i < arguments.Length; i++)
            switch (arguments[i])
            {
                case "--cells" when i + 1 < arguments.Length && TryCells(arguments[i + 1], out var given): cells = given; i++; break;
                case "--seconds" when i + 1 < arguments.Length && double.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var s) && s is > 0 and <= 600: seconds = s; i++; break;
                case "--no-save": save = false; break;
                case "--json": json = true; break;
                default:
                    Console.Error.WriteLine($"film-peers: {arguments[i]} is not understood: allowed are --cells 10..10000[,...], --seconds up to 600, --no-save, --json");
                    return 2;
            }
        string python, cvode;
        try
        {
            python = Peer.Python();
            cvode = Peer.CompileCvode();
        }
        catch (PeerMissingException missing)
        {
            Console.Error.WriteLine("film-peers: " + missing.Message);
            return 4;
        }

        var rows = new List<Comparison>();
        foreach (var problem in new[] { "binder", "consolidation" })
            foreach (var n in cells)
            {
                if (!json) Console.Error.WriteLine($"{problem}, {n} cells ...");
                rows.Add(Compare(problem, n, seconds, python, cvode));
            }
        var report = Report(rows, seconds);
        if (json) Console.Out.WriteLine(report);
        else Table(rows);
        if (save)
        {
            var path = Path.Combine(Peer.Root, "benchmarks", "results", $"film-peers-{DateTimeOffset.UtcNow:yyyy-MM-dd}.json");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, report + "\n");
            Console.Error.WriteLine("written: " + Path.GetRelativePath(Peer.Root, path));
        }
        return 0;
    }

    private sealed record Timing(string Program, string Method, double Tolerance, double Cpu, double WholeProcess, double Difference, double Bottom, double Top, long Rates, long Solves);

    private sealed record Comparison(string Problem, int Cells, double Bottom, double Top, Timing Lamina, IReadOnlyList<Timing> Scipy, IReadOnlyList<Timing> Cvode)
    {
        public Timing BestScipy => Scipy.MinBy(t => t.Cpu)!;
        public Timing BestCvode => Cvode.MinBy(t => t.Cpu)!;
        public double OverScipy => BestScipy.Cpu / Lamina.Cpu;
        public double OverCvode => BestCvode.Cpu / Lamina.Cpu;
    }

    private static Comparison Compare(string problem, int cells, double seconds, string python, string cvode)
    {
        var exact = new FilmProblem(problem, cells, 1e-10).Integrate().ToArray();
        var lamina = Measure("Lamina", exact, seconds, tolerance => Own(problem, cells, tolerance, 0), tolerance => Own(problem, cells, tolerance, seconds))
            ?? throw new InvalidOperationException($"{problem}, {cells} cells: Lamina does not reach {Accuracy} at any tolerance");
        Timing? Ask(string program, string variant, params string[] prefix)
        {
            Answer Once(double tolerance, double time)
            {
                var (answer, whole) = Peer.Ask(prefix[0], [.. prefix[1..], problem, Peer.Text(cells), variant, Peer.Text(tolerance), Peer.Text(time)]);
                if (!answer.GetProperty("ok").GetBoolean()) return new Answer([], double.NaN, whole, "", "", 0, 0);
                return new Answer(answer.GetProperty("profile").EnumerateArray().Select(v => v.GetDouble()).ToArray(), answer.GetProperty("cpu_s").GetDouble(), whole,
                    answer.GetProperty("program").GetString()!, answer.GetProperty("method").GetString()!, answer.GetProperty("rates").GetInt64(), answer.GetProperty("solves").GetInt64());
            }
            return Measure(program, exact, seconds, tolerance => Once(tolerance, 1e-9), tolerance => Once(tolerance, seconds));
        }
        var scipy = ScipyMethods.Select(m => Ask("scipy", m, python, Path.Combine(Peer.Root, "benchmarks", "peers", "film_peers.py"))).OfType<Timing>().ToList();
        var compiled = CvodeJacobians.Select(j => Ask("CVODE", j, cvode)).OfType<Timing>().ToList();
        if (scipy.Count == 0 || compiled.Count == 0) throw new InvalidOperationException($"{problem}, {cells} cells: a peer does not reach {Accuracy} at any tolerance");
        return new Comparison(problem, cells, exact[0], exact[^1], lamina, scipy, compiled);
    }

    private sealed record Answer(double[] Profile, double Cpu, double Whole, string Program, string Method, long Rates, long Solves);

    private static Timing? Measure(string program, double[] exact, double seconds, Func<double, Answer> probe, Func<double, Answer> time)
    {
        double? loosest = null;
        foreach (var tolerance in Tolerances.Reverse())
        {
            if (!(Difference(probe(tolerance).Profile, exact) <= Accuracy)) break;
            loosest = tolerance;
        }
        if (loosest is not { } chosen) return null;
        var run = time(chosen);
        return new Timing(run.Program, run.Method, chosen, run.Cpu, run.Whole, Difference(run.Profile, exact), run.Profile[0], run.Profile[^1], run.Rates, run.Solves);
    }

    private static double Difference(double[] profile, double[] exact)
    {
        if (profile.Length != exact.Length) return double.PositiveInfinity;
        var worst = 0.0;
        for (var i = 0; i < exact.Length; i++) worst = Math.Max(worst, Math.Abs(profile[i] / exact[i] - 1));
        return worst;
    }

    /// <summary>Compiled code is what a user of the library meets from the second on, so warm up until the runtime has settled; whole-process time is told apart.</summary>
    private static Answer Own(string problem, int cells, double tolerance, double seconds)
    {
        var model = new FilmProblem(problem, cells, tolerance);
        var first = Environment.CpuUsage.TotalTime;
        var profile = model.Integrate().ToArray();
        if (seconds == 0) return new Answer(profile, double.NaN, double.NaN, "Lamina", "", model.Statistics.Rates, 1);
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 200; i++) model.Integrate();
            Thread.Sleep(150);
        }
        var solves = 0L;
        var start = Environment.CpuUsage.TotalTime;
        double spent;
        do
        {
            for (var i = 0; i < 200; i++) model.Integrate();
            solves += 200;
            spent = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        }
        while (spent < seconds);
        // Whole process so far: start of the runtime, compilation, warm-up and all timings of this program; an upper bound.
        return new Answer(profile, spent / solves, (Environment.CpuUsage.TotalTime - first).TotalSeconds, "Lamina", "NDF 1-5, tridiagonal, analytic Jacobian", model.Statistics.Rates, solves);
    }

    private static void Table(List<Comparison> rows)
    {
        Console.WriteLine($"CPU time of one solve, every program at the loosest tolerance from which on all cells are within {Accuracy:P1} of the converged solution of the grid");
        Console.WriteLine();
        Console.WriteLine("problem        cells  program                 method                                   tolerance   CPU/solve   whole run    largest difference   bottom     top");
        foreach (var row in rows)
        {
            foreach (var t in new[] { row.Lamina }.Concat(row.Scipy).Concat(row.Cvode))
                Console.WriteLine($"{row.Problem,-14} {row.Cells,5}  {t.Program,-22}  {t.Method,-40} {t.Tolerance,8:0E-0} {t.Cpu * 1e6,9:F1} us {t.WholeProcess,9:F2} s   {t.Difference,14:P3}   {t.Bottom,13:F6} {t.Top:F6}");
            Console.WriteLine($"{"",-14} {"",5}  best scipy / Lamina {row.OverScipy:F1}, best CVODE / Lamina {row.OverCvode:F1}");
            Console.WriteLine();
        }
        var (scipy, cvode) = (rows.Min(r => r.OverScipy), rows.Min(r => r.OverCvode));
        var ordinary = rows.Min(r => r.Scipy.Where(t => !t.Method.StartsWith("LSODA", StringComparison.Ordinal)).Select(t => t.Cpu).DefaultIfEmpty(double.NaN).Min() / r.Lamina.Cpu);
        Console.WriteLine($"least ratio to the best of scipy {scipy:F1} (aim 50): {(scipy >= 50 ? "met" : "not met")}");
        Console.WriteLine($"least ratio to scipy's own stiff methods, BDF and Radau {ordinary:F1} (LSODA is compiled Fortran that calls Python for the rates)");
        Console.WriteLine($"least ratio to CVODE {cvode:F1} (aim 1): {(cvode >= 1 ? "met" : "not met")}");
    }

    private static string Report(List<Comparison> rows, double seconds)
    {
        var (model, cores) = Peer.Machine();
        object Entry(Timing t) => new
        {
            program = t.Program, method = t.Method, tolerance = t.Tolerance, cpu_s = t.Cpu, whole_process_cpu_s = t.WholeProcess, largest_difference = t.Difference,
            bottom = t.Bottom, top = t.Top, rates = t.Rates, solves = t.Solves,
        };
        return JsonSerializer.Serialize(new
        {
            benchmark = "film-peers",
            date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            machine = new { cpu = model, cores, vector512 = System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated },
            commit = Peer.Commit(),
            runtime = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription,
            accuracy = Accuracy,
            seconds_per_timing = seconds,
            least_ratio_scipy = rows.Min(r => r.OverScipy),
            least_ratio_cvode = rows.Min(r => r.OverCvode),
            cases = rows.Select(r => new
            {
                problem = r.Problem, cells = r.Cells, converged = new { bottom = r.Bottom, top = r.Top },
                lamina = Entry(r.Lamina), scipy = r.Scipy.Select(Entry), cvode = r.Cvode.Select(Entry),
                best_scipy = r.BestScipy.Method, ratio_scipy = r.OverScipy, best_cvode = r.BestCvode.Method, ratio_cvode = r.OverCvode,
            }),
        }, Indented);
    }

    private static bool TryCells(string text, out int[] cells)
    {
        var parts = text.Split(',').Select(p => int.TryParse(p, CultureInfo.InvariantCulture, out var n) ? n : 0).ToArray();
        cells = parts;
        return parts.Length > 0 && parts.All(n => n is >= 10 and <= 10_000);
    }
}
