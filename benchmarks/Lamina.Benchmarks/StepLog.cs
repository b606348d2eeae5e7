using System.Text.Json.Nodes;

namespace Lamina.Benchmarks;

/// <summary>Turns the status lines of a study into CPU seconds and peak memory by step, and shows them on standard error with the CPU seconds so far.</summary>
internal sealed class StepLog
{
    private readonly JsonArray steps = [];
    private string? step;
    private double since = Environment.CpuUsage.TotalTime.TotalSeconds;

    public void Take(string line)
    {
        Console.Error.WriteLine($"{Environment.CpuUsage.TotalTime.TotalSeconds,8:F1} s {line}");
        if (!line.StartsWith("warning", StringComparison.Ordinal)) Next(line);
    }

    public JsonArray Close()
    {
        Next(null);
        return steps;
    }

    private void Next(string? line)
    {
        var now = Environment.CpuUsage.TotalTime.TotalSeconds;
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        if (step is not null) steps.Add((JsonNode)new JsonObject { ["step"] = step.Replace(Peer.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), ["cpu_s"] = Math.Round(now - since, 3), ["peak_mb_so_far"] = Math.Round(process.PeakWorkingSet64 / 1e6) });
        (step, since) = (line, now);
    }
}
