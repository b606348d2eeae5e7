namespace Lamina.Learning.Optimisation;

/// <summary>
/// min 1/2 x'Hx + c'x subject to Gx >= h, H positive definite, by a primal-dual interior point method with predictor and corrector (Mehrotra, SIAM J. Optim. 2,
/// 575, 1992). Dense, for tens of unknowns.
/// </summary>
public static class ConvexQuadraticProgram
{
    /// <summary>Solves it.</summary>
    /// <param name="hessian">H, row after row [-]</param>
    /// <param name="gradient">c [-]</param>
    /// <param name="rows">G, one row per constraint [-]</param>
    /// <param name="limits">h [-]</param>
    /// <param name="solution">start on entry, solution on exit [-]</param>
    /// <param name="multipliers">receives the multipliers, one per row, none negative [-]</param>
    /// <returns>whether it converged; the constraints must have a point in common</returns>
    public static bool Solve(double[,] hessian, ReadOnlySpan<double> gradient, double[][] rows, ReadOnlySpan<double> limits, Span<double> solution, Span<double> multipliers)
    {
        var (n, m) = (gradient.Length, rows.Length);
        var (s, ds, dz, rp, rc) = (new double[m], new double[m], new double[m], new double[m], new double[m]);
        var (rd, dx) = (new double[n], new double[n]);
        var z = multipliers;
        var matrix = new double[n, n];
        for (var i = 0; i < m; i++)
        {
            s[i] = Math.Max(1, Dot(rows[i], solution) - limits[i]);
            z[i] = 1;
        }
        for (var iteration = 0; iteration < 100; iteration++)
        {
            var gap = 0.0;
            for (var i = 0; i < m; i++)
            {
                rp[i] = Dot(rows[i], solution) - limits[i] - s[i];
                gap += s[i] * z[i];
            }
            gap /= Math.Max(1, m);
            var scale = 1.0;
            for (var j = 0; j < n; j++)
            {
                rd[j] = gradient[j];
                for (var k = 0; k < n; k++) rd[j] += hessian[j, k] * solution[k];
                scale = Math.Max(scale, Math.Abs(rd[j]));
            }
            for (var i = 0; i < m; i++)
                for (var j = 0; j < n; j++) rd[j] -= rows[i][j] * z[i];
            if (Largest(rd) <= 1e-9 * scale && Largest(rp) <= 1e-10 && gap <= 1e-11 * scale) return true;

            for (var j = 0; j < n; j++)
                for (var k = 0; k <= j; k++)
                {
                    var sum = hessian[j, k];
                    for (var i = 0; i < m; i++) sum += rows[i][j] * rows[i][k] * z[i] / s[i];
                    matrix[j, k] = sum;
                }
            if (!Cholesky(matrix)) return false;

            // Predictor: straight at the solution. Corrector: what the predictor left, aimed at the centre by as much as it fell short.
            for (var i = 0; i < m; i++) rc[i] = s[i] * z[i];
            Direction(z);
            var (primal, dual) = (Step(s, ds), Step(z, dz));
            var after = 0.0;
            for (var i = 0; i < m; i++) after += (s[i] + primal * ds[i]) * (z[i] + dual * dz[i]);
            after /= Math.Max(1, m);
            var centring = gap > 0 ? Math.Pow(after / gap, 3) : 0;
            for (var i = 0; i < m; i++) rc[i] = s[i] * z[i] + ds[i] * dz[i] - centring * gap;
            Direction(z);
            var step = Math.Min(1, 0.995 * Math.Min(Step(s, ds), Step(z, dz)));
            for (var j = 0; j < n; j++) solution[j] += step * dx[j];
            for (var i = 0; i < m; i++)
            {
                s[i] += step * ds[i];
                z[i] += step * dz[i];
            }
            if (step < 1e-10) return gap <= 1e-6 * scale;
        }
        return false;

        void Direction(ReadOnlySpan<double> z)
        {
            for (var j = 0; j < n; j++)
            {
                dx[j] = -rd[j];
                for (var i = 0; i < m; i++) dx[j] -= rows[i][j] * (rc[i] + z[i] * rp[i]) / s[i];
            }
            Substitute(matrix, dx);
            for (var i = 0; i < m; i++)
            {
                ds[i] = Dot(rows[i], dx) + rp[i];
                dz[i] = -(rc[i] + z[i] * ds[i]) / s[i];
            }
        }
    }

    /// <summary>The lower factor in place; false where the matrix is not positive definite.</summary>
    internal static bool Cholesky(double[,] a)
    {
        var n = a.GetLength(0);
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < j; k++) a[j, j] -= a[j, k] * a[j, k];
            if (!(a[j, j] > 0)) return false;
            a[j, j] = Math.Sqrt(a[j, j]);
            for (var i = j + 1; i < n; i++)
            {
                for (var k = 0; k < j; k++) a[i, j] -= a[i, k] * a[j, k];
                a[i, j] /= a[j, j];
            }
        }
        return true;
    }

    private static void Substitute(double[,] factor, Span<double> b)
    {
        var n = b.Length;
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) b[i] -= factor[i, k] * b[k];
            b[i] /= factor[i, i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) b[i] -= factor[k, i] * b[k];
            b[i] /= factor[i, i];
        }
    }

    private static double Dot(double[] a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double Largest(ReadOnlySpan<double> a)
    {
        var largest = 0.0;
        foreach (var x in a) largest = Math.Max(largest, Math.Abs(x));
        return largest;
    }

    private static double Step(ReadOnlySpan<double> from, ReadOnlySpan<double> by)
    {
        var step = 1.0;
        for (var i = 0; i < from.Length; i++)
            if (by[i] < 0) step = Math.Min(step, -from[i] / by[i]);
        return step;
    }
}
