namespace Lamina.Numerics.Interpolation;

/// <summary>
/// Piecewise cubic through given points that is monotone wherever they are (Fritsch and Carlson, SIAM J. Numer. Anal. 17 (1980) 238, with the slopes of
/// Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300): no overshoot, continuous first derivative. Third-order accurate, second at extrema.
/// Immutable and thread-safe; evaluation allocates nothing. Equally spaced knots are found without a search.
/// </summary>
public sealed class MonotoneCubic
{
    private readonly double[] _x, _y, _slope;
    private readonly BeyondEnds _beyond;
    private readonly double _inverseSpacing;

    /// <summary>Computes the slopes.</summary>
    /// <param name="x">knots, strictly increasing, at least two</param>
    /// <param name="y">values, finite, one per knot</param>
    /// <param name="beyond">what to give outside the knots</param>
    /// <exception cref="ArgumentException">lengths differ, too few knots, not increasing, or not finite</exception>
    public MonotoneCubic(ReadOnlySpan<double> x, ReadOnlySpan<double> y, BeyondEnds beyond = BeyondEnds.Linear)
    {
        if (x.Length != y.Length) throw new ArgumentException($"Interpolation: {x.Length} knots and {y.Length} values");
        if (x.Length < 2) throw new ArgumentException($"Interpolation: {x.Length} knots, at least 2 are needed");
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i])) throw new ArgumentException($"Interpolation: point {i} is ({x[i]}, {y[i]}), must be finite");
            if (i > 0 && !(x[i] > x[i - 1])) throw new ArgumentException($"Interpolation: knots must increase, but x[{i - 1}] = {x[i - 1]} and x[{i}] = {x[i]}");
        }
        _x = x.ToArray();
        _y = y.ToArray();
        _beyond = beyond;
        _slope = Slopes(_x, _y);

        var n = _x.Length;
        var spacing = (_x[^1] - _x[0]) / (n - 1);
        var equal = true;
        for (var i = 1; i < n - 1; i++) equal &= Math.Abs(_x[i] - (_x[0] + i * spacing)) <= 1e-9 * spacing;
        _inverseSpacing = equal ? 1 / spacing : 0;
    }

    /// <summary>First and last knot.</summary>
    public (double First, double Last) Range => (_x[0], _x[^1]);

    /// <summary>Interpolated value.</summary>
    /// <param name="x">where</param>
    public double Value(double x) => Evaluate(x, out _);

    /// <summary>Derivative of the interpolation.</summary>
    /// <param name="x">where</param>
    public double Derivative(double x)
    {
        Evaluate(x, out var derivative);
        return derivative;
    }

    /// <summary>Value and derivative together.</summary>
    /// <param name="x">where</param>
    /// <param name="derivative">receives the derivative</param>
    public double Evaluate(double x, out double derivative)
    {
        var last = _x.Length - 1;
        if (!(x >= _x[0])) return Beyond(x, 0, out derivative);
        if (x > _x[last]) return Beyond(x, last, out derivative);
        var i = Interval(x);
        var h = _x[i + 1] - _x[i];
        var s = (x - _x[i]) / h;
        var secant = (_y[i + 1] - _y[i]) / h;
        // Hermite form about the left knot: y = y_i + h s (d_i + s (c2 + s c3)).
        var c3 = _slope[i] + _slope[i + 1] - 2 * secant;
        var c2 = secant - _slope[i] - c3;
        derivative = _slope[i] + s * (2 * c2 + 3 * c3 * s);
        return _y[i] + h * s * (_slope[i] + s * (c2 + s * c3));
    }

    private double Beyond(double x, int end, out double derivative)
    {
        if (double.IsNaN(x) || _beyond == BeyondEnds.NotANumber) return derivative = double.NaN;
        derivative = _beyond == BeyondEnds.Linear ? _slope[end] : 0;
        return _y[end] + derivative * (x - _x[end]);
    }

    private int Interval(double x)
    {
        var last = _x.Length - 2;
        if (_inverseSpacing > 0)
        {
            var guess = Math.Min(last, (int)((x - _x[0]) * _inverseSpacing));
            // The product may be off by one unit in the last place.
            if (x < _x[guess]) return guess - 1;
            return guess < last && x >= _x[guess + 1] ? guess + 1 : guess;
        }
        var (low, high) = (0, last + 1);
        while (high - low > 1)
        {
            var middle = (low + high) >> 1;
            if (x >= _x[middle]) low = middle; else high = middle;
        }
        return low;
    }

    private static double[] Slopes(double[] x, double[] y)
    {
        var n = x.Length;
        var slope = new double[n];
        double Width(int i) => x[i + 1] - x[i];
        double Secant(int i) => (y[i + 1] - y[i]) / Width(i);
        if (n == 2)
        {
            slope[0] = slope[1] = Secant(0);
            return slope;
        }
        for (var i = 1; i < n - 1; i++)
        {
            var (before, after) = (Secant(i - 1), Secant(i));
            if (before * after <= 0) continue;
            // Weighted harmonic mean: never more than three times the smaller secant, which is the condition of Fritsch and Carlson.
            var (w1, w2) = (2 * Width(i) + Width(i - 1), Width(i) + 2 * Width(i - 1));
            slope[i] = (w1 + w2) / (w1 / before + w2 / after);
        }
        slope[0] = End(Width(0), Width(1), Secant(0), Secant(1));
        slope[n - 1] = End(Width(n - 2), Width(n - 3), Secant(n - 2), Secant(n - 3));
        return slope;
    }

    /// <summary>Three-point slope at an end, limited so that the first interval stays monotone.</summary>
    private static double End(double near, double far, double nearSecant, double farSecant)
    {
        var slope = ((2 * near + far) * nearSecant - near * farSecant) / (near + far);
        if (slope * nearSecant <= 0) return 0;
        return nearSecant * farSecant <= 0 && Math.Abs(slope) > 3 * Math.Abs(nearSecant) ? 3 * nearSecant : slope;
    }
}
