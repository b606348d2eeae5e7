using Lamina.Numerics.Integration;

namespace Lamina.Numerics.Tests.Integration;

/// <summary>y' = f(t, y) from a delegate.</summary>
internal sealed class DelegateSystem(int count, DelegateSystem.Right right) : IStiffSystem
{
    public delegate void Right(double t, ReadOnlySpan<double> y, Span<double> f);

    public int Count => count;

    public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates) => right(time, state, rates);
}

internal static class Problems
{
    /// <summary>Robertson 1966: three reactions with rates from 0.04 to 3e7.</summary>
    public static DelegateSystem Robertson { get; } = new(3, (t, y, f) =>
    {
        f[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
        f[2] = 3e7 * y[1] * y[1];
        f[1] = -f[0] - f[2];
    });

    /// <summary>HIRES (Schaefer 1975; Hairer and Wanner II, IV.10): eight reactants, photomorphogenesis.</summary>
    public static DelegateSystem Hires { get; } = new(8, (t, y, f) =>
    {
        f[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
        f[1] = 1.71 * y[0] - 8.75 * y[1];
        f[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
        f[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
        f[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
        f[5] = -280 * y[5] * y[7] + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
        f[6] = 280 * y[5] * y[7] - 1.81 * y[6];
        f[7] = -f[6];
    });

    /// <summary>van der Pol, mu = 1000, in its own time: y'' = mu (1 - y^2) y' - y.</summary>
    public static DelegateSystem VanDerPol { get; } = new(2, (t, y, f) =>
    {
        f[0] = y[1];
        f[1] = 1000 * (1 - y[0] * y[0]) * y[1] - y[0];
    });
}
