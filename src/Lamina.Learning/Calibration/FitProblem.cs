namespace Lamina.Learning.Calibration;

/// <summary>Measured values, the model that should give them, and what may move.</summary>
public sealed record FitProblem
{
    /// <summary>The parameters.</summary>
    public required IReadOnlyList<FitParameter> Parameters { get; init; }

    /// <summary>The data.</summary>
    public required IReadOnlyList<FitSeries> Series { get; init; }

    /// <summary>Parameters in, predictions out, for all series one after the other. NaN or no answer counts as infinitely bad.</summary>
    public required VectorFunction Model { get; init; }
}
