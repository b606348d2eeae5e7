namespace Lamina.Drying.Film;

/// <summary>Work that a solution took, passes for zone balances included.</summary>
public sealed record FilmStatistics
{
    /// <summary>Accepted time steps.</summary>
    public required long Steps { get; init; }

    /// <summary>Evaluations of the rates.</summary>
    public required long Rates { get; init; }

    /// <summary>Jacobians taken.</summary>
    public required long Jacobians { get; init; }

    /// <summary>Newton iterations.</summary>
    public required long NewtonIterations { get; init; }

    /// <summary>Steps rejected or repeated.</summary>
    public required long Failures { get; init; }
}
