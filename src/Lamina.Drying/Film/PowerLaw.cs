namespace Lamina.Drying.Film;

/// <summary>x^n for one fixed n: by multiplications where n is a small whole number, as most exponents of closures are, by the library elsewhere.</summary>
internal readonly struct PowerLaw
{
    private const int LargestWhole = 8;
    private readonly double _exponent;
    private readonly int _whole;

    public PowerLaw(double exponent)
    {
        _exponent = exponent;
        _whole = exponent is >= 1 and <= LargestWhole && exponent == Math.Floor(exponent) ? (int)exponent : 0;
    }

    public double Of(double x)
    {
        var square = x * x;
        return _whole switch
        {
            1 => x,
            2 => square,
            3 => square * x,
            4 => square * square,
            5 => square * square * x,
            6 => square * square * square,
            7 => square * square * square * x,
            8 => square * square * (square * square),
            _ => Math.Pow(x, _exponent),
        };
    }
}
