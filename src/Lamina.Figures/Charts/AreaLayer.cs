namespace Lamina.Figures.Charts;

/// <summary>One layer of a <see cref="StackedAreaChart"/>.</summary>
public sealed record AreaLayer
{
    /// <summary>Name of the layer.</summary>
    public required string Name { get; init; }

    /// <summary>Thickness of the layer, one per abscissa, not negative; NaN, infinite and absurd (above 1e290) ones count as zero [SI].</summary>
    public required ReadOnlyMemory<double> Values { get; init; }

    /// <summary>Colour as <c>#rrggbb</c>; null takes the next of the palette.</summary>
    public string? Color { get; init; }
}
