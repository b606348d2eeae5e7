using Lamina.Numerics.Linear;

namespace Lamina.Numerics.Integration;

/// <summary>
/// The plain reference: three-stage Radau IIA of order five (Hairer and Wanner, Solving Ordinary Differential Equations II, IV.5), fixed step, full Newton with a
/// dense finite-difference Jacobian at every iteration of all stages together. Slow, short, and free of the controls that it is there to check.
/// </summary>
public static class RadauReference
{
    private static readonly double Root6 = Math.Sqrt(6);
    private static readonly double[] C = [(4 - Root6) / 10, (4 + Root6) / 10, 1];
    private static readonly double[,] A =
    {
        { (88 - 7 * Root6) / 360, (296 - 169 * Root6) / 1800, (-2 + 3 * Root6) / 225 },
        { (296 + 169 * Root6) / 1800, (88 + 7 * Root6) / 360, (-2 - 3 * Root6) / 225 },
        { (16 - Root6) / 36, (16 + Root6) / 36, 1.0 / 9 },
    };

    /// <summary>Integrates with equal steps; allocates as it likes.</summary>
    /// <param name="system">the equations</param>
    /// <param name="from">initial time [s, or the system's unit]</param>
    /// <param name="initial">initial state</param>
    /// <param name="until">final time [s, or the system's unit]</param>
    /// <param name="steps">number of equal steps</param>
    /// <returns>the final state</returns>
    /// <exception cref="NotConvergedException">Newton did not converge in 50 iterations</exception>
    public static double[] Solve(IStiffSystem system, double from, ReadOnlySpan<double> initial, double until, int steps)
    {
        var n = system.Count;
        var y = initial.ToArray();
        var h = (until - from) / steps;
        var stages = new double[3 * n];   // z_i = y_i - y
        var rates = new double[3 * n];
        var shifted = new double[n];
        var probe = new double[n];
        var matrix = new DenseMatrix(3 * n);
        var residual = new double[3 * n];
        for (var step = 0; step < steps; step++)
        {
            var t = from + step * h;
            Array.Clear(stages);
            for (var iteration = 1; ; iteration++)
            {
                if (iteration > 50) throw new NotConvergedException($"Radau reference at t = {t:G6}: Newton did not converge in 50 iterations") { Time = t, Step = h, Iterations = 50 };
                matrix.Clear();
                for (var j = 0; j < 3; j++)
                {
                    for (var c = 0; c < n; c++) shifted[c] = y[c] + stages[j * n + c];
                    system.Rates(t + C[j] * h, shifted, rates.AsSpan(j * n, n));
                    for (var column = 0; column < n; column++)
                    {
                        var kept = shifted[column];
                        var increment = 1.5e-8 * Math.Max(Math.Abs(kept), 1e-6);
                        shifted[column] = kept + increment;
                        system.Rates(t + C[j] * h, shifted, probe);
                        shifted[column] = kept;
                        for (var row = 0; row < n; row++)
                            for (var i = 0; i < 3; i++) matrix[i * n + row, j * n + column] = A[i, j] * (probe[row] - rates[j * n + row]) / increment;
                    }
                }
                for (var i = 0; i < 3; i++)
                    for (var c = 0; c < n; c++)
                        residual[i * n + c] = h * (A[i, 0] * rates[c] + A[i, 1] * rates[n + c] + A[i, 2] * rates[2 * n + c]) - stages[i * n + c];
                if (!matrix.TryFactor(h)) throw new NotConvergedException($"Radau reference at t = {t:G6}: singular matrix") { Time = t, Step = h };
                matrix.Solve(residual);
                double change = 0, size = 0;
                for (var k = 0; k < stages.Length; k++)
                {
                    stages[k] += residual[k];
                    change = Math.Max(change, Math.Abs(residual[k]) / (Math.Abs(y[k % n] + stages[k]) + 1e-10));
                    size = Math.Max(size, Math.Abs(stages[k]));
                }
                if (change < 1e-11 || size == 0) break;
            }
            for (var c = 0; c < n; c++) y[c] += stages[2 * n + c];
        }
        return y;
    }
}
