using Lamina.Particles.Checkpoints;

namespace Lamina.Line.Steps;

/// <summary>What a step may use besides its input and settings. Holds nothing that may change a result, except the seed.</summary>
public sealed record RunContext
{
    /// <summary>Seed of the run; random numbers depend on (seed, stream, step, particle) only [-].</summary>
    public ulong Seed { get; init; }

    /// <summary>Called with a step's name and the share done [-]; null where nobody listens.</summary>
    public Action<string, double>? Progress { get; init; }

    /// <summary>Threads that a long step may use; the answer has the same bytes for any number [-].</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Where the state of a long step is kept, by a name of its own; null, or null for a name, where nothing is kept. A step that goes on from it ends with the same bytes.</summary>
    public Func<string, ParticleCheckpoint?>? Keeper { get; init; }

    /// <summary>Clock for timings; never read by a model.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Reports progress.</summary>
    /// <param name="step">name of the step</param>
    /// <param name="share">share done, 0 to 1 [-]</param>
    public void Report(string step, double share) => Progress?.Invoke(step, share);
}
