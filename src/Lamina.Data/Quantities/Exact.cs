using System.Globalization;
using System.Numerics;

namespace Lamina.Data.Quantities;

/// <summary>
/// An exact fraction of big integers. Units convert through it so that <c>120 um</c> is the same double as <c>1.2e-4</c> (120 * 1e-6 in doubles is not),
/// and so that printing in any unit can be undone exactly. Only parsing and printing use it, never a kernel.
/// </summary>
internal readonly struct Exact
{
    public static readonly Exact One = new(1, 1);

    public readonly BigInteger Numerator;
    public readonly BigInteger Denominator;

    public Exact(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0) (numerator, denominator) = (-numerator, -denominator);
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        (Numerator, Denominator) = divisor.IsOne ? (numerator, denominator) : (numerator / divisor, denominator / divisor);
    }

    public static Exact operator +(Exact a, Exact b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Exact operator -(Exact a, Exact b) =>
        new(a.Numerator * b.Denominator - b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Exact operator *(Exact a, Exact b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Exact operator /(Exact a, Exact b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static Exact PowerOfTen(int exponent) =>
        exponent >= 0 ? new(BigInteger.Pow(10, exponent), 1) : new(1, BigInteger.Pow(10, -exponent));

    public Exact Power(int exponent) => exponent >= 0
        ? new(BigInteger.Pow(Numerator, exponent), BigInteger.Pow(Denominator, exponent))
        : new(BigInteger.Pow(Denominator, -exponent), BigInteger.Pow(Numerator, -exponent));

    /// <summary>The exact value of a finite double.</summary>
    public static Exact FromDouble(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFFL;
        if (exponent == 0) exponent = 1; else mantissa |= 1L << 52;
        exponent -= 1075;
        BigInteger signed = bits < 0 ? -mantissa : mantissa;
        return exponent >= 0 ? new(signed << exponent, 1) : new(signed, BigInteger.One << -exponent);
    }

    /// <summary>The value of a decimal number as written; the text has been checked and its exponent is small.</summary>
    public static Exact FromDecimal(ReadOnlySpan<char> text)
    {
        var exponent = 0;
        var e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            exponent = int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }
        var point = text.IndexOf('.');
        if (point >= 0) exponent -= text.Length - point - 1;
        var digits = BigInteger.Zero;
        var negative = false;
        foreach (var c in text)
        {
            if (c == '-') negative = true;
            else if (char.IsAsciiDigit(c)) digits = digits * 10 + (c - '0');
        }
        return new Exact(negative ? -digits : digits, 1) * PowerOfTen(exponent);
    }

    /// <summary>The nearest double, halves to even. Results below the normal range lose digits as doubles do.</summary>
    public double ToDouble()
    {
        if (Numerator.IsZero) return 0;
        var magnitude = BigInteger.Abs(Numerator);
        // Scale so that the quotient has 64 or 65 bits: 53 to keep, the rest and the remainder decide the rounding.
        var shift = 65 - ((int)magnitude.GetBitLength() - (int)Denominator.GetBitLength());
        var (quotient, remainder) = shift >= 0
            ? Divide(magnitude << shift, Denominator)
            : Divide(magnitude, Denominator << -shift);
        var surplus = (int)quotient.GetBitLength() - 53;
        var kept = (long)(quotient >> surplus);
        var rest = quotient - ((BigInteger)kept << surplus);
        var half = BigInteger.One << (surplus - 1);
        if (rest > half || rest == half && (!remainder.IsZero || (kept & 1) == 1)) kept++;
        var result = Math.ScaleB(kept, surplus - shift);
        return Numerator.Sign < 0 ? -result : result;
    }

    /// <summary>The value rounded to so many significant decimal digits, as text that a number parser reads.</summary>
    public string ToDecimal(int digits)
    {
        if (Numerator.IsZero) return "0";
        var magnitude = BigInteger.Abs(Numerator);
        var exponent = (int)Math.Floor(BigInteger.Log10(magnitude) - BigInteger.Log10(Denominator));
        BigInteger rounded;
        while (true)
        {
            // value = rounded * 10^(exponent - digits + 1)
            var scaled = new Exact(magnitude, Denominator) * PowerOfTen(digits - 1 - exponent);
            rounded = (2 * scaled.Numerator + scaled.Denominator) / (2 * scaled.Denominator);
            if (rounded >= BigInteger.Pow(10, digits)) { exponent++; continue; }
            if (rounded < BigInteger.Pow(10, digits - 1)) { exponent--; continue; }
            break;
        }
        var text = rounded.ToString(CultureInfo.InvariantCulture).TrimEnd('0');
        var sign = Numerator.Sign < 0 ? "-" : "";
        if (exponent is < -4 or > 14)
            return $"{sign}{text[0]}{(text.Length > 1 ? "." + text[1..] : "")}e{exponent}";
        if (exponent < 0) return $"{sign}0.{new string('0', -exponent - 1)}{text}";
        if (text.Length <= exponent + 1) return sign + text.PadRight(exponent + 1, '0');
        return $"{sign}{text[..(exponent + 1)]}.{text[(exponent + 1)..]}";
    }

    private static (BigInteger Quotient, BigInteger Remainder) Divide(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var remainder);
        return (quotient, remainder);
    }
}
