using Lamina.Learning.Optimisation;
using Lamina.Numerics;

namespace Lamina.Studies.Validation.Cases;

/// <summary>The shortest schedule at the binder of slow drying, found by the optimiser in the film model: free rates in equal shares of the solvent.</summary>
internal sealed class ThreeStageFilmCase : ValidationCase
{
    private const int Windows = 8;
    private const double FreeRatio = 4;

    // In the film model binder is fixed over a range of saturations: the slow window ends within it.
    private const double FixationWidth = 0.02;
    private const double Solvent = 0.0732, Slow = 0.4e-3, Temperature = 353.15, KeptShare = 0.99;

    public override string Name => "three-stage-film";

    public override ValidationClass Class => ValidationClass.Exact;

    public override string Number => "14";

    public override string Question => "Does the optimiser find high-low-high in the film model too, with the slow window ending where binder is fixed?";

    public override string Source => "Jaiser 2017: high-low-high drying gives the adhesion of slow drying in less time; order only, rates and times are not in our notes";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var fixation in (double[])[0.3, 0.5, 0.7])
            foreach (var row in At(fixation, cancellation))
                yield return row;
    }

    private IEnumerable<ValidationRow> At(double fixation, CancellationToken cancellation)
    {
        var where = $" at S_c {fixation}";
        // Stages of slowness (slow rate over own rate) and their shares of the solvent; the last rate goes on until the film is dry.
        (double? Bottom, double? Fixed) Dry(IReadOnlyList<(double Slowness, double Share)> stages)
        {
            var rates = stages.Where(s => s.Share > 1e-9).Select(s => (Slow / s.Slowness, Solvent * s.Share * s.Slowness / Slow)).Append((Slow / stages[^1].Slowness, 60.0));
            var film = CaseFilm.Build(FormattableString.Invariant($$"""
                formulation:
                  solvent: NMP
                  solids_content: 65 wt%
                  components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}
                coating: {loading: 13.6 mg/cm2}
                drying: {closures: {disconnection_saturation: {{fixation}} } }

                """) + CaseFilm.SetRates(Temperature, rates)).ForStudies();
            try
            {
                var outputs = film.Solve(null, cancellation).Outputs;
                return (outputs.BinderBottomOverMean.Value, outputs.FixationTime.Value);
            }
            catch (NotConvergedException)
            {
                // A schedule without a solution is one that the search passes round.
                return (null, null);
            }
        }
        var allSlow = Dry([(1, 1)]).Bottom ?? double.NaN;
        Trial Try(IReadOnlyList<double> x, IReadOnlyList<(double Slowness, double Share)> stages) => Dry(stages).Bottom is { } bottom
            ? new Trial { Point = x, Goal = stages.Sum(s => s.Slowness * s.Share), Margins = [bottom / (KeptShare * allSlow) - 1] } : Trial.Failed(x);

        // Free slowness, 1/ratio to 1, of each eighth of the solvent: what pattern comes out?
        (double, double)[] Free(IReadOnlyList<double> x) => [.. x.Select(v => (1 / FreeRatio + (1 - 1 / FreeRatio) * v, 1.0 / Windows))];
        var found = ConstrainedSearch.Minimise(
            new ConstrainedProblem { Dimensions = Windows, Constraints = 1, Evaluate = (x, _) => Try(x, Free(x)) },
            new SearchOptions { Starts = [Enumerable.Repeat(1.0, Windows).ToArray()], GlobalPoints = 0, Refinements = 1, Tolerance = 1e-3, DifferenceStep = 0.05 }, null, cancellation);
        var pattern = found.Best!.Point;
        var first = pattern.TakeWhile(v => v < 0.5).Count();
        var last = Windows - pattern.Reverse().TakeWhile(v => v < 0.5).Count();
        yield return Holds("the schedule is high, low, high" + where, first > 0 && last < Windows && last > first);
        yield return Report("time_ratio of the free schedule" + where, found.Best.Goal);
        yield return Gate("bottom_binder_ratio of the free schedule" + where, 1, Dry(Free(pattern)).Bottom / allSlow, 0.02);
        yield return Report("bottom_binder, all slow" + where, allSlow);
        yield return Report("bottom_binder, all fast" + where, Dry([(1 / FreeRatio, 1)]).Bottom);

        // Where the rates switch, to a finer measure than an eighth, and what a shift of the window does.
        foreach (var ratio in (double[])[2, FreeRatio])
        {
            var at = $"{where}, ratio {ratio}";
            (double, double)[] Switched(double from, double to) => [(1 / ratio, Math.Max(0, from)), (1, Math.Max(0, to - Math.Max(0, from))), (1 / ratio, 1 - Math.Max(0, to))];
            var sharp = ConstrainedSearch.Minimise(
                new ConstrainedProblem { Dimensions = 2, Constraints = 1, Evaluate = (x, _) => Try(x, Switched(Math.Min(x[0], x[1]), x[1])) },
                new SearchOptions { Starts = [[(double)first / Windows, (double)last / Windows]], GlobalPoints = 16, Refinements = 2, Tolerance = 1e-4, DifferenceStep = 0.01 }, null, cancellation);
            var (from, to) = (Math.Min(sharp.Best!.Point[0], sharp.Best.Point[1]), sharp.Best.Point[1]);
            double? Kept(double shift) => Dry(Switched(from + shift, Math.Min(1, to + shift))).Bottom / allSlow;
            var (kept, earlier, later) = (Kept(0), Kept(-0.2 * (to - from)), Kept(0.2 * (to - from)));
            // Solvent that is gone when half of the binder is fixed.
            var (left, gone) = (Dry(Switched(from, to)).Fixed ?? double.PositiveInfinity, 0.0);
            foreach (var (slowness, share) in Switched(from, to))
            {
                var span = Solvent * share * slowness / Slow;
                gone += share * (span > 0 ? Math.Clamp(left / span, 0, 1) : 0);
                left -= span;
            }
            yield return Report("time_ratio" + at, sharp.Best.Goal);
            yield return Gate("time_ratio by the closed-form budget" + at, to - from + (1 - to + from) / ratio, sharp.Best.Goal, 1e-9);
            yield return Gate("bottom_binder_ratio" + at, 1, kept, 0.02);
            yield return Report("slow from, share of the solvent" + at, from);
            yield return Report("slow until, share of the solvent" + at, to);
            yield return Gate("slow window ends where half of the binder is fixed, share of the solvent" + at, gone, to, FixationWidth);
            yield return Report("bottom_binder_ratio, window 20 % earlier" + at, earlier);
            yield return Report("bottom_binder_ratio, window 20 % later" + at, later);
            yield return Holds("shifting the slow window by 20 % either way loses binder" + at, earlier < kept && later < kept);
        }
    }
}
