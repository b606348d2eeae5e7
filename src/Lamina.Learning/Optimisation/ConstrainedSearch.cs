using Lamina.Learning.Sampling;

namespace Lamina.Learning.Optimisation;

/// <summary>
/// Makes a goal small under constraints: a scrambled Sobol' sequence looks over the whole box, then sequential quadratic programming with difference quotients,
/// damped BFGS curvature, an elastic subproblem and a trust region refines the best of it (Nocedal and Wright, Numerical Optimization, chapters 18.5 and 19).
/// Points are evaluated in batches of fixed size and order: the answer does not depend on the number of threads.
/// </summary>
public sealed class ConstrainedSearch
{
    private readonly ConstrainedProblem _problem;
    private readonly SearchOptions _options;
    private readonly Action<Trial, int>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly List<Trial> _trials = [];
    private Trial? _best;
    private double[]? _multipliers, _boundMultipliers;
    private Trial? _multipliersAt;
    private double _spread = 1;
    private int _slopes;

    private ConstrainedSearch(ConstrainedProblem problem, SearchOptions options, Action<Trial, int>? progress, CancellationToken cancellation)
    {
        if (problem.Dimensions < 1) throw new ArgumentException("a search needs a variable");
        _problem = problem;
        _options = options;
        _progress = progress;
        _cancellation = cancellation;
    }

    /// <summary>Runs the search.</summary>
    /// <param name="problem">the problem</param>
    /// <param name="options">how; null takes the defaults</param>
    /// <param name="progress">receives the best trial so far and the number of evaluations, or null</param>
    /// <param name="cancellation">stops it; the best so far is still given</param>
    public static SearchResult Minimise(ConstrainedProblem problem, SearchOptions? options = null, Action<Trial, int>? progress = null, CancellationToken cancellation = default)
    {
        var search = new ConstrainedSearch(problem, options ?? new SearchOptions(), progress, cancellation);
        var status = SearchStatus.Stopped;
        try
        {
            status = search.Run();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What was found until now is the answer.
        }
        return new SearchResult
        {
            Best = search._best,
            Status = status == SearchStatus.Converged && search._best is not { IsFeasible: true } ? SearchStatus.Infeasible : status,
            Multipliers = search._multipliers,
            BoundMultipliers = search._boundMultipliers,
            Evaluations = search._trials.Count + search._slopes,
            Slopes = search._slopes,
            Trials = search._trials,
        };
    }

    private SearchStatus Run()
    {
        var n = _problem.Dimensions;
        var count = _options.GlobalPoints ?? Math.Clamp(8 * n, 16, 128);
        var points = _options.Starts.Select(p => p.Select(x => Math.Clamp(x, 0, 1)).ToArray()).ToList();
        if (count > 0) points.AddRange(new SobolSequence(n, _options.Seed).Points(count));
        if (points.Count == 0) points.Add(Enumerable.Repeat(0.5, n).ToArray());
        // Small batches, so that progress shows and a stop keeps what is done.
        var first = new List<Trial>();
        for (var i = 0; i < points.Count; i += 8) first.AddRange(Evaluate(points.Skip(i).Take(8).ToArray()));

        var goals = first.Where(t => t.Exists).Select(t => t.Goal).Order().ToArray();
        if (goals.Length == 0) return SearchStatus.Infeasible;
        _spread = goals[^1] - goals[0];
        if (!(_spread > 1e-12 * Math.Abs(goals[0]))) _spread = Math.Max(Math.Abs(goals[0]), 1e-300);

        var chosen = new List<Trial>();
        foreach (var trial in first.Where(t => t.Exists).OrderBy(t => Merit(t, 10)))
        {
            if (chosen.Count == _options.Refinements) break;
            // A start in the neighbourhood of a better one would most likely end where that one ends.
            if (chosen.All(c => Distance(c.Point, trial.Point) > 0.2 * Math.Sqrt(n))) chosen.Add(trial);
        }
        var status = SearchStatus.Converged;
        foreach (var start in chosen)
        {
            var rough = Refine(start, _options.DifferenceStep, _options.Tolerance, central: false, out var at);
            // Derivatives of the model feel its tolerance, quotients of one side lean by half a step: the last word is left to two-sided ones.
            var fine = Refine(at, _options.DifferenceStep, _options.Tolerance, central: true, out at);
            if (ReferenceEquals(_best, at) || status == SearchStatus.Unfinished) status = fine == SearchStatus.Converged || rough == SearchStatus.Converged ? fine : rough;
        }
        return status;
    }

    private SearchStatus Refine(Trial start, double step, double tolerance, bool central, out Trial at)
    {
        var (n, m) = (_problem.Dimensions, _problem.Constraints);
        at = start;
        var curvature = new double[n, n];
        for (var i = 0; i < n; i++) curvature[i, i] = 1;
        var radius = central ? 0.1 : 0.25;
        var penalty = 10.0;
        double[]? oldGradient = null;
        var oldPoint = Array.Empty<double>();
        var multipliers = new double[m];
        for (var iteration = 0; iteration < 60; iteration++)
        {
            if (_trials.Count >= _options.MostEvaluations) return SearchStatus.Unfinished;
            var (goal, margins) = Gradients(at, step, central);
            var x = at.Point.ToArray();
            if (oldGradient is not null) Update(curvature, x, oldPoint, Lagrangian(goal, margins, multipliers), oldGradient);
            var c = at.Margins.Select(v => Compress(v) - _options.BackOff).ToArray();
            while (true)
            {
                var (d, lambda, bounds) = Subproblem(x, goal, margins, c, curvature, penalty, radius);
                // An exact penalty must exceed every multiplier that is not its own cap.
                if (lambda.Length > 0 && lambda.Max() is var most && most > 0.5 * penalty && penalty < 1e6)
                {
                    penalty *= 4;
                    continue;
                }
                var gain = Model(c, margins, goal, curvature, d, penalty);
                if (gain < tolerance)
                {
                    Note(at, lambda, bounds);
                    return SearchStatus.Converged;
                }
                var next = Evaluate([Moved(x, d)])[0];
                var won = Merit(at, penalty) - Merit(next, penalty);
                if (next.Exists && won < 0.1 * gain && m > 0)
                {
                    // Second-order correction: the constraints bend under a long step; aim once more with their values at its end.
                    var bent = new double[m];
                    for (var i = 0; i < m; i++) bent[i] = Compress(next.Margins[i]) - _options.BackOff - Dot(margins[i], d);
                    var (corrected, _, _) = Subproblem(x, goal, margins, bent, curvature, penalty, radius);
                    var second = Evaluate([Moved(x, corrected)])[0];
                    if (second.Exists && Merit(second, penalty) < Merit(next, penalty)) (next, d) = (second, corrected);
                    won = Merit(at, penalty) - Merit(next, penalty);
                }
                var length = d.Max(Math.Abs);
                if (next.Exists && won > 0.05 * gain)
                {
                    if (won > 0.7 * gain && length > 0.9 * radius) radius = Math.Min(0.5, 2 * radius);
                    else if (won < 0.25 * gain) radius = Math.Max(0.5 * length, 0.25 * step);
                    oldPoint = x;
                    multipliers = lambda;
                    oldGradient = Lagrangian(goal, margins, lambda);
                    at = next;
                    break;
                }
                radius = 0.4 * Math.Min(length, radius);
                if (radius < 0.1 * step || _trials.Count >= _options.MostEvaluations)
                {
                    Note(at, lambda, bounds);
                    // Steps below the difference step are beyond what the quotients can tell.
                    return radius < 0.1 * step ? SearchStatus.Converged : SearchStatus.Unfinished;
                }
            }
        }
        return SearchStatus.Unfinished;
    }

    private void Note(Trial at, double[] lambda, double[] bounds)
    {
        if (_multipliersAt is not null && !ReferenceEquals(at, _best) && !at.IsBetterThan(_multipliersAt)) return;
        _multipliersAt = at;
        _multipliers = [.. lambda.Select(v => v * _spread)];
        _boundMultipliers = [.. bounds.Select(v => v * _spread)];
    }

    /// <summary>Step, multipliers of the constraints and of the box; the elastic variables take up what constraints cannot be met within the trust region.</summary>
    private static (double[] Step, double[] Multipliers, double[] Bounds) Subproblem(double[] x, double[] goal, double[][] margins, double[] c, double[,] curvature, double penalty, double radius)
    {
        var (n, m) = (x.Length, c.Length);
        var size = n + m;
        var hessian = new double[size, size];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) hessian[i, j] = curvature[i, j];
        for (var i = 0; i < m; i++) hessian[n + i, n + i] = 1e-6;
        var linear = new double[size];
        goal.CopyTo(linear, 0);
        Array.Fill(linear, penalty, n, m);
        var rows = new double[2 * m + 2 * n][];
        var limits = new double[rows.Length];
        for (var i = 0; i < m; i++)
        {
            rows[i] = new double[size];
            margins[i].CopyTo(rows[i], 0);
            rows[i][n + i] = 1;
            limits[i] = -c[i];
            rows[m + i] = new double[size];
            rows[m + i][n + i] = 1;
        }
        for (var j = 0; j < n; j++)
        {
            rows[2 * m + 2 * j] = new double[size];
            rows[2 * m + 2 * j][j] = 1;
            limits[2 * m + 2 * j] = Math.Max(-x[j], -radius);
            rows[2 * m + 2 * j + 1] = new double[size];
            rows[2 * m + 2 * j + 1][j] = -1;
            limits[2 * m + 2 * j + 1] = -Math.Min(1 - x[j], radius);
        }
        var solution = new double[size];
        for (var i = 0; i < m; i++) solution[n + i] = Math.Max(0, -c[i]);
        var z = new double[rows.Length];
        ConvexQuadraticProgram.Solve(hessian, linear, rows, limits, solution, z);
        var bounds = new double[n];
        for (var j = 0; j < n; j++)
        {
            // Only the ends of the range count as bounds, not the trust region.
            if (1 - x[j] <= radius) bounds[j] += z[2 * m + 2 * j + 1];
            if (x[j] <= radius) bounds[j] -= z[2 * m + 2 * j];
        }
        return (solution[..n], z[..m], bounds);
    }

    private (double[] Goal, double[][] Margins) Gradients(Trial at, double step, bool central)
    {
        var (n, m) = (_problem.Dimensions, _problem.Constraints);
        if (!central && _problem.Slopes?.Invoke(at, _cancellation) is { } known)
        {
            _slopes++;
            return ([.. known.Goal.Select(g => g / _spread)], [.. known.Margins.Select((margin, i) => margin.Select(g => g / (1 + Math.Abs(at.Margins[i]))).ToArray())]);
        }
        var x = at.Point.ToArray();
        var points = new List<double[]>();
        double[] Beside(int j, double by)
        {
            var p = (double[])x.Clone();
            p[j] += by;
            return p;
        }
        var ahead = new bool[n];
        for (var j = 0; j < n; j++)
        {
            ahead[j] = x[j] + step <= 1;
            points.Add(Beside(j, ahead[j] ? step : -step));
            if (central) points.Add(Beside(j, ahead[j] && x[j] >= step ? -step : ahead[j] ? 0.5 * step : -0.5 * step));
        }
        var trials = Evaluate(points);
        var goal = new double[n];
        var margins = new double[m][];
        for (var i = 0; i < m; i++) margins[i] = new double[n];
        for (var j = 0; j < n; j++)
        {
            Trial a = trials[central ? 2 * j : j], b = central ? trials[2 * j + 1] : at;
            if (!a.Exists) (a, b) = (b, at);
            if (!a.Exists || ReferenceEquals(a, b)) continue;
            if (!b.Exists) b = at;
            double ha = a.Point[j] - x[j], hb = b.Point[j] - x[j];
            double Slope(double fa, double fb, double f0) => ReferenceEquals(b, at) ? (fa - f0) / ha
                // Parabola through three points, its slope at x.
                : ((fa - f0) * hb / ha - (fb - f0) * ha / hb) / (hb - ha);
            goal[j] = Slope(a.Goal, b.Goal, at.Goal) / _spread;
            for (var i = 0; i < m; i++) margins[i][j] = Slope(Compress(a.Margins[i]), Compress(b.Margins[i]), Compress(at.Margins[i]));
        }
        return (goal, margins);
    }

    private Trial[] Evaluate(IReadOnlyList<double[]> points)
    {
        var trials = new Trial[points.Count];
        var options = new ParallelOptions { CancellationToken = _cancellation, MaxDegreeOfParallelism = _options.Threads > 0 ? _options.Threads : Environment.ProcessorCount };
        try
        {
            Parallel.For(0, points.Count, options, i => trials[i] = _problem.Evaluate(points[i], _cancellation));
        }
        finally
        {
            foreach (var trial in trials)
            {
                if (trial is null) continue;
                _trials.Add(trial);
                if (trial.IsBetterThan(_best)) _best = trial;
            }
            if (_best is not null) _progress?.Invoke(_best, _trials.Count);
        }
        return trials;
    }

    private double Merit(Trial trial, double penalty)
    {
        if (!trial.Exists) return double.PositiveInfinity;
        var merit = trial.Goal / _spread;
        foreach (var margin in trial.Margins) merit += penalty * Math.Max(0, _options.BackOff - Compress(margin));
        return merit;
    }

    /// <summary>What the model of the subproblem promises to take off the merit.</summary>
    private static double Model(double[] c, double[][] margins, double[] goal, double[,] curvature, double[] d, double penalty)
    {
        var gain = -Dot(goal, d);
        for (var i = 0; i < d.Length; i++)
            for (var j = 0; j < d.Length; j++) gain -= 0.5 * d[i] * curvature[i, j] * d[j];
        for (var i = 0; i < c.Length; i++) gain += penalty * (Math.Max(0, -c[i]) - Math.Max(0, -c[i] - Dot(margins[i], d)));
        return gain;
    }

    private static double[] Lagrangian(double[] goal, double[][] margins, double[] multipliers)
    {
        var sum = (double[])goal.Clone();
        for (var i = 0; i < margins.Length; i++)
            for (var j = 0; j < sum.Length; j++) sum[j] -= multipliers[i] * margins[i][j];
        return sum;
    }

    /// <summary>Powell's damped BFGS: stays positive definite whatever the noise.</summary>
    private static void Update(double[,] b, double[] x, double[] oldX, double[] gradient, double[] oldGradient)
    {
        var n = x.Length;
        double[] s = new double[n], y = new double[n], bs = new double[n];
        for (var i = 0; i < n; i++)
        {
            s[i] = x[i] - oldX[i];
            y[i] = gradient[i] - oldGradient[i];
        }
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) bs[i] += b[i, j] * s[j];
        double sbs = Dot(s, bs), sy = Dot(s, y);
        if (!(sbs > 1e-16)) return;
        if (sy < 0.2 * sbs)
        {
            var share = 0.8 * sbs / (sbs - sy);
            for (var i = 0; i < n; i++) y[i] = share * y[i] + (1 - share) * bs[i];
            sy = Dot(s, y);
        }
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) b[i, j] += y[i] * y[j] / sy - bs[i] * bs[j] / sbs;
    }

    // A residual of 20 % against a limit of 500 ppm is 400 times too much: in logarithms the way back is as straight as the drying curve.
    private static double Compress(double margin) => margin < 0 ? -Math.Log(1 - margin) : Math.Log(1 + margin);

    private static double[] Moved(double[] x, double[] d)
    {
        var moved = new double[x.Length];
        for (var i = 0; i < x.Length; i++) moved[i] = Math.Clamp(x[i] + d[i], 0, 1);
        // An interior point method comes to within 1e-9 of a bound; settings want the bound itself.
        for (var i = 0; i < x.Length; i++) moved[i] = moved[i] < 1e-7 ? 0 : moved[i] > 1 - 1e-7 ? 1 : moved[i];
        return moved;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double Distance(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Count; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.Sqrt(sum);
    }
}
