namespace Lamina.Learning.Sensitivity;

/// <summary>How much of the variance of an output one input makes.</summary>
public sealed record SobolIndex
{
    /// <summary>First-order index: the share of the variance that goes when this input alone is known [-].</summary>
    public required double First { get; init; }

    /// <summary>Lower end of its interval [-].</summary>
    public required double FirstLow { get; init; }

    /// <summary>Upper end of its interval [-].</summary>
    public required double FirstHigh { get; init; }

    /// <summary>Total index: the share that stays when all other inputs are known; above the first-order index by its interactions [-].</summary>
    public required double Total { get; init; }

    /// <summary>Lower end of its interval [-].</summary>
    public required double TotalLow { get; init; }

    /// <summary>Upper end of its interval [-].</summary>
    public required double TotalHigh { get; init; }
}
