using Lamina.Data.Expressions;
using Lamina.Data.Faults;

namespace Lamina.Studies.Evaluation;

/// <summary>What a study seeks: any output or recipe value, or a formula of them, as large or as small as can be. Immutable.</summary>
public sealed class Goal
{
    private readonly RecipeEvaluator _evaluator;

    private Goal(RecipeEvaluator evaluator, Expression formula, bool maximise)
    {
        _evaluator = evaluator;
        Formula = formula;
        Maximise = maximise;
    }

    /// <summary>The formula.</summary>
    public Expression Formula { get; }

    /// <summary>Whether more is better.</summary>
    public bool Maximise { get; }

    /// <summary>Reads a goal.</summary>
    /// <param name="evaluator">the recipe that it is about</param>
    /// <param name="text">e.g. <c>speed</c>, <c>web_heat / loading_total</c></param>
    /// <param name="maximise">whether more is better</param>
    /// <exception cref="InputException">it cannot be read or names something unknown</exception>
    public static Goal Parse(RecipeEvaluator evaluator, string text, bool maximise)
    {
        var formula = Expression.Parse(text);
        if (formula.IsCondition) throw new InputException(FaultKind.Usage, $"`{text}` is a condition, a goal is a value", "give conditions by --subject-to");
        evaluator.Check(formula);
        return new Goal(evaluator, formula, maximise);
    }

    /// <summary>Derivative with the variables of the sensitivities; null where an output of the formula has none.</summary>
    internal double[]? Slopes(EvaluatedPoint at, PointSensitivities sensitivities) => sensitivities.Of(_evaluator, at, Formula.Names, names => Formula.Evaluate(names).Value);

    /// <summary>The value at a point.</summary>
    /// <param name="at">the point</param>
    /// <returns>null where it does not exist [SI of the formula]</returns>
    public Measured? At(EvaluatedPoint at)
    {
        if (!at.Solved) return null;
        try
        {
            var value = Formula.Evaluate(_evaluator.Names(at));
            // The time of what never happens is no number to compare.
            return double.IsFinite(value.Value) ? value : null;
        }
        catch (InputException exception) when (exception.Faults[0].Kind == FaultKind.NotFound)
        {
            // The output exists in the catalogue and has no value in this run.
            return null;
        }
    }
}
