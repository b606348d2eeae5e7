using System.Globalization;
using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>Numbers as printed in labels, tables and key numbers.</summary>
internal static class Numbers
{
    /// <summary>A number with significant digits: plain between 0.001 and 99999, else with a power of ten; a dash for NaN.</summary>
    internal static string Significant(double value, int digits)
    {
        if (double.IsNaN(value)) return "–";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";
        if (value == 0) return "0";
        digits = Math.Clamp(digits, 1, 15);
        // Rounding first: 9.996 with three digits is 10.0, one decade up.
        var text = value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture);
        var exponent = int.Parse(text.AsSpan(text.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is >= -3 and <= 4)
            return Ticks.Number(double.Parse(text, CultureInfo.InvariantCulture), Math.Max(0, digits - 1 - exponent));
        return text[..text.IndexOf('E')].Replace('-', '−') + "×10" + TextRun.Raise(exponent);
    }

    /// <summary>A number followed by its unit: no space before degrees of arc or nothing, a fixed one else.</summary>
    internal static string WithUnit(string number, DisplayUnit unit) => unit.Symbol.Length == 0 ? number : number + "\u00a0" + unit.Symbol;

    /// <summary>An axis label with its unit and, where one was taken out of the tick labels, the power of ten.</summary>
    internal static string Title(string label, DisplayUnit unit, int exponent = 0)
    {
        var power = exponent == 0 ? "" : "10" + TextRun.Raise(exponent);
        var inside = power.Length > 0 && unit.Symbol.Length > 0 ? power + "\u00a0" + unit.Symbol : power + unit.Symbol;
        return inside.Length == 0 ? label : $"{label} ({inside})";
    }
}
