namespace Lamina.Studies.Maps;

/// <summary>A quantity over the map.</summary>
public sealed record MapField
{
    /// <summary>Output, recipe value or formula as asked for.</summary>
    public required string Name { get; init; }

    /// <summary>SI unit as text.</summary>
    public required string Unit { get; init; }

    /// <summary>Values row after row; NaN where the point has none [SI, see <see cref="Unit"/>].</summary>
    public required double[] Values { get; init; }
}
