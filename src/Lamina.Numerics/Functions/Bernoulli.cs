using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lamina.Numerics.Functions;

/// <summary>
/// B(x) = x / (e^x - 1), the weight of exponentially fitted (Scharfetter and Gummel, IEEE Trans. Electron Devices 16 (1969) 64) fluxes.
/// Near zero by its Taylor series (Bernoulli numbers), so that no digits are lost; B(-x) = x + B(x).
/// </summary>
public static class Bernoulli
{
    // B_2k / (2k)! for k = 1 to 6: truncation below 1e-15 for |x| <= 1/2.
    private const double C1 = 1.0 / 12, C2 = -1.0 / 720, C3 = 1.0 / 30240, C4 = -1.0 / 1209600, C5 = 1.0 / 47900160, C6 = -691.0 / 1307674368000;

    /// <summary>Largest argument for which <see cref="Series(Vector512{double})"/> holds [-].</summary>
    public const double SeriesLimit = 0.5;

    /// <summary>B(x) [-].</summary>
    /// <param name="x">cell Peclet number [-]</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Value(double x) => Math.Abs(x) <= SeriesLimit ? Series(x) : Closed(x);

    /// <summary>dB/dx [-].</summary>
    /// <param name="x">cell Peclet number [-]</param>
    public static double Derivative(double x)
    {
        if (Math.Abs(x) <= SeriesLimit)
        {
            var s = x * x;
            return -0.5 + x * (2 * C1 + s * (4 * C2 + s * (6 * C3 + s * (8 * C4 + s * (10 * C5 + s * 12 * C6)))));
        }
        // B' = (B/x)(1 - x - B), from B = x / (e^x - 1).
        var b = Closed(x);
        return b == 0 ? 0 : b / x * (1 - x - b);
    }

    /// <summary>B(x) for eight arguments of size at most one half [-].</summary>
    /// <param name="x">cell Peclet numbers [-]</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Series(Vector512<double> x)
    {
        var s = x * x;
        return Vector512<double>.One - 0.5 * x + s * (Vector512.Create(C1) + s * (Vector512.Create(C2) + s * (Vector512.Create(C3) + s * (Vector512.Create(C4)
            + s * (Vector512.Create(C5) + s * C6)))));
    }

    /// <summary>B(x) - x dB/dx for eight arguments of size at most one half: the derivative of k B(v/k) by k at v/k = x [-].</summary>
    /// <param name="x">cell Peclet numbers [-]</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> SeriesByConductance(Vector512<double> x)
    {
        var s = x * x;
        return Vector512<double>.One + s * (Vector512.Create(-C1) + s * (Vector512.Create(-3 * C2) + s * (Vector512.Create(-5 * C3) + s * (Vector512.Create(-7 * C4)
            + s * (Vector512.Create(-9 * C5) - 11 * C6 * s)))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Series(double x)
    {
        var s = x * x;
        return 1 - 0.5 * x + s * (C1 + s * (C2 + s * (C3 + s * (C4 + s * (C5 + s * C6)))));
    }

    private static double Closed(double x) => x > 700 ? 0 : x / (Math.Exp(x) - 1);
}
