namespace Lamina.Learning.Calibration;

/// <summary>Where a least-squares search ended.</summary>
public sealed record LeastSquaresResult
{
    /// <summary>Why it ended.</summary>
    public required LeastSquaresStatus Status { get; init; }

    /// <summary>The best point found [unit of each variable].</summary>
    public required double[] Point { get; init; }

    /// <summary>Residuals there [unit of each residual].</summary>
    public required double[] Residuals { get; init; }

    /// <summary>Sum of their squares; infinity where the model has no answer at the start [-].</summary>
    public required double SumOfSquares { get; init; }

    /// <summary>Derivatives of the residuals there, by variable, then residual [residual per variable].</summary>
    public required double[][] Jacobian { get; init; }

    /// <summary>Jacobians taken.</summary>
    public required int Iterations { get; init; }

    /// <summary>Evaluations of the model.</summary>
    public required int Evaluations { get; init; }
}
