using System.Globalization;
using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>Places and labels ticks.</summary>
internal static class Ticks
{
    /// <summary>
    /// Equally spaced round numbers for a range: the search of Talbot, Lin and Hanrahan, An extension of Wilkinson's algorithm for positioning tick labels on
    /// axes, IEEE Trans. Vis. Comput. Graph. 16 (2010) 1036, with their weights, but only steps 1, 2, 2.5 and 5 times a power of ten: readers interpolate them best.
    /// </summary>
    /// <param name="low">lower end of the data</param>
    /// <param name="high">upper end of the data, above the lower</param>
    /// <param name="wanted">how many ticks would be best, at least 2</param>
    /// <param name="inside">whether all ticks must lie within the range</param>
    /// <returns>first tick and step as integer multiples of a power of ten, which print exactly</returns>
    internal static (long First, long Step, int Count, int Power) Search(double low, double high, double wanted, bool inside)
    {
        ReadOnlySpan<int> steps = [10, 50, 20, 25];
        var range = high - low;
        var best = double.NegativeInfinity;
        (long, long, int, int) found = default;
        var power0 = (int)Math.Floor(Math.Log10(range)) - 3;
        for (var power = power0; power <= power0 + 4; power++)
        for (var q = 0; q < steps.Length; q++)
        {
            var step = steps[q] * Math.Pow(10, power - 1);
            if (range / step > 60 || Math.Abs(low) / step > 1e15 || Math.Abs(high) / step > 1e15) continue;
            long from = (long)Math.Floor(low / step), to = (long)Math.Ceiling(high / step);
            for (var first = from; first <= from + 1; first++)
            for (var last = Math.Max(to - 1, first + 1); last <= to; last++)
            {
                double start = first * step, end = last * step;
                if (inside && (start < low - 1e-9 * step || end > high + 1e-9 * step)) continue;
                var count = last - first + 1;
                var simplicity = 1 - q / (steps.Length - 1.0) + (first <= 0 && last >= 0 ? 1 : 0);
                var coverage = 1 - 0.5 * (Square(high - end) + Square(low - start)) / Square(0.1 * range);
                double density = (count - 1) / (end - start), target = (wanted - 1) / (Math.Max(end, high) - Math.Min(start, low));
                var closeness = 2 - Math.Max(density / target, target / density);
                var score = 0.25 * simplicity + 0.2 * coverage + 0.5 * closeness;
                if (score <= best) continue;
                best = score;
                found = (first * steps[q], steps[q], (int)count, power - 1);
            }
        }
        return found;
    }

    private static double Square(double value) => value * value;

    /// <summary>Ticks of a linear axis with the power of ten taken out of their labels (0 mostly).</summary>
    internal static (List<Tick> Ticks, int Exponent) Linear(double low, double high, double wanted, bool inside)
    {
        var (first, step, count, power) = Search(low, high, Math.Max(2, wanted), inside);
        // Inside a narrow range no two round numbers may fit; then the ends of the range are better than nothing.
        if (count == 0) (first, step, count, power) = Search(low, high, 2, false);
        var values = new List<double>(count);
        for (var i = 0; i < count; i++) values.Add(Multiple(first + i * step, power));
        var largest = values.Count == 0 ? 0 : values.Max(Math.Abs);
        var exponent = largest is >= 99999.5 or (< 0.00999 and > 0) ? 3 * (int)Math.Floor(Math.Log10(largest * (1 + 1e-9)) / 3) : 0;
        var decimals = Decimals(first, step, count, power - exponent);
        var ticks = new List<Tick>(count);
        for (var i = 0; i < count; i++) ticks.Add(new(values[i], Number(Multiple(first + i * step, power - exponent), decimals)));
        return (ticks, exponent);
    }

    private static double Multiple(long mantissa, int power) => power >= 0 ? mantissa * Math.Pow(10, power) : power >= -300 ? mantissa / Math.Pow(10, -power) : 0;

    private static int Decimals(long first, long step, int count, int power)
    {
        var zeros = 4;
        for (var i = 0; i < count; i++)
        {
            var value = first + i * step;
            var trailing = 0;
            while (value != 0 && trailing < 4 && value % 10 == 0) (value, trailing) = (value / 10, trailing + 1);
            if (first + i * step != 0) zeros = Math.Min(zeros, trailing);
        }
        return Math.Clamp(-(power + zeros), 0, 15);
    }

    /// <summary>Ticks of a logarithmic axis: decades, with 2 and 5 between them where there is room, the others unlabelled.</summary>
    internal static List<Tick> Logarithmic(double low, double high, double wanted)
    {
        double a = Math.Log10(low), b = Math.Log10(high);
        var decades = b - a;
        if (decades < 0.75)
            return [.. Linear(low, high, wanted, true).Ticks.Where(t => t.Value > 0).Select(t => new Tick(t.Value, Plain(t.Value)))];
        int from = (int)Math.Floor(a + 1e-9), to = (int)Math.Ceiling(b - 1e-9);
        var every = Math.Max(1, (int)Math.Ceiling(decades / Math.Max(2, wanted)));
        var between = every == 1 && decades * 3 <= wanted * 1.6;
        var words = a >= -3.0001 && b <= 4.0001;
        var ticks = new List<Tick>();
        for (var decade = from; decade <= to; decade++)
        for (var m = 1; m < 10; m++)
        {
            var value = Multiple(m, decade);
            if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) continue;
            var labelled = m == 1 ? decade % every == 0 : between && m is 2 or 5 && between;
            if (!labelled && every > 1) continue;
            ticks.Add(new(value, !labelled ? "" : words ? Plain(value) : (m == 1 ? "" : m + "×") + "10" + TextRun.Raise(decade)));
        }
        return ticks;
    }

    /// <summary>A number with its decimals and a true minus sign.</summary>
    internal static string Number(double value, int decimals)
    {
        var text = value.ToString("F" + decimals, CultureInfo.InvariantCulture);
        if (text.StartsWith('-')) text = text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : "−" + text[1..];
        return text;
    }

    private static string Plain(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
