using System.Globalization;
using Lamina.Data.Quantities;

namespace Lamina.Data.Expressions;

/// <summary>Reads an expression by descent, one method per strength of operator. The text is bounded, and so is the depth.</summary>
internal ref struct ExpressionParser(string text)
{
    private readonly string _text = text;
    private int _at;
    private int _depth;
    private int _operators;
    private ParseError? _error;

    public Term? Read(out ParseError? error)
    {
        var term = Or();
        SkipSpaces();
        if (term is not null && _at < _text.Length) term = Fail($"`{Word()}` was not expected here", _at);
        error = _error;
        return term;
    }

    private Term? Or()
    {
        var left = And();
        while (left is not null && TryWord("or"))
            left = And() is { } right ? Logic("or", left, right) : null;
        return left;
    }

    private Term? And()
    {
        var left = Not();
        while (left is not null && TryWord("and"))
            left = Not() is { } right ? Logic("and", left, right) : null;
        return left;
    }

    private Term? Not()
    {
        if (!TryWord("not")) return Comparison();
        if (!Enter()) return null;
        var inner = Not();
        _depth--;
        if (inner is null) return null;
        return inner.IsCondition ? new LogicTerm("not", inner, null) : Fail("`not` needs a condition", _at);
    }

    private Term? Logic(string word, Term left, Term right)
    {
        if (++_operators > Expression.MaxOperators) return TooLong();
        return left.IsCondition && right.IsCondition ? new LogicTerm(word, left, right) : Fail($"`{word}` joins conditions, as in `a < 1 {word} b > 2`", _at);
    }

    private Term? Comparison()
    {
        var left = Sum();
        SkipSpaces();
        if (left is null || Sign() is not { } sign) return left;
        var start = _at;
        _at += sign.Length;
        var right = Sum();
        if (right is null) return null;
        if (left.IsCondition || right.IsCondition) return Fail("a comparison is between two values", start);
        SkipSpaces();
        if (Sign() is not null) return Fail("comparisons are not chained: write `a < b and b < c`", _at);
        return new ComparisonTerm(sign == "=" ? "==" : sign, left, right);
    }

    private readonly string? Sign()
    {
        if (_at >= _text.Length) return null;
        var rest = _text.AsSpan(_at);
        foreach (var sign in (ReadOnlySpan<string>)["<=", ">=", "==", "!=", "<", ">", "="])
            if (rest.StartsWith(sign)) return sign;
        return null;
    }

    private Term? Sum()
    {
        var left = Product();
        while (left is not null)
        {
            SkipSpaces();
            if (_at >= _text.Length || _text[_at] is not ('+' or '-')) return left;
            var sign = _text[_at++];
            left = Product() is { } right ? Arithmetic(sign, left, right) : null;
        }
        return left;
    }

    private Term? Product()
    {
        var left = Signed();
        while (left is not null)
        {
            SkipSpaces();
            if (_at >= _text.Length || _text[_at] is not ('*' or '/')) return left;
            var sign = _text[_at++];
            left = Signed() is { } right ? Arithmetic(sign, left, right) : null;
        }
        return left;
    }

    private Term? Arithmetic(char sign, Term left, Term right)
    {
        if (++_operators > Expression.MaxOperators) return TooLong();
        return left.IsCondition || right.IsCondition ? Fail($"`{sign}` joins values, not conditions", _at) : new ArithmeticTerm(sign, left, right);
    }

    private Term? TooLong() => Fail($"an expression has at most {Expression.MaxOperators} operators", _at);

    private Term? Signed()
    {
        SkipSpaces();
        if (_at >= _text.Length || _text[_at] is not ('-' or '+')) return Power();
        var start = _at;
        // `-40 degC` is a number below zero on its scale, not the negative of 313.15 K; `-2^2` is -4 all the same.
        if (NumberText.Length(_text.AsSpan(_at)) is > 0 and var length && NoPowerFollows(_at + length)) return Power();
        var negative = _text[_at++] == '-';
        if (!Enter()) return null;
        var inner = Signed();
        _depth--;
        if (inner is null) return null;
        if (inner.IsCondition) return Fail("a sign belongs to a value, not to a condition", start);
        return negative ? new NegationTerm(inner) : inner;
    }

    /// <summary>Whether what follows a signed number binds weaker than its sign.</summary>
    private readonly bool NoPowerFollows(int at)
    {
        while (at < _text.Length && char.IsWhiteSpace(_text[at])) at++;
        return at >= _text.Length || _text[at] != '^';
    }

    private Term? Power()
    {
        var start = _at;
        var number = Atom();
        SkipSpaces();
        if (number is null || _at >= _text.Length || _text[_at] != '^') return number;
        _at++;
        if (!Enter()) return null;
        var exponent = Signed();
        _depth--;
        if (exponent is null) return null;
        return number.IsCondition || exponent.IsCondition ? Fail("a power is of values, not of conditions", start) : new PowerTerm(number, exponent);
    }

    private Term? Atom()
    {
        SkipSpaces();
        if (_at >= _text.Length) return Fail("the expression ends too early", _at);
        var c = _text[_at];
        if (c == '(')
        {
            if (!Enter()) return null;
            _at++;
            var inner = Or();
            _depth--;
            if (inner is null) return null;
            SkipSpaces();
            if (_at >= _text.Length || _text[_at] != ')') return Fail("a closing bracket is missing", _at);
            _at++;
            return inner;
        }
        if (NumberText.Length(_text.AsSpan(_at)) is > 0 and var length) return Number(length);
        if (char.IsAsciiLetter(c) || c == '_') return Name();
        return Fail($"expected a value, found `{Word()}`", _at);
    }

    private Term? Number(int length)
    {
        var start = _at;
        if (!NumberText.TryExact(_text.AsSpan(_at, length), out _, out var message)) return Fail(message!, start);
        _at += length;
        var end = UnitEnd(_at);
        var text = _text[start..end];
        if (!Quantity.TryParse(text, out var quantity, out var error)) return Fail(error.Message, start + error.Position, error.Nearest);
        _at = end;
        return new NumberTerm(Measured.Of(quantity));
    }

    /// <summary>
    /// Where the unit after a number ends. It begins right behind the number or one space further and takes symbols joined by <c>/</c>, space, <c>*</c> or <c>·</c>
    /// for as long as all of it is a unit, so that <c>100 m * speed</c> and <c>3 kg / mass</c> end before the name.
    /// </summary>
    private readonly int UnitEnd(int from)
    {
        var at = from;
        while (at < _text.Length && _text[at] == ' ') at++;
        var first = UnitWordEnd(at);
        if (first == at || IsWord(at, first)) return from;
        // The first word is taken even when it is no unit: what stands right after a number is meant as one, and the message can say so.
        var best = first;
        at = first;
        while (at < _text.Length)
        {
            var next = at;
            while (next < _text.Length && _text[next] == ' ') next++;
            if (next < _text.Length && _text[next] is '/' or '*' or '·')
            {
                next++;
                while (next < _text.Length && _text[next] == ' ') next++;
            }
            else if (next == at) break;
            var end = UnitWordEnd(next);
            if (end == next || IsWord(next, end) || end - from > Unit.MaxLength || !Unit.TryParse(_text[from..end], out _, out _)) break;
            at = best = end;
        }
        return best;
    }

    /// <summary>The end of one part of a unit: a symbol with its exponent, <c>1</c> before a slash, or a bracket whose content is a unit.</summary>
    private readonly int UnitWordEnd(int from)
    {
        var at = from;
        if (at < _text.Length && _text[at] == '(')
        {
            var close = _text.IndexOf(')', at);
            return close > 0 && close - at < Unit.MaxLength && Unit.TryParse(_text[at..(close + 1)], out _, out _) ? close + 1 : from;
        }
        if (at + 1 < _text.Length && _text[at] == '1' && _text[at + 1] == '/') return at + 1;
        while (at < _text.Length && (char.IsLetter(_text[at]) || _text[at] is '%' or '°' or '‰' or '℃')) at++;
        if (at == from) return from;
        // A name with `_`, `.` or `[` is no unit.
        if (at < _text.Length && _text[at] is '_' or '.' or '[' or '(') return from;
        if (at < _text.Length && _text[at] == '^')
        {
            at++;
            if (at < _text.Length && _text[at] == '(' && _text.IndexOf(')', at) is > 0 and var close) return close + 1;
            if (at < _text.Length && _text[at] is '-' or '+') at++;
            while (at < _text.Length && (char.IsAsciiDigit(_text[at]) || _text[at] == '.')) at++;
            return at;
        }
        // No bare negative exponent here, unlike in a unit that stands alone: `5 m-3 m` is a difference.
        while (at < _text.Length && (char.IsAsciiDigit(_text[at]) || "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".Contains(_text[at]))) at++;
        if (at < _text.Length && _text[at] is '_') return from;
        return at;
    }

    private readonly bool IsWord(int start, int end) => _text[start..end] is "and" or "or" or "not";

    private Term? Name()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '.'
            || _text[_at] == '[' && _text.IndexOf(']', _at) is > 0 and var close && IsIndex(_at + 1, close)))
        {
            if (_text[_at] == '[') _at = _text.IndexOf(']', _at);
            _at++;
        }
        var name = _text[start.._at];
        if (name is "and" or "or" or "not") return Fail($"`{name}` needs a condition before it", start);
        if (name.EndsWith('.') || name.Contains("..", StringComparison.Ordinal)) return Fail($"`{name}` is no name: names are joined by single points", start);
        SkipSpaces();
        return _at < _text.Length && _text[_at] == '(' ? Function(name, start) : new NameTerm(name);
    }

    private readonly bool IsIndex(int start, int end)
    {
        var inside = _text.AsSpan(start, end - start);
        return inside is "*" || inside.Length is > 0 and < 9 && int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    private Term? Function(string name, int start)
    {
        string[] known = [.. FunctionTerm.OfOne, .. FunctionTerm.OfMany];
        if (!known.Contains(name)) return Fail($"`{name}` is no function; known are {string.Join(", ", known)}", start, Faults.Nearest.To(name, known));
        if (!Enter()) return null;
        _at++;
        var arguments = new List<Term>();
        do
        {
            if (Or() is not { } argument) return null;
            if (argument.IsCondition) return Fail($"`{name}` takes values, not conditions", start);
            arguments.Add(argument);
            SkipSpaces();
        }
        while (_at < _text.Length && _text[_at] == ',' && ++_at > 0);
        _depth--;
        if (_at >= _text.Length || _text[_at] != ')') return Fail("a closing bracket is missing", _at);
        _at++;
        if (FunctionTerm.OfOne.Contains(name) && arguments.Count != 1) return Fail($"`{name}` takes one value, not {arguments.Count}", start);
        return new FunctionTerm(name, arguments);
    }

    private bool TryWord(string word)
    {
        SkipSpaces();
        if (!_text.AsSpan(_at).StartsWith(word)) return false;
        var end = _at + word.Length;
        if (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '_' or '.' or '[')) return false;
        _at = end;
        return true;
    }

    private bool Enter()
    {
        if (++_depth <= Expression.MaxDepth) return true;
        Fail($"brackets are nested more than {Expression.MaxDepth} deep", _at);
        return false;
    }

    private readonly string Word()
    {
        var end = _at + 1;
        while (end < _text.Length && end - _at < 20 && !char.IsWhiteSpace(_text[end])) end++;
        return _text[_at..end];
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private Term? Fail(string message, int position, string? nearest = null)
    {
        _error ??= new ParseError { Message = message, Position = position, Nearest = nearest };
        return null;
    }
}
