using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>Curves and measured points over one horizontal axis, with shaded zones, events and limits. For several quantities over the same axis use <see cref="PanelChart"/>.</summary>
public sealed record LineChart : Chart
{
    /// <summary>Horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>Vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>Second vertical axis on the right, needed where a series says <see cref="Series.OnRightAxis"/>.</summary>
    public Axis? RightY { get; init; }

    /// <summary>Curves and points.</summary>
    public IReadOnlyList<Series> Series { get; init; } = [];

    /// <summary>Shaded zones.</summary>
    public IReadOnlyList<ShadedSpan> Spans { get; init; } = [];

    /// <summary>Events.</summary>
    public IReadOnlyList<EventMarker> Events { get; init; } = [];

    /// <summary>Horizontal limits of the left axis.</summary>
    public IReadOnlyList<LimitLine> Limits { get; init; } = [];

    /// <summary>Where series are named.</summary>
    public Legend Legend { get; init; } = Legend.Auto;

    internal override double NaturalHeight => 340;

    internal override void Draw(Drawing drawing) => PanelPainter.Draw(drawing, X, Spans, Events,
        [new Panel { Y = Y, RightY = RightY, Series = Series, Limits = Limits, Legend = Legend }]);
}
