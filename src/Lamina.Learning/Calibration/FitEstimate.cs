namespace Lamina.Learning.Calibration;

/// <summary>What the data say of one parameter.</summary>
public sealed record FitEstimate
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Best value [unit of the parameter].</summary>
    public required double Value { get; init; }

    /// <summary>Standard deviation from the linearised model; null where the data do not determine it [unit of the parameter].</summary>
    public required double? StandardDeviation { get; init; }

    /// <summary>Lower end of the linearised interval, not below the range; null where there is none [unit of the parameter].</summary>
    public required double? Low { get; init; }

    /// <summary>Upper end of it [unit of the parameter].</summary>
    public required double? High { get; init; }

    /// <summary>Lower end of the profile-likelihood interval; null where it was not asked for or the data leave it open within the range [unit of the parameter].</summary>
    public double? ProfileLow { get; init; }

    /// <summary>Upper end of it [unit of the parameter].</summary>
    public double? ProfileHigh { get; init; }

    /// <summary>Whether profiles were computed: tells an open end from one that was not looked for.</summary>
    public bool Profiled { get; init; }

    /// <summary>Whether the best value lies on an end of the range.</summary>
    public required bool AtBound { get; init; }

    /// <summary>Whether the data say clearly more than the range did.</summary>
    public required Knowledge Knowledge { get; init; }
}
