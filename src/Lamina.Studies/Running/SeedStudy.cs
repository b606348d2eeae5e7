using Lamina.Line;
using Lamina.Line.Steps;

namespace Lamina.Studies.Running;

/// <summary>Repeats a run with the seeds that follow its own: how far its outputs depend on the random arrangement of particles.</summary>
public static class SeedStudy
{
    /// <summary>Runs the further seeds and gathers every number that all of them have.</summary>
    /// <param name="job">the run's job</param>
    /// <param name="first">what the run itself gave</param>
    /// <param name="until">last step; null runs to the recipe's end</param>
    /// <param name="seed">seed of the run; the others follow it [-]</param>
    /// <param name="count">seeds in all, 2 or more [-]</param>
    /// <param name="threads">threads of each run; the answer does not depend on it [-]</param>
    /// <param name="progress">receives the share done, or null [-]</param>
    /// <param name="cancellation">stops it</param>
    /// <returns>spreads by step, in the order of the outputs</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<SeedSpread>> Run(
        LineJob job, LineResult first, StepName? until, ulong seed, int count, int threads, Action<double>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        List<LineResult> runs = [first];
        for (var k = 1; k < count; k++)
        {
            progress?.Invoke((k - 1.0) / (count - 1));
            runs.Add(Line.Line.Run(job, new RunContext { Seed = seed + (ulong)k, Threads = threads }, until, cancellation));
        }
        var spreads = new Dictionary<string, IReadOnlyList<SeedSpread>>();
        foreach (var step in first.Steps)
        {
            var same = runs.Select(r => r.Steps.First(s => s.Step == step.Step).Outputs.Where(o => o.Word is null && o.Value is not null).ToDictionary(o => o.Name, o => o.Value!.Value)).ToArray();
            spreads[step.Step] =
            [
                .. step.Outputs.Where(o => same.All(s => s.ContainsKey(o.Name)))
                    .Select(o => new SeedSpread { Output = o.Name, Unit = o.Unit, Values = [.. same.Select(s => s[o.Name])] }),
            ];
        }
        return spreads;
    }

    /// <summary>All spreads as a table.</summary>
    /// <param name="steps">the steps with their spreads</param>
    /// <param name="seed">the first seed [-]</param>
    public static string Table(IReadOnlyList<StepRecord> steps, ulong seed)
    {
        var count = steps.SelectMany(s => s.Seeds).First().Values.Count;
        var text = new CsvText(["step", "output", "unit", "mean [SI]", "sd [SI]", .. Enumerable.Range(0, count).Select(k => $"seed {seed + (ulong)k} [SI]")]);
        foreach (var step in steps)
            foreach (var s in step.Seeds) text.Row([step.Step, s.Output, s.Unit, s.Mean, s.StandardDeviation, .. s.Values.Cast<object?>()]);
        return text.ToString();
    }
}
