namespace Lamina.Learning.Calibration;

/// <summary>A calibration: estimates with intervals, what the data cannot tell, and how well the model meets them.</summary>
public sealed record FitResult
{
    /// <summary>The estimates, in the order of the parameters.</summary>
    public required IReadOnlyList<FitEstimate> Estimates { get; init; }

    /// <summary>Correlation of the estimates, by row and column; NaN where the data do not determine a parameter [-].</summary>
    public required double[][] Correlation { get; init; }

    /// <summary>Covariance of the estimates in the coordinates of <see cref="Direction"/> (widths of the ranges); empty where the data do not determine all parameters [-].</summary>
    public required double[][] Covariance { get; init; }

    /// <summary>Directions in the space of parameters, the best known first.</summary>
    public required IReadOnlyList<Direction> Directions { get; init; }

    /// <summary>How each series was met.</summary>
    public required IReadOnlyList<SeriesFit> Series { get; init; }

    /// <summary>Sum of squares of residuals over their standard deviations, priors included [-].</summary>
    public required double ChiSquared { get; init; }

    /// <summary>Values minus parameters, priors counted as values.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>Probability that an interval covers [-].</summary>
    public required double Level { get; init; }

    /// <summary>Whether the search converged.</summary>
    public required bool Converged { get; init; }

    /// <summary>Evaluations of the model.</summary>
    public required int Evaluations { get; init; }

    /// <summary>Evaluations without an answer.</summary>
    public required int Failures { get; init; }

    /// <summary>What a reader should know.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
