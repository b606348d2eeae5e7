using Lamina.Drying.Film;
using Lamina.Line.Drying;
using Lamina.Line.Steps;
using Lamina.Numerics;

namespace Lamina.Studies.Running;

/// <summary>
/// What the bounds of assumed constants do to the outputs of a film case: one constant at a time at its lower and upper bound. Interactions are not
/// seen; the band says which constant to measure first. All runs, one at the base values included, take the coarse grid of <see cref="FilmCase.ForStudies"/>:
/// the base output moves by the ratio of two coarse runs where all are above zero, else by their difference.
/// </summary>
public static class BandStudy
{
    /// <summary>Influences below this share of the output's own size are left out of the ranking [-].</summary>
    public const double Negligible = 1e-4;

    /// <summary>The same for temperatures, whose size is no scale for a difference [K].</summary>
    public const double NegligibleTemperature = 0.1;

    /// <summary>Runs the study.</summary>
    /// <param name="film">the case</param>
    /// <param name="outputs">the base outputs that get a band</param>
    /// <param name="evaluate">solves a changed case and gives its outputs by name</param>
    /// <param name="progress">receives the share done, or null [-]</param>
    /// <param name="cancellation">stops it</param>
    /// <returns>bands in the order of the outputs, and constants whose bound could not be run</returns>
    public static (IReadOnlyList<OutputBand> Bands, IReadOnlyList<string> Warnings) Run(
        FilmCase film, IReadOnlyList<Output> outputs, Func<FilmCase, IReadOnlyList<Output>> evaluate, Action<double>? progress, CancellationToken cancellation)
    {
        var constants = film.Assumed.Where(c => c.Value is { Lower: not null, Upper: not null }).ToArray();
        var (basisCase, coarse) = Coarse(film, evaluate);
        film = basisCase;
        // Two runs per constant, each into its own slot: the result does not depend on which thread took which.
        var runs = new IReadOnlyList<Output>?[2 * constants.Length];
        var done = 0;
        Parallel.For(0, runs.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var constant = constants[i / 2];
            var bound = i % 2 == 0 ? constant.Value.Lower!.Value : constant.Value.Upper!.Value;
            // A bound that is the value itself needs no run.
            if (bound == constant.Value.Value) runs[i] = coarse;
            else
                try
                {
                    runs[i] = evaluate(constant.Change(film, bound));
                }
                catch (Exception exception) when (exception is NotConvergedException or StepImbalanceException or ArgumentException)
                {
                    // This corner of the bounds has no solution; the warning below names it.
                    runs[i] = null;
                }
            progress?.Invoke((double)Interlocked.Increment(ref done) / runs.Length);
        });

        var missing = Enumerable.Range(0, runs.Length).Where(i => runs[i] is null).Select(i => (Of: constants[i / 2], Bound: i % 2 == 0 ? constants[i / 2].Value.Lower!.Value : constants[i / 2].Value.Upper!.Value))
            .Select(m => $"{Reporting.Wording.Constant(m.Of.Name)} {m.Bound:G3}{(m.Of.Value.Unit == "1" ? "" : " " + m.Of.Value.Unit)}").ToArray();
        // One sentence for all: the reader needs to know that the bands are incomplete, and where.
        IReadOnlyList<string> warnings = missing.Length == 0 ? [] : [$"bands leave out {missing.Length} of {runs.Length} bounds of assumed constants, at which the coarse film model found no solution, so they may be too narrow: {string.Join(", ", missing)}"];
        var bands = new List<OutputBand>();
        foreach (var output in outputs)
        {
            if (output is not { Value: { } value, Badge: Badge.Assumed or Badge.Extrapolated or Badge.Validated }) continue;
            if (coarse.FirstOrDefault(o => o.Name == output.Name)?.Value is not { } basis) continue;
            var negligible = output.Unit == "K" ? NegligibleTemperature : Negligible * Math.Abs(value);
            if (OutputBand.Of(output, [.. constants.Select(c => (c.Name, c.Value))], runs, moved => Moved(value, basis, moved), negligible) is { } band) bands.Add(band);
        }
        return (bands, warnings);
    }

    private static (FilmCase Case, IReadOnlyList<Output> Outputs) Coarse(FilmCase film, Func<FilmCase, IReadOnlyList<Output>> evaluate)
    {
        var coarse = film.ForStudies();
        try
        {
            return (coarse, evaluate(coarse));
        }
        catch (NotConvergedException)
        {
            // The run itself has a solution on its own grid.
            return (film, evaluate(film));
        }
    }

    // A ratio keeps thicknesses and times above zero where a constant shrinks them a thousandfold.
    private static double Moved(double value, double basis, double moved) => value > 0 && basis > 0 && moved > 0 ? value * (moved / basis) : value + (moved - basis);
}
