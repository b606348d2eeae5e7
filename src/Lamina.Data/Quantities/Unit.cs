using System.Diagnostics.CodeAnalysis;

namespace Lamina.Data.Quantities;

/// <summary>
/// A unit as written, with its dimension and its size in SI: <c>W/m2/K</c>, <c>kg/(m2 s)</c>, <c>Pa m^0.5</c>, <c>degC</c>, <c>%</c>.
/// Two units are equal when their texts are. Immutable, safe for any thread.
/// </summary>
/// <remarks>
/// <c>degC</c> alone is a point on a scale; inside a compound, as in <c>J/degC</c>, it is a difference, one kelvin.
/// <c>rpm</c> counts turns: 60 rpm is 1 1/s. A product after a quotient without brackets, <c>W/m2 K</c>, is refused because people mean two things by it.
/// </remarks>
public sealed class Unit : IEquatable<Unit>
{
    /// <summary>The longest unit text that is read, in characters.</summary>
    public const int MaxLength = 120;

    private Unit(string text, UnitEntry entry)
    {
        Text = text;
        Dimension = entry.Dimension;
        ExactFactor = entry.Factor;
        ExactOffset = entry.Offset;
        Basis = entry.Basis;
        Factor = ExactFactor.ToDouble();
        Offset = ExactOffset.ToDouble();
    }

    /// <summary>The unit of pure numbers.</summary>
    public static Unit One { get; } = Parse("1");

    /// <summary>The text as written, trimmed; <c>1</c> for pure numbers.</summary>
    public string Text { get; }

    /// <summary>What it measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>SI units in one of this: SI = number * Factor + Offset [SI unit per unit].</summary>
    public double Factor { get; }

    /// <summary>SI value at the zero of this scale: 273.15 for <c>degC</c>, else 0 [SI unit].</summary>
    public double Offset { get; }

    /// <summary>For <c>wt%</c>, <c>vol%</c> and <c>mol%</c> what the fraction is a part of.</summary>
    public FractionBasis Basis { get; }

    /// <summary>Whether its zero is not the SI zero: <c>degC</c> and <c>degF</c> alone.</summary>
    public bool HasOffset => !ExactOffset.Numerator.IsZero;

    internal Exact ExactFactor { get; }

    internal Exact ExactOffset { get; }

    /// <summary>The same unit for differences: <c>degC</c> without its offset.</summary>
    public Unit AsDifference() => HasOffset
        ? new Unit(Text, new UnitEntry { Symbol = Text, Dimension = Dimension, Factor = ExactFactor, Basis = Basis })
        : this;

    /// <summary>Reads a unit.</summary>
    /// <exception cref="FormatException">the text is not a unit; the message says where and why</exception>
    public static Unit Parse(string text) =>
        TryParse(text, out var unit, out var error) ? unit : throw new FormatException($"`{Shorten(text)}`: {error}");

    /// <summary>Reads a unit, or says why the text is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Unit? unit, [NotNullWhen(false)] out ParseError? error)
    {
        unit = null;
        if (text is null || string.IsNullOrWhiteSpace(text))
        {
            error = new ParseError { Message = "a unit is missing (write `1` for a pure number)", Position = 0 };
            return false;
        }
        if (text.Length > MaxLength)
        {
            error = new ParseError { Message = $"a unit has at most {MaxLength} characters, this has {text.Length}", Position = MaxLength };
            return false;
        }
        var parser = new UnitParser(text);
        if (!parser.TryRead(out var entry, out error)) return false;
        unit = new Unit(text.Trim(), entry);
        return true;
    }

    /// <summary>A number in this unit to SI.</summary>
    public double ToSI(double number) => Exactly(number) is { } exact ? (exact * ExactFactor + ExactOffset).ToDouble() : number;

    /// <summary>An SI value to a number in this unit.</summary>
    public double FromSI(double value) => Exactly(value) is { } exact ? ((exact - ExactOffset) / ExactFactor).ToDouble() : value;

    /// <inheritdoc/>
    public bool Equals(Unit? other) => other is not null && Text == other.Text && HasOffset == other.HasOffset;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Unit);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The text as written.</summary>
    public override string ToString() => Text;

    // NaN and infinities have no exact value and stay what they are.
    private static Exact? Exactly(double value) => double.IsFinite(value) ? Exact.FromDouble(value) : null;

    internal static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
