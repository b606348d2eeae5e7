using Lamina.Data.Binding;
using Lamina.Drying.Film;
using Lamina.Line.Recipes;

namespace Lamina.Studies.Evaluation;

/// <summary>Derivatives of the film model's outputs at a point of a study. Immutable.</summary>
public sealed class PointSensitivities
{
    private static readonly Dictionary<string, Func<FilmSensitivities, double[]?>> Readers = new(StringComparer.Ordinal)
    {
        ["drying_time"] = s => s.DryingTime,
        ["end_of_shrinkage_time"] = s => s.EndOfShrinkageTime,
        ["air_entry_time"] = s => s.AirEntryTime,
        ["fixation_time"] = s => s.FixationTime,
        ["mean_drying_rate"] = s => s.MeanDryingRate,
        ["residual_solvent"] = s => s.ResidualSolvent,
        ["dry_thickness"] = s => s.DryThickness,
        ["porosity"] = s => s.Porosity,
        ["binder_bottom_over_mean"] = s => s.BinderBottomOverMean,
        ["binder_top_over_mean"] = s => s.BinderTopOverMean,
        ["lel_fraction_max"] = s => s.LelFractionMax,
        ["web_heat"] = s => s.WebHeat,
    };

    private readonly IReadOnlyList<(FilmPerturbation Film, Bound<Recipe> Above, Bound<Recipe> Below)> _sides;
    private readonly Dictionary<string, double[]> _derivatives = new(StringComparer.Ordinal);

    internal PointSensitivities(FilmSensitivities found, IReadOnlyList<(FilmPerturbation Film, Bound<Recipe> Above, Bound<Recipe> Below)> sides)
    {
        _sides = sides;
        foreach (var (name, of) in Readers)
            if (of(found) is { } derivatives && derivatives.All(double.IsFinite)) _derivatives[name] = derivatives;
    }

    /// <summary>Names of the drying outputs that have such derivatives, where they have a value.</summary>
    public static IReadOnlyCollection<string> Names => Readers.Keys;

    /// <summary>Derivative of an output with each variable; null where it is not known [SI of the output per SI of the variable].</summary>
    /// <param name="output">name of the output</param>
    public IReadOnlyList<double>? Of(string output) => _derivatives.GetValueOrDefault(output);

    /// <summary>Derivative of a formula of outputs and recipe values; null where one of its outputs has none.</summary>
    internal double[]? Of(RecipeEvaluator evaluator, EvaluatedPoint at, IReadOnlyList<string> names, Func<Data.Expressions.Lookup, double?> formula)
    {
        foreach (var name in names)
            // Porosity and loadings are given again by later steps: the bare name is then not drying's.
            if (at.Find(name) is { } output && (!_derivatives.ContainsKey(output.Name) || at.Outputs.Last(o => o.Output.Name == output.Name).Step != "drying")) return null;
        var slopes = new double[_sides.Count];
        for (var i = 0; i < slopes.Length; i++)
        {
            var half = _sides[i].Film.Half;
            double? Beside(Bound<Recipe> recipe, double by) => formula(evaluator.Names(at, recipe, (name, value) => value + by * _derivatives[name][i]));
            if (Beside(_sides[i].Above, half) - Beside(_sides[i].Below, -half) is not { } change || !double.IsFinite(change)) return null;
            slopes[i] = change / (2 * half);
        }
        return slopes;
    }
}
