namespace Lamina.Figures.Charts;

/// <summary>Gathers the range of displayed values; what cannot be drawn on the axis is counted.</summary>
internal sealed class DataRange(Axis axis)
{
    internal Axis Axis { get; } = axis;

    internal double Low { get; private set; } = double.PositiveInfinity;

    internal double High { get; private set; } = double.NegativeInfinity;

    /// <summary>Values at or below zero on a logarithmic axis.</summary>
    internal int Dropped { get; private set; }

    internal bool Empty => !(Low <= High);

    internal void AddShown(double shown) => Add(shown * Axis.Unit.Factor + Axis.Unit.Offset);

    internal void Add(double value)
    {
        var shown = Axis.Unit.Show(value);
        // Beyond 1e300 differences of two values overflow; such a value is no measurement.
        if (!double.IsFinite(shown) || Math.Abs(shown) > 1e300) return;
        // Below 1e-300 powers of ten lose their digits.
        if (Axis.Logarithmic && !(shown >= 1e-300))
        {
            Dropped++;
            return;
        }
        (Low, High) = (Math.Min(Low, shown), Math.Max(High, shown));
    }

    internal void Add(ReadOnlySpan<double> values)
    {
        foreach (var value in values) Add(value);
    }

    /// <summary>Ends of an uncertainty: they widen the axis, but one below zero on a logarithmic axis is no lost value.</summary>
    internal void AddEdge(double value)
    {
        var dropped = Dropped;
        Add(value);
        Dropped = dropped;
    }
}
