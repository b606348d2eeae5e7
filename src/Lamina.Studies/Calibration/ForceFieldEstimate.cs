namespace Lamina.Studies.Calibration;

/// <summary>A fitted number of a force field.</summary>
public sealed record ForceFieldEstimate
{
    /// <summary>Name, range and unit.</summary>
    public required CalibratedValue Value { get; init; }

    /// <summary>What the file held [SI of the value].</summary>
    public required double Given { get; init; }

    /// <summary>The best value [SI of the value].</summary>
    public required double Best { get; init; }

    /// <summary>Lowest value among candidates that meet the data about as well [SI of the value].</summary>
    public required double Low { get; init; }

    /// <summary>Highest of them [SI of the value].</summary>
    public required double High { get; init; }
}
