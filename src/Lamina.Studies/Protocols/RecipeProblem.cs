using Lamina.Learning.Optimisation;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Protocols;

/// <summary>A recipe, a goal and conditions as a problem of constrained search.</summary>
internal sealed class RecipeProblem
{
    // A condition on an output that does not exist, such as the drying time of a film that does not get dry.
    private const double NoValue = -5;

    private readonly double[] _marginShift;
    private readonly double _goalShift;

    public RecipeProblem(RecipeEvaluator evaluator, Goal goal, IReadOnlyList<Constraint> constraints, IReadOnlyList<Variable> variables, double goalShift = 0, double[]? marginShift = null)
    {
        (Evaluator, Goal, Constraints, Variables) = (evaluator, goal, constraints, variables);
        _goalShift = goalShift;
        _marginShift = marginShift ?? new double[constraints.Count];
    }

    public RecipeEvaluator Evaluator { get; }

    public Goal Goal { get; }

    public IReadOnlyList<Constraint> Constraints { get; }

    public IReadOnlyList<Variable> Variables { get; }

    public ConstrainedProblem Problem => new() { Dimensions = Variables.Count, Constraints = Constraints.Count, Evaluate = Try };

    public double[] Values(IReadOnlyList<double> point) => [.. Variables.Select((v, i) => v.At(point[i]))];

    public double[] Point(IReadOnlyList<double> values) => [.. Variables.Select((v, i) => v.ShareOf(values[i]))];

    /// <summary>The recipe at a point, as a trial: the goal with its sign turned where more is better.</summary>
    public Trial Try(IReadOnlyList<double> point, CancellationToken cancellation) => Judge(point, Evaluator.At(Variables, Values(point), cancellation));

    public Trial Judge(IReadOnlyList<double> point, EvaluatedPoint at)
    {
        if (Goal.At(at) is not { } value || !double.IsFinite(value.Value)) return Trial.Failed(point);
        return new Trial
        {
            Point = point,
            Goal = (Goal.Maximise ? -value.Value : value.Value) + _goalShift,
            Margins = [.. Constraints.Select((c, i) => c.Margin(at) is { } margin && double.IsFinite(margin) ? margin + _marginShift[i] : NoValue)],
        };
    }
}
