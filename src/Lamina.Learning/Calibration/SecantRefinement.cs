namespace Lamina.Learning.Calibration;

/// <summary>
/// The last steps of a least-squares search of a costly, slightly rough model whose points are known already, as a swarm leaves them: a linear model of the residuals from the nearest points, a step to its minimum within
/// a radius, one evaluation, again. With one coordinate it is the secant method. No quotients of small differences: roughness of the model is averaged over the distance of the points.
/// </summary>
public static class SecantRefinement
{
    private const double LargestRadius = 0.25, SmallestStep = 1e-4, Closeness = 0.02, Ridge = 1e-3;

    /// <summary>Refines the best of some points.</summary>
    /// <param name="known">points with coordinates from 0 to 1 and their residuals, at least one</param>
    /// <param name="evaluate">residuals at a point; null where there is no answer</param>
    /// <param name="rounds">the most evaluations [-]</param>
    /// <param name="enough">mean square of the residuals at which it ends [-]</param>
    /// <returns>the best point, its residuals and the evaluations made</returns>
    public static (double[] Point, double[] Residuals, int Evaluations) Run(IReadOnlyList<(double[] Point, double[] Residuals)> known, Func<double[], double[]?> evaluate, int rounds = 12, double enough = 0)
    {
        if (known.Count == 0) throw new ArgumentException("there is no point to begin with");
        var points = known.ToList();
        // Ties go to the first: the order of the points decides, not that of threads.
        var best = points.MinBy(p => Goal(p.Residuals));
        var (n, radius, made) = (best.Point.Length, LargestRadius, 0);
        while (made < rounds && Goal(best.Residuals) > enough && points.Count > n)
        {
            var step = Step(points, best, n);
            var length = Math.Sqrt(Dense.Dot(step, step));
            var cut = Math.Min(1, radius / Math.Max(length, double.Epsilon));
            var place = best.Point.Zip(step, (x, s) => Math.Clamp(x + cut * s, 0, 1)).ToArray();
            length = Distance(place, best.Point);
            if (length < SmallestStep) break;
            made++;
            if (evaluate(place) is { } residuals)
            {
                points.Add((place, residuals));
                if (Goal(residuals) < Goal(best.Residuals))
                {
                    best = points[^1];
                    continue;
                }
            }
            radius = 0.5 * length;
        }
        return (best.Point, best.Residuals, made);
    }

    private static double[] Step(List<(double[] Point, double[] Residuals)> points, (double[] Point, double[] Residuals) best, int n)
    {
        var near = points.Where(p => p.Point != best.Point).Select(p => (p.Point, p.Residuals, Far: Distance(p.Point, best.Point))).Where(p => p.Far > 0).OrderBy(p => p.Far).Take(n == 1 ? 1 : 2 * n).ToArray();
        if (near.Length < n) return new double[n];
        var columns = Enumerable.Range(0, n).Select(j => near.Select(p => (p.Point[j] - best.Point[j]) / (p.Far + Closeness)).ToArray()).ToArray();
        var ridge = Enumerable.Repeat(n == 1 ? 0 : Ridge, n).ToArray();
        var jacobian = new double[n][];
        for (var j = 0; j < n; j++) jacobian[j] = new double[best.Residuals.Length];
        for (var i = 0; i < best.Residuals.Length; i++)
        {
            var (triangle, projected) = Dense.Triangle(columns, [.. near.Select(p => (p.Residuals[i] - best.Residuals[i]) / (p.Far + Closeness))]);
            var row = Dense.DampedStep(triangle, projected, ridge);
            for (var j = 0; j < n; j++) jacobian[j][i] = row[j];
        }
        var (slope, target) = Dense.Triangle(jacobian, [.. best.Residuals.Select(r => -r)]);
        // What the residuals cannot tell is not moved.
        var stiff = Ridge * Math.Sqrt(jacobian.Sum(c => Dense.Dot(c, c)));
        var step = Dense.DampedStep(slope, target, [.. Enumerable.Repeat(Math.Max(stiff, double.Epsilon), n)]);
        return step.All(double.IsFinite) ? step : new double[n];
    }

    private static double Goal(double[] residuals) => Dense.Dot(residuals, residuals) / residuals.Length;

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
