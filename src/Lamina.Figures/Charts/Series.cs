namespace Lamina.Figures.Charts;

/// <summary>A curve or a set of points. A NaN or infinite value interrupts the curve.</summary>
public sealed record Series
{
    /// <summary>Name in the label or legend.</summary>
    public required string Name { get; init; }

    /// <summary>Abscissae, in the order in which they are joined [SI].</summary>
    public required ReadOnlyMemory<double> X { get; init; }

    /// <summary>Ordinates, one per abscissa [SI].</summary>
    public required ReadOnlyMemory<double> Y { get; init; }

    /// <summary>How the points are joined.</summary>
    public LineStyle Line { get; init; } = LineStyle.Solid;

    /// <summary>Symbol at each point.</summary>
    public MarkerShape Marker { get; init; } = MarkerShape.None;

    /// <summary>Lower edge of a shaded uncertainty band, one per abscissa, or empty [SI].</summary>
    public ReadOnlyMemory<double> Lower { get; init; }

    /// <summary>Upper edge of a shaded uncertainty band, one per abscissa, or empty [SI].</summary>
    public ReadOnlyMemory<double> Upper { get; init; }

    /// <summary>Half length of vertical error bars, one per abscissa, or empty [SI].</summary>
    public ReadOnlyMemory<double> YError { get; init; }

    /// <summary>Half length of horizontal error bars, one per abscissa, or empty [SI].</summary>
    public ReadOnlyMemory<double> XError { get; init; }

    /// <summary>Colour as <c>#rrggbb</c>; null takes the next of the palette.</summary>
    public string? Color { get; init; }

    /// <summary>Whether the ordinates belong to the right axis.</summary>
    public bool OnRightAxis { get; init; }
}
