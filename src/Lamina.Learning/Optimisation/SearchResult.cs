namespace Lamina.Learning.Optimisation;

/// <summary>What a search found.</summary>
public sealed record SearchResult
{
    /// <summary>The best point; null where no point could be evaluated.</summary>
    public required Trial? Best { get; init; }

    /// <summary>How the search ended.</summary>
    public required SearchStatus Status { get; init; }

    /// <summary>What relaxing each constraint by the whole of its limit would take off the goal, at the best point; 0 where it does not bind, null where the refinement did not get there [unit of the goal].</summary>
    public IReadOnlyList<double>? Multipliers { get; init; }

    /// <summary>What widening each variable's range by its whole width would take off the goal: positive at the high end, negative at the low end, 0 inside [unit of the goal].</summary>
    public IReadOnlyList<double>? BoundMultipliers { get; init; }

    /// <summary>Number of evaluations, of points and of derivatives [-].</summary>
    public required int Evaluations { get; init; }

    /// <summary>Those of derivatives [-].</summary>
    public int Slopes { get; init; }

    /// <summary>All trials in the order in which they were made, the same for any thread count.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }
}
