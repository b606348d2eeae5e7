namespace Lamina.Figures.Charts;

/// <summary>A labelled point on a map, such as the recipe's own setting.</summary>
public sealed record MapPoint
{
    /// <summary>Text beside the point; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>Abscissa [SI of the horizontal axis].</summary>
    public required double X { get; init; }

    /// <summary>Ordinate [SI of the vertical axis].</summary>
    public required double Y { get; init; }
}
