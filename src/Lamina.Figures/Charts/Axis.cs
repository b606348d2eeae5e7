namespace Lamina.Figures.Charts;

/// <summary>An axis: what it shows, in which unit, and its range.</summary>
public sealed record Axis
{
    /// <summary>Name of the quantity; the unit is appended to it in parentheses.</summary>
    public required string Label { get; init; }

    /// <summary>Unit in which ticks are labelled.</summary>
    public DisplayUnit Unit { get; init; } = DisplayUnit.One;

    /// <summary>Logarithmic scale; values at or below zero are left out and counted in a note under the plot.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Lower end; null takes it from the data [SI].</summary>
    public double? Minimum { get; init; }

    /// <summary>Upper end; null takes it from the data [SI].</summary>
    public double? Maximum { get; init; }

    /// <summary>Whether the displayed zero belongs to the axis even where the data stay away from it.</summary>
    public bool IncludeZero { get; init; }

    /// <summary>How the axis is fitted; null is tight for horizontal axes of line charts and nice for all others.</summary>
    public AxisFit? Fit { get; init; }

    /// <summary>Whether a value can be drawn. Beyond 1e300 differences overflow and below 1e-300 powers of ten lose their digits: such a value is no measurement.</summary>
    internal bool CanShow(double value) => Unit.Show(value) is var shown && Math.Abs(shown) <= 1e300 && (!Logarithmic || shown >= 1e-300);
}
