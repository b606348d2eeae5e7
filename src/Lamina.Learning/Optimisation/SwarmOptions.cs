namespace Lamina.Learning.Optimisation;

/// <summary>How <see cref="ParticleSwarm"/> goes about it.</summary>
public sealed record SwarmOptions
{
    /// <summary>Members of the swarm [-].</summary>
    public int Members { get; init; } = 16;

    /// <summary>The most iterations after the first look [-].</summary>
    public int MostIterations { get; init; } = 60;

    /// <summary>Points that are among the first, such as the setting in use [-].</summary>
    public IReadOnlyList<IReadOnlyList<double>> Starts { get; init; } = [];

    /// <summary>Iterations without gain after which the search ends [-].</summary>
    public int Patience { get; init; } = 10;

    /// <summary>What counts as gain, share of the best goal so far [-].</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>The search ends when the goal is at or below this [unit of the goal].</summary>
    public double Enough { get; init; } = double.NegativeInfinity;

    /// <summary>Threads; 0 takes all. The answer does not depend on it [-].</summary>
    public int Threads { get; init; }

    /// <summary>Seed of places and pulls [-].</summary>
    public ulong Seed { get; init; }
}
