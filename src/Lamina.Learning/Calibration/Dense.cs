namespace Lamina.Learning.Calibration;

/// <summary>
/// The little dense algebra that least squares needs, in fixed order of summation: Householder triangles, damped steps, singular values by one-sided Jacobi
/// rotations (accurate for small ones too). Matrices are arrays of columns. A library may choose other kernels on other machines; these give the same bits.
/// </summary>
internal static class Dense
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>R of a QR decomposition and Q'b, both without the rows that are zero: R p = Q'b solves min |A p - b|.</summary>
    public static (double[][] Triangle, double[] Projected) Triangle(double[][] columns, double[] b)
    {
        var n = columns.Length;
        var a = new double[n][];
        for (var j = 0; j < n; j++) a[j] = (double[])columns[j].Clone();
        var rest = (double[])b.Clone();
        var m = rest.Length;
        var steps = Math.Min(m, n);
        var diagonal = new double[n];
        for (var k = 0; k < steps; k++)
        {
            var norm = Math.Sqrt(Dot(a[k].AsSpan(k), a[k].AsSpan(k)));
            if (norm == 0) continue;
            if (a[k][k] > 0) norm = -norm;
            a[k][k] -= norm;
            diagonal[k] = norm;
            var square = -norm * a[k][k];   // half of v'v
            for (var j = k + 1; j < n; j++) Reflect(a[k], a[j], k, square);
            Reflect(a[k], rest, k, square);
        }
        var triangle = new double[n][];
        for (var j = 0; j < n; j++)
        {
            triangle[j] = new double[n];
            Array.Copy(a[j], triangle[j], Math.Min(j, m));
            if (j < m) triangle[j][j] = diagonal[j];
        }
        var projected = new double[n];
        Array.Copy(rest, projected, steps);
        return (triangle, projected);
    }

    private static void Reflect(double[] v, double[] target, int k, double halfSquare)
    {
        var factor = Dot(v.AsSpan(k), target.AsSpan(k)) / halfSquare;
        for (var i = k; i < target.Length; i++) target[i] -= factor * v[i];
    }

    /// <summary>Minimises |R p - q|^2 + |D p|^2.</summary>
    public static double[] DampedStep(double[][] triangle, double[] projected, double[] damping)
    {
        var n = triangle.Length;
        var columns = new double[n][];
        for (var j = 0; j < n; j++)
        {
            columns[j] = new double[2 * n];
            triangle[j].CopyTo(columns[j], 0);
            columns[j][n + j] = damping[j];
        }
        var b = new double[2 * n];
        projected.CopyTo(b, 0);
        var (r, q) = Triangle(columns, b);
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++) q[i] -= r[j][i] * q[j];
            q[i] = r[i][i] == 0 ? 0 : q[i] / r[i][i];
        }
        return q;
    }

    /// <summary>Singular values, falling, and right singular vectors of a matrix of columns.</summary>
    public static (double[] Values, double[][] Vectors) Singular(double[][] columns)
    {
        var n = columns.Length;
        if (n == 0) return ([], []);
        var a = new double[n][];
        var v = new double[n][];
        for (var j = 0; j < n; j++)
        {
            a[j] = (double[])columns[j].Clone();
            v[j] = new double[n];
            v[j][j] = 1;
        }
        for (var sweep = 0; sweep < 60; sweep++)
        {
            var rotated = false;
            for (var p = 0; p < n - 1; p++)
                for (var q = p + 1; q < n; q++)
                {
                    double alpha = Dot(a[p], a[p]), beta = Dot(a[q], a[q]), gamma = Dot(a[p], a[q]);
                    if (Math.Abs(gamma) <= 1e-15 * Math.Sqrt(alpha * beta)) continue;
                    rotated = true;
                    var zeta = (beta - alpha) / (2 * gamma);
                    var t = (zeta >= 0 ? 1 : -1) / (Math.Abs(zeta) + Math.Sqrt(1 + zeta * zeta));
                    var c = 1 / Math.Sqrt(1 + t * t);
                    Rotate(a[p], a[q], c, c * t);
                    Rotate(v[p], v[q], c, c * t);
                }
            if (!rotated) break;
        }
        var norms = a.Select(column => Math.Sqrt(Dot(column, column))).ToArray();
        var order = Enumerable.Range(0, n).OrderByDescending(j => norms[j]).ToArray();
        return ([.. order.Select(j => norms[j])], [.. order.Select(j => v[j])]);
    }

    private static void Rotate(double[] x, double[] y, double c, double s)
    {
        for (var i = 0; i < x.Length; i++) (x[i], y[i]) = (c * x[i] - s * y[i], s * x[i] + c * y[i]);
    }
}
