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

    /// <summary>
    /// Derivatives at a trial, where the model knows them: of the goal, and of each margin, with every coordinate of the unit box. Null, or null for a point, leaves it to difference quotients.
    /// The last word is left to quotients anyway.
    /// </summary>
    public Func<Trial, CancellationToken, (double[] Goal, double[][] Margins)?>? Slopes { get; init; }
}
