using System.Diagnostics;
using System.Text.Json;
using Lamina.Studies.Evaluation;
using Lamina.Studies.Maps;
using Lamina.Studies.Protocols;

namespace Lamina.Benchmarks;

/// <summary>What designing a dryer costs: a map of whole passes, an optimisation with six variables and four conditions, one warm what-if; the industrial example.</summary>
internal static class OperatingMaps
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static string Recipe => Path.Combine(Peer.Root, "examples", "05-industrial-nmc", "recipe.yaml");

    /// <summary>lamina bench map</summary>
    public static int Map(string[] arguments)
    {
        var points = 40;
        if (!Options("map", arguments, ref points)) return 2;
        var wall = Stopwatch.StartNew();
        var map = MapStudy.Run(new MapRequest
        {
            Recipe = Recipe, X = "speed: 15..45 m/min", Y = "dryer.zones[=].air_temperature: 80..130 degC", Of = ["residual_solvent", "binder_bottom_over_mean", "lel_fraction_max"], Points = points,
        });
        return Report("map", arguments, new { points, passes = map.Evaluations, failures = map.Failures.Sum(f => f.Count), cpu_s = map.CpuTime, cpu_s_per_pass = map.CpuTime / map.Evaluations, wall_s = wall.Elapsed.TotalSeconds, target_wall_s_on_two_cores = 90 });
    }

    /// <summary>lamina bench protocols</summary>
    public static int Protocols(string[] arguments)
    {
        var unused = 0;
        if (!Options("protocols", arguments, ref unused)) return 2;
        var wall = Stopwatch.StartNew();
        var optimum = OptimiseStudy.Run(new OptimiseRequest
        {
            Recipe = Recipe, Goal = "speed", Maximise = true,
            Vary = ["speed: 10..60 m/min", "dryer.zones[*].air_temperature: 70..130 degC", "dryer.zones[0].nozzle_velocity: 5..20 m/s", "dryer.zones[1].nozzle_velocity: 5..20 m/s"],
            SubjectTo = ["residual_solvent <= 2000 ppm", "binder_bottom_over_mean >= 0.6", "lel_fraction_max <= 25 %", "peak_film_temperature <= 130 degC"],
        });
        var search = wall.Elapsed.TotalSeconds;
        var evaluator = RecipeEvaluator.Read(Recipe);
        var speed = evaluator.Vary("speed: 10..60 m/min");
        evaluator.At(speed, [0.5]);
        var start = Environment.CpuUsage.TotalTime;
        wall.Restart();
        const int repeats = 5;
        for (var i = 0; i < repeats; i++) evaluator.At(speed, [0.5 + 0.02 * i]);
        return Report("protocols", arguments, new
        {
            variables = 6, conditions = 4, passes = optimum.Evaluations, status = optimum.Status.ToString(), speed_m_per_min = 60 * optimum.Value, cpu_s = optimum.CpuTime, wall_s = search, target_wall_s_on_two_cores = 60,
            what_if_cpu_s = (Environment.CpuUsage.TotalTime - start).TotalSeconds / repeats, what_if_wall_s = wall.Elapsed.TotalSeconds / repeats, what_if_target_s = 0.1,
        });
    }

    private static bool Options(string name, string[] arguments, ref int points)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is "--no-save" or "--json") continue;
            if (name == "map" && arguments[i] == "--points" && i + 1 < arguments.Length && int.TryParse(arguments[i + 1], out points) && points is >= 3 and <= 200)
            {
                i++;
                continue;
            }
            Console.Error.WriteLine($"{name}: {arguments[i]} is not understood: allowed are --no-save, --json{(name == "map" ? ", --points 3..200" : "")}");
            return false;
        }
        return true;
    }

    private static int Report(string name, string[] arguments, object figures)
    {
        var report = JsonSerializer.Serialize(new
        {
            benchmark = name, date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd"), machine = new { cpu = Peer.Machine().Model, cores = Environment.ProcessorCount }, commit = Peer.Commit(),
            runtime = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription, figures,
        }, Indented);
        Console.WriteLine(report);
        if (!arguments.Contains("--no-save")) File.WriteAllText(Path.Combine(Peer.Root, "benchmarks", "results", $"{name}-{DateTimeOffset.UtcNow:yyyy-MM-dd}.json"), report + "\n");
        return 0;
    }
}
