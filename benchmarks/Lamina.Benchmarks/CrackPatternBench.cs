using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lamina.Drying.CrackPattern;

namespace Lamina.Benchmarks;

/// <summary>A crack pattern from the whole film to full pattern: all pieces cut out, 60 s of CPU asked for at 256x256.</summary>
internal static class CrackPatternBench
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static int Run(string[] arguments)
    {
        var json = arguments.Contains("--json");
        if (arguments.FirstOrDefault(a => a is not ("--no-save" or "--json")) is { } unknown)
        {
            Console.Error.WriteLine($"crack-pattern: {unknown} is not understood: allowed are --no-save, --json");
            return 2;
        }
        var rows = new JsonArray();
        if (!json) Console.WriteLine($"{"cells",5} {"CPU s",8} {"spacing",8} {"pieces",7} {"solutions",10} {"node updates",13}");
        foreach (var cells in new[] { 64, 128, 256 })
        {
            var process = Process.GetCurrentProcess();
            var start = process.TotalProcessorTime;
            var network = new CrackNetwork(new CrackPatternSettings { Cells = cells, ShearLength = 6, Strength = 3, WeibullModulus = 15, Seed = 1 });
            for (var drive = network.NextDrive(); drive < 2.6; drive *= 1.05) network.Load(drive);
            process.Refresh();
            var cpu = (process.TotalProcessorTime - start).TotalSeconds;
            var statistics = CrackStatistics.Of(network.Lattice, network.Damage, 3.6);
            rows.Add(new JsonObject
            {
                ["cells"] = cells, ["cpu_s"] = cpu, ["spacing"] = statistics.Spacing, ["pieces"] = statistics.Pieces, ["solutions"] = network.Solutions, ["node_updates"] = network.Work,
            });
            if (!json) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cells,5} {cpu,8:F2} {statistics.Spacing,8:F1} {statistics.Pieces,7} {network.Solutions,10} {network.Work,13}"));
        }
        var report = new JsonObject
        {
            ["benchmark"] = "crack-pattern", ["date"] = $"{DateTimeOffset.UtcNow:yyyy-MM-dd}", ["machine"] = new JsonObject { ["cpu"] = Peer.Machine().Model, ["cores"] = Environment.ProcessorCount },
            ["commit"] = Peer.Commit(), ["rows"] = rows,
        }.ToJsonString(Indented);
        if (json) Console.WriteLine(report);
        if (!arguments.Contains("--no-save")) File.WriteAllText(Path.Combine(Peer.Root, "benchmarks", "results", $"crack-pattern-{DateTimeOffset.UtcNow:yyyy-MM-dd}.json"), report + "\n");
        return 0;
    }
}
