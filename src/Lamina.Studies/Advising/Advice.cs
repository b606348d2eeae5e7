namespace Lamina.Studies.Advising;

/// <summary>How fast the line may run, what limits it, what to change first.</summary>
public sealed record Advice
{
    /// <summary>Speed of the run; null in a batch dryer [m/s].</summary>
    public double? Speed { get; init; }

    /// <summary>Highest speed at which every limit holds; null in a batch dryer or where none within a factor of eight does [m/s].</summary>
    public double? HighestSpeed { get; init; }

    /// <summary>Why there is no highest speed, or that it lies beyond the range searched.</summary>
    public string? SpeedNote { get; init; }

    /// <summary>The limits, the tightest first.</summary>
    public required IReadOnlyList<Limit> Limits { get; init; }

    /// <summary>The limit that is reached first when the line runs faster; in a batch dryer the tightest one; null without limits.</summary>
    public Limit? Limiting { get; init; }

    /// <summary>Changes tried, the most helpful first.</summary>
    public IReadOnlyList<Proposal> Proposals { get; init; } = [];
}
