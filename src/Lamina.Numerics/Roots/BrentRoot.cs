namespace Lamina.Numerics.Roots;

/// <summary>
/// Root of a continuous function between two points of opposite sign: Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.
/// Inverse quadratic interpolation or secant where they shrink the bracket fast enough, bisection otherwise; never leaves the bracket.
/// </summary>
public static class BrentRoot
{
    /// <summary>Looks for a root without throwing.</summary>
    /// <param name="function">the function; infinite values of a definite sign are allowed</param>
    /// <param name="low">one end</param>
    /// <param name="high">other end</param>
    /// <param name="tolerance">half-width of the bracket to reach, beside rounding</param>
    /// <param name="maximumIterations">iterations allowed</param>
    public static RootResult TryFind<TFunction>(ref TFunction function, double low, double high, double tolerance, int maximumIterations = 200)
        where TFunction : IScalarFunction
    {
        double a = low, b = high, fa = function.Value(a), fb = function.Value(b);
        var evaluations = 2;
        RootResult Result(RootStatus status, double x, double f) => new() { Status = status, Root = x, Residual = f, Evaluations = evaluations };
        if (double.IsNaN(fa)) return Result(RootStatus.NotFinite, a, fa);
        if (double.IsNaN(fb)) return Result(RootStatus.NotFinite, b, fb);
        if (fa == 0) return Result(RootStatus.Converged, a, fa);
        if (fb == 0) return Result(RootStatus.Converged, b, fb);
        if (fa > 0 == fb > 0) return Result(RootStatus.NotBracketed, Math.Abs(fa) < Math.Abs(fb) ? a : b, Math.Abs(fa) < Math.Abs(fb) ? fa : fb);

        // b is the best point, c the other side of the root, a the point before b; step and before are the last two moves.
        double c = a, fc = fa, step = b - a, before = step;
        for (var iteration = 0; iteration < maximumIterations; iteration++)
        {
            if (Math.Abs(fc) < Math.Abs(fb)) (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb);
            var resolution = 2 * double.Epsilon + 2.3e-16 * Math.Abs(b) + 0.5 * tolerance;
            var half = 0.5 * (c - b);
            if (Math.Abs(half) <= resolution || fb == 0) return Result(RootStatus.Converged, b, fb);

            var useBisection = true;
            if (Math.Abs(before) >= resolution && Math.Abs(fa) > Math.Abs(fb) && double.IsFinite(fa) && double.IsFinite(fc))
            {
                double p, q;
                var s = fb / fa;
                if (a == c) (p, q) = (2 * half * s, 1 - s);
                else
                {
                    double u = fa / fc, v = fb / fc;
                    p = s * (2 * half * u * (u - v) - (b - a) * (v - 1));
                    q = (u - 1) * (v - 1) * (s - 1);
                }
                if (p > 0) q = -q; else p = -p;
                if (2 * p < Math.Min(3 * half * q - Math.Abs(resolution * q), Math.Abs(before * q)))
                {
                    (before, step) = (step, p / q);
                    useBisection = false;
                }
            }
            if (useBisection) before = step = half;
            (a, fa) = (b, fb);
            b += Math.Abs(step) > resolution ? step : Math.CopySign(resolution, half);
            fb = function.Value(b);
            evaluations++;
            if (double.IsNaN(fb)) return Result(RootStatus.NotFinite, b, fb);
            if (fb > 0 == fc > 0)
            {
                (c, fc) = (a, fa);
                before = step = b - a;
            }
        }
        return Result(RootStatus.TooManyIterations, b, fb);
    }

    /// <summary>Looks for a root without throwing.</summary>
    /// <param name="function">the function</param>
    /// <param name="low">one end</param>
    /// <param name="high">other end</param>
    /// <param name="tolerance">half-width of the bracket to reach, beside rounding</param>
    /// <param name="maximumIterations">iterations allowed</param>
    public static RootResult TryFind(Func<double, double> function, double low, double high, double tolerance, int maximumIterations = 200)
    {
        var wrapped = new Wrapped(function);
        return TryFind(ref wrapped, low, high, tolerance, maximumIterations);
    }

    /// <summary>Finds a root or throws.</summary>
    /// <param name="function">the function</param>
    /// <param name="low">one end</param>
    /// <param name="high">other end</param>
    /// <param name="tolerance">half-width of the bracket to reach, beside rounding</param>
    /// <exception cref="NotConvergedException">says what stood in the way</exception>
    public static double Find(Func<double, double> function, double low, double high, double tolerance)
    {
        var result = TryFind(function, low, high, tolerance);
        if (result.Status == RootStatus.Converged) return result.Root;
        var why = result.Status switch
        {
            RootStatus.NotBracketed => "the function has the same sign at both ends",
            RootStatus.NotFinite => $"the function is not a number at {result.Root:G6}",
            _ => $"not converged after {result.Evaluations} evaluations",
        };
        throw new NotConvergedException($"Root between {low:G6} and {high:G6}: {why}") { Iterations = result.Evaluations, Residual = result.Residual };
    }

    private readonly struct Wrapped(Func<double, double> function) : IScalarFunction
    {
        public double Value(double x) => function(x);
    }
}
