using System.Globalization;

namespace Lamina.Data.Quantities;

/// <summary>Where a decimal number ends in a text, and whether it is one that doubles can hold.</summary>
internal static class NumberText
{
    /// <summary>The longest run of characters that is read as one number.</summary>
    public const int MaxLength = 60;

    /// <summary>Length of the number at the start of the text, 0 where none starts there. <c>5eV</c> is the number 5.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var at = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        var digits = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at])) { at++; digits++; }
        // `60..140` is a range: a point belongs to the number only when no second one follows.
        if (at < text.Length && text[at] == '.' && !(at + 1 < text.Length && text[at + 1] == '.'))
        {
            var point = at++;
            while (at < text.Length && char.IsAsciiDigit(text[at])) { at++; digits++; }
            if (digits == 0) return 0;
            if (at == point + 1 && point == 0) return 0;
        }
        if (digits == 0) return 0;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var e = at + 1;
            if (e < text.Length && text[e] is '-' or '+') e++;
            var first = e;
            while (e < text.Length && char.IsAsciiDigit(text[e])) e++;
            if (e > first) at = e;
        }
        return at;
    }

    /// <summary>The exact value, or why the text cannot be computed with.</summary>
    public static bool TryExact(ReadOnlySpan<char> number, out Exact exact, out string? message)
    {
        exact = default;
        message = null;
        if (number.Length > MaxLength)
        {
            message = $"a number has at most {MaxLength} characters";
            return false;
        }
        if (number[0] == '+') number = number[1..];
        var value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value) || Math.Abs(value) > 1e300)
        {
            message = "the number is too large (at most 1e300)";
            return false;
        }
        var isZero = number.IndexOfAnyInRange('1', '9') < 0 || FirstNonZeroIsInExponent(number);
        if (isZero)
        {
            exact = new Exact(0, 1);
            return true;
        }
        if (Math.Abs(value) < 1e-300)
        {
            message = "the number is too small (at least 1e-300, or 0)";
            return false;
        }
        exact = Exact.FromDecimal(number);
        return true;
    }

    private static bool FirstNonZeroIsInExponent(ReadOnlySpan<char> number)
    {
        var e = number.IndexOfAny('e', 'E');
        return e >= 0 && number[..e].IndexOfAnyInRange('1', '9') < 0;
    }
}
