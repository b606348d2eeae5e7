using Lamina.Line;
using Lamina.Line.Structures;

namespace Lamina.Studies.Running;

/// <summary>Repeats the runs of all seeds by other numerical paths (more increments, more steps, other damping): how far a structure of particles depends on the way in which it was computed.</summary>
internal static class PathStudy
{
    /// <summary>Runs the other paths, each with the same seeds.</summary>
    /// <param name="job">the run's job</param>
    /// <param name="changes">the other paths</param>
    /// <param name="seed">the first seed [-]</param>
    /// <param name="seeds">seeds in all [-]</param>
    /// <param name="repeats">runs them</param>
    /// <param name="progress">receives the share done [-]</param>
    /// <returns>the numbers by path and seed</returns>
    public static IReadOnlyList<IReadOnlyList<StoredRepeat>> Run(LineJob job, IReadOnlyList<PathChange> changes, ulong seed, int seeds, RepeatedRuns repeats, Action<double> progress)
    {
        // What a run costs goes with increments and steps.
        var jobs = changes.Select(c => c.Apply(job)).ToArray();
        var weights = changes.Select(c => c.Parameter == PathParameter.Damping ? 1 : c.Factor).ToArray();
        var (all, done) = (seeds * weights.Sum(), 0.0);
        var runs = new List<IReadOnlyList<StoredRepeat>>();
        for (var k = 0; k < changes.Count; k++)
        {
            var bySeed = new List<StoredRepeat>();
            for (var s = 0; s < seeds; s++)
            {
                var (before, weight) = (done, weights[k]);
                bySeed.Add(repeats.Run($"path-{k}-seed-{seed + (ulong)s}", jobs[k], seed + (ulong)s, share => progress((before + weight * share) / all)));
                done += weight;
            }
            runs.Add(bySeed);
        }
        return runs;
    }

    /// <summary>Gathers every number of a step that all runs have, in the order of the outputs.</summary>
    /// <param name="step">what the run's step gave</param>
    /// <param name="changes">the other paths</param>
    /// <param name="seeds">the numbers by seed on the recipe's path</param>
    /// <param name="runs">the numbers by path and seed</param>
    public static IReadOnlyList<PathSpread> Spreads(Line.Steps.StepResult step, IReadOnlyList<PathChange> changes, IReadOnlyList<StoredRepeat> seeds, IReadOnlyList<IReadOnlyList<StoredRepeat>> runs)
    {
        double? Of(StoredRepeat run, string output) => run.Find(step.Step, output);
        return
        [
            .. step.Outputs.Where(o => seeds.Concat(runs.SelectMany(r => r)).All(r => Of(r, o.Name) is not null)).Select(o => new PathSpread
            {
                Output = o.Name, Unit = o.Unit, Base = [.. seeds.Select(r => Of(r, o.Name)!.Value)],
                Paths = [.. changes.Select((c, k) => KeyValuePair.Create(c.Name, (IReadOnlyList<double>)[.. runs[k].Select(r => Of(r, o.Name)!.Value)]))],
            }),
        ];
    }

    /// <summary>All paths as a table: a row per output and path, the recipe's own first.</summary>
    /// <param name="steps">the steps with their spreads</param>
    /// <param name="seed">the first seed [-]</param>
    public static string Table(IReadOnlyList<StepRecord> steps, ulong seed)
    {
        var count = steps.SelectMany(s => s.Paths).First().Base.Count;
        var text = new CsvText(["step", "output", "unit", "path", "shift [SI]", .. Enumerable.Range(0, count).Select(k => $"seed {seed + (ulong)k} [SI]")]);
        foreach (var step in steps)
            foreach (var s in step.Paths)
            {
                text.Row([step.Step, s.Output, s.Unit, "recipe", 0.0, .. s.Base.Cast<object?>()]);
                for (var k = 0; k < s.Paths.Count; k++) text.Row([step.Step, s.Output, s.Unit, s.Paths[k].Key, s.Shift(k), .. s.Paths[k].Value.Cast<object?>()]);
            }
        return text.ToString();
    }
}
