using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>Horizontal bars with their values written at the ends.</summary>
public sealed record BarChart : Chart
{
    /// <summary>Axis of the values; zero always belongs to it.</summary>
    public required Axis Value { get; init; }

    /// <summary>Bars from top to bottom.</summary>
    public IReadOnlyList<Bar> Bars { get; init; } = [];

    /// <summary>A limit drawn through all bars.</summary>
    public LimitLine? Limit { get; init; }

    /// <summary>Significant digits of the written values [-].</summary>
    public int Digits { get; init; } = 3;

    internal override double NaturalHeight => 70 + 26.0 * Math.Max(1, Bars.Count) + (Limit is null ? 0 : 18) + (Title.Length > 0 ? 24 : 0);

    internal override void Draw(Drawing drawing) => BarPainter.Draw(drawing, this);
}
