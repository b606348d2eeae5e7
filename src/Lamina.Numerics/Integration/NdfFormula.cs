namespace Lamina.Numerics.Integration;

/// <summary>
/// Coefficients of the numerical differentiation formulas in backward differences: Shampine and Reichelt, The MATLAB ODE suite, SIAM J. Sci. Comput. 18 (1997) 1.
/// Order k: sum_{j=1..k} (1/j) D^j y_{n+1} - kappa_k gamma_k (y_{n+1} - y_predicted) = h f(y_{n+1}), gamma_k = sum_{j=1..k} 1/j.
/// kappa = 0 is the backward differentiation formula; the kappas here trade a little of its stability angle for 26 % longer steps at equal error in orders 1 to 3
/// (12 % in order 4, none in order 5).
/// </summary>
internal static class NdfFormula
{
    public const int MaximumOrder = 5;

    private static readonly double[] Kappa = [0, -0.1850, -1.0 / 9, -0.0823, -0.0415, 0];

    /// <summary>gamma_k.</summary>
    public static readonly double[] Gamma = [0, 1, 1.5, 11.0 / 6, 25.0 / 12, 137.0 / 60];

    /// <summary>alpha_k = (1 - kappa_k) gamma_k: the formula reads alpha (y - predicted) + sum gamma_j D^j y_n = h f(y).</summary>
    public static readonly double[] Alpha = Enumerable.Range(0, MaximumOrder + 1).Select(k => (1 - Kappa[k]) * Gamma[k]).ToArray();

    /// <summary>Local error = ErrorConstant_k (y - predicted).</summary>
    public static readonly double[] ErrorConstant = Enumerable.Range(0, MaximumOrder + 1).Select(k => Kappa[k] * Gamma[k] + 1.0 / (k + 1)).ToArray();

    /// <summary>
    /// Writes the matrix that turns backward differences at spacing h into those at spacing ratio * h of the same polynomial, row-major 6 x 6:
    /// T_ij = sum_l (-1)^l binomial(i, l) C_j(-l ratio), C_j(s) = s (s + 1) ... (s + j - 1) / j!. Upper triangular: i-th differences of lower degrees vanish.
    /// </summary>
    public static void Resample(double ratio, int order, Span<double> matrix)
    {
        const int width = MaximumOrder + 1;
        matrix[..(width * width)].Clear();
        for (var l = 0; l <= order; l++)
        {
            var basis = 1.0;
            for (var j = 0; j <= order; j++)
            {
                if (j > 0) basis *= (-l * ratio + j - 1) / j;
                // (-1)^l binomial(i, l) for i = l .. j, built up along i.
                var binomial = l % 2 == 0 ? 1.0 : -1.0;
                for (var i = l; i <= j; i++)
                {
                    if (i > l) binomial *= (double)i / (i - l);
                    matrix[i * width + j] += binomial * basis;
                }
            }
        }
    }
}
