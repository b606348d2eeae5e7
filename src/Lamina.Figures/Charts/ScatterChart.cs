using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>Computed against measured values with the line of equality and, where asked, a band around it. Both axes have the same range and scale.</summary>
public sealed record ScatterChart : Chart
{
    /// <summary>Label of the measured values (horizontal).</summary>
    public string Measured { get; init; } = "Measured";

    /// <summary>Label of the computed values (vertical).</summary>
    public string Computed { get; init; } = "Computed";

    /// <summary>The quantity with its unit; label, scale and range hold for both axes.</summary>
    public required Axis Quantity { get; init; }

    /// <summary>Groups of points: abscissae are measured, ordinates computed.</summary>
    public IReadOnlyList<Series> Groups { get; init; } = [];

    /// <summary>Half width of a shaded band around equality, relative to the value; null for none [-].</summary>
    public double? Band { get; init; }

    internal override double NaturalHeight => 440;

    internal override void Draw(Drawing drawing) => ScatterPainter.Draw(drawing, this);
}
