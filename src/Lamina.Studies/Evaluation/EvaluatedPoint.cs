using Lamina.Data.Binding;
using Lamina.Data.Expressions;
using Lamina.Line;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;

namespace Lamina.Studies.Evaluation;

/// <summary>A recipe run at one point of a study: its outputs, or why it has none. Immutable.</summary>
public sealed record EvaluatedPoint
{
    /// <summary>Values of the variables, in their order [SI of each variable].</summary>
    public required IReadOnlyList<double> Point { get; init; }

    /// <summary>Why there is no result at this point; null where there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether the recipe ran.</summary>
    public bool Solved => Failure is null;

    /// <summary>What the steps made, with products, film solution and warnings; null where it failed.</summary>
    public LineResult? Result { get; init; }

    /// <summary>The recipe as it was bound at this point; null where it failed.</summary>
    public Bound<Recipe>? Bound { get; init; }

    /// <summary>The outputs of all steps in the order of the line; empty where it failed.</summary>
    public IReadOnlyList<(string Step, Output Output)> Outputs => Result is null ? [] : [.. Result.Steps.SelectMany(s => s.Outputs.Select(o => (s.Step, o)))];

    /// <summary>The output of that name: <c>drying_time</c>, or with its step <c>drying.porosity</c>; of several steps the last.</summary>
    /// <param name="name">name of the output</param>
    /// <returns>null where it failed or has no such output; an output without a value has its reason</returns>
    public Output? Find(string name)
    {
        if (Result is null) return null;
        var steps = Result.Steps;
        for (var i = steps.Count - 1; i >= 0; i--)
            foreach (var output in steps[i].Outputs)
                if (output.Name == name || (name.Length == steps[i].Step.Length + 1 + output.Name.Length && name.StartsWith(steps[i].Step, StringComparison.Ordinal) && name.EndsWith("." + output.Name, StringComparison.Ordinal)))
                    return output;
        return null;
    }

    /// <summary>The value of an output.</summary>
    /// <param name="name">name of the output, with or without its step</param>
    /// <returns>null where it failed or does not exist [SI of the output]</returns>
    public double? Of(string name) => Find(name)?.Value;
}
