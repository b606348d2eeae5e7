using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>Parts of a whole over one axis: volume fractions over height, energy over the dryer.</summary>
public sealed record StackedAreaChart : Chart
{
    /// <summary>Horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>Vertical axis; starts at zero.</summary>
    public required Axis Y { get; init; }

    /// <summary>Abscissae, rising [SI].</summary>
    public required ReadOnlyMemory<double> Abscissae { get; init; }

    /// <summary>Layers from bottom to top.</summary>
    public IReadOnlyList<AreaLayer> Layers { get; init; } = [];

    /// <summary>Events.</summary>
    public IReadOnlyList<EventMarker> Events { get; init; } = [];

    internal override void Draw(Drawing drawing) => StackedAreaPainter.Draw(drawing, this);
}
