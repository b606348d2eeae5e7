namespace Lamina.Learning.Calibration;

/// <summary>Measured values of one kind, in the order in which they were taken: one column of a table.</summary>
public sealed record FitSeries
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>The measured values [unit of the series].</summary>
    public required double[] Values { get; init; }

    /// <summary>Standard deviation of each value; null where it is unknown and estimated from the residuals, one for the whole series [unit of the series].</summary>
    public double[]? Deviations { get; init; }
}
