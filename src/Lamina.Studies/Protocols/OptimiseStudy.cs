using Lamina.Data.Faults;
using Lamina.Learning.Optimisation;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Protocols;

/// <summary>
/// Finds the settings of a recipe and its line that bring a goal furthest while conditions hold. The search runs on a coarse grid; its answer is corrected by
/// the difference to the recipe's own grid, checked there, and rounded to as few digits as keep the conditions.
/// </summary>
public sealed class OptimiseStudy
{
    private const int SingleSteps = 5;

    // Sensitivities are controlled like the state; at this tolerance they are good to about a thousandth.
    private const double ForwardTolerance = 1e-5;

    private readonly OptimiseRequest _request;
    private readonly Action<string, double>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly RecipeProblem _coarse, _fine;
    private readonly List<string> _notes = [];
    private int _evaluations;

    private OptimiseStudy(OptimiseRequest request, EvaluationMemory memory, Action<string, double>? progress, CancellationToken cancellation)
    {
        _request = request;
        _progress = progress;
        _cancellation = cancellation;
        if (request.Vary.Count == 0) throw new InputException(FaultKind.Usage, "nothing may be changed", "say what may, as in --vary 'drying.speed: 10..60 m/min'");
        _coarse = Problem(new EvaluationOptions { Changes = request.Changes, Cells = request.Cells }, memory, request.Forward);
        _fine = Problem(new EvaluationOptions { Changes = request.Changes, Grid = EvaluationGrid.Recipe }, EvaluationMemory.None);
    }

    /// <summary>Runs the study.</summary>
    /// <param name="request">what is asked for</param>
    /// <param name="progress">receives what is being done and the share done, or null [-]</param>
    /// <param name="cancellation">stops it; the best so far is still given, and with a folder what was run is kept there: the same request goes on with it</param>
    /// <exception cref="InputException">the recipe, a variable, the goal or a condition cannot be read, or the folder cannot be used</exception>
    public static Optimum Run(OptimiseRequest request, Action<string, double>? progress = null, CancellationToken cancellation = default)
    {
        var started = Environment.CpuUsage.TotalTime;
        Optimum Timed(EvaluationMemory memory) => new OptimiseStudy(request, memory, progress, cancellation).Run() with { CpuTime = (Environment.CpuUsage.TotalTime - started).TotalSeconds };
        if (request.Folder is null) return Timed(EvaluationMemory.None);
        // Before the folder is touched: a request that cannot be read replaces nothing.
        var documents = new OptimiseStudy(request, EvaluationMemory.None, null, CancellationToken.None)._coarse.Evaluator.Recipe.Bound.Documents;
        using var folder = StudyFolder.Open(request.Folder,
        [
            Optimum.Schema, request.Goal, $"{request.Maximise} {request.Cells} {request.MostEvaluations} {request.Seed}{(request.Forward ? " forward" : "")}", .. request.Vary, "subject to", .. request.SubjectTo, .. documents.Select(d => d.Text),
        ]);
        var kept = new EvaluationMemory(folder);
        Optimum optimum;
        try
        {
            optimum = Timed(kept);
        }
        finally
        {
            kept.Save();
        }
        if (optimum.At is not null) OptimiseFiles.Write(folder, optimum);
        return optimum;
    }

    private RecipeProblem Problem(EvaluationOptions options, EvaluationMemory memory, bool forward = false)
    {
        var evaluator = RecipeEvaluator.Read(_request.Recipe, options);
        var variables = _request.Vary.SelectMany(evaluator.Vary).ToArray();
        var twice = variables.SelectMany(v => v.Paths).GroupBy(p => p, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new InputException(FaultKind.Usage, $"`{twice.Key}` is varied twice", "leave one of the two --vary out");
        return new RecipeProblem(evaluator, Goal.Parse(evaluator, _request.Goal, _request.Maximise), [.. _request.SubjectTo.Select(c => Constraint.Parse(evaluator, c))], variables, memory) { Forward = forward ? evaluator : null };
    }

    private Optimum Run()
    {
        var variables = _coarse.Variables;
        // Where the recipe says nothing the middle of the range stands in.
        var start = variables.Select(v => v.Base is { } value ? Math.Clamp(v.ShareOf(value), 0, 1) : 0.5).ToArray();
        var found = ConstrainedSearch.Minimise(_coarse.Problem, new SearchOptions
        {
            Starts = [start], MostEvaluations = _request.MostEvaluations, Threads = _request.Threads, Seed = _request.Seed,
        }, (best, count) => Report("search", best, (double)count / (60 + 40 * variables.Count)), _cancellation);
        _evaluations += found.Evaluations;
        var answer = new Optimum
        {
            Recipe = _coarse.Evaluator.Recipe.Job.Name, Goal = _request.Goal, Maximise = _request.Maximise, GoalUnit = "1", Status = found.Status,
            Value = null, BaseValue = null, BaseConstraints = [], Variables = [], Constraints = [], At = null, Base = null, Evaluations = _evaluations, CpuTime = 0,
        };
        if (found.Best is not { } best)
        {
            var failed = _coarse.Failures.Reasons;
            return answer with { Failures = failed, Notes = [failed.Count > 0 ? $"none of the {found.Evaluations} points tried could be run: {FailedPoints.Words(failed)}" : $"`{_request.Goal}` has no value at any of the {found.Evaluations} points tried"] };
        }
        try
        {
            return Finish(answer, found, best);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            return Fill(answer with { Status = SearchStatus.Stopped }, _coarse, _coarse.Values(best.Point), null, found, "stopped: the best so far, on the coarse grid of the search, not yet checked on the recipe's own");
        }
    }

    private Optimum Finish(Optimum answer, SearchResult found, Trial best)
    {
        _cancellation.ThrowIfCancellationRequested();
        // The recipe's own grid sees slightly other numbers: the search goes on with the difference added, from where it stands.
        var basis = Fine([], []);
        var point = best.Point;
        var checkedTrial = _fine.Try(point, _cancellation);
        _evaluations++;
        for (var round = 0; round < 2 && checkedTrial.Exists && best.IsFeasible; round++)
        {
            var coarse = _coarse.Try(point, _cancellation);
            if (!coarse.Exists) break;
            var shift = coarse.Margins.Select((m, i) => checkedTrial.Margins[i] - m).ToArray();
            if (shift.All(s => Math.Abs(s) < 1e-4) && checkedTrial.IsFeasible) break;
            var corrected = _coarse.Corrected(checkedTrial.Goal - coarse.Goal, shift);
            var again = ConstrainedSearch.Minimise(corrected.Problem, new SearchOptions { Starts = [point], GlobalPoints = 0, Refinements = 1, MostEvaluations = _request.MostEvaluations, Threads = _request.Threads },
                (b, count) => Report("check", b, (double)count / (20 + 10 * point.Count)), _cancellation);
            _evaluations += again.Evaluations + 2;
            if (again.Status == SearchStatus.Stopped) throw new OperationCanceledException(_cancellation);
            if (again.Best is not { } next) break;
            var fine = _fine.Try(next.Point, _cancellation);
            if (again.Multipliers is not null) found = found with { Multipliers = again.Multipliers, BoundMultipliers = again.BoundMultipliers };
            if (!fine.Exists || (checkedTrial.IsFeasible && !fine.IsBetterThan(checkedTrial))) break;
            (point, checkedTrial) = (next.Point, fine);
        }
        return Fill(answer, _fine, Rounded(_fine.Values(point), checkedTrial), basis, found, null);
    }

    /// <summary>The fewest digits that keep the conditions and the goal: people set 31.2 m/min.</summary>
    private double[] Rounded(double[] values, Trial exact)
    {
        if (!exact.IsFeasible) return values;
        foreach (var digits in (ReadOnlySpan<int>)[3, 4, 5])
        {
            var rounded = values.Select((value, i) =>
            {
                var variable = _fine.Variables[i];
                return Math.Clamp(variable.Unit.ToSI(double.Parse(variable.Unit.FromSI(value).ToString("G" + digits))), variable.Low, variable.High);
            }).ToArray();
            var trial = _fine.Judge(_fine.Point(rounded), Fine(_fine.Variables, rounded));
            if (trial.IsFeasible && trial.Goal <= exact.Goal + 2e-3 * Math.Abs(exact.Goal)) return rounded;
        }
        return values;
    }

    private Optimum Fill(Optimum answer, RecipeProblem problem, double[] values, EvaluatedPoint? basis, SearchResult found, string? note)
    {
        var point = problem.Point(values);
        if (note is not null) _notes.Add(note);
        var stopped = basis is null;
        // Even a stopped search ends with one pass, so that its outputs are those of its point.
        var at = problem.Evaluator.At(problem.Variables, values, CancellationToken.None);
        var unit = problem.Goal.At(at) is { } goal ? goal.Dimension.IsOne ? "1" : goal.Dimension.SiUnit : "1";
        var trial = problem.Judge(point, at);
        var limits = problem.Constraints.Select((c, i) => new KeptConstraint { Text = c.Text, Margin = c.Margin(at), GainPerPercent = stopped ? null : found.Multipliers?[i] / 100 }).ToArray();
        if (limits.Any(l => l.Margin is null or < 0)) _notes.Add("not every condition can be kept within the ranges given, or none of the points tried keeps them all");
        answer = answer with
        {
            GoalUnit = unit,
            Value = problem.Goal.At(at)?.Value,
            BaseValue = basis is null ? null : problem.Goal.At(basis)?.Value,
            Base = basis,
            BaseConstraints = basis is null ? [] : [.. problem.Constraints.Select(c => new KeptConstraint { Text = c.Text, Margin = c.Margin(basis) })],
            At = at,
            Constraints = limits,
            Variables = stopped ? [.. problem.Variables.Select((v, i) => new OptimisedVariable { Variable = v, Value = values[i] })] : Sensitivities(values),
            Evaluations = _evaluations,
        };
        if (stopped) return Counted(answer);
        answer = answer with
        {
            Relaxations = Relaxations(answer, found),
            SingleChanges = SingleChanges(),
            Faster = Faster(values, trial),
        };
        return Counted(answer);
    }

    private Optimum Counted(Optimum answer)
    {
        var failed = _coarse.Failures.Reasons;
        if (failed.Count > 0) _notes.Add($"{failed.Sum(f => f.Count)} of the points tried could not be run and were passed round: {FailedPoints.Words(failed)}");
        return answer with { Notes = _notes, Failures = failed, Evaluations = _evaluations };
    }

    /// <summary>Slopes at the answer: by forward sensitivities where goal and conditions speak of what these know, else by differences on the search's grid.</summary>
    private OptimisedVariable[] Sensitivities(double[] values)
    {
        var variables = _coarse.Variables;
        var names = _coarse.Goal.Formula.Names.Concat(_coarse.Constraints.SelectMany(c => c.Condition.Names)).Distinct(StringComparer.Ordinal).ToArray();
        var at = _coarse.Evaluator.At(variables, values, _cancellation);
        if (!at.Solved || names.Any(n => at.Find(n) is not null && !PointSensitivities.Names.Contains(n))) return Differences(values);
        _progress?.Invoke("sensitivities", 0);
        var exact = RecipeEvaluator.Read(_request.Recipe, new EvaluationOptions { Changes = _request.Changes, Cells = _request.Cells, RelativeTolerance = ForwardTolerance });
        if (exact.Sensitivities(variables, values, _cancellation) is not { } found) return Differences(values);
        _evaluations++;
        var goal = _coarse.Goal.Slopes(at, found);
        var margins = _coarse.Constraints.Select(c => c.Slopes(at, found)).ToArray();
        return [.. variables.Select((v, i) => new OptimisedVariable { Variable = v, Value = values[i], GoalSlope = goal?[i], MarginSlopes = [.. margins.Select(m => m?[i])] })];
    }

    private OptimisedVariable[] Differences(double[] values)
    {
        var point = _coarse.Point(values);
        const double step = 0.005;
        var n = point.Length;
        var trials = Batch([.. Enumerable.Range(0, 2 * n).Select(k =>
        {
            var moved = point.ToArray();
            // One-sided at the end of a range.
            moved[k / 2] = Math.Clamp(moved[k / 2] + (k % 2 == 0 ? -step : step), 0, 1);
            return moved;
        })], "sensitivities");
        return [.. _coarse.Variables.Select((v, i) =>
        {
            Trial low = trials[2 * i], high = trials[2 * i + 1];
            var width = (high.Point[i] - low.Point[i]) * (v.High - v.Low);
            double? Slope(Func<Trial, double> of) => low.Exists && high.Exists ? (of(high) - of(low)) / width : null;
            return new OptimisedVariable
            {
                Variable = v, Value = values[i],
                GoalSlope = Slope(t => _request.Maximise ? -t.Goal : t.Goal),
                MarginSlopes = [.. Enumerable.Range(0, _coarse.Constraints.Count).Select(c => Slope(t => t.Margins[c]))],
            };
        })];
    }

    private SingleChange[] Relaxations(Optimum answer, SearchResult found)
    {
        // Where the conditions cannot all be kept the multipliers are those of the penalty, not of the goal.
        if (answer.Constraints.Any(c => c.Margin is null or < 0)) return [];
        var list = new List<SingleChange>();
        double? Goal(double gain) => answer.Value + (_request.Maximise ? gain : -gain);
        foreach (var limit in answer.Constraints)
            if (limit is { IsActive: true, GainPerPercent: > 0 and var gain })
                list.Add(new SingleChange { Change = $"relax `{limit.Text}` by 10 % of its limit", Goal = Goal(10 * gain), Gain = 10 * gain });
        for (var i = 0; i < answer.Variables.Count; i++)
        {
            var variable = answer.Variables[i];
            if (found.BoundMultipliers is not { } bounds || Math.Abs(bounds[i]) < 1e-12) continue;
            if (variable.AtHigh && bounds[i] > 0)
                list.Add(new SingleChange { Change = $"let {variable.Variable.Name} rise to {variable.Variable.Shown(variable.Variable.At(1) + 0.1 * (variable.Variable.High - variable.Variable.Low))}", Goal = Goal(0.1 * bounds[i]), Gain = 0.1 * bounds[i] });
            if (variable.AtLow && bounds[i] < 0)
                list.Add(new SingleChange { Change = $"let {variable.Variable.Name} fall to {variable.Variable.Shown(variable.Variable.At(0) - 0.1 * (variable.Variable.High - variable.Variable.Low))}", Goal = Goal(-0.1 * bounds[i]), Gain = -0.1 * bounds[i] });
        }
        return [.. list.Where(c => c.Gain > 1e-6 * Math.Abs(answer.Value ?? 0)).OrderByDescending(c => c.Gain)];
    }

    private SingleChange[] SingleChanges()
    {
        var variables = _coarse.Variables;
        if (variables.Any(v => v.Base is null)) return [];
        var start = _coarse.Point([.. variables.Select(v => v.Base!.Value)]);
        var points = new List<double[]> { start };
        for (var i = 0; i < variables.Count; i++)
            for (var k = 0; k < SingleSteps; k++)
            {
                var moved = (double[])start.Clone();
                moved[i] = (double)k / (SingleSteps - 1);
                points.Add(moved);
            }
        var trials = Batch(points, "single changes");
        var list = new List<(Trial Trial, SingleChange Change)>();
        for (var i = 0; i < variables.Count; i++)
        {
            Trial? best = null;
            for (var k = 0; k < SingleSteps; k++)
                if (trials[1 + SingleSteps * i + k] is var trial && trial.IsBetterThan(best)) best = trial;
            if (best is null || !best.IsBetterThan(trials[0])) continue;
            var sign = _request.Maximise ? -1 : 1;
            list.Add((best, new SingleChange
            {
                Change = $"{variables[i].Name} from {variables[i].Shown(variables[i].Base!.Value)} to {variables[i].Shown(variables[i].At(best.Point[i]))}",
                Goal = sign * best.Goal,
                Gain = trials[0].Exists ? trials[0].Goal - best.Goal : null,
                Broken = Broken(best),
            }));
        }
        list.Sort((a, b) => a.Trial.IsBetterThan(b.Trial) ? -1 : b.Trial.IsBetterThan(a.Trial) ? 1 : 0);
        return [.. list.Select(l => l.Change)];
    }

    private SingleChange? Faster(double[] values, Trial now)
    {
        Variable speed;
        try
        {
            speed = _fine.Evaluator.Find("drying.speed")[0];
        }
        catch (InputException)
        {
            return null;
        }
        var own = -1;
        for (var i = 0; i < values.Length; i++)
            if (_fine.Variables[i].Paths.Contains("drying.speed")) own = i;
        if (own < 0 && speed.Base is null) return null;
        var before = own < 0 ? speed.Base!.Value : values[own];
        var faster = own < 0
            ? _fine.Evaluator.At([.. _fine.Variables, speed], [.. values, 1.1 * before], _cancellation)
            : _fine.Evaluator.At(_fine.Variables, values.Select((v, i) => i == own ? 1.1 * v : v).ToArray(), _cancellation);
        _evaluations++;
        var trial = _fine.Judge(now.Point, faster);
        var value = _fine.Goal.At(faster)?.Value;
        return new SingleChange
        {
            Change = $"speed from {speed.Shown(before)} to {speed.Shown(1.1 * before)}",
            Goal = value,
            Gain = trial.Exists && now.Exists ? now.Goal - trial.Goal : null,
            Broken = Broken(trial),
        };
    }

    private KeptConstraint[] Broken(Trial trial) =>
        [.. _coarse.Constraints.Select((c, i) => new KeptConstraint { Text = c.Text, Margin = trial.Exists ? trial.Margins[i] : null }).Where(c => c.Margin is null or < 0)];

    private Trial[] Batch(List<double[]> points, string what)
    {
        var trials = new Trial[points.Count];
        var done = 0;
        Parallel.For(0, points.Count, new ParallelOptions { CancellationToken = _cancellation, MaxDegreeOfParallelism = _request.Threads > 0 ? _request.Threads : Environment.ProcessorCount }, i =>
        {
            trials[i] = _coarse.Try(points[i], _cancellation);
            var count = Interlocked.Increment(ref done);
            _progress?.Invoke(what, (double)count / points.Count);
        });
        _evaluations += points.Count;
        return trials;
    }

    private EvaluatedPoint Fine(IReadOnlyList<Variable> variables, ReadOnlySpan<double> values)
    {
        _evaluations++;
        return _fine.Evaluator.At(variables, values, _cancellation);
    }

    private void Report(string what, Trial best, double share) =>
        _progress?.Invoke(best.IsFeasible ? $"{what}, best {(_request.Maximise ? -best.Goal : best.Goal):G4}" : what, Math.Min(0.99, share));
}
