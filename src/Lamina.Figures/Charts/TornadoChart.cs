using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>What each assumed input does to one output, the strongest on top: the constants worth measuring first.</summary>
public sealed record TornadoChart : Chart
{
    /// <summary>Axis of the output.</summary>
    public required Axis Output { get; init; }

    /// <summary>Output with all inputs at their base values [SI].</summary>
    public required double Base { get; init; }

    /// <summary>Inputs in any order: they are drawn by the width of their bar, equal ones in the order given.</summary>
    public IReadOnlyList<TornadoRow> Rows { get; init; } = [];

    /// <summary>How many rows are drawn at most; the rest is counted in a note [-].</summary>
    public int MostRows { get; init; } = 15;

    internal override double NaturalHeight => 96 + 26.0 * Math.Max(1, Math.Min(Rows.Count, MostRows)) + (Title.Length > 0 ? 24 : 0) + (Rows.Count > MostRows ? 18 : 0);

    internal override void Draw(Drawing drawing) => TornadoPainter.Draw(drawing, this);
}
