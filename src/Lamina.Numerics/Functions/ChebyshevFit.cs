using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lamina.Numerics.Functions;

/// <summary>
/// A smooth function as one polynomial on an interval, interpolated at the Chebyshev points of the first kind (Trefethen, Approximation Theory and
/// Approximation Practice, chapters 2 to 4) and evaluated by Horner's rule for its even and odd parts, one or eight arguments at a time with the same bits. For functions whose evaluation
/// would dominate an inner loop. Meant for degrees up to about 25; beyond the interval it extrapolates.
/// </summary>
public sealed class ChebyshevFit
{
    private readonly double[] _coefficients;
    private readonly double _centre, _inverseHalf;

    /// <summary>Fits the function.</summary>
    /// <param name="function">smooth on the interval</param>
    /// <param name="low">lower end</param>
    /// <param name="high">upper end</param>
    /// <param name="degree">degree of the polynomial, 1 to 40</param>
    public ChebyshevFit(Func<double, double> function, double low, double high, int degree)
    {
        if (!(low < high)) throw new ArgumentException($"Chebyshev fit: interval from {low} to {high} must have positive length");
        if (degree is < 1 or > 40) throw new ArgumentOutOfRangeException(nameof(degree), $"{degree}: allowed 1 to 40");
        _centre = 0.5 * (low + high);
        var half = 0.5 * (high - low);
        _inverseHalf = 1 / half;
        var n = degree + 1;
        var values = new double[n];
        for (var j = 0; j < n; j++) values[j] = function(_centre + half * Math.Cos(Math.PI * (j + 0.5) / n));

        // Chebyshev coefficients, then T_k added up as powers: T_k+1 = 2 t T_k - T_k-1.
        // Of even length, so that even and odd powers come in pairs.
        _coefficients = new double[n + n % 2];
        var previous = new double[n];
        var current = new double[n];
        current[0] = 1;
        for (var k = 0; k < n; k++)
        {
            var sum = 0.0;
            for (var j = 0; j < n; j++) sum += values[j] * Math.Cos(Math.PI * k * (j + 0.5) / n);
            sum *= (k == 0 ? 1.0 : 2.0) / n;
            for (var i = 0; i < n; i++) _coefficients[i] += sum * current[i];
            var next = new double[n];
            for (var i = 0; i + 1 < n; i++) next[i + 1] = (k == 0 ? 1 : 2) * current[i];
            for (var i = 0; i < n; i++) next[i] -= k == 0 ? 0 : previous[i];
            (previous, current) = (current, next);
        }
    }

    /// <summary>Value of the polynomial.</summary>
    /// <param name="x">where</param>
    public double Value(double x)
    {
        var t = (x - _centre) * _inverseHalf;
        var square = t * t;
        var (even, odd) = (0.0, 0.0);
        for (var i = _coefficients.Length - 2; i >= 0; i -= 2)
        {
            odd = Math.FusedMultiplyAdd(odd, square, _coefficients[i + 1]);
            even = Math.FusedMultiplyAdd(even, square, _coefficients[i]);
        }
        return Math.FusedMultiplyAdd(odd, t, even);
    }

    /// <summary>Values of the polynomial for eight arguments.</summary>
    /// <param name="x">where</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Value(Vector512<double> x)
    {
        // Two chains: the latency of one chain of twenty multiplications would bound the loop.
        var t = (x - Vector512.Create(_centre)) * _inverseHalf;
        var square = t * t;
        var (even, odd) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var coefficients = _coefficients;
        for (var i = coefficients.Length - 2; i >= 0; i -= 2)
        {
            odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(coefficients[i + 1]));
            even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(coefficients[i]));
        }
        return Vector512.FusedMultiplyAdd(odd, t, even);
    }
}
