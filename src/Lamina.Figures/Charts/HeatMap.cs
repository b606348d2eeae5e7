using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>A quantity over two settings as colours, with contour lines, boundaries and points. With <see cref="Categories"/> it is a map of regimes.</summary>
public sealed record HeatMap : Chart
{
    /// <summary>Horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>Vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>Name and unit of the coloured quantity; its range and scale set the colours.</summary>
    public required Axis Color { get; init; }

    /// <summary>Abscissae of the columns, rising [SI].</summary>
    public required ReadOnlyMemory<double> Columns { get; init; }

    /// <summary>Ordinates of the rows, rising [SI].</summary>
    public required ReadOnlyMemory<double> Rows { get; init; }

    /// <summary>Values row after row: the value at column i and row j is at j * columns + i; NaN is left white [SI].</summary>
    public required ReadOnlyMemory<double> Values { get; init; }

    /// <summary>Whether colours blend between grid points (a computed field) or fill a cell around each (single runs).</summary>
    public bool Smooth { get; init; } = true;

    /// <summary>Levels at which labelled contour lines are drawn [SI].</summary>
    public IReadOnlyList<double> Contours { get; init; } = [];

    /// <summary>Names of regimes: values are then indices into this list.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Lines over the map.</summary>
    public IReadOnlyList<BoundaryLine> Boundaries { get; init; } = [];

    /// <summary>Points over the map.</summary>
    public IReadOnlyList<MapPoint> Points { get; init; } = [];

    internal override double NaturalHeight => 420;

    internal override void Draw(Drawing drawing) => HeatMapPainter.Draw(drawing, this);
}
