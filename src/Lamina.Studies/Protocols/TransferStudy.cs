using Lamina.Data.Faults;
using Lamina.Drying.Film;
using Lamina.Learning.Optimisation;
using Lamina.Studies.Evaluation;
using Lamina.Studies.Reporting;

namespace Lamina.Studies.Protocols;

/// <summary>
/// From the laboratory to the line: settings whose film goes through the same rate and temperature at the same times as in the laboratory. Drivers are matched,
/// not set points: an oven's 80 degC in still air and a zone's 80 degC under nozzles are different drying.
/// </summary>
public static class TransferStudy
{
    // Differences that would be taken for equal in a dryer.
    private const double SameShare = 0.1;
    private const double TemperatureScale = 10;
    private const int Points = 60;

    /// <summary>Runs the study.</summary>
    /// <param name="request">what is asked for</param>
    /// <param name="progress">receives what is being done and the share done, or null [-]</param>
    /// <param name="cancellation">stops it; the best so far is still given</param>
    /// <exception cref="InputException">a file or a variable cannot be read, or the laboratory's run gives no curve</exception>
    public static Transfer Run(TransferRequest request, Action<string, double>? progress = null, CancellationToken cancellation = default)
    {
        var started = Environment.CpuUsage.TotalTime;
        var evaluator = RecipeEvaluator.Read(request.Recipe, new EvaluationOptions { Changes = request.Changes, Grid = EvaluationGrid.Recipe });
        if (request.Vary.Count == 0) throw new InputException(FaultKind.Usage, "nothing may be changed", "say what may, as in --vary 'dryer.zones[*].air_temperature: 60..140 degC'");
        var variables = request.Vary.SelectMany(evaluator.Vary).ToArray();
        var (curves, labRun) = Lab(request.Lab);
        var coarse = RecipeEvaluator.Read(request.Recipe, new EvaluationOptions { Changes = request.Changes, SeriesPoints = 120 });
        double[] Values(IReadOnlyList<double> point) => [.. variables.Select((v, i) => v.At(point[i]))];
        double Mismatch(EvaluatedPoint at) => Matched(curves, at) is { } matched ? Math.Sqrt(matched.Sum(c => c.Mismatch * c.Mismatch) / matched.Count) : double.NaN;
        var failures = new FailureTally();
        var found = ConstrainedSearch.Minimise(new ConstrainedProblem
        {
            Dimensions = variables.Length,
            Constraints = 0,
            Evaluate = (point, stop) => Mismatch(failures.Judge(coarse.At(variables, Values(point), stop))) is var goal && double.IsNaN(goal) ? Trial.Failed(point) : new Trial { Point = point, Goal = goal, Margins = [] },
        }, new SearchOptions
        {
            Starts = [variables.Select(v => v.Base is { } value ? Math.Clamp(v.ShareOf(value), 0, 1) : 0.5).ToArray()],
            MostEvaluations = request.MostEvaluations, Threads = request.Threads,
        }, (best, count) => progress?.Invoke($"search, mismatch {best.Goal:G3}", Math.Min(0.99, (double)count / (60 + 40 * variables.Length))), cancellation);
        var answer = new Transfer
        {
            Recipe = evaluator.Recipe.Job.Name, Status = found.Status, Variables = [], Curves = [], Unmatched = [failures.Count > 0 ? $"none of the settings tried could be run: {FailedPoints.Words(failures.Reasons)}" : "no setting tried gives a drying curve"], At = null, LabRun = labRun,
            Failures = failures.Reasons, Evaluations = found.Evaluations + 1, CpuTime = 0,
        };
        if (found.Best is not { } best) return answer with { CpuTime = (Environment.CpuUsage.TotalTime - started).TotalSeconds };
        var values = Values(best.Point).Select((v, i) => Math.Clamp(variables[i].Unit.ToSI(double.Parse(variables[i].Unit.FromSI(v).ToString("G4"))), variables[i].Low, variables[i].High)).ToArray();
        var at = evaluator.At(variables, values, CancellationToken.None);
        var settings = variables.Select((v, i) => new OptimisedVariable { Variable = v, Value = values[i] }).ToArray();
        var matched = Matched(curves, at) ?? [];
        return answer with
        {
            Variables = settings, Curves = matched, At = at, Unmatched = [.. matched.SelectMany(Unmatched), .. AtTheEnd(labRun, at), .. settings.Where(s => s.AtLow || s.AtHigh).Select(s => $"{s.Variable.Name} stands at the {(s.AtHigh ? "high" : "low")} end of its range")],
            CpuTime = (Environment.CpuUsage.TotalTime - started).TotalSeconds,
        };
    }

    private static (IReadOnlyList<MatchedCurve> Curves, EvaluatedPoint? Run) Lab(string lab)
    {
        if (!lab.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            var run = RecipeEvaluator.Read(lab, new EvaluationOptions { Grid = EvaluationGrid.Recipe }).AtBase();
            if (run.Result?.Drying?.Product.Solution is not { } solution)
                throw new InputException(FaultKind.Inconsistent, $"{lab} gives no drying curve{(run.Failure is null ? "" : $": {run.Failure}")}", "give a recipe that the film model dries, or measured curves as CSV");
            // Until it is dry: afterwards nothing is left to be matched.
            var end = solution.Outputs.DryingTime.Value ?? solution.Series.Time[^1];
            return ([Curve("film_temperature", "K", solution.Series.Time, solution.Series.Temperature, end), Curve("drying_rate", "kg/(m2 s)", solution.Series.Time, solution.Series.DryingRate, end)], run);
        }
        var measured = MeasuredCurves.Read(lab);
        var curves = new List<MatchedCurve>();
        foreach (var (name, unit) in (ReadOnlySpan<(string, string)>)[("film_temperature", "K"), ("drying_rate", "kg/(m2 s)"), ("residual_solvent", "1")])
            if (measured.Of(name) is { Times.Length: > 1 } points) curves.Add(Curve(name, unit, points.Times, points.Values, points.Times[^1]));
        return curves.Count > 0 ? (curves, null)
            : throw new InputException(FaultKind.MissingKey, $"{lab} holds none of film_temperature, drying_rate, residual_solvent over time", "name the columns so, with units: `film_temperature [degC]`");
    }

    private static MatchedCurve Curve(string name, string unit, double[] times, double[] values, double end)
    {
        var at = Enumerable.Range(0, Points).Select(i => times[0] + (end - times[0]) * (i + 0.5) / Points).ToArray();
        var lab = at.Select(t => Interpolate(times, values, t)).ToArray();
        return new MatchedCurve { Name = name, Unit = unit, Scale = name == "film_temperature" ? TemperatureScale : Math.Max(1e-30, lab.Max(Math.Abs)), Times = at, Lab = lab, Line = [] };
    }

    private static List<MatchedCurve>? Matched(IReadOnlyList<MatchedCurve> curves, EvaluatedPoint at)
    {
        if (at.Result?.Drying?.Product.Solution is not { } solution) return null;
        var series = solution.Series;
        // Behind the dryer nothing dries; temperature and solvent stay as they were.
        return [.. curves.Select(c => c with { Line = [.. c.Times.Select(t => c.Name == "drying_rate" && t > series.Time[^1] ? 0 : Interpolate(series.Time, Of(series, c.Name), t))] })];
    }

    private static double[] Of(FilmSeries series, string name) => name switch { "film_temperature" => series.Temperature, "drying_rate" => series.DryingRate, _ => series.Residual };

    // Stretches of time over which the line differs by more than would be taken for equal.
    private static IEnumerable<string> Unmatched(MatchedCurve curve)
    {
        var display = Wording.Display(curve.Name == "drying_rate" ? "mean_drying_rate" : curve.Name == "film_temperature" ? "peak_film_temperature" : curve.Name, curve.Unit);
        for (var i = 0; i < curve.Times.Length; i++)
        {
            if (!Differs(i)) continue;
            var from = i;
            var worst = i;
            while (i + 1 < curve.Times.Length && Differs(i + 1) && Math.Sign(curve.Line[i + 1] - curve.Lab[i + 1]) == Math.Sign(curve.Line[from] - curve.Lab[from]))
                if (Math.Abs(curve.Line[++i] - curve.Lab[i]) > Math.Abs(curve.Line[worst] - curve.Lab[worst])) worst = i;
            yield return $"{Wording.Of(curve.Name)} is {(curve.Line[worst] > curve.Lab[worst] ? "higher" : "lower")} than in the laboratory from {Wording.Time(curve.Times[from])} to {Wording.Time(curve.Times[i])}: "
                + $"{Wording.Number(display.Show(curve.Line[worst]))} against {Wording.Number(display.Show(curve.Lab[worst]))} {display.Symbol} at {Wording.Time(curve.Times[worst])}";
        }
        bool Differs(int i) => Math.Abs(curve.Line[i] - curve.Lab[i]) > (curve.Name == "film_temperature" ? 0.3 : SameShare) * curve.Scale;
    }

    // Curves are matched over the time that the line has; what the laboratory did to the film after that shows in how it ends.
    private static IEnumerable<string> AtTheEnd(EvaluatedPoint? lab, EvaluatedPoint line)
    {
        if (lab is null) yield break;
        foreach (var (name, differs) in new (string, Func<double, double, bool>)[]
            {("residual_solvent", (a, b) => Math.Abs(a - b) > SameShare * Math.Max(Math.Abs(a), Math.Abs(b))), ("peak_film_temperature", (a, b) => Math.Abs(a - b) > 0.3 * TemperatureScale), ("binder_bottom_over_mean", (a, b) => Math.Abs(a - b) > 0.02 * Math.Abs(a)) })
        {
            if (lab.Of(name) is not { } there || line.Find(name) is not { Value: { } here } output || !differs(there, here)) continue;
            var display = Wording.Display(name, output.Unit);
            yield return $"{Wording.Of(name)} at the end: {Wording.Number(display.Show(here))} against {Wording.Number(display.Show(there))} {display.Symbol}"
                + (line.Of("residence_time") is { } took && lab.Of("residence_time") is { } had ? $", after {Wording.Time(took)} on the line and {Wording.Time(had)} in the laboratory" : "");
        }
    }

    // After the end the last value stays: a pass that is over neither heats nor dries.
    private static double Interpolate(double[] x, double[] y, double at)
    {
        var i = Array.BinarySearch(x, at);
        if (i >= 0) return y[i];
        i = ~i;
        if (i == 0) return y[0];
        if (i == x.Length) return y[^1];
        return x[i] == x[i - 1] ? y[i] : y[i - 1] + (y[i] - y[i - 1]) * (at - x[i - 1]) / (x[i] - x[i - 1]);
    }
}
