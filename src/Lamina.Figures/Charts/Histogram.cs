using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>How often values occur, as shares of all, with the median and a chosen interval marked.</summary>
public sealed record Histogram : Chart
{
    /// <summary>Axis of the values.</summary>
    public required Axis Value { get; init; }

    /// <summary>The values; NaN and infinite ones are left out and counted in a note [SI].</summary>
    public required ReadOnlyMemory<double> Values { get; init; }

    /// <summary>Weight of each value, or empty for equal ones [-].</summary>
    public ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>Number of bins; null takes it from the data after Freedman and Diaconis (1981) [-].</summary>
    public int? Bins { get; init; }

    /// <summary>Whether the 5 %, 50 % and 95 % points are marked.</summary>
    public bool Quantiles { get; init; } = true;

    /// <summary>Limits marked on the value axis.</summary>
    public IReadOnlyList<EventMarker> Markers { get; init; } = [];

    internal override double NaturalHeight => 300;

    internal override void Draw(Drawing drawing) => HistogramPainter.Draw(drawing, this);
}
