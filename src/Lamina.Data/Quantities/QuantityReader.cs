using System.Diagnostics.CodeAnalysis;

namespace Lamina.Data.Quantities;

/// <summary>The parts of a quantity as written: number, uncertainty, unit.</summary>
internal readonly struct QuantityParts
{
    public Exact Number { get; init; }
    public Exact? Sd { get; init; }
    public Unit? Unit { get; init; }

    public Quantity? ToQuantity(out ParseError? error)
    {
        var unit = Unit ?? Quantities.Unit.One;
        var value = (Number * unit.ExactFactor + unit.ExactOffset).ToDouble();
        var sd = Sd is { } written ? (written * unit.ExactFactor).ToDouble() : (double?)null;
        if (!Quantity.Holds(value) || sd is { } s && !Quantity.Holds(s))
        {
            error = new ParseError { Message = "the value in SI units is beyond 1e300 or below 1e-300", Position = 0 };
            return null;
        }
        error = null;
        return Quantity.FromSI(value, unit, sd);
    }
}

/// <summary>
/// Reads <c>NUMBER [+- NUMBER [%]] [UNIT]</c> or <c>NUMBER UNIT +- NUMBER UNIT</c> in one pass. An uncertainty in <c>%</c> before or behind another unit is a share of the
/// value: <c>18 +- 5 % mg/cm2</c>, <c>18 mg/cm2 +- 5 %</c>. Where <c>%</c> is the unit itself, <c>70 +- 5 %</c>, it is in percentage points.
/// </summary>
internal readonly ref struct QuantityReader(string text)
{
    private readonly string _text = text;

    public bool TryRead(out QuantityParts parts, [NotNullWhen(false)] out ParseError? error)
    {
        parts = default;
        if (_text.Length > Quantity.MaxLength)
            return Fail($"a quantity has at most {Quantity.MaxLength} characters, this has {_text.Length}", Quantity.MaxLength, out error);
        var at = SkipSpaces(0);
        if (at == _text.Length) return Fail("a number is missing", at, out error);
        var bracket = _text[at] == '(';
        if (bracket) at = SkipSpaces(at + 1);
        if (!TryNumber(ref at, out var number, out error)) return false;
        Exact? sd = null;
        var relativeAt = -1;
        var next = SkipSpaces(at);
        if (SignLength(next) is > 0 and var length)
        {
            next = SkipSpaces(next + length);
            var start = next;
            if (!TryNumber(ref next, out var written, out error)) return false;
            if (written.Numerator.Sign < 0) return Fail("an uncertainty is not negative", start, out error);
            sd = written;
            next = SkipSpaces(next);
            if (PercentBeforeUnit(next, bracket) is { } behind)
            {
                relativeAt = start;
                next = behind;
            }
        }
        if (bracket)
        {
            if (next >= _text.Length || _text[next] != ')') return Fail("a closing bracket is missing after the uncertainty", next, out error);
            next = SkipSpaces(next + 1);
        }
        Unit? unit = null;
        if (next < _text.Length)
        {
            if (_text[next] == ',') return Fail("a decimal point is written `.`, not `,`", next, out error);
            if (_text[next] is '+' or '-') return Fail("an uncertainty is written `+-`, as in `35 +- 5 W/m2/K`", next, out error);
            var end = next;
            while (end < _text.Length && SignLength(end) == 0) end++;
            if (!Unit.TryParse(_text[next..end].TrimEnd(), out unit, out error))
            {
                error = error with { Position = error.Position + next };
                return false;
            }
            if (end < _text.Length)
            {
                if (sd is not null) return Fail("an uncertainty is given twice", end, out error);
                var start = SkipSpaces(end + SignLength(end));
                if (!TryTrailing(start, unit, out sd, out var isRelative, out error)) return false;
                if (isRelative) relativeAt = start;
            }
        }
        if (relativeAt >= 0)
        {
            if (unit!.HasOffset) return Fail($"a share of a temperature in {unit} depends on its zero: write the uncertainty in degrees, as in `110 +- 5 degC`", relativeAt, out error);
            sd = sd!.Value * new Exact(System.Numerics.BigInteger.Abs(number.Numerator), number.Denominator) / new Exact(100, 1);
        }
        parts = new QuantityParts { Number = number, Sd = sd, Unit = unit };
        error = null;
        return true;
    }

    // `5 % mg/cm2`, `5 %) mg/cm2`: where the unit begins or the bracket closes. Not `5 %`, `5 %/min`, where it is the unit itself.
    private int? PercentBeforeUnit(int at, bool bracket)
    {
        if (at >= _text.Length || _text[at] != '%') return null;
        var next = SkipSpaces(at + 1);
        if (bracket) return next < _text.Length && _text[next] == ')' && SkipSpaces(next + 1) < _text.Length ? next : null;
        if (next < _text.Length && _text[next] is '*' or '·' or '×' or '⋅') next = SkipSpaces(next + 1);
        return next < _text.Length && (char.IsLetter(_text[next]) || _text[next] is '°' or '℃' or '(' or '1' or '%' or '‰') ? next : null;
    }

    // The uncertainty behind the unit of the value: in that same unit, or as a share.
    private bool TryTrailing(int at, Unit unit, out Exact? sd, out bool isRelative, [NotNullWhen(false)] out ParseError? error)
    {
        sd = null;
        isRelative = false;
        var start = at;
        if (!TryNumber(ref at, out var written, out error)) return false;
        if (written.Numerator.Sign < 0) return Fail("an uncertainty is not negative", start, out error);
        sd = written;
        var text = _text[SkipSpaces(at)..].TrimEnd();
        if (text == unit.Text) return true;
        isRelative = text == "%" && !unit.Dimension.IsOne;
        return isRelative || Fail($"an uncertainty behind the unit is written in {unit}{(unit.Dimension.IsOne ? "" : " or in %")}; before it, it needs none: `35 +- 5 W/m2/K`", SkipSpaces(at), out error);
    }

    private bool TryNumber(ref int at, out Exact number, [NotNullWhen(false)] out ParseError? error)
    {
        number = default;
        var length = at < _text.Length ? NumberText.Length(_text.AsSpan(at)) : 0;
        if (length == 0) return Fail(Unnumbered(at), Math.Min(at, _text.Length), out error);
        if (!NumberText.TryExact(_text.AsSpan(at, length), out number, out var message)) return Fail(message!, at, out error);
        at += length;
        error = null;
        return true;
    }

    private string Unnumbered(int at)
    {
        if (at >= _text.Length) return "a number is missing";
        var end = at;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end])) end++;
        var word = _text[at..end];
        return word.TrimStart('+', '-', '.').ToLowerInvariant() is "nan" or "inf" or "infinity"
            ? $"`{word}` is not a finite number"
            : $"expected a number, found `{Unit.Shorten(word)}`";
    }

    private int SignLength(int at)
    {
        if (at >= _text.Length) return 0;
        var rest = _text.AsSpan(at);
        if (rest[0] == '±') return 1;
        if (rest.StartsWith("+-")) return 2;
        return rest.StartsWith("+/-") ? 3 : 0;
    }

    private int SkipSpaces(int at)
    {
        while (at < _text.Length && char.IsWhiteSpace(_text[at])) at++;
        return at;
    }

    private static bool Fail(string message, int position, [NotNullWhen(false)] out ParseError? error)
    {
        error = new ParseError { Message = message, Position = position };
        return false;
    }
}
