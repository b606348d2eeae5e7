using System.Diagnostics.CodeAnalysis;

namespace Lamina.Data.Quantities;

/// <summary>
/// A value with its unit, as people write it (<c>120 um</c>, <c>35 +- 5 W/m2/K</c>, <c>110 degC</c>), held in SI. Printing gives the unit written,
/// and reading what was printed gives the same quantity bit for bit. Immutable.
/// </summary>
/// <remarks>An uncertainty is one standard deviation. It is a difference: <c>25 +- 2 degC</c> is uncertain by 2 K.</remarks>
public sealed record Quantity
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int MaxLength = 240;

    private Quantity(double value, double? sd, Unit unit)
    {
        Value = value;
        Sd = sd;
        Unit = unit;
    }

    /// <summary>The value in SI [SI, see Dimension].</summary>
    public double Value { get; }

    /// <summary>One standard deviation in SI, where an uncertainty was given [SI, see Dimension].</summary>
    public double? Sd { get; }

    /// <summary>The unit as written.</summary>
    public Unit Unit { get; }

    /// <summary>What it measures.</summary>
    public Dimension Dimension => Unit.Dimension;

    /// <summary>A quantity from SI values, to be printed in a unit.</summary>
    /// <exception cref="ArgumentException">a value is not finite or beyond 1e300, or the uncertainty is negative</exception>
    public static Quantity FromSI(double value, Unit unit, double? sd = null)
    {
        if (!Holds(value)) throw new ArgumentException($"A quantity holds finite numbers between 1e-300 and 1e300, or 0, not {value:R}.", nameof(value));
        if (sd is { } given && (!Holds(given) || given < 0)) throw new ArgumentException($"A standard deviation is not negative and finite, not {given:R}.", nameof(sd));
        // So close to the zero of temperature no number of reasonable length in degC tells two doubles apart.
        if (unit.HasOffset && value != 0 && Math.Abs(value) < 1e-9) unit = Unit.Parse("K");
        return new Quantity(value, sd, unit);
    }

    /// <summary>A quantity from SI values, to be printed in a unit given as text.</summary>
    public static Quantity FromSI(double value, string unit, double? sd = null) => FromSI(value, Unit.Parse(unit), sd);

    /// <summary>Reads a quantity.</summary>
    /// <exception cref="FormatException">the text is none; the message says where and why</exception>
    public static Quantity Parse(string text) =>
        TryParse(text, out var quantity, out var error) ? quantity : throw new FormatException($"`{Unit.Shorten(text)}`: {error}");

    /// <summary>Reads a quantity, or says why the text is none. A bare number is a pure number.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Quantity? quantity, [NotNullWhen(false)] out ParseError? error)
    {
        var reader = new QuantityReader(text ?? "");
        quantity = reader.TryRead(out var parts, out error) ? parts.ToQuantity(out error) : null;
        return quantity is not null;
    }

    /// <summary>The value as a number in another unit of the same dimension.</summary>
    /// <exception cref="ArgumentException">the dimensions differ</exception>
    public double In(Unit unit) => unit.Dimension == Dimension
        ? unit.FromSI(Value)
        : throw new ArgumentException($"{this} is a {Dimension}, {unit} a {unit.Dimension}.", nameof(unit));

    /// <summary>The same text read as a difference: <c>5 degC</c> as 5 K. Anything without an offset stays as it is.</summary>
    public Quantity AsDifference()
    {
        if (!Unit.HasOffset) return this;
        // Through the text, so that 5 degC becomes 5 K exactly and not 5 K plus the rounding of 273.15.
        var read = new QuantityReader(ToString()).TryRead(out var parts, out _);
        System.Diagnostics.Debug.Assert(read);
        return new QuantityParts { Number = parts.Number, Sd = parts.Sd, Unit = Unit.AsDifference() }.ToQuantity(out _)!;
    }

    /// <summary>The same quantity, to be printed in another unit of the same dimension.</summary>
    public Quantity PrintedIn(Unit unit) => unit.Dimension == Dimension
        ? FromSI(Value, unit, Sd)
        : throw new ArgumentException($"{this} is a {Dimension}, {unit} a {unit.Dimension}.", nameof(unit));

    /// <summary>The fewest digits, in the unit written, that read back as this very quantity.</summary>
    public override string ToString()
    {
        var number = Number(Value, Unit.ExactFactor, Unit.ExactOffset);
        if (Sd is { } sd) number += " +- " + Number(sd, Unit.ExactFactor, new Exact(0, 1));
        return Unit.Text == "1" ? number : $"{number} {Unit.Text}";
    }

    internal static bool Holds(double value) => value == 0 || Math.Abs(value) is >= 1e-300 and <= 1e300;

    internal static string Number(double value, Exact factor, Exact offset)
    {
        // The zero of a scale, which as a double is a little off it: 273.15 K is 0 degC, not -2e-14.
        if (offset.ToDouble() == value) return "0";
        var exact = (Exact.FromDouble(value) - offset) / factor;
        // 17 digits always suffice without an offset; a value close to the zero of its scale may need a few more or less.
        for (var digits = 1; digits < 40; digits++)
        {
            var text = exact.ToDecimal(digits);
            if ((Exact.FromDecimal(text) * factor + offset).ToDouble() == value) return text;
        }
        throw new InvalidOperationException($"No decimal number of 40 digits gives {value:R}.");
    }
}
