using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Lamina.Data.Quantities;

/// <summary>
/// Reads a unit in one pass, left to right: terms joined by space, <c>*</c>, <c>·</c> or <c>/</c>; a term is a symbol, <c>1</c> or a bracket, with an exponent
/// (<c>m2</c>, <c>m^-0.5</c>, <c>m^(1/2)</c>, <c>m**2</c>, <c>m²</c>).
/// </summary>
internal ref struct UnitParser(string text)
{
    private const int MaxDepth = 8;
    private const int MaxExponent = 12;

    // Beyond this a unit is a slip of the hand, and values in it leave the range of doubles.
    private const int MaxPowerOfTen = 90;

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private readonly string _text = text;
    private int _at;
    private int _atoms;
    private ParseError? _error;

    public bool TryRead([NotNullWhen(true)] out UnitEntry? entry, [NotNullWhen(false)] out ParseError? error)
    {
        entry = Product(0);
        if (entry is not null && _at < _text.Length)
            entry = Fail(_text[_at] == ')' ? "a closing bracket without an opening one" : $"`{_text[_at]}` does not belong in a unit", _at);
        // The offset of a temperature scale only makes sense for the bare unit.
        if (entry is not null && _atoms > 1) entry = entry with { Offset = new Exact(0, 1), Basis = FractionBasis.Any };
        error = _error;
        return entry is not null;
    }

    private UnitEntry? Product(int depth)
    {
        if (depth > MaxDepth) return Fail($"brackets are nested more than {MaxDepth} deep", _at);
        var result = Term(depth);
        var divided = false;
        while (result is not null)
        {
            var start = _at;
            SkipSpaces();
            if (_at >= _text.Length || _text[_at] == ')') break;
            var c = _text[_at];
            var divides = c == '/';
            if (divides || c is '*' or '·' or '×' or '⋅') _at++;
            else if (_at == start) return Fail($"`{c}` does not belong in a unit", _at);
            if (!divides && divided)
                return Fail("a product after `/` can be read in two ways: write brackets, as in `W/(m2 K)`, or divide twice, as in `W/m2/K`", start);
            divided |= divides;
            SkipSpaces();
            var at = _at;
            var term = Term(depth);
            if (term is null) return null;
            _atoms++;
            result = Combine(result, term, divides ? -1 : 1, at);
        }
        return result;
    }

    private UnitEntry? Term(int depth)
    {
        SkipSpaces();
        var start = _at;
        if (_at >= _text.Length) return Fail("the unit ends too early", _at);
        UnitEntry? atom;
        if (_text[_at] == '(')
        {
            _at++;
            atom = Product(depth + 1);
            if (atom is null) return null;
            SkipSpaces();
            if (_at >= _text.Length || _text[_at] != ')') return Fail("a closing bracket is missing", _at);
            _at++;
        }
        else if (_text[_at] == '1')
        {
            _at++;
            if (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
                return Fail("a number other than 1 cannot be part of a unit", start);
            return new UnitEntry { Symbol = "1", Dimension = Dimension.One, Factor = Exact.One };
        }
        else
        {
            var symbol = Symbol();
            if (symbol.Length == 0) return Fail($"expected a unit, found `{_text[_at]}`", _at);
            if (!UnitTable.TryFind(symbol, out atom))
                return Fail($"`{symbol}` is not a known unit", start, Nearest(symbol));
        }
        if (!TryExponent(out var exponent)) return null;
        if (exponent == 1) return atom;
        _atoms++;
        return Combine(new UnitEntry { Symbol = "1", Dimension = Dimension.One, Factor = Exact.One }, atom, exponent, start);
    }

    private string Symbol()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetter(_text[_at]) && _text[_at] != 'º' || _text[_at] is '°' or '%' or '‰' or '℃'))
        {
            _at++;
            // `%` ends a symbol: `wt%`, never `%x`.
            if (_text[_at - 1] is '%' or '‰') break;
        }
        return _text[start.._at];
    }

    private bool TryExponent(out Rational exponent)
    {
        exponent = 1;
        var start = _at;
        if (_at >= _text.Length) return true;
        if (_text[_at] == '^' || _text[_at] == '*' && _at + 1 < _text.Length && _text[_at + 1] == '*')
        {
            _at += _text[_at] == '^' ? 1 : 2;
            SkipSpaces();
            var bracket = _at < _text.Length && _text[_at] == '(';
            if (bracket) { _at++; SkipSpaces(); }
            if (!TryNumber(start, out exponent)) return false;
            if (bracket) SkipSpaces();
            if (bracket && _at < _text.Length && _text[_at] == '/')
            {
                _at++;
                SkipSpaces();
                if (!TryNumber(start, out var divisor)) return false;
                if (divisor.IsZero || !divisor.IsWhole || !exponent.IsWhole) return Refuse("an exponent is a number or a fraction of two whole numbers", start);
                exponent = new Rational(exponent.Numerator, divisor.Numerator);
            }
            if (bracket)
            {
                SkipSpaces();
                if (_at >= _text.Length || _text[_at] != ')') return Refuse("the bracket of the exponent is not closed", _at);
                _at++;
            }
        }
        else if (char.IsAsciiDigit(_text[_at]) || _text[_at] is '-' or '+' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))
        {
            if (!TryNumber(start, out exponent)) return false;
            if (!exponent.IsWhole) return Refuse("a broken exponent needs `^`, as in `m^0.5`", start);
        }
        else if (Superscripts.Contains(_text[_at]) || _text[_at] == '⁻')
        {
            var sign = 1;
            if (_text[_at] == '⁻') { sign = -1; _at++; }
            var value = 0;
            var digits = 0;
            for (; _at < _text.Length && Superscripts.IndexOf(_text[_at]) is >= 0 and var digit && digits < 3; _at++, digits++) value = value * 10 + digit;
            if (digits == 0) return Refuse("an exponent is missing", start);
            exponent = sign * value;
        }
        else return true;
        if (exponent.IsZero || Math.Abs(exponent.ToDouble()) > MaxExponent || exponent.Denominator > 1000)
            return Refuse($"an exponent lies between -{MaxExponent} and {MaxExponent}, is not 0 and has at most three decimals", start);
        return true;
    }

    /// <summary>A signed decimal number of few digits, as an exact fraction.</summary>
    private bool TryNumber(int start, out Rational number)
    {
        number = 0;
        var sign = 1;
        if (_at < _text.Length && _text[_at] is '-' or '+') sign = _text[_at++] == '-' ? -1 : 1;
        var first = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
        var whole = _text[first.._at];
        var decimals = "";
        if (_at + 1 < _text.Length && _text[_at] == '.' && char.IsAsciiDigit(_text[_at + 1]))
        {
            first = ++_at;
            while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
            decimals = _text[first.._at];
        }
        if (whole.Length + decimals.Length == 0) return Refuse("an exponent is missing", start);
        if (whole.Length > 4 || decimals.Length > 3) return Refuse("an exponent has too many digits", start);
        var scale = decimals.Length switch { 0 => 1, 1 => 10, 2 => 100, _ => 1000 };
        number = new Rational(sign * int.Parse("0" + whole + decimals, CultureInfo.InvariantCulture), scale);
        return true;
    }

    private UnitEntry? Combine(UnitEntry a, UnitEntry b, Rational exponent, int at)
    {
        if (++_atoms > 32) return Fail("a unit has at most 16 parts", at);
        try
        {
            var dimension = a.Dimension * b.Dimension.Power(exponent);
            var factor = a.Factor * (exponent.IsWhole
                ? b.Factor.Power(exponent.Numerator)
                : Root(b.Factor, exponent));
            if (Math.Abs(Math.Log10(factor.ToDouble())) > MaxPowerOfTen) return Fail("the unit is too large or too small to compute with", at);
            return new UnitEntry { Symbol = a.Symbol, Dimension = dimension, Factor = factor };
        }
        catch (OverflowException)
        {
            return Fail("the exponents of the unit are too large", at);
        }
    }

    private static Exact Root(Exact factor, Rational exponent)
    {
        var value = factor.ToDouble();
        return value == 1 ? Exact.One : Exact.FromDouble(Math.Pow(value, exponent.ToDouble()));
    }

    /// <summary>Two known units written together (<c>Nm</c>, <c>Pas</c>) are the likeliest slip; else the nearest spelling.</summary>
    private static string? Nearest(string symbol)
    {
        for (var cut = symbol.Length - 1; cut > 0; cut--)
            if (UnitTable.TryFind(symbol[..cut], out _) && UnitTable.TryFind(symbol[cut..], out _)) return $"{symbol[..cut]} {symbol[cut..]}";
        return Faults.Nearest.To(symbol, UnitTable.Suggestions);
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private bool Refuse(string message, int position)
    {
        Fail(message, position);
        return false;
    }

    private UnitEntry? Fail(string message, int position, string? nearest = null)
    {
        _error ??= new ParseError { Message = message, Position = position, Nearest = nearest };
        return null;
    }
}
