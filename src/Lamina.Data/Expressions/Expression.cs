using System.Diagnostics.CodeAnalysis;
using Lamina.Data.Faults;
using Lamina.Data.Quantities;

namespace Lamina.Data.Expressions;

/// <summary>
/// A formula or condition over named values with units: <c>residual_solvent &lt;= 500 ppm</c>, <c>max(zones[*].lel_fraction) &lt; 25 %</c>,
/// <c>line.speed * 60 min >= 100 m</c>. Dimensions are checked when it is evaluated. Immutable, safe for any thread.
/// </summary>
/// <remarks>
/// Operators, strongest first: <c>^</c> (right to left), sign, <c>* /</c>, <c>+ -</c>, comparisons, <c>not</c>, <c>and</c>, <c>or</c>. A comparison with <c>[*]</c>
/// holds when it holds for every item. Functions: <c>min max sum mean abs sqrt exp log log10</c>. A unit directly after a number belongs to it and
/// reaches as far as it can be read as one (<c>35 W/m2/K</c>); <c>2 * m</c> is the name <c>m</c>, <c>2 m</c> two metres. <c>degC</c> is a temperature on its scale.
/// </remarks>
public sealed class Expression
{
    /// <summary>The longest expression that is read, in characters.</summary>
    public const int MaxLength = 2000;

    /// <summary>The deepest nesting of brackets, signs and powers [-].</summary>
    public const int MaxDepth = 64;

    /// <summary>The most operators: a long sum is a deep tree [-].</summary>
    public const int MaxOperators = 200;

    private readonly Term _root;

    private Expression(string text, Term root)
    {
        Text = text;
        _root = root;
        var names = new List<string>();
        root.CollectNames(names);
        Names = [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>The names that it uses, in the order of first use.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether it is a condition, true or false, and not a value.</summary>
    public bool IsCondition => _root.IsCondition;

    /// <summary>Reads an expression.</summary>
    /// <exception cref="InputException">the text is none; the message says where and why</exception>
    public static Expression Parse(string text, SourceSpan? span = null) => TryParse(text, out var expression, out var error)
        ? expression
        : throw new InputException(FaultKind.Syntax, $"`{Unit.Shorten(text)}` cannot be read as an expression: {error}", null, span);

    /// <summary>Reads an expression, or says why the text is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out ParseError? error)
    {
        expression = null;
        text ??= "";
        if (text.Length > MaxLength)
        {
            error = new ParseError { Message = $"an expression has at most {MaxLength} characters, this has {text.Length}", Position = MaxLength };
            return false;
        }
        var root = new ExpressionParser(text).Read(out var found);
        error = found;
        if (root is null)
        {
            error ??= new ParseError { Message = "it cannot be read", Position = 0 };
            return false;
        }
        expression = new Expression(text, root);
        return true;
    }

    /// <summary>The value of a formula, with one item.</summary>
    /// <exception cref="InputException">a name is unknown, dimensions do not fit, or it is a condition or has several items</exception>
    public Measured Evaluate(Lookup lookup)
    {
        if (IsCondition) throw Wrong("it is a condition, a value is needed");
        var items = _root.Values(lookup, this);
        return items.Count == 1 ? items[0] : throw Wrong($"it has {items.Count} values, one is needed: use max, min, sum or mean");
    }

    /// <summary>Whether a condition holds.</summary>
    /// <exception cref="InputException">a name is unknown, dimensions do not fit, or it is no condition</exception>
    public bool Holds(Lookup lookup) => IsCondition ? _root.Holds(lookup, this) : throw Wrong("it is a value, a condition is needed, as in `residual_solvent <= 500 ppm`");

    /// <summary>
    /// How far a single comparison is from its limit: at least 0 where it holds, relative to the limit where that is not 0 [-]; null where it is not a single
    /// comparison with an order. The least of all items.
    /// </summary>
    /// <exception cref="InputException">a name is unknown or dimensions do not fit</exception>
    public double? Margin(Lookup lookup) => _root is ComparisonTerm comparison ? comparison.Margin(lookup, this) : null;

    /// <summary>The text as written.</summary>
    public override string ToString() => Text;

    internal InputException Wrong(string message, string? remedy = null, FaultKind kind = FaultKind.WrongType) => new(kind, $"`{Unit.Shorten(Text)}`: {message}", remedy);
}
