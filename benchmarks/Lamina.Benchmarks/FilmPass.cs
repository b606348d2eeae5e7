using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lamina.Drying.Film;
using Lamina.Line.Coating;
using Lamina.Line.Drying;
using Lamina.Line.Mixing;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;

namespace Lamina.Benchmarks;

/// <summary>A whole dryer pass of each example, warm: CPU seconds, allocation and solver work, at the recipe's grid and at doubled cells with what doubling changes.</summary>
internal static class FilmPass
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static int Run(string[] arguments)
    {
        var save = !arguments.Contains("--no-save");
        var json = arguments.Contains("--json");
        if (arguments.FirstOrDefault(a => a is not ("--no-save" or "--json")) is { } unknown)
        {
            Console.Error.WriteLine($"film-pass: {unknown} is not understood: allowed are --no-save, --json");
            return 2;
        }
        var rows = new List<object>();
        if (!json) Console.WriteLine($"{"example",-32} {"cells",5} {"zones",5} {"cold ms",8} {"warm ms",8} {"kB",7} {"steps",6} {"rates",7} {"worst change on doubling the grid",34}");
        foreach (var recipe in Recipes())
        {
            var name = Path.GetRelativePath(Path.Combine(Peer.Root, "examples"), recipe)[..^".yaml".Length];
            var film = Case(recipe);
            var cold = Cpu(() => film.Solve(), 1);
            var solution = film.Solve();
            for (var i = 0; i < 20; i++) film.Solve();
            var repeats = Math.Clamp((int)(2 / Math.Max(1e-3, Cpu(() => film.Solve(), 1))), 3, 200);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var warm = Cpu(() => film.Solve(), repeats);
            var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / repeats;
            var doubled = (film with { Options = film.Options with { Cells = 2 * film.Options.Cells } }).Solve();
            var (worst, change) = WorstChange(solution.Outputs, doubled.Outputs);
            rows.Add(new
            {
                example = name, cells = film.Options.Cells, zones = film.Program.Zones.Count, cold_cpu_s = cold, warm_cpu_s = warm, allocated_bytes = allocated,
                steps = solution.Statistics.Steps, rates = solution.Statistics.Rates, doubling = new { output = worst, relative_change = change },
            });
            if (!json) Console.WriteLine($"{name,-32} {film.Options.Cells,5} {film.Program.Zones.Count,5} {1e3 * cold,8:F1} {1e3 * warm,8:F2} {allocated / 1024,7} {solution.Statistics.Steps,6} {solution.Statistics.Rates,7} {worst + " " + (100 * change).ToString("F3", CultureInfo.InvariantCulture) + " %",34}");
        }
        var report = JsonSerializer.Serialize(new { benchmark = "film-pass", date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd"), machine = new { cpu = Peer.Machine().Model, cores = Environment.ProcessorCount }, commit = Peer.Commit(), runtime = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription, rows }, Indented);
        if (json) Console.WriteLine(report);
        if (save) File.WriteAllText(Path.Combine(Peer.Root, "benchmarks", "results", $"film-pass-{DateTimeOffset.UtcNow:yyyy-MM-dd}.json"), report + "\n");
        return 0;
    }

    // Recipes lie in numbered folders; other folders of the examples hold other kinds of files.
    private static IEnumerable<string> Recipes() => Directory.EnumerateDirectories(Path.Combine(Peer.Root, "examples"), "??-*")
        .Where(d => Path.GetFileName(d) is [>= '0' and <= '9', >= '0' and <= '9', ..])
        .SelectMany(d => Directory.EnumerateFiles(d, "*.yaml"))
        .Where(f => !Path.GetFileName(f).StartsWith("line"))
        .Order(StringComparer.Ordinal);

    private static FilmCase Case(string recipe)
    {
        var job = RecipeReader.Read(recipe).Job;
        var film = job.WetFilm ?? new CoatingStep().Run(MixingStep.Mix(job.Formulation), job.Coating!, new RunContext()).Product;
        return FilmCaseBuilder.Build(film, job.Solvent, job.Drying!, job.Equipment);
    }

    private static double Cpu(Action action, int repeats)
    {
        var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        for (var i = 0; i < repeats; i++) action();
        process.Refresh();
        return (process.TotalProcessorTime - start).TotalSeconds / repeats;
    }

    private static (string Output, double Change) WorstChange(FilmOutputs a, FilmOutputs b)
    {
        var (worst, change) = ("none", 0.0);
        foreach (var property in typeof(FilmOutputs).GetProperties().Where(p => p.PropertyType == typeof(FilmOutput)))
        {
            // Residual solvent far below the target is a number without meaning: it is judged only where it is reported as not dry.
            if (property.Name == nameof(FilmOutputs.ResidualSolvent)) continue;
            var (x, y) = (((FilmOutput)property.GetValue(a)!).Value, ((FilmOutput)property.GetValue(b)!).Value);
            if (x is not { } from || y is not { } to || from == 0) continue;
            if (Math.Abs(to / from - 1) > change) (worst, change) = (property.Name, Math.Abs(to / from - 1));
        }
        return (worst, change);
    }
}
