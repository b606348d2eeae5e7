namespace Lamina.Learning.Optimisation;

/// <summary>How <see cref="ConstrainedSearch"/> goes about it. Defaults suit smooth models with numerical noise of 1e-5 of their outputs.</summary>
public sealed record SearchOptions
{
    /// <summary>Points that are tried first, such as the setting in use [-].</summary>
    public IReadOnlyList<IReadOnlyList<double>> Starts { get; init; } = [];

    /// <summary>Points of a scrambled Sobol' sequence that look over the whole box; null takes 8 per variable, at least 16 and at most 128 [-].</summary>
    public int? GlobalPoints { get; init; }

    /// <summary>From how many of the best points, apart from each other, the refinement starts [-].</summary>
    public int Refinements { get; init; } = 2;

    /// <summary>Step of the difference quotients, share of each variable's range [-].</summary>
    public double DifferenceStep { get; init; } = 0.01;

    /// <summary>The refinement ends when the expected gain falls below this share of the goal's spread [-].</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>How far inside the constraints the refinement aims, so that its answer keeps them [-].</summary>
    public double BackOff { get; init; } = 1e-4;

    /// <summary>The most evaluations [-].</summary>
    public int MostEvaluations { get; init; } = 4000;

    /// <summary>Threads; 0 takes all. The answer does not depend on it [-].</summary>
    public int Threads { get; init; }

    /// <summary>Seed of the scrambling [-].</summary>
    public ulong Seed { get; init; }
}
