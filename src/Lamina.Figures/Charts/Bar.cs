namespace Lamina.Figures.Charts;

/// <summary>One bar of a <see cref="BarChart"/>.</summary>
public sealed record Bar
{
    /// <summary>Text left of the bar.</summary>
    public required string Label { get; init; }

    /// <summary>Length of the bar; NaN leaves the bar out and says so [SI].</summary>
    public required double Value { get; init; }

    /// <summary>Lower end of the uncertainty; null for none [SI].</summary>
    public double? Lower { get; init; }

    /// <summary>Upper end of the uncertainty; null for none [SI].</summary>
    public double? Upper { get; init; }

    /// <summary>Colour as <c>#rrggbb</c>; null takes the first of the palette.</summary>
    public string? Color { get; init; }
}
