using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>Several quantities over one shared horizontal axis, one plot above the other: temperature, solvent and rate along a dryer, with its zones shaded through all of them.</summary>
public sealed record PanelChart : Chart
{
    /// <summary>Shared horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>Plots from top to bottom; at least one.</summary>
    public required IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>Shaded zones, through all plots, labelled above the first.</summary>
    public IReadOnlyList<ShadedSpan> Spans { get; init; } = [];

    /// <summary>Events, through all plots, labelled above the first.</summary>
    public IReadOnlyList<EventMarker> Events { get; init; } = [];

    internal override double NaturalHeight => 120 + 180 * Panels.Count;

    internal override void Draw(Drawing drawing) => PanelPainter.Draw(drawing, X, Spans, Events, Panels);
}
