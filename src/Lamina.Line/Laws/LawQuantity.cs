namespace Lamina.Line.Laws;

/// <summary>What a law takes or gives: a column of a user's table.</summary>
public sealed record LawQuantity
{
    /// <summary>Name, also the header of its column: <c>shear_rate [1/s]</c>.</summary>
    public required string Name { get; init; }

    /// <summary>SI unit as text, <c>1</c> for pure numbers.</summary>
    public required string Unit { get; init; }

    /// <summary>What it is.</summary>
    public required string Description { get; init; }

    /// <summary>Smallest value that the law takes [SI, see <see cref="Unit"/>].</summary>
    public double Lowest { get; init; }

    /// <summary>Largest value that the law takes [SI, see <see cref="Unit"/>].</summary>
    public double Highest { get; init; } = double.PositiveInfinity;
}
