namespace Lamina.Data.Quantities;

/// <summary>A small exact fraction in lowest terms, for exponents of units: <c>1/2</c> in <c>Pa m^0.5</c>. The default value is 0.</summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    // Stored less one, so that default(Rational) is 0/1 and not 0/0.
    private readonly int _denominatorLessOne;

    /// <summary>The fraction numerator/denominator, reduced.</summary>
    /// <exception cref="ArgumentException">the denominator is zero</exception>
    public Rational(int numerator, int denominator = 1)
    {
        if (denominator == 0) throw new ArgumentException("A fraction needs a denominator other than zero.", nameof(denominator));
        if (denominator < 0) (numerator, denominator) = (-numerator, -denominator);
        var divisor = GreatestCommonDivisor(Math.Abs(numerator), denominator);
        Numerator = numerator / divisor;
        _denominatorLessOne = denominator / divisor - 1;
    }

    /// <summary>Above the line, with the sign [-].</summary>
    public int Numerator { get; }

    /// <summary>Below the line, positive [-].</summary>
    public int Denominator => _denominatorLessOne + 1;

    /// <summary>Whether it is zero.</summary>
    public bool IsZero => Numerator == 0;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole => Denominator == 1;

    /// <summary>The nearest double [-].</summary>
    public double ToDouble() => (double)Numerator / Denominator;

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational a, Rational b) =>
        new(checked(a.Numerator * b.Denominator + b.Numerator * a.Denominator), checked(a.Denominator * b.Denominator));

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational a, Rational b) => a + -b;

    /// <summary>Negative.</summary>
    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational a, Rational b) =>
        new(checked(a.Numerator * b.Numerator), checked(a.Denominator * b.Denominator));

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>A whole number as a fraction.</summary>
    public static implicit operator Rational(int whole) => new(whole);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <inheritdoc/>
    public int CompareTo(Rational other) => ((long)Numerator * other.Denominator).CompareTo((long)other.Numerator * Denominator);

    /// <summary><c>2</c>, <c>-1</c>, <c>(1/2)</c>: the form that a unit's exponent is read in.</summary>
    public override string ToString() => IsWhole ? $"{Numerator}" : $"({Numerator}/{Denominator})";

    private static int GreatestCommonDivisor(int a, int b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a == 0 ? 1 : a;
    }
}
