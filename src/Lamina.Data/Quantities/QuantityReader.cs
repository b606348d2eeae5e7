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

/// <summary>Reads <c>NUMBER [+- NUMBER] [UNIT]</c> in one pass. The unit runs to the end of the text.</summary>
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
        var next = SkipSpaces(at);
        if (SignLength(next) is > 0 and var length)
        {
            next = SkipSpaces(next + length);
            var start = next;
            if (!TryNumber(ref next, out var written, out error)) return false;
            if (written.Numerator.Sign < 0) return Fail("an uncertainty is not negative", start, out error);
            sd = written;
            next = SkipSpaces(next);
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
            if (!Unit.TryParse(_text[next..], out unit, out error))
            {
                error = error with { Position = error.Position + next };
                return false;
            }
        }
        parts = new QuantityParts { Number = number, Sd = sd, Unit = unit };
        error = null;
        return true;
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
