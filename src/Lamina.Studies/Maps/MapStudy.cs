using Lamina.Data.Expressions;
using Lamina.Data.Faults;
using Lamina.Data.Runs;
using Lamina.Data.Tables;
using Lamina.Figures.Charts;
using Lamina.Line.Outputs;
using Lamina.Numerics;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Maps;

/// <summary>Runs a recipe on a grid of two settings. Rows are kept in the run folder as they are done; the same request goes on with them.</summary>
public sealed class MapStudy
{
    private const int CheckpointVersion = 2;

    private readonly MapRequest _request;
    private readonly CancellationToken _cancellation;
    private readonly Action<string, double>? _progress;
    private readonly RecipeEvaluator _evaluator;
    private readonly Variable _x, _y;
    private readonly IReadOnlyList<(string Label, Constraint Condition)> _conditions;
    private readonly IReadOnlyList<Goal> _fields;
    private readonly double[] _columns, _rows;
    private readonly FailureTally _failures = new();
    private int _evaluations;

    private MapStudy(MapRequest request, Action<string, double>? progress, CancellationToken cancellation)
    {
        _request = request;
        _progress = progress;
        _cancellation = cancellation;
        if (request.Points is < 3 or > 200) throw new InputException(FaultKind.OutOfRange, $"{request.Points} points along an axis", "allowed 3 to 200");
        _evaluator = RecipeEvaluator.Read(request.Recipe, new EvaluationOptions { Changes = request.Changes, Cells = request.Cells });
        _x = One(request.X);
        _y = One(request.Y);
        if (_x.Paths.Intersect(_y.Paths).Any()) throw new InputException(FaultKind.Usage, "both axes move the same value", "give two different settings");
        _conditions = request.Conditions.Count > 0
            ? [.. request.Conditions.Select(c => (Label(c), Constraint.Parse(_evaluator, c)))]
            : [.. Limits().Select(l => (l.Label, Constraint.Parse(_evaluator, l.Text)))];
        IReadOnlyList<string> of = request.Of.Count > 0 ? request.Of : [.. _conditions.SelectMany(c => c.Condition.Condition.Names).Where(n => OutputCatalogue.Find(n).Count > 0).Distinct(StringComparer.Ordinal)];
        _fields = [.. of.Select(f => Goal.Parse(_evaluator, f, maximise: false))];
        _columns = [.. Enumerable.Range(0, request.Points).Select(i => _x.At((double)i / (request.Points - 1)))];
        _rows = [.. Enumerable.Range(0, request.Points).Select(i => _y.At((double)i / (request.Points - 1)))];
    }

    /// <summary>Runs the study.</summary>
    /// <param name="request">what is asked for</param>
    /// <param name="progress">receives what is being done and the share done, or null [-]</param>
    /// <param name="cancellation">stops it; rows that are done stay in the folder</param>
    /// <exception cref="InputException">the recipe, an axis, a field or a condition cannot be read</exception>
    /// <exception cref="NotConvergedException">no point could be run</exception>
    /// <exception cref="OperationCanceledException">it was cancelled</exception>
    public static OperatingMap Run(MapRequest request, Action<string, double>? progress = null, CancellationToken cancellation = default)
    {
        var started = Environment.CpuUsage.TotalTime;
        var study = new MapStudy(request, progress, cancellation);
        if (request.Folder is null) return study.Map(null) with { CpuTime = (Environment.CpuUsage.TotalTime - started).TotalSeconds };
        using var folder = study.Open(request.Folder);
        var map = study.Map(folder) with { CpuTime = (Environment.CpuUsage.TotalTime - started).TotalSeconds };
        MapFiles.Write(folder, map);
        return map;
    }

    private RunFolder Open(string path)
    {
        var documents = _evaluator.Recipe.Bound.Documents.Select(d => d.Text);
        var asked = new[] { _request.X, _request.Y, $"{_request.Points} {_request.Cells} {_request.BandConstants}" }.Concat(_fields.Select(f => f.Formula.Text)).Concat(_conditions.Select(c => c.Condition.Text));
        return StudyFolder.Open(path, asked.Concat(documents));
    }

    private OperatingMap Map(RunFolder? folder)
    {
        var n = _request.Points;
        var width = _fields.Count + _conditions.Count;
        var values = new double[n * n][];
        var done = 0;
        if (folder?.LoadCheckpoint("rows", CheckpointVersion) is { } stored) done = Restore(stored, values, width);
        for (var row = done; row < n; row++)
        {
            var reasons = new string?[n];
            Each(n, i =>
            {
                var at = _evaluator.At([_x, _y], [_columns[i], _rows[row]], _cancellation);
                reasons[i] = at.Failure;
                values[row * n + i] = Judge(at);
                var count = Interlocked.Increment(ref _evaluations);
                _progress?.Invoke("map", (double)count / ((n - done) * n));
            });
            // Only whole rows count, as only they are kept.
            foreach (var reason in reasons)
                if (reason is not null) _failures.Add(reason);
            folder?.SaveCheckpoint("rows", CheckpointVersion, Store(values, row + 1, width));
        }
        if (_failures.Count == n * n) throw new NotConvergedException($"none of the {n * n} points of the map could be run: {FailedPoints.Words(_failures.Reasons)}");
        double[] Of(int k) => [.. values.Select(v => v[k])];
        var boundaries = new List<MapBoundary>();
        for (var k = 0; k < _conditions.Count; k++)
        {
            var margins = Of(_fields.Count + k);
            boundaries.Add(new MapBoundary { Label = _conditions[k].Label, Condition = _conditions[k].Condition.Text, Margins = margins, Lines = Contours.Trace(_columns, _rows, margins, 0) });
        }
        if (_request.BandConstants > 0) boundaries = Bands(boundaries);
        var fields = _fields.Select((f, k) => new MapField { Name = f.Formula.Text, Unit = Unit(f), Values = Of(k) }).ToArray();
        return new OperatingMap
        {
            Recipe = _evaluator.Recipe.Job.Name, X = _x, Y = _y, Columns = _columns, Rows = _rows, Fields = fields, Boundaries = boundaries,
            Points = [.. _request.PointsFrom.SelectMany(Placed)], GridErrors = GridErrors(fields),
            Failures = _failures.Reasons, Evaluations = _evaluations, CpuTime = 0,
        };
    }

    private double[] Judge(EvaluatedPoint at) =>
        [.. _fields.Select(f => f.At(at)?.Value ?? double.NaN), .. _conditions.Select(c => c.Condition.Margin(at) ?? double.NaN)];

    /// <summary>
    /// Bands on boundaries: the constants that move a margin most at the middle of the map, each at its two bounds, on a coarse grid of the same map; the change
    /// of the margin is laid over the fine grid by bilinear interpolation. One constant at a time, as the bands of a run.
    /// </summary>
    private List<MapBoundary> Bands(List<MapBoundary> boundaries)
    {
        const int coarse = 5;
        var constants = _evaluator.Constants.Where(c => c.Value is { Lower: not null, Upper: not null }).SelectMany(c => _evaluator.Find(c.Name)).ToArray();
        if (constants.Length == 0) return boundaries;
        double Margin(double[] at, int condition) => at[_fields.Count + condition];
        double[][] At(double x, double y, IReadOnlyList<(Variable Constant, double Value)> changes)
        {
            var results = new double[changes.Count][];
            Each(changes.Count, i =>
            {
                var (constant, value) = changes[i];
                results[i] = Judge(_evaluator.At([_x, _y, constant], [x, y, value], _cancellation));
                Interlocked.Increment(ref _evaluations);
            });
            return results;
        }
        (Variable, double)[] Both(IEnumerable<Variable> of) => [.. of.SelectMany(c => new[] { (c, c.Low), (c, c.High) })];
        var middle = At(_x.At(0.5), _y.At(0.5), Both(constants));
        var own = Judge(_evaluator.At([_x, _y], [_x.At(0.5), _y.At(0.5)], _cancellation));
        double Influence(int c, int k)
        {
            double low = Math.Abs(Margin(middle[2 * c], k) - Margin(own, k)), high = Math.Abs(Margin(middle[2 * c + 1], k) - Margin(own, k));
            return Math.Max(double.IsNaN(low) ? 0 : low, double.IsNaN(high) ? 0 : high);
        }
        // The most influential on any condition, each condition measured by its own largest influence.
        var scale = boundaries.Select((_, k) => Math.Max(1e-12, Enumerable.Range(0, constants.Length).Max(c => Influence(c, k)))).ToArray();
        var chosen = Enumerable.Range(0, constants.Length).OrderByDescending(c => boundaries.Select((_, k) => Influence(c, k) / scale[k]).Max()).Take(_request.BandConstants).ToArray();

        var lowest = boundaries.Select(_ => new double[coarse * coarse]).ToArray();
        var highest = boundaries.Select(_ => new double[coarse * coarse]).ToArray();
        for (var j = 0; j < coarse; j++)
            for (var i = 0; i < coarse; i++)
            {
                _progress?.Invoke("bands", (double)(j * coarse + i) / (coarse * coarse));
                double x = _x.At((double)i / (coarse - 1)), y = _y.At((double)j / (coarse - 1));
                var basis = Judge(_evaluator.At([_x, _y], [x, y], _cancellation));
                foreach (var changed in At(x, y, Both(chosen.Select(c => constants[c]))))
                    for (var k = 0; k < boundaries.Count; k++)
                        if (Margin(changed, k) - Margin(basis, k) is var by && !double.IsNaN(by))
                        {
                            lowest[k][j * coarse + i] = Math.Min(lowest[k][j * coarse + i], by);
                            highest[k][j * coarse + i] = Math.Max(highest[k][j * coarse + i], by);
                        }
            }
        return
        [
            .. boundaries.Select((b, k) => b with
            {
                WorstLines = Contours.Trace(_columns, _rows, Shifted(b.Margins, lowest[k]), 0),
                BestLines = Contours.Trace(_columns, _rows, Shifted(b.Margins, highest[k]), 0),
                BandConstants = [.. chosen.OrderByDescending(c => Influence(c, k)).Select(c => constants[c].Name)],
            }),
        ];

        double[] Shifted(double[] margins, double[] by)
        {
            var n = _request.Points;
            var shifted = new double[margins.Length];
            for (var j = 0; j < n; j++)
                for (var i = 0; i < n; i++)
                {
                    double u = (double)i / (n - 1) * (coarse - 1), v = (double)j / (n - 1) * (coarse - 1);
                    int a = Math.Min((int)u, coarse - 2), b = Math.Min((int)v, coarse - 2);
                    var (p, q) = (u - a, v - b);
                    double Corner(int di, int dj) => by[(b + dj) * coarse + a + di];
                    shifted[j * n + i] = margins[j * n + i] + (1 - q) * ((1 - p) * Corner(0, 0) + p * Corner(1, 0)) + q * ((1 - p) * Corner(0, 1) + p * Corner(1, 1));
                }
            return shifted;
        }
    }

    /// <summary>What the coarse grid of the study costs in accuracy: five points again on the recipe's own.</summary>
    private double[] GridErrors(IReadOnlyList<MapField> fields)
    {
        var fine = RecipeEvaluator.Read(_request.Recipe, new EvaluationOptions { Changes = _request.Changes, Grid = EvaluationGrid.Recipe });
        var n = _request.Points;
        (int I, int J)[] places = [(n / 2, n / 2), (n / 4, n / 4), (3 * n / 4, n / 4), (n / 4, 3 * n / 4), (3 * n / 4, 3 * n / 4)];
        var exact = new EvaluatedPoint[places.Length];
        var goals = fields.Select(f => Goal.Parse(fine, f.Name, maximise: false)).ToArray();
        Each(places.Length, k => exact[k] = fine.At([_x, _y], [_columns[places[k].I], _rows[places[k].J]], _cancellation));
        _evaluations += places.Length;
        return
        [
            .. fields.Select((f, k) =>
            {
                var known = f.Values.Where(v => !double.IsNaN(v)).ToArray();
                var range = known.Length == 0 ? 0 : known.Max() - known.Min();
                var errors = places.Select((p, m) => Math.Abs((goals[k].At(exact[m])?.Value ?? double.NaN) - f.Values[p.J * n + p.I])).Where(e => !double.IsNaN(e)).ToArray();
                return errors.Length == 0 || range == 0 ? double.NaN : errors.Max() / range;
            }),
        ];
    }

    private IEnumerable<PlacedPoint> Placed(string from)
    {
        if (Directory.Exists(from))
        {
            var recipe = Path.Combine(from, "recipe.yaml");
            if (!File.Exists(recipe)) throw new InputException(FaultKind.NotFound, $"{from} holds no recipe.yaml", "give folders of runs, or a CSV file");
            var run = RecipeEvaluator.Read(recipe);
            double? Own(Variable variable) => variable.Paths.Count > 0 && run.Find(variable.Paths[0]) is [{ Base: { } value }] ? value : null;
            if (Own(_x) is { } x && Own(_y) is { } y) yield return new PlacedPoint { Label = Path.GetFileName(Path.TrimEndingDirectorySeparator(from)), X = x, Y = y };
            yield break;
        }
        var table = TableReader.Read(from);
        Column Axis(Variable variable)
        {
            var last = variable.Name[(variable.Name.LastIndexOf('.') + 1)..];
            var name = table.TryGet(variable.Name, out _) ? variable.Name : last;
            return table.Find(name, variable.SiUnit);
        }
        var (xs, ys) = (Axis(_x), Axis(_y));
        var labels = table.TryGet("label", out var column) ? column.Texts : null;
        for (var i = 0; i < table.Rows; i++)
            if (double.IsFinite(xs.Values[i]) && double.IsFinite(ys.Values[i])) yield return new PlacedPoint { Label = labels?[i] ?? "", X = xs.Values[i], Y = ys.Values[i] };
    }

    // The limits of the recipe, as the report of a run judges them; cracking where the stress model gives a critical thickness.
    private IEnumerable<(string Label, string Text)> Limits()
    {
        if (_evaluator.Recipe.Job.Drying is not { } drying) yield break;
        var limits = drying.Limits;
        yield return ("dryness", FormattableString.Invariant($"residual_solvent <= {limits.ResidualSolvent ?? drying.DryTo:R}"));
        if (_evaluator.Recipe.Job.Equipment.Dryer is not null && !_evaluator.Recipe.Job.Solvent.Name.Equals("water", StringComparison.OrdinalIgnoreCase))
            yield return ("LEL", FormattableString.Invariant($"lel_fraction_max <= {limits.LelFraction:R}"));
        if (limits.BinderBottomOverMean is { } binder) yield return ("binder", FormattableString.Invariant($"binder_bottom_over_mean >= {binder:R}"));
        if (limits.FilmTemperature is { } hottest) yield return ("film temperature", FormattableString.Invariant($"peak_film_temperature <= {hottest:R} K"));
        // Only where the stress model says something about this recipe: an unknown margin would make the whole window unknown.
        if (_evaluator.AtBase(_cancellation).Of("critical_thickness") is not null) yield return ("first crack", "dry_thickness <= critical_thickness");
    }

    private static string Label(string condition) => condition switch
    {
        _ when condition.Contains("critical_thickness", StringComparison.Ordinal) || condition.Contains("crack", StringComparison.Ordinal) => "first crack",
        _ when condition.Contains("lel_", StringComparison.Ordinal) => "LEL",
        _ when condition.Contains("binder", StringComparison.Ordinal) => "binder",
        _ when condition.Contains("residual_solvent", StringComparison.Ordinal) || condition.Contains("drying_time", StringComparison.Ordinal) => "dryness",
        _ => condition,
    };

    private Variable One(string text)
    {
        var found = _evaluator.Vary(text);
        return found.Count == 1 ? found[0] : throw new InputException(FaultKind.Usage, $"`{text}` is {found.Count} values; an axis moves one", "write the index of the item, or [=] to move all together");
    }

    private string Unit(Goal goal) => Dimensions(goal.Formula) is { IsOne: false } dimension ? dimension.SiUnit : "1";

    private Data.Quantities.Dimension Dimensions(Expression formula) =>
        formula.Evaluate(name => OutputCatalogue.Find(name) is [var definition, ..] ? [Measured.Of(1, definition.Unit)] : [.. _evaluator.Find(name).Select(v => Measured.Of(1, v.SiUnit))]).Dimension;

    private void Each(int count, Action<int> body) => Parallel.For(0, count,
        new ParallelOptions { CancellationToken = _cancellation, MaxDegreeOfParallelism = _request.Threads > 0 ? _request.Threads : Environment.ProcessorCount }, body);

    private byte[] Store(double[][] values, int rows, int width)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(rows);
        writer.Write(width);
        var failed = _failures.Reasons;
        writer.Write(failed.Count);
        foreach (var reason in failed)
        {
            writer.Write(reason.Reason);
            writer.Write(reason.Count);
        }
        for (var i = 0; i < rows * _request.Points; i++)
            foreach (var value in values[i]) writer.Write(value);
        writer.Flush();
        return stream.ToArray();
    }

    private int Restore(byte[] stored, double[][] values, int width)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(stored));
            var rows = reader.ReadInt32();
            if (reader.ReadInt32() != width || rows < 0 || rows > _request.Points) return 0;
            var failed = new (string Reason, int Count)[reader.ReadInt32()];
            for (var i = 0; i < failed.Length; i++) failed[i] = (reader.ReadString(), reader.ReadInt32());
            for (var i = 0; i < rows * _request.Points; i++)
            {
                values[i] = new double[width];
                for (var k = 0; k < width; k++) values[i][k] = reader.ReadDouble();
            }
            foreach (var (reason, count) in failed) _failures.Add(reason, count);
            return rows;
        }
        catch (EndOfStreamException)
        {
            // Written by another version: the rows are run again.
            return 0;
        }
    }
}
