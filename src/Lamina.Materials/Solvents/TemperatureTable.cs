namespace Lamina.Materials.Solvents;

/// <summary>
/// A function of temperature as cubic polynomials on intervals of 0.5 K from 250 K to 530 K, with the value and slope of the function at every node.
/// Against the solvent laws: relative error below 2e-8, largest at 250 K (tested). The derivative given is that of the polynomial, so that Newton sees the function it solves.
/// Outside the table the function itself is called. Immutable, safe for any thread.
/// </summary>
public sealed class TemperatureTable
{
    private const double Start = 250, Step = 0.5;
    private const int Intervals = 560;
    private readonly Func<double, double> _value, _slope;

    // Four coefficients per interval, side by side: one cache line serves a call.
    private readonly double[] _coefficients = new double[4 * Intervals];

    /// <summary>Tabulates a law.</summary>
    /// <param name="law">smooth but for kinks at multiples of 0.5 K</param>
    public TemperatureTable(TemperatureLaw law)
        : this(law.At, law.Slope)
    {
    }

    /// <summary>Tabulates a function of temperature.</summary>
    /// <param name="value">of a temperature in K; smooth but for kinks at multiples of 0.5 K</param>
    /// <param name="slope">its derivative</param>
    public TemperatureTable(Func<double, double> value, Func<double, double> slope)
    {
        _value = value;
        _slope = slope;
        for (var i = 0; i < Intervals; i++)
        {
            double low = Start + Step * i, high = low + Step;
            double v0 = value(low), v1 = value(high);
            // Slopes from inside the interval: a law may have a kink on a node (NMP's vapour pressure at 336 K).
            double m0 = Step * slope(low + 1e-9), m1 = Step * slope(high - 1e-9);
            var c = _coefficients.AsSpan(4 * i, 4);
            c[0] = v0;
            c[1] = m0;
            c[2] = 3 * (v1 - v0) - 2 * m0 - m1;
            c[3] = m0 + m1 - 2 * (v1 - v0);
        }
    }

    /// <summary>The function [SI of the function].</summary>
    /// <param name="temperature">[K]</param>
    public double At(double temperature)
    {
        var x = (temperature - Start) * (1 / Step);
        // The negated form also sends NaN to the function, which gives NaN back.
        if (!(x >= 0 && x < Intervals)) return _value(temperature);
        var i = (int)x;
        var u = x - i;
        var c = _coefficients.AsSpan(4 * i, 4);
        return c[0] + u * (c[1] + u * (c[2] + u * c[3]));
    }

    /// <summary>The function and its derivative, together.</summary>
    /// <param name="temperature">[K]</param>
    /// <param name="slope">the derivative [SI of the function per K]</param>
    /// <returns>the function [SI of the function]</returns>
    public double At(double temperature, out double slope)
    {
        var x = (temperature - Start) * (1 / Step);
        if (!(x >= 0 && x < Intervals))
        {
            slope = _slope(temperature);
            return _value(temperature);
        }
        var i = (int)x;
        var u = x - i;
        var c = _coefficients.AsSpan(4 * i, 4);
        slope = (c[1] + u * (2 * c[2] + u * (3 * c[3]))) * (1 / Step);
        return c[0] + u * (c[1] + u * (c[2] + u * c[3]));
    }
}
