namespace Lamina.Learning.Calibration;

/// <summary>How one series was met.</summary>
public sealed record SeriesFit
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What the model gives at the best point [unit of the series].</summary>
    public required double[] Predictions { get; init; }

    /// <summary>Measured minus predicted [unit of the series].</summary>
    public required double[] Residuals { get; init; }

    /// <summary>Standard deviation of the values as used: given, or estimated from the residuals [unit of the series].</summary>
    public required double[] Deviations { get; init; }

    /// <summary>Whether it was estimated.</summary>
    public required bool Estimated { get; init; }

    /// <summary>Root mean square of the residuals [unit of the series].</summary>
    public required double RootMeanSquare { get; init; }

    /// <summary>Correlation of a residual with the next one; near 0 for independent errors [-].</summary>
    public required double Autocorrelation { get; init; }

    /// <summary>How many independent values this series is worth [-].</summary>
    public required double EffectiveCount { get; init; }
}
