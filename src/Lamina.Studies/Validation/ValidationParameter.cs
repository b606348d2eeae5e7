namespace Lamina.Studies.Validation;

/// <summary>A parameter of a case that <c>--set</c> may change.</summary>
public sealed record ValidationParameter
{
    /// <summary>Name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>SI unit as text; <c>1</c> for pure numbers, empty for a choice.</summary>
    public required string Unit { get; init; }

    /// <summary>The value where it is not set, as it would be written; null where it must be set or stays absent.</summary>
    public string? Default { get; init; }

    /// <summary>What it is.</summary>
    public required string Description { get; init; }

    /// <summary>The allowed words of a choice; empty for a number.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Smallest value allowed [SI, see <see cref="Unit"/>].</summary>
    public double Lowest { get; init; } = double.NegativeInfinity;

    /// <summary>Largest value allowed [SI, see <see cref="Unit"/>].</summary>
    public double Highest { get; init; } = double.PositiveInfinity;
}
