namespace Lamina.Studies.Running;

/// <summary>What one assumed constant does to one output.</summary>
public sealed record ConstantInfluence
{
    /// <summary>Name of the constant.</summary>
    public required string Constant { get; init; }

    /// <summary>Lower bound of the constant [SI of the constant].</summary>
    public required double Lower { get; init; }

    /// <summary>Upper bound of the constant [SI of the constant].</summary>
    public required double Upper { get; init; }

    /// <summary>SI unit of the constant as text.</summary>
    public required string Unit { get; init; }

    /// <summary>The output with the constant at its lower bound; null where the run has none [SI of the output].</summary>
    public double? AtLower { get; init; }

    /// <summary>The output with the constant at its upper bound; null where the run has none [SI of the output].</summary>
    public double? AtUpper { get; init; }
}
