using Lamina.Data.Expressions;
using Lamina.Data.Faults;

namespace Lamina.Studies.Evaluation;

/// <summary>A condition that a study keeps, one comparison over outputs and recipe values: <c>residual_solvent &lt;= 500 ppm</c>. Immutable.</summary>
public sealed class Constraint
{
    private readonly RecipeEvaluator _evaluator;

    private Constraint(RecipeEvaluator evaluator, Expression condition)
    {
        _evaluator = evaluator;
        Condition = condition;
    }

    /// <summary>The condition.</summary>
    public Expression Condition { get; }

    /// <summary>The condition as written.</summary>
    public string Text => Condition.Text;

    /// <summary>Reads a condition.</summary>
    /// <param name="evaluator">the recipe that it is about</param>
    /// <param name="text">one comparison with an order</param>
    /// <exception cref="InputException">it cannot be read, is no such comparison or names something unknown</exception>
    public static Constraint Parse(RecipeEvaluator evaluator, string text)
    {
        var condition = Expression.Parse(text);
        if (!condition.IsCondition) throw new InputException(FaultKind.Usage, $"`{text}` is a value, a condition is needed", "write a comparison, as in `residual_solvent <= 500 ppm`");
        if (!evaluator.Check(condition)) throw new InputException(FaultKind.Usage, $"`{text}` is no single comparison by <= or >=", "give each condition by its own option");
        return new Constraint(evaluator, condition);
    }

    /// <summary>Derivative of the margin with the variables of the sensitivities; null where an output of the condition has none.</summary>
    internal double[]? Slopes(EvaluatedPoint at, PointSensitivities sensitivities) => sensitivities.Of(_evaluator, at, Condition.Names, Condition.Margin);

    /// <summary>How far inside the condition a point is, relative to the limit; negative outside; 1 inside of a limit on what never happens; null where a value does not exist [-].</summary>
    /// <param name="at">the point</param>
    public double? Margin(EvaluatedPoint at)
    {
        if (!at.Solved) return null;
        try
        {
            return Condition.Margin(_evaluator.Names(at)) switch
            {
                double.PositiveInfinity => 1,
                { } margin when double.IsNaN(margin) => null,
                var margin => margin,
            };
        }
        catch (InputException exception) when (exception.Faults[0].Kind == FaultKind.NotFound)
        {
            return null;
        }
    }
}
