using System.Text;

namespace Lamina.Data.Quantities;

/// <summary>What kind of thing a quantity measures: its exponents over the SI base quantities, fractions allowed. Angles and fractions are pure numbers.</summary>
public readonly record struct Dimension
{
    /// <summary>Exponent of length, metre [-].</summary>
    public Rational Length { get; init; }

    /// <summary>Exponent of mass, kilogram [-].</summary>
    public Rational Mass { get; init; }

    /// <summary>Exponent of time, second [-].</summary>
    public Rational Time { get; init; }

    /// <summary>Exponent of electric current, ampere [-].</summary>
    public Rational Current { get; init; }

    /// <summary>Exponent of temperature, kelvin [-].</summary>
    public Rational Temperature { get; init; }

    /// <summary>Exponent of amount of substance, mole [-].</summary>
    public Rational Amount { get; init; }

    /// <summary>Exponent of luminous intensity, candela [-].</summary>
    public Rational Luminosity { get; init; }

    /// <summary>The dimension of pure numbers.</summary>
    public static Dimension One => default;

    /// <summary>Whether it is that of pure numbers.</summary>
    public bool IsOne => this == default;

    /// <summary>The dimension of a product.</summary>
    public static Dimension operator *(Dimension a, Dimension b) => new()
    {
        Length = a.Length + b.Length,
        Mass = a.Mass + b.Mass,
        Time = a.Time + b.Time,
        Current = a.Current + b.Current,
        Temperature = a.Temperature + b.Temperature,
        Amount = a.Amount + b.Amount,
        Luminosity = a.Luminosity + b.Luminosity,
    };

    /// <summary>The dimension of a quotient.</summary>
    public static Dimension operator /(Dimension a, Dimension b) => a * b.Power(-1);

    /// <summary>The dimension of a power.</summary>
    public Dimension Power(Rational exponent) => new()
    {
        Length = Length * exponent,
        Mass = Mass * exponent,
        Time = Time * exponent,
        Current = Current * exponent,
        Temperature = Temperature * exponent,
        Amount = Amount * exponent,
        Luminosity = Luminosity * exponent,
    };

    /// <summary>The everyday name where there is one: <c>length</c>, <c>heat transfer coefficient</c>; else null.</summary>
    public string? Name => NamedDimensions.NameOf(this);

    /// <summary>The SI unit in the form that units are read in: <c>Pa</c>, <c>kg/(m2 s)</c>, <c>1</c>.</summary>
    public string SiUnit => NamedDimensions.UnitOf(this) ?? BaseUnits();

    /// <summary>Name and unit for messages: <c>pressure (Pa)</c>.</summary>
    public override string ToString() => Name is { } name ? $"{name} ({SiUnit})" : SiUnit;

    /// <summary>The SI unit over base units alone: <c>kg/(m s2)</c>.</summary>
    public string BaseUnits()
    {
        (string Symbol, Rational Exponent)[] all =
            [("kg", Mass), ("m", Length), ("s", Time), ("A", Current), ("K", Temperature), ("mol", Amount), ("cd", Luminosity)];
        var above = all.Where(part => part.Exponent.Numerator > 0).Select(part => Factor(part.Symbol, part.Exponent)).ToArray();
        var below = all.Where(part => part.Exponent.Numerator < 0).Select(part => Factor(part.Symbol, -part.Exponent)).ToArray();
        var text = new StringBuilder(above.Length == 0 ? "1" : string.Join(' ', above));
        if (below.Length == 1) text.Append('/').Append(below[0]);
        if (below.Length > 1) text.Append("/(").AppendJoin(' ', below).Append(')');
        return text.ToString();
    }

    private static string Factor(string symbol, Rational exponent) =>
        exponent == 1 ? symbol : exponent.IsWhole ? $"{symbol}{exponent.Numerator}" : $"{symbol}^{exponent}";
}
