namespace Lamina.Learning.Calibration;

/// <summary>
/// Least squares within bounds: Levenberg and Marquardt with the scaling of Moré (Lecture Notes in Mathematics 630, 105 (1978)), steps projected onto the bounds, variables
/// that press against a bound held there. Derivatives are central differences. A point where the model has no answer counts as infinitely bad, so that the
/// search turns back from it.
/// </summary>
public static class LevenbergMarquardt
{
    private const double GradientTolerance = 1e-12;
    private const double LargestDamping = 1e18;

    /// <summary>Minimises the sum of squares of residuals.</summary>
    /// <param name="residuals">the residuals as a function of the variables</param>
    /// <param name="count">residuals, at least one</param>
    /// <param name="start">first point; moved onto the bounds where it lies outside</param>
    /// <param name="lower">lower bounds, minus infinity where there is none</param>
    /// <param name="upper">upper bounds, infinity where there is none</param>
    /// <param name="settings">tolerances; null takes the defaults</param>
    /// <param name="cancellation">stops it between evaluations</param>
    public static LeastSquaresResult Solve(
        VectorFunction residuals, int count, double[] start, double[] lower, double[] upper, LeastSquaresSettings? settings = null, CancellationToken cancellation = default)
    {
        var n = start.Length;
        if (lower.Length != n || upper.Length != n) throw new ArgumentException("Start and bounds differ in length.", nameof(lower));
        for (var j = 0; j < n; j++)
            if (!(lower[j] <= upper[j])) throw new ArgumentException($"The bounds {lower[j]:R} and {upper[j]:R} of variable {j} are the wrong way round.", nameof(lower));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new Search(residuals, count, lower, upper, settings ?? new LeastSquaresSettings(), cancellation).Run(start);
    }

    private sealed class Search(VectorFunction model, int m, double[] lower, double[] upper, LeastSquaresSettings settings, CancellationToken cancellation)
    {
        private readonly int _n = lower.Length;
        private int _evaluations;

        public LeastSquaresResult Run(double[] start)
        {
            var x = Clip(start);
            var r = new double[m];
            var jacobian = new double[_n][];
            for (var j = 0; j < _n; j++) jacobian[j] = new double[m];
            LeastSquaresResult End(LeastSquaresStatus status, double cost, int iterations) => new()
            {
                Status = status, Point = x, Residuals = r, SumOfSquares = 2 * cost, Jacobian = jacobian, Iterations = iterations, Evaluations = _evaluations,
            };
            var cost = Cost(x, r);
            if (!double.IsFinite(cost)) return End(LeastSquaresStatus.NoAnswerAtStart, double.PositiveInfinity, 0);
            if (_n == 0) return End(LeastSquaresStatus.Converged, cost, 0);

            var scale = new double[_n];
            var (damping, growth) = (1e-3, 2.0);
            var trial = new double[_n];
            var trialResiduals = new double[m];
            for (var iteration = 1; iteration <= settings.MostIterations; iteration++)
            {
                Differentiate(x, r, jacobian);
                var gradient = new double[_n];
                var free = new List<int>();
                var steepest = 0.0;
                var size = Math.Sqrt(2 * cost);
                for (var j = 0; j < _n; j++)
                {
                    var norm = Math.Sqrt(Dense.Dot(jacobian[j], jacobian[j]));
                    gradient[j] = Dense.Dot(jacobian[j], r);
                    scale[j] = Math.Max(scale[j], norm);
                    // A variable without any effect here is left where it is.
                    if (norm == 0 || (x[j] <= lower[j] && gradient[j] > 0) || (x[j] >= upper[j] && gradient[j] < 0)) continue;
                    free.Add(j);
                    if (size > 0) steepest = Math.Max(steepest, Math.Abs(gradient[j]) / (norm * size));
                }
                if (free.Count == 0 || steepest <= GradientTolerance) return End(LeastSquaresStatus.Converged, cost, iteration);

                var (triangle, projected) = Dense.Triangle([.. free.Select(j => jacobian[j])], r);
                while (true)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var step = Dense.DampedStep(triangle, projected, [.. free.Select(j => Math.Sqrt(damping) * scale[j])]);
                    x.CopyTo(trial, 0);
                    for (var k = 0; k < free.Count; k++) trial[free[k]] = Math.Clamp(x[free[k]] - step[k], lower[free[k]], upper[free[k]]);
                    var predicted = Predicted(x, trial, gradient, jacobian);
                    var moved = Moved(x, trial);
                    var reached = predicted > 0 && moved > 0 ? Cost(trial, trialResiduals) : double.PositiveInfinity;
                    var gain = (cost - reached) / predicted;
                    if (gain > 1e-4)
                    {
                        var reduction = cost - reached;
                        (x, trial) = (trial, x);
                        (r, trialResiduals) = (trialResiduals, r);
                        var before = cost;
                        cost = reached;
                        damping = Math.Max(damping * Math.Max(1.0 / 3, 1 - Math.Pow(2 * gain - 1, 3)), 1e-15);
                        growth = 2;
                        if (moved <= settings.StepTolerance || cost == 0 || (reduction <= settings.ReductionTolerance * before && predicted <= settings.ReductionTolerance * before))
                        {
                            Differentiate(x, r, jacobian);
                            return End(LeastSquaresStatus.Converged, cost, iteration);
                        }
                        break;
                    }
                    if (moved <= settings.StepTolerance || damping > LargestDamping) return End(LeastSquaresStatus.Converged, cost, iteration);
                    damping *= growth;
                    growth *= 2;
                }
            }
            return End(LeastSquaresStatus.IterationsUsedUp, cost, settings.MostIterations);
        }

        private double[] Clip(double[] point)
        {
            var clipped = new double[_n];
            for (var j = 0; j < _n; j++) clipped[j] = Math.Clamp(point[j], lower[j], upper[j]);
            return clipped;
        }

        private double Cost(double[] x, double[] r)
        {
            Interlocked.Increment(ref _evaluations);
            if (!model(x, r)) return double.PositiveInfinity;
            var cost = Dense.Dot(r, r) / 2;
            return double.IsFinite(cost) ? cost : double.PositiveInfinity;
        }

        private double Predicted(double[] x, double[] trial, double[] gradient, double[][] jacobian)
        {
            var change = new double[m];
            var slope = 0.0;
            for (var j = 0; j < _n; j++)
            {
                var s = trial[j] - x[j];
                if (s == 0) continue;
                slope += gradient[j] * s;
                for (var i = 0; i < m; i++) change[i] += jacobian[j][i] * s;
            }
            return -(slope + Dense.Dot(change, change) / 2);
        }

        private double Moved(double[] x, double[] trial)
        {
            var largest = 0.0;
            for (var j = 0; j < _n; j++) largest = Math.Max(largest, Math.Abs(trial[j] - x[j]) / Size(x, j));
            return largest;
        }

        // The scale on which a variable moves: its range where it has one, else its own size.
        private double Size(double[] x, int j)
        {
            var range = upper[j] - lower[j];
            return double.IsFinite(range) && range > 0 ? range : x[j] != 0 ? Math.Abs(x[j]) : 1;
        }

        private void Differentiate(double[] x, double[] r, double[][] jacobian)
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads == 0 ? Environment.ProcessorCount : settings.Threads, CancellationToken = cancellation };
            Parallel.For(0, _n, options, j => Column(x, r, j, jacobian[j]));
        }

        private void Column(double[] x, double[] r, int j, double[] column)
        {
            if (upper[j] == lower[j])
            {
                Array.Clear(column);
                return;
            }
            var point = (double[])x.Clone();
            var (above, below) = (new double[m], new double[m]);
            var step = Math.Cbrt(3 * settings.Noise) * Size(x, j);
            for (var attempt = 0; attempt < 3; attempt++, step /= 8)
            {
                point[j] = Math.Min(upper[j], x[j] + step);
                var up = point[j] - x[j];
                var hasAbove = up > 0 && double.IsFinite(Cost(point, above));
                point[j] = Math.Max(lower[j], x[j] - step);
                var down = x[j] - point[j];
                var hasBelow = down > 0 && double.IsFinite(Cost(point, below));
                // On three points with unequal distances, second order; at a bound or beside a point without an answer, one-sided.
                for (var i = 0; i < m; i++)
                    column[i] = (hasAbove, hasBelow) switch
                    {
                        (true, true) => ((above[i] - r[i]) * down / up + (r[i] - below[i]) * up / down) / (up + down),
                        (true, false) => (above[i] - r[i]) / up,
                        (false, true) => (r[i] - below[i]) / down,
                        _ => 0,
                    };
                if (hasAbove || hasBelow) return;
            }
        }
    }
}
