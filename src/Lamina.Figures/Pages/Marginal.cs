using Lamina.Figures.Charts;
using Lamina.Figures.Svg;

namespace Lamina.Figures.Pages;

/// <summary>The small drawings of the page: bands of key numbers and margins to limits.</summary>
internal static class Marginal
{
    /// <summary>A band with its value; nothing where there is no band.</summary>
    internal static string Band(KeyNumber number)
    {
        if (number.Lower is not { } lower || number.Upper is not { } upper || !(upper > lower) || !double.IsFinite(number.Value) || !double.IsFinite(upper - lower)) return "";
        var drawing = new Drawing(150, 12, "", $"Band from {Show(lower, number.Unit, number.Digits)} to {Show(upper, number.Unit, number.Digits)}");
        drawing.Rectangle(new(2, 3, 146, 6), "#d9e6f0");
        drawing.Circle(2 + 146 * Math.Clamp((number.Value - lower) / (upper - lower), 0, 1), 6, 4, "#0072b2");
        return drawing.Finish();
    }

    /// <summary>Value and band against the limit; nothing where either is missing.</summary>
    internal static string Margin(Verdict verdict)
    {
        if (verdict.Value is not { } value || verdict.Limit is not { } limit || !double.IsFinite(value) || !double.IsFinite(limit)) return "";
        const double width = 250, height = 40, left = 4, right = 246, middle = 12;
        double v = verdict.Unit.Show(value), l = verdict.Unit.Show(limit);
        double lower = verdict.Unit.Show(Finite(verdict.Lower, value)), upper = verdict.Unit.Show(Finite(verdict.Upper, value));
        double low = Math.Min(0, Math.Min(Math.Min(v, l), lower)), high = Math.Max(0, Math.Max(Math.Max(v, l), upper));
        var reserve = 0.12 * Math.Max(high - low, double.Epsilon);
        if (high > 0) high += reserve;
        if (low < 0) low -= reserve;
        if (!(high > low)) (low, high) = (-1, 1);
        double Pixel(double shown) => left + (right - left) * Math.Clamp((shown - low) / (high - low), 0, 1);

        var drawing = new Drawing(width, height, "", $"{Show(value, verdict.Unit, 3)} against the limit {Show(limit, verdict.Unit, 3)}");
        drawing.Rectangle(new(left, middle - 4, right - left, 8), "#f1d9d9");
        drawing.Rectangle(verdict.LimitIsUpper ? new(left, middle - 4, Pixel(l) - left, 8) : new(Pixel(l), middle - 4, right - Pixel(l), 8), "#e3ece8");
        if (upper > lower) drawing.Rectangle(new(Pixel(lower), middle - 2.5, Math.Max(1, Pixel(upper) - Pixel(lower)), 5), "#0072b2", opacity: 0.45);
        drawing.Line(Pixel(l), middle - 9, Pixel(l), middle + 9, Ink.Limit, 2);
        drawing.Circle(Pixel(v), middle, 4.2, "#0072b2", "#ffffff", 1);

        // Both numbers below, moved apart where they would touch.
        string valueText = Show(value, verdict.Unit, 3), limitText = "limit " + Show(limit, verdict.Unit, 3);
        double[] size = [FontMetrics.Width(valueText, 11) + 10, FontMetrics.Width(limitText, 11) + 10];
        var places = Spread.Place([Pixel(v), Pixel(l)], size, 0, width);
        drawing.Text(places[0], 34, valueText, anchor: Anchor.Middle);
        drawing.Text(places[1], 34, limitText, anchor: Anchor.Middle, fill: Ink.Limit);
        return drawing.Finish();
    }

    private static double Finite(double? edge, double value) => edge is { } given && double.IsFinite(given) ? given : value;

    internal static string Show(double value, DisplayUnit unit, int digits) => Numbers.WithUnit(Numbers.Significant(unit.Show(value), digits), unit);
}
