namespace Lamina.Learning.Optimisation;

/// <summary>A function to make small under constraints, over the unit box. The delegate must be safe for several threads and give the same answer for the same point.</summary>
public sealed record ConstrainedProblem
{
    /// <summary>Number of variables [-].</summary>
    public required int Dimensions { get; init; }

    /// <summary>Number of constraints [-].</summary>
    public required int Constraints { get; init; }

    /// <summary>Evaluates a point of the unit box. A point that has no answer is a failed trial, not an exception.</summary>
    public required Func<IReadOnlyList<double>, CancellationToken, Trial> Evaluate { get; init; }
}
