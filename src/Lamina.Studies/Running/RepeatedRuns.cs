using Lamina.Data.Runs;
using Lamina.Line;
using Lamina.Line.Steps;
using Lamina.Particles.Checkpoints;

namespace Lamina.Studies.Running;

/// <summary>Repeats a run with other seeds or by other paths. Finished repeats, and the state of particles within the one that was stopped, are kept in the run folder: a killed run goes on from there.</summary>
/// <param name="folder">the run folder; null keeps nothing</param>
/// <param name="version">version of its checkpoints [-]</param>
/// <param name="until">last step; null runs to the recipe's end</param>
/// <param name="threads">threads of each run; the answer does not depend on it [-]</param>
/// <param name="cancellation">stops it</param>
internal sealed class RepeatedRuns(RunFolder? folder, int version, StepName? until, int threads, CancellationToken cancellation)
{
    /// <summary>The numbers of one repeat.</summary>
    /// <param name="name">of what is kept: letters, digits and dashes</param>
    /// <param name="job">what to run</param>
    /// <param name="seed">with which seed [-]</param>
    /// <param name="progress">receives the share done, or null [-]</param>
    public StoredRepeat Run(string name, LineJob job, ulong seed, Action<double>? progress)
    {
        if (folder?.LoadCheckpoint(name, version) is { } stored && StoredRepeat.TryRead(stored) is { } earlier) return earlier;
        var steps = StepNames.All.ToArray();
        var context = new RunContext
        {
            Seed = seed, Threads = threads,
            Progress = (step, share) => progress?.Invoke((Math.Max(0, Array.IndexOf(steps, step)) + share) / steps.Length),
            Keeper = folder is null ? null : part => new ParticleCheckpoint(() => folder.LoadCheckpoint($"{name}-{part}", version), state => folder.SaveCheckpoint($"{name}-{part}", version, state)),
        };
        var repeat = StoredRepeat.Of(Line.Line.Run(job, context, until, cancellation));
        folder?.SaveCheckpoint(name, version, repeat.Write());
        return repeat;
    }
}
