namespace Lamina.Learning.Optimisation;

/// <summary>What a swarm found.</summary>
public sealed record SwarmResult
{
    /// <summary>The best point; null where no point had an answer [-].</summary>
    public required IReadOnlyList<double>? Best { get; init; }

    /// <summary>Its goal; infinite where no point had an answer [unit of the goal].</summary>
    public required double Goal { get; init; }

    /// <summary>How the search ended.</summary>
    public required SearchStatus Status { get; init; }

    /// <summary>Evaluations [-].</summary>
    public required int Evaluations { get; init; }

    /// <summary>The best goal after the first look and after every iteration [unit of the goal].</summary>
    public required IReadOnlyList<double> History { get; init; }
}
