using Lamina.Line.Recipes;
using Lamina.Line.Steps;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Running;

/// <summary>
/// What the uncertainties that a recipe writes (<c>35 +- 5 W/m2/K</c>) do to the outputs: each input one standard deviation up and down, all others at their
/// values; the variances add up. First order and for independent inputs; on the coarse grid of studies, whose differences stand for those of the run.
/// </summary>
public static class SpreadStudy
{
    /// <summary>Standard deviations below this share of the output are left out [-].</summary>
    public const double Negligible = 1e-6;

    /// <summary>Runs the study.</summary>
    /// <param name="read">the recipe</param>
    /// <param name="progress">receives the share done, or null [-]</param>
    /// <param name="cancellation">stops within a time step</param>
    /// <returns>standard deviations by step and output [SI of the output], and inputs that could not be moved</returns>
    public static (IReadOnlyDictionary<(string Step, string Output), double> Deviations, IReadOnlyList<string> Warnings) Run(
        ReadRecipe read, Action<double>? progress, CancellationToken cancellation)
    {
        var evaluator = RecipeEvaluator.Of(read);
        var inputs = evaluator.Uncertain;
        if (inputs.Count == 0) return (new Dictionary<(string, string), double>(), []);
        // The base, then every input up and down; each into its own slot, so that threads do not matter.
        var runs = new EvaluatedPoint[1 + 2 * inputs.Count];
        var done = 0;
        Parallel.For(0, runs.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            if (i == 0) runs[i] = evaluator.AtBase(cancellation);
            else
            {
                var input = inputs[(i - 1) / 2];
                runs[i] = evaluator.At([input], [input.Base!.Value + (i % 2 == 1 ? 1 : -1) * input.StandardDeviation!.Value], cancellation);
            }
            progress?.Invoke((double)Interlocked.Increment(ref done) / runs.Length);
        });

        var warnings = new List<string>();
        var deviations = new Dictionary<(string Step, string Output), double>();
        if (!runs[0].Solved) return (deviations, [$"no standard deviations: on the coarse grid of studies the recipe has no solution ({runs[0].Failure})"]);
        foreach (var (step, output) in runs[0].Outputs)
        {
            if (output.Value is not { } value) continue;
            double variance = 0;
            for (var k = 0; k < inputs.Count; k++)
            {
                var (up, down) = (Of(runs[2 * k + 1], step, output.Name), Of(runs[2 * k + 2], step, output.Name));
                // One-sided where the other side has no solution or no such output.
                var change = (up, down) switch { ({ } u, { } d) => (u - d) / 2, ({ } u, null) => u - value, (null, { } d) => value - d, _ => 0 };
                variance += change * change;
            }
            var deviation = Math.Sqrt(variance);
            if (deviation > Negligible * Math.Abs(value)) deviations[(step, output.Name)] = deviation;
        }
        for (var k = 0; k < inputs.Count; k++)
            foreach (var (run, side) in ((EvaluatedPoint, string)[])[(runs[2 * k + 1], "above"), (runs[2 * k + 2], "below")])
                if (run.Failure is { } failure)
                    warnings.Add($"standard deviations: {inputs[k].Name} one standard deviation {side} its value gives no result ({failure}); {(runs[2 * k + 1].Solved || runs[2 * k + 2].Solved ? "only the other side counts" : "its uncertainty is left out")}");
        return (deviations, warnings);
    }

    /// <summary>A step's outputs with their standard deviations.</summary>
    /// <param name="step">name of the step</param>
    /// <param name="outputs">its outputs</param>
    /// <param name="deviations">by step and output [SI of the output]</param>
    public static IReadOnlyList<Output> Apply(string step, IReadOnlyList<Output> outputs, IReadOnlyDictionary<(string Step, string Output), double> deviations) =>
        deviations.Count == 0 ? outputs : [.. outputs.Select(o => o.Value is not null && deviations.TryGetValue((step, o.Name), out var sd) ? o with { StandardDeviation = sd } : o)];

    private static double? Of(EvaluatedPoint point, string step, string output) =>
        point.Result?.Steps.FirstOrDefault(s => s.Step == step)?.Outputs.FirstOrDefault(o => o.Name == output)?.Value;
}
