namespace Lamina.Studies.Maps;

/// <summary>A past run or a measurement on the map.</summary>
public sealed record PlacedPoint
{
    /// <summary>Name of the run or label of the measurement.</summary>
    public required string Label { get; init; }

    /// <summary>Place on the horizontal axis [SI of the axis].</summary>
    public required double X { get; init; }

    /// <summary>Place on the vertical axis [SI of the axis].</summary>
    public required double Y { get; init; }
}
