namespace Lamina.Studies.Validation;

/// <summary>One compared quantity.</summary>
public sealed record ValidationRow
{
    /// <summary>Name of the case.</summary>
    public required string Case { get; init; }

    /// <summary>What it compares with.</summary>
    public required ValidationClass Class { get; init; }

    /// <summary>What is compared.</summary>
    public required string Quantity { get; init; }

    /// <summary>The value to be met [SI, see <see cref="Unit"/>]; null where no law gives one.</summary>
    public double? Expected { get; init; }

    /// <summary>The value computed now [SI, see <see cref="Unit"/>]; null where the model gives none.</summary>
    public double? Got { get; init; }

    /// <summary>SI unit as text, <c>1</c> for pure numbers.</summary>
    public required string Unit { get; init; }

    /// <summary>Largest |got - expected| allowed [SI, see <see cref="Unit"/>]; null where nothing is gated.</summary>
    public double? Tolerance { get; init; }

    /// <summary>Whether the case holds; null where there is no expected value.</summary>
    public bool? Pass { get; init; }

    /// <summary>Where the expected value comes from, and what was fitted.</summary>
    public required string Source { get; init; }
}
