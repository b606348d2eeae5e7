using Lamina.Learning.Optimisation;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Protocols;

/// <summary>A recipe, a goal and conditions as a problem of constrained search.</summary>
internal sealed class RecipeProblem
{
    // A condition on an output that does not exist, such as the drying time of a film that does not get dry.
    private const double NoValue = -5;

    // Two zones this near to each other in their share of the explosion limit count as tied [-].
    private const double TieShare = 0.3;

    private readonly EvaluationMemory _memory;
    private readonly double[] _marginShift;
    private readonly double _goalShift;

    public RecipeProblem(RecipeEvaluator evaluator, Goal goal, IReadOnlyList<Constraint> constraints, IReadOnlyList<Variable> variables, EvaluationMemory memory)
        : this(evaluator, goal, constraints, variables, memory, new FailureTally(), 0, new double[constraints.Count])
    {
    }

    private RecipeProblem(
        RecipeEvaluator evaluator, Goal goal, IReadOnlyList<Constraint> constraints, IReadOnlyList<Variable> variables, EvaluationMemory memory, FailureTally failures, double goalShift, double[] marginShift)
    {
        (Evaluator, Goal, Constraints, Variables, Failures) = (evaluator, goal, constraints, variables, failures);
        (_memory, _goalShift, _marginShift) = (memory, goalShift, marginShift);
    }

    public RecipeEvaluator Evaluator { get; }

    public Goal Goal { get; }

    public IReadOnlyList<Constraint> Constraints { get; }

    public IReadOnlyList<Variable> Variables { get; }

    /// <summary>Points that could not be run, of this problem and its corrected copies.</summary>
    public FailureTally Failures { get; }

    public ConstrainedProblem Problem => new() { Dimensions = Variables.Count, Constraints = Constraints.Count, Evaluate = Try, Slopes = Forward is null ? null : Slopes };

    /// <summary>The recipe at the tolerance that forward sensitivities want; null leaves derivatives to difference quotients.</summary>
    public RecipeEvaluator? Forward { get; init; }

    /// <summary>Whether goal and conditions speak only of outputs that have forward sensitivities at this point, and of recipe values.</summary>
    public bool HasForward(EvaluatedPoint at) => at.Solved
        && !Goal.Formula.Names.Concat(Constraints.SelectMany(c => c.Condition.Names)).Any(n => at.Find(n) is not null && !PointSensitivities.Names.Contains(n));

    /// <summary>Forward sensitivities of goal and margins with every variable [SI]; null where one of them has none here.</summary>
    public (double[] Goal, double[][] Margins)? Forwards(EvaluatedPoint at, ReadOnlySpan<double> values, CancellationToken cancellation)
    {
        if (!HasForward(at) || Forward?.Sensitivities(Variables, values, cancellation) is not { } found) return null;
        var goal = Goal.Slopes(at, found);
        var margins = Constraints.Select(c => c.Slopes(at, found)).ToArray();
        return goal is null || margins.Any(m => m is null) ? null : (goal, [.. margins.OfType<double[]>()]);
    }

    // The highest of several zones is smooth only while one stands out: near a tie a derivative sees one zone and the next step is held by the other.
    private bool Ties(EvaluatedPoint at)
    {
        if (!Goal.Formula.Names.Concat(Constraints.SelectMany(c => c.Condition.Names)).Contains("lel_fraction_max")) return false;
        var zones = at.Result?.Drying?.Product.Solution?.Zones.Select(z => z.LelFraction ?? 0).OrderDescending().Take(2).ToArray();
        return zones is [var first, var second] && second > (1 - TieShare) * first;
    }

    // In shares of the ranges, the goal with its sign turned where more is better.
    private (double[] Goal, double[][] Margins)? Slopes(Trial trial, CancellationToken cancellation)
    {
        var values = Values(trial.Point);
        var at = Evaluator.At(Variables, values, cancellation);
        if (Ties(at) || Forwards(at, values, cancellation) is not { } found) return null;
        double[] Shares(double[] slopes) => [.. slopes.Select((s, i) => s * (Variables[i].High - Variables[i].Low))];
        var goal = Shares(found.Goal);
        return (Goal.Maximise ? [.. goal.Select(g => -g)] : goal, [.. found.Margins.Select(Shares)]);
    }

    /// <summary>The same problem with differences to a finer grid added to goal and margins.</summary>
    public RecipeProblem Corrected(double goalShift, double[] marginShift) => new(Evaluator, Goal, Constraints, Variables, _memory, Failures, goalShift, marginShift) { Forward = Forward };

    public double[] Values(IReadOnlyList<double> point) => [.. Variables.Select((v, i) => v.At(point[i]))];

    public double[] Point(IReadOnlyList<double> values) => [.. Variables.Select((v, i) => v.ShareOf(values[i]))];

    /// <summary>The recipe at a point, as a trial: the goal with its sign turned where more is better.</summary>
    public Trial Try(IReadOnlyList<double> point, CancellationToken cancellation)
    {
        var known = _memory.At(Values(point), values =>
        {
            var at = Evaluator.At(Variables, values, cancellation);
            return at.Solved ? (Read(at), null) : (null, at.Failure);
        });
        if (known.Failure is not null) Failures.Add(known.Failure);
        return known.Values is null ? Trial.Failed(point) : Judge(point, known.Values);
    }

    public Trial Judge(IReadOnlyList<double> point, EvaluatedPoint at) => at.Solved ? Judge(point, Read(at)) : Trial.Failed(point);

    // Goal, then margins; NaN where there is none.
    private double[] Read(EvaluatedPoint at) => [Goal.At(at)?.Value ?? double.NaN, .. Constraints.Select(c => c.Margin(at) ?? double.NaN)];

    private Trial Judge(IReadOnlyList<double> point, double[] read) => !double.IsFinite(read[0]) ? Trial.Failed(point) : new Trial
    {
        Point = point,
        Goal = (Goal.Maximise ? -read[0] : read[0]) + _goalShift,
        Margins = [.. read.Skip(1).Select((margin, i) => double.IsFinite(margin) ? margin + _marginShift[i] : NoValue)],
    };
}
