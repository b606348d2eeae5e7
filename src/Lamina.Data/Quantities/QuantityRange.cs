using System.Diagnostics.CodeAnalysis;

namespace Lamina.Data.Quantities;

/// <summary>A range between two quantities of one dimension: <c>60..140 degC</c>, <c>500 um .. 1 mm</c>. Both ends belong to it.</summary>
public sealed record QuantityRange
{
    private QuantityRange(Quantity low, Quantity high)
    {
        Low = low;
        High = high;
    }

    /// <summary>The lower end.</summary>
    public Quantity Low { get; }

    /// <summary>The upper end, not below the lower one.</summary>
    public Quantity High { get; }

    /// <summary>What its ends measure.</summary>
    public Dimension Dimension => Low.Dimension;

    /// <summary>Reads a range.</summary>
    /// <exception cref="FormatException">the text is none; the message says where and why</exception>
    public static QuantityRange Parse(string text) =>
        TryParse(text, out var range, out var error) ? range : throw new FormatException($"`{Unit.Shorten(text)}`: {error}");

    /// <summary>Reads a range, or says why the text is none. A unit written once, after the second number, holds for both.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out QuantityRange? range, [NotNullWhen(false)] out ParseError? error)
    {
        range = null;
        text ??= "";
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || text.Length > 2 * Quantity.MaxLength)
        {
            error = new ParseError { Message = "a range is written with two points, as in `60..140 degC`", Position = 0 };
            return false;
        }
        if (!new QuantityReader(text[..dots]).TryRead(out var low, out error)) return false;
        if (!new QuantityReader(text[(dots + 2)..]).TryRead(out var high, out error))
        {
            error = error with { Position = error.Position + dots + 2 };
            return false;
        }
        if (low.Sd is not null || high.Sd is not null)
        {
            error = new ParseError { Message = "the ends of a range have no uncertainty", Position = 0 };
            return false;
        }
        var bottom = (low.Unit is null ? new QuantityParts { Number = low.Number, Unit = high.Unit } : low).ToQuantity(out error);
        var top = error is null ? high.ToQuantity(out error) : null;
        if (bottom is null || top is null) return Refuse(error!, out error);
        if (bottom.Dimension != top.Dimension)
            return Refuse(new ParseError { Message = $"the ends differ in dimension: {bottom.Dimension} and {top.Dimension}", Position = 0 }, out error);
        if (bottom.Value > top.Value)
            return Refuse(new ParseError { Message = $"the lower end {bottom} lies above the upper end {top}", Position = 0 }, out error);
        range = new QuantityRange(bottom, top);
        return true;
    }

    /// <summary>The range between two quantities of one dimension.</summary>
    /// <exception cref="ArgumentException">the dimensions differ or the ends are the wrong way round</exception>
    public static QuantityRange Between(Quantity low, Quantity high)
    {
        if (low.Dimension != high.Dimension) throw new ArgumentException($"The ends differ in dimension: {low} and {high}.");
        if (!(low.Value <= high.Value)) throw new ArgumentException($"The lower end {low} lies above the upper end {high}.");
        return new QuantityRange(low, high);
    }

    /// <summary>Whether an SI value lies in the range, ends included.</summary>
    public bool Contains(double value) => value >= Low.Value && value <= High.Value;

    /// <summary>The range in the units written.</summary>
    public override string ToString()
    {
        if (Low.Unit.Text != High.Unit.Text || Low.Unit.Text == "1") return $"{Low} .. {High}";
        var low = Low.ToString();
        return $"{low[..^(Low.Unit.Text.Length + 1)]}..{High}";
    }

    private static bool Refuse(ParseError reason, [NotNullWhen(false)] out ParseError? error)
    {
        error = reason;
        return false;
    }
}
