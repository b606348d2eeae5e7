using Lamina.Data.Provenance;
using Lamina.Line.Laws;
using Lamina.Line.Steps;

namespace Lamina.Studies.Running;

/// <summary>
/// What the bounds of a step's assumed constants do to its outputs, one constant at a time, as <see cref="BandStudy"/> does for the film model. The products that come in
/// stay as they are: what earlier steps' constants do is in the bands of those steps.
/// </summary>
public static class StepBandStudy
{
    /// <summary>Runs the study.</summary>
    /// <param name="basis">the step as it ran, with its constants</param>
    /// <param name="evaluate">runs the step with other constants</param>
    /// <param name="cancellation">stops it</param>
    /// <returns>bands in the order of the outputs, and constants whose bound could not be run</returns>
    public static (IReadOnlyList<OutputBand> Bands, IReadOnlyList<string> Warnings) Run(StepResult basis, Func<StepConstants, StepResult> evaluate, CancellationToken cancellation)
    {
        var constants = new StepConstants(basis.Constants, []);
        var assumed = basis.Constants.Where(c => c.Value is { Source.Kind: SourceKind.Assumed, Lower: not null, Upper: not null }).ToArray();
        var runs = new IReadOnlyList<Output>?[2 * assumed.Length];
        Parallel.For(0, runs.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var (name, value) = assumed[i / 2];
            var bound = i % 2 == 0 ? value.Lower!.Value : value.Upper!.Value;
            if (bound == value.Value) runs[i] = basis.Outputs;
            else
                try
                {
                    runs[i] = evaluate(constants.With(name, bound)).Outputs;
                }
                catch (Exception exception) when (exception is StepImbalanceException or ArgumentException or InvalidOperationException)
                {
                    // This bound has no solution; the warning below names it.
                    runs[i] = null;
                }
        });

        var warnings = new List<string>();
        for (var i = 0; i < runs.Length; i++)
            if (runs[i] is null) warnings.Add($"band: no solution with {assumed[i / 2].Key} at its {(i % 2 == 0 ? "lower" : "upper")} bound");
        var bands = new List<OutputBand>();
        foreach (var output in basis.Outputs)
        {
            if (output is not { Value: { } value, Word: null, Badge: Badge.Assumed or Badge.Extrapolated or Badge.Validated }) continue;
            if (OutputBand.Of(output, [.. assumed.Select(c => (c.Key, c.Value))], runs, moved => moved, BandStudy.Negligible * Math.Abs(value)) is { } band) bands.Add(band);
        }
        return (bands, warnings);
    }
}
