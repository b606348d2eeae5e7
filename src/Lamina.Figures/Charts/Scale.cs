using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>An axis fitted to its data and laid on the drawing: from SI values to pixels.</summary>
internal sealed class Scale
{
    private readonly DisplayUnit unit;
    private readonly double a, b;
    private double pixelA, pixelB;

    private Scale(Axis axis, double low, double high, bool empty)
    {
        (Axis, unit, Low, High, Empty) = (axis, axis.Unit, low, high, empty);
        (a, b) = axis.Logarithmic ? (Math.Log10(low), Math.Log10(high)) : (low, high);
    }

    internal Axis Axis { get; }

    /// <summary>Ends in displayed units.</summary>
    internal double Low { get; }

    internal double High { get; }

    internal bool Empty { get; }

    internal List<Tick> Ticks { get; private set; } = [];

    internal int Exponent { get; private set; }

    internal string Title => Numbers.Title(Axis.Label, unit, Exponent);

    /// <summary>Fits the axis and finds its ticks.</summary>
    /// <param name="axis">the axis</param>
    /// <param name="data">range of the data</param>
    /// <param name="length">pixels at hand</param>
    /// <param name="horizontal">whether labels stand side by side and so must not be too wide, or on top of each other</param>
    /// <param name="fit">what the axis does where it does not say</param>
    internal static Scale Fit(Axis axis, DataRange data, double length, bool horizontal, AxisFit fit)
    {
        fit = axis.Fit ?? fit;
        double low = data.Low, high = data.High;
        double? fixedLow = Fixed(axis, axis.Minimum), fixedHigh = Fixed(axis, axis.Maximum);
        if (data.Empty) (low, high) = axis.Logarithmic ? (fixedLow ?? 1, fixedHigh ?? 10 * (fixedLow ?? 1)) : (fixedLow ?? Math.Min(0, (fixedHigh ?? 1) - 1), fixedHigh ?? Math.Max(1, (fixedLow ?? 0) + 1));
        if (axis.IncludeZero && !axis.Logarithmic) (low, high) = (Math.Min(0, low), Math.Max(0, high));
        (low, high) = (fixedLow ?? low, fixedHigh ?? high);
        if (low > high) (low, high) = (high, low);
        if (axis.Logarithmic)
        {
            if (!(low > 0)) low = high > 0 ? high / 10 : 1;
            if (high / low < 1.0001) (low, high) = (fixedLow ?? low / 2, fixedHigh ?? high * 2);
            if (high / low < 1.0001) high = 2 * low;
        }
        else if (!(high - low > 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high))))
        {
            // One value, or noise in the ninth digit: open the axis around it.
            var half = low == 0 && high == 0 ? 0.5 : 0.1 * Math.Max(Math.Abs(low), Math.Abs(high));
            (low, high) = (fixedLow ?? low - half, fixedHigh ?? high + half);
            if (!(high > low)) high = low + 2 * half;
        }
        var wanted = horizontal ? length / 85 : length / 38;
        if (fit == AxisFit.Nice) (low, high) = Widen(axis, low, high, wanted, fixedLow is null, fixedHigh is null);
        var scale = new Scale(axis, low, high, data.Empty);
        scale.Label(length, horizontal, wanted);
        return scale;
    }

    private static double? Fixed(Axis axis, double? value) =>
        value is { } given && axis.CanShow(given) ? axis.Unit.Show(given) : null;

    private static (double, double) Widen(Axis axis, double low, double high, double wanted, bool freeLow, bool freeHigh)
    {
        double newLow, newHigh;
        if (axis.Logarithmic)
        {
            // To the next of 1, 2, 5 rather than to the decade: half a decade of empty plot helps nobody.
            (newLow, newHigh) = (Round125(low, false), Round125(high, true));
        }
        else
        {
            var (first, step, count, power) = Charts.Ticks.Search(low, high, Math.Max(2, wanted), false);
            if (count == 0) return (low, high);
            double size = step * Math.Pow(10, power), start = Math.Floor(low / size + 1e-9) * size, end = Math.Ceiling(high / size - 1e-9) * size;
            (newLow, newHigh) = (start, end);
            // A whole empty step at an end is worse than an end without a tick.
            if (low - start > 0.6 * size && low - 0.05 * (high - low) > start) newLow = low - 0.05 * (high - low);
            if (end - high > 0.6 * size && high + 0.05 * (high - low) < end) newHigh = high + 0.05 * (high - low);
        }
        return (freeLow ? newLow : low, freeHigh ? newHigh : high);
    }

    private static double Round125(double value, bool up)
    {
        var decade = Math.Pow(10, Math.Floor(Math.Log10(value) + 1e-12));
        ReadOnlySpan<double> places = [1, 2, 5, 10];
        for (var i = 0; i < places.Length; i++)
        {
            if (up && places[i] * decade >= value * (1 - 1e-9)) return places[i] * decade;
            if (!up && (i == 3 || places[i + 1] * decade > value * (1 + 1e-9))) return places[i] * decade;
        }
        return value;
    }

    private void Label(double length, bool horizontal, double wanted)
    {
        for (var count = Math.Max(2, wanted); ; count = count * 0.8)
        {
            if (Axis.Logarithmic) Ticks = Charts.Ticks.Logarithmic(Low, High, count);
            else (Ticks, Exponent) = Charts.Ticks.Linear(Low, High, count, true);
            double margin = 1e-9 * (b - a);
            Ticks = [.. Ticks.Where(t => Place(t.Value) >= a - margin && Place(t.Value) <= b + margin)];
            if (count < 1.2 || !Crowded(length, horizontal)) break;
        }
        if (!Crowded(length, horizontal)) return;
        // Still crowded: keep labels from the low end on while they have room.
        var end = double.NegativeInfinity;
        var kept = new List<Tick>();
        foreach (var tick in Ticks)
        {
            var (from, to) = Extent(tick, length, horizontal);
            if (tick.Minor || from >= end) kept.Add(tick);
            if (!tick.Minor && from >= end) end = to;
        }
        Ticks = kept;
    }

    private bool Crowded(double length, bool horizontal)
    {
        var end = double.NegativeInfinity;
        foreach (var tick in Ticks)
        {
            if (tick.Minor) continue;
            var (from, to) = Extent(tick, length, horizontal);
            if (from < end) return true;
            end = to;
        }
        return false;
    }

    private (double From, double To) Extent(Tick tick, double length, bool horizontal)
    {
        var half = horizontal ? FontMetrics.Width(tick.Label, Ink.TickSize) / 2 + 5 : 8;
        var at = (Place(tick.Value) - a) / (b - a) * length;
        return (at - half, at + half);
    }

    private double Place(double shown) => Axis.Logarithmic ? Math.Log10(shown) : shown;

    /// <summary>Lays the axis between two pixels.</summary>
    internal void Lay(double from, double to) => (pixelA, pixelB) = (from, to);

    internal double PixelA => pixelA;

    internal double PixelB => pixelB;

    /// <summary>Pixel of an SI value; NaN where it cannot be drawn. Far outside the plot it is held there: renderers fail on huge coordinates.</summary>
    internal double Map(double value) => Axis.CanShow(value) ? MapShown(unit.Show(value)) : double.NaN;

    internal double MapShown(double shown)
    {
        if (!double.IsFinite(shown) || (Axis.Logarithmic && !(shown > 0))) return double.NaN;
        var share = (Place(shown) - a) / (b - a);
        return pixelA + Math.Clamp(share, -20, 21) * (pixelB - pixelA);
    }

    /// <summary>What the page's script needs to turn pixels back into values.</summary>
    internal string HoverMap()
    {
        static string R(double v) => v.ToString("G7", System.Globalization.CultureInfo.InvariantCulture);
        return $"{Drawing.N(pixelA)} {Drawing.N(pixelB)} {R(a)} {R(b)} {(Axis.Logarithmic ? 1 : 0)}";
    }

    internal double WidestLabel
    {
        get
        {
            var width = 0.0;
            foreach (var tick in Ticks) width = Math.Max(width, FontMetrics.Width(tick.Label, Ink.TickSize));
            return width;
        }
    }
}
