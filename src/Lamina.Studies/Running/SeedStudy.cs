using Lamina.Line;

namespace Lamina.Studies.Running;

/// <summary>Repeats a run with the seeds that follow its own: how far its outputs depend on the random arrangement of particles.</summary>
internal static class SeedStudy
{
    /// <summary>Runs the further seeds.</summary>
    /// <param name="job">the run's job</param>
    /// <param name="first">what the run itself gave</param>
    /// <param name="seed">seed of the run; the others follow it [-]</param>
    /// <param name="count">seeds in all [-]</param>
    /// <param name="repeats">runs them</param>
    /// <param name="progress">receives the share done [-]</param>
    /// <returns>the numbers by seed, that of the run first</returns>
    public static IReadOnlyList<StoredRepeat> Run(LineJob job, LineResult first, ulong seed, int count, RepeatedRuns repeats, Action<double> progress)
    {
        List<StoredRepeat> runs = [StoredRepeat.Of(first)];
        for (var k = 1; k < count; k++)
        {
            var done = k - 1;
            runs.Add(repeats.Run($"seed-{seed + (ulong)k}", job, seed + (ulong)k, share => progress((done + share) / (count - 1))));
        }
        return runs;
    }

    /// <summary>Gathers every number of a step that all seeds have, in the order of the outputs.</summary>
    /// <param name="step">what the run's step gave</param>
    /// <param name="runs">the numbers by seed, two or more</param>
    public static IReadOnlyList<SeedSpread> Spreads(Line.Steps.StepResult step, IReadOnlyList<StoredRepeat> runs) =>
    [
        .. step.Outputs.Where(o => runs.All(r => r.Find(step.Step, o.Name) is not null))
            .Select(o => new SeedSpread { Output = o.Name, Unit = o.Unit, Values = [.. runs.Select(r => r.Find(step.Step, o.Name)!.Value)] }),
    ];

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
