using Lamina.Learning.Sampling;
using Lamina.Numerics;
using MathNet.Numerics.Distributions;

namespace Lamina.Learning.Calibration;

/// <summary>
/// Calibration of a model against measured series: several searches within bounds, standard deviations of series estimated where they are unknown, intervals from
/// the linearised model and from profile likelihoods (Venzon and Moolgavkar, Appl. Stat. 37, 87 (1988)), and a verdict on what the data cannot tell.
/// </summary>
public sealed class Fit
{
    private readonly FitProblem _problem;
    private readonly FitSettings _settings;
    private readonly Action<string, double>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly int _parameters, _values, _priors;
    private readonly double[] _measured, _weights;
    private readonly List<string> _warnings = [];
    private int _evaluations, _failures;

    private Fit(FitProblem problem, FitSettings settings, Action<string, double>? progress, CancellationToken cancellation)
    {
        (_problem, _settings, _progress, _cancellation) = (problem, settings, progress, cancellation);
        _parameters = problem.Parameters.Count;
        _measured = [.. problem.Series.SelectMany(s => s.Values)];
        _values = _measured.Length;
        _priors = problem.Parameters.Count(p => p.PriorMean is not null);
        _weights = new double[_values];
        Check();
    }

    /// <summary>Runs a calibration.</summary>
    /// <param name="problem">data, model, parameters</param>
    /// <param name="settings">null takes the defaults</param>
    /// <param name="progress">called with what is being done and the share done, or null [-]</param>
    /// <param name="cancellation">stops it between evaluations</param>
    /// <exception cref="ArgumentException">fewer values than parameters, or a value, range or prior that cannot be</exception>
    /// <exception cref="NotConvergedException">the model has no answer at any of the trial points</exception>
    public static FitResult Run(FitProblem problem, FitSettings? settings = null, Action<string, double>? progress = null, CancellationToken cancellation = default) =>
        new Fit(problem, settings ?? new FitSettings(), progress, cancellation).Go();

    private void Check()
    {
        if (_parameters == 0) throw new ArgumentException("No parameter is to be fitted.");
        if (!(_settings.Level is > 0 and < 1)) throw new ArgumentException($"The level of an interval lies between 0 and 1, not {_settings.Level:R}.");
        foreach (var parameter in _problem.Parameters) parameter.Check();
        foreach (var series in _problem.Series)
        {
            if (series.Values.Length == 0 || !Array.TrueForAll(series.Values, double.IsFinite)) throw new ArgumentException($"{series.Name}: a series holds finite numbers, at least one.");
            if (series.Deviations is { } sds && (sds.Length != series.Values.Length || !Array.TrueForAll(sds, d => d > 0 && double.IsFinite(d))))
                throw new ArgumentException($"{series.Name}: every value needs a standard deviation above 0, or none at all.");
        }
        if (_values + _priors < _parameters)
            throw new ArgumentException($"{_values} measured values cannot fix {_parameters} parameters: fit fewer, or measure more.");
    }

    private FitResult Go()
    {
        FirstWeights();
        var starts = Starts();
        LeastSquaresResult? best = null;
        for (var s = 0; s < starts.Count; s++)
        {
            _progress?.Invoke("search", (double)s / starts.Count);
            var found = Search(starts[s]);
            if (best is null || found.SumOfSquares < best.SumOfSquares * (1 - 1e-12)) best = found;
        }
        best = Reweight(best!);
        if (_settings.Profiles && Better(best) is { } lower) best = Reweight(lower);
        return Result(best);
    }

    // A first guess of unknown deviations, so that series of different units can be added: 2 % of their spread.
    private void FirstWeights()
    {
        var at = 0;
        foreach (var series in _problem.Series)
        {
            var spread = series.Values.Max() - series.Values.Min();
            var size = Math.Max(spread, 1e-3 * series.Values.Max(Math.Abs));
            for (var i = 0; i < series.Values.Length; i++) _weights[at + i] = series.Deviations is { } sds ? 1 / sds[i] : size > 0 ? 50 / size : 1;
            at += series.Values.Length;
        }
    }

    private List<double[]> Starts()
    {
        var design = LatinHypercube.Points(Math.Max(1, _settings.Trials), _parameters, _settings.Seed);
        double[] own = [.. _problem.Parameters.Select(p => Math.Clamp(p.Start is { } start && (!p.Logarithmic || start > 0) ? p.Coordinate(start) : 0.5, 0, 1))];
        double[][] points = [own, .. design];
        var costs = new double[points.Length];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = _settings.Threads == 0 ? Environment.ProcessorCount : _settings.Threads, CancellationToken = _cancellation };
        Parallel.For(0, points.Length, options, k =>
        {
            var residuals = new double[_values + _priors];
            costs[k] = Residuals(points[k], residuals) ? Dense.Dot(residuals, residuals) : double.PositiveInfinity;
            if (!double.IsFinite(costs[k])) costs[k] = double.PositiveInfinity;
            _progress?.Invoke("trials", (double)Interlocked.Increment(ref done) / points.Length);
        });
        var order = Enumerable.Range(0, points.Length).Where(k => double.IsFinite(costs[k])).OrderBy(k => costs[k]).Select(k => points[k]).ToArray();
        if (order.Length == 0)
            throw new NotConvergedException($"the model has no answer at any of {points.Length} points within the ranges: check the ranges and the base case") { Iterations = points.Length };
        // The start that the user gave is always one of them.
        return double.IsFinite(costs[0]) && !order.Take(_settings.Searches).Contains(own) ? [.. order.Take(Math.Max(0, _settings.Searches - 1)), own] : [.. order.Take(Math.Max(1, _settings.Searches))];
    }

    private LeastSquaresResult Search(double[] z, int held = -1)
    {
        var lower = new double[_parameters];
        var upper = new double[_parameters];
        Array.Fill(upper, 1);
        if (held >= 0) lower[held] = upper[held] = z[held];
        return LevenbergMarquardt.Solve(Residuals, _values + _priors, z, lower, upper, _settings.ForSearch, _cancellation);
    }

    private bool Residuals(ReadOnlySpan<double> z, Span<double> residuals)
    {
        Interlocked.Increment(ref _evaluations);
        Span<double> values = stackalloc double[_parameters];
        for (var j = 0; j < _parameters; j++) values[j] = _problem.Parameters[j].At(z[j]);
        if (!_problem.Model(values, residuals[.._values]))
        {
            Interlocked.Increment(ref _failures);
            return false;
        }
        for (var i = 0; i < _values; i++) residuals[i] = (_measured[i] - residuals[i]) * _weights[i];
        var at = _values;
        for (var j = 0; j < _parameters; j++)
            if (_problem.Parameters[j] is { PriorMean: { } mean, PriorDeviation: { } sd } p) residuals[at++] = (z[j] - p.Coordinate(mean)) * p.Width / sd;
        return true;
    }

    // Deviations from the residuals, search again, until they stay: weighted least squares with one variance per series.
    private LeastSquaresResult Reweight(LeastSquaresResult found)
    {
        if (_problem.Series.All(s => s.Deviations is not null)) return found;
        for (var round = 0; round < 8; round++)
        {
            _progress?.Invoke("weights", round / 8.0);
            var change = 0.0;
            var at = 0;
            foreach (var series in _problem.Series)
            {
                var n = series.Values.Length;
                if (series.Deviations is null)
                {
                    // Each series gives up its share of the parameters.
                    var free = Math.Max(n * (1 - (double)_parameters / Math.Max(_values + _priors, _parameters + 1)), 0.5);
                    var sum = 0.0;
                    for (var i = at; i < at + n; i++) sum += Math.Pow(found.Residuals[i] / _weights[i], 2);
                    var sd = Math.Max(Math.Sqrt(sum / free), 1e-12 * Math.Max(series.Values.Max(Math.Abs), double.Epsilon * 1e20));
                    change = Math.Max(change, Math.Abs(1 / (sd * _weights[at]) - 1));
                    for (var i = at; i < at + n; i++) _weights[i] = 1 / sd;
                }
                at += n;
            }
            if (_problem.Series.Count == 1 && _priors == 0)
            {
                // One weight for all: the minimum stays, residuals and slopes scale.
                return Rescaled(found);
            }
            found = Search(found.Point);
            if (change < 0.01) break;
        }
        return found;
    }

    private LeastSquaresResult Rescaled(LeastSquaresResult found)
    {
        var residuals = new double[_values];
        Residuals(found.Point, residuals);
        var factor = 0.0;
        for (var i = 0; i < _values; i++)
            if (found.Residuals[i] != 0) { factor = residuals[i] / found.Residuals[i]; break; }
        if (factor == 0) return Search(found.Point);
        return found with { Residuals = residuals, SumOfSquares = Dense.Dot(residuals, residuals), Jacobian = [.. found.Jacobian.Select(c => c.Select(v => v * factor).ToArray())] };
    }

    // A profile that runs downhill has left the basin of the search: the fit goes on from there.
    private LeastSquaresResult? Better(LeastSquaresResult best)
    {
        for (var j = 0; j < _parameters; j++)
            foreach (var to in (ReadOnlySpan<double>)[0.1, 0.9])
            {
                if (Math.Abs(best.Point[j] - to) < 0.1) continue;
                var z = (double[])best.Point.Clone();
                z[j] = to;
                var residuals = new double[_values + _priors];
                if (Residuals(z, residuals) && Dense.Dot(residuals, residuals) < best.SumOfSquares * (1 - 1e-6)) return Search(z) is { } found && found.SumOfSquares < best.SumOfSquares ? found : null;
            }
        return null;
    }

    private FitResult Result(LeastSquaresResult best)
    {
        var series = SeriesFits(best);
        var dof = _values + _priors - _parameters;
        var estimated = _problem.Series.Any(s => s.Deviations is null);
        var quantile = estimated && dof > 0 ? StudentT.InvCDF(0, 1, dof, (1 + _settings.Level) / 2) : Normal.InvCDF(0, 1, (1 + _settings.Level) / 2);
        var spread = Spread(best, series, dof, estimated);

        // Rows widened for correlated residuals, columns in widths of the ranges: what the coordinates already are.
        var jacobian = best.Jacobian.Select(c => c.Select((v, i) => v / spread[i]).ToArray()).ToArray();
        var (triangle, _) = Dense.Triangle(jacobian, new double[_values + _priors]);
        var (values, vectors) = Dense.Singular(triangle);
        var directions = Directions(values, vectors);
        var tiny = values.Length == 0 ? 0 : 1e-10 * values[0];
        var covariance = Covariance(values, vectors, tiny);

        var estimates = new List<FitEstimate>();
        for (var j = 0; j < _parameters; j++)
        {
            _progress?.Invoke("profiles", (double)j / _parameters);
            estimates.Add(Estimate(best, j, covariance is null ? Known(values, vectors, j, tiny) : Math.Sqrt(covariance[j][j]), quantile, spread));
        }
        Warn(best, directions, estimates, series, dof);
        return new FitResult
        {
            Estimates = estimates,
            Correlation = Correlation(covariance),
            Covariance = covariance ?? [],
            Directions = directions,
            Series = series,
            ChiSquared = best.SumOfSquares,
            DegreesOfFreedom = dof,
            Level = _settings.Level,
            Converged = best.Status == LeastSquaresStatus.Converged,
            Evaluations = _evaluations,
            Failures = _failures,
            Warnings = _warnings,
        };
    }

    private List<SeriesFit> SeriesFits(LeastSquaresResult best)
    {
        var fits = new List<SeriesFit>();
        var at = 0;
        foreach (var series in _problem.Series)
        {
            var n = series.Values.Length;
            var deviations = new double[n];
            var residuals = new double[n];
            for (var i = 0; i < n; i++)
            {
                deviations[i] = 1 / _weights[at + i];
                residuals[i] = best.Residuals[at + i] * deviations[i];
            }
            double next = 0, own = 0;
            for (var i = 0; i < n; i++)
            {
                own += Math.Pow(residuals[i] / deviations[i], 2);
                if (i > 0) next += residuals[i] / deviations[i] * (residuals[i - 1] / deviations[i - 1]);
            }
            var rho = own > 0 ? next / own : 0;
            // Below two standard errors of independent residuals (1/sqrt(n)), or on few points, nothing is read into it.
            var follows = _settings.Widen && n >= 10 && rho > 2 / Math.Sqrt(n);
            rho = Math.Min(rho, 0.999);
            fits.Add(new SeriesFit
            {
                Name = series.Name,
                Predictions = [.. series.Values.Zip(residuals, (v, r) => v - r)],
                Residuals = residuals,
                Deviations = deviations,
                Estimated = series.Deviations is null,
                RootMeanSquare = Math.Sqrt(Dense.Dot(residuals, residuals) / n),
                Autocorrelation = rho,
                EffectiveCount = follows ? Math.Max(1, n * (1 - rho) / (1 + rho)) : n,
            });
            at += n;
        }
        return fits;
    }

    // Factor on the standard deviation of every row.
    private double[] Spread(LeastSquaresResult best, List<SeriesFit> series, int dof, bool estimated)
    {
        var spread = new double[_values + _priors];
        Array.Fill(spread, 1);
        var at = 0;
        foreach (var fit in series)
        {
            var n = fit.Residuals.Length;
            Array.Fill(spread, Math.Sqrt(n / fit.EffectiveCount), at, n);
            at += n;
        }
        if (!estimated && dof > 0 && best.SumOfSquares > ChiSquared.InvCDF(dof, 0.99))
        {
            var factor = Math.Sqrt(best.SumOfSquares / dof);
            for (var i = 0; i < _values; i++) spread[i] *= factor;
            _warnings.Add($"residuals are {factor:G3} times as large as the given standard deviations: the model or the deviations are wrong; intervals are widened by that factor");
        }
        return spread;
    }

    private static List<Direction> Directions(double[] values, double[][] vectors)
    {
        var directions = new List<Direction>();
        for (var k = 0; k < values.Length; k++)
        {
            var largest = vectors[k].MaxBy(Math.Abs);
            var sd = values[k] > 0 ? 1 / values[k] : double.PositiveInfinity;
            directions.Add(new Direction { Shares = [.. vectors[k].Select(v => largest < 0 ? -v : v)], SingularValue = values[k], StandardDeviation = sd, Knowledge = Direction.Judge(sd) });
        }
        return directions;
    }

    private double[][]? Covariance(double[] values, double[][] vectors, double tiny)
    {
        if (values.Any(v => !(v > tiny))) return null;
        var covariance = new double[_parameters][];
        for (var i = 0; i < _parameters; i++)
        {
            covariance[i] = new double[_parameters];
            for (var j = 0; j < _parameters; j++)
                for (var k = 0; k < values.Length; k++) covariance[i][j] += vectors[k][i] * vectors[k][j] / (values[k] * values[k]);
        }
        return covariance;
    }

    // The standard deviation of one parameter where others are not determined; infinity where it takes part in a direction that the data do not see.
    private static double Known(double[] values, double[][] vectors, int j, double tiny)
    {
        var variance = 0.0;
        for (var k = 0; k < values.Length; k++)
        {
            if (values[k] > tiny) variance += Math.Pow(vectors[k][j] / values[k], 2);
            else if (Math.Abs(vectors[k][j]) > 1e-6) return double.PositiveInfinity;
        }
        return Math.Sqrt(variance);
    }

    private FitEstimate Estimate(LeastSquaresResult best, int j, double sd, double quantile, double[] spread)
    {
        var parameter = _problem.Parameters[j];
        var z = best.Point[j];
        var atBound = z <= 1e-9 || z >= 1 - 1e-9;
        var finite = double.IsFinite(sd);
        var estimate = new FitEstimate
        {
            Name = parameter.Name,
            Value = parameter.At(z),
            StandardDeviation = finite ? sd * parameter.Slope(z) : null,
            Low = finite ? parameter.At(Math.Max(0, z - quantile * sd)) : null,
            High = finite ? parameter.At(Math.Min(1, z + quantile * sd)) : null,
            AtBound = atBound,
            Knowledge = Direction.Judge(sd),
        };
        if (!_settings.Profiles) return estimate;
        return estimate with
        {
            ProfileLow = Profile(best, j, -1, finite ? sd : 0.25, quantile, spread) is { } low ? parameter.At(low) : null,
            ProfileHigh = Profile(best, j, +1, finite ? sd : 0.25, quantile, spread) is { } high ? parameter.At(high) : null,
            Profiled = true,
        };
    }

    // Where the best fit with this parameter held is worse by the square of the quantile. The signed root of the loss is nearly straight, so that a secant on it needs
    // few points. Widened rows count less here as well: through one factor, the ratio of the widened to the plain deviation along this parameter.
    private double? Profile(LeastSquaresResult best, int j, int side, double sd, double quantile, double[] spread)
    {
        var end = side < 0 ? 0.0 : 1.0;
        var room = Math.Abs(end - best.Point[j]);
        if (room <= 1e-9) return null;
        double Sum(double[] residuals)
        {
            var sum = 0.0;
            for (var i = 0; i < residuals.Length; i++) sum += Math.Pow(residuals[i] / spread[i], 2);
            return sum;
        }
        var lowest = Sum(best.Residuals);
        var (from, at) = (best.Point, 0.0);
        double Root(double distance)
        {
            var z = (double[])from.Clone();
            z[j] = best.Point[j] + side * distance;
            var found = Search(z, j);
            if (found.Status == LeastSquaresStatus.NoAnswerAtStart) return double.PositiveInfinity;
            (from, at) = (found.Point, distance);
            return Math.Sqrt(Math.Max(0, Sum(found.Residuals) - lowest));
        }
        var distance = Math.Min(room, quantile * sd);
        var (inside, insideRoot) = (0.0, 0.0);
        double? outside = null;
        var outsideRoot = 0.0;
        for (var k = 0; k < 12; k++)
        {
            var root = Root(distance);
            if (Math.Abs(root - quantile) < 0.01 * quantile) return best.Point[j] + side * distance;
            if (root > quantile) (outside, outsideRoot) = (distance, root);
            else (inside, insideRoot) = (distance, root);
            if (outside is null)
            {
                if (distance >= room) return null;
                // Straight through the origin and this point, at most four times as far.
                distance = Math.Min(room, Math.Min(4 * distance, insideRoot > 0 ? 1.02 * distance * quantile / insideRoot : 4 * distance));
                continue;
            }
            var next = double.IsFinite(outsideRoot) ? inside + (outside.Value - inside) * (quantile - insideRoot) / (outsideRoot - insideRoot) : (inside + outside.Value) / 2;
            distance = Math.Clamp(next, inside + 0.05 * (outside.Value - inside), outside.Value - 0.05 * (outside.Value - inside));
        }
        return outside is null ? null : best.Point[j] + side * distance;
    }

    private double[][] Correlation(double[][]? covariance)
    {
        var correlation = new double[_parameters][];
        for (var i = 0; i < _parameters; i++)
        {
            correlation[i] = new double[_parameters];
            for (var j = 0; j < _parameters; j++)
                correlation[i][j] = covariance is null ? double.NaN : i == j ? 1 : covariance[i][j] / Math.Sqrt(covariance[i][i] * covariance[j][j]);
        }
        return correlation;
    }

    private void Warn(LeastSquaresResult best, List<Direction> directions, List<FitEstimate> estimates, List<SeriesFit> series, int dof)
    {
        string[] names = [.. _problem.Parameters.Select(p => p.Name)];
        foreach (var direction in directions)
        {
            if (direction.Knowledge == Knowledge.Undetermined) _warnings.Add($"the data cannot tell {direction.Words(names)} (in widths of the ranges): they say no more of it than the ranges do; fix one of these or measure something else");
            else if (direction.Knowledge == Knowledge.Weak) _warnings.Add($"the data say little of {direction.Words(names)}: known to {direction.StandardDeviation:P0} of the ranges");
        }
        foreach (var estimate in estimates)
            if (estimate.AtBound) _warnings.Add($"{estimate.Name} ended on a bound, {estimate.Value:G6}: widen the range if values beyond it are possible; its interval is not to be trusted");
        foreach (var fit in series)
            if (fit.EffectiveCount < fit.Residuals.Length)
                _warnings.Add($"{fit.Name}: residuals follow each other (correlation {fit.Autocorrelation:F2}), as they do where a model is not quite right: {fit.Residuals.Length} values count as {fit.EffectiveCount:F0}, intervals are widened");
        if (best.Status == LeastSquaresStatus.IterationsUsedUp) _warnings.Add("the search used up its iterations: the estimates are the best found");
        if (dof == 0) _warnings.Add("as many values as parameters: nothing is left to judge the fit by");
        if (_failures > 0) _warnings.Add($"the model had no answer at {_failures} of {_evaluations} points tried");
    }
}
