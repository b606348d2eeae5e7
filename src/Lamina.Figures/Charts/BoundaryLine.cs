namespace Lamina.Figures.Charts;

/// <summary>A line drawn over a map, such as the boundary of the crack-free window, with a label along it.</summary>
public sealed record BoundaryLine
{
    /// <summary>Text at the line; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>Abscissae [SI of the horizontal axis].</summary>
    public required ReadOnlyMemory<double> X { get; init; }

    /// <summary>Ordinates [SI of the vertical axis].</summary>
    public required ReadOnlyMemory<double> Y { get; init; }

    /// <summary>How the points are joined.</summary>
    public LineStyle Line { get; init; } = LineStyle.Solid;
}
