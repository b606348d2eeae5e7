using Lamina.Learning.Optimisation;
using Lamina.Numerics;

namespace Lamina.Studies.Validation.Cases;

/// <summary>The shortest schedule at the binder of slow drying, found by the optimiser in the film model: free rates in equal shares of the solvent.</summary>
internal sealed class ThreeStageFilmCase : ValidationCase
{
    private const int Windows = 8;
    private const double Solvent = 0.0732, Slow = 0.4e-3, Ratio = 3, Temperature = 353.15, KeptShare = 0.99;

    public override string Name => "three-stage-film";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "14";

    public override string Question => "Does the optimiser find high-low-high in the film model too, with the slow window ending where binder is fixed?";

    public override string Source => "Jaiser 2017: high-low-high drying gives the adhesion of slow drying in less time; order only, rates and times are not in our notes";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var fixation in (double[])[0.3, 0.5, 0.7])
        {
            var where = $" at S_c {fixation}";
            // Slowness, 1/ratio to 1, of each eighth of the solvent; the last rate goes on until the film is dry.
            (double? Bottom, double? Fixed) Dry(IReadOnlyList<double> slowness)
            {
                var stages = slowness.Select(s => (Slow / s, Solvent / Windows * s / Slow)).Append((Slow / slowness[^1], 60.0));
                var film = CaseFilm.Build(FormattableString.Invariant($$"""
                    formulation:
                      solvent: NMP
                      solids_content: 65 wt%
                      components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}
                    coating: {loading: 13.6 mg/cm2}
                    drying: {closures: {disconnection_saturation: {{fixation}} } }

                    """) + CaseFilm.SetRates(Temperature, stages)).ForStudies();
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
            double Time(IReadOnlyList<double> slowness) => slowness.Sum() / Windows;
            var allSlow = Dry(Enumerable.Repeat(1.0, Windows).ToArray()).Bottom ?? double.NaN;
            double[] Slowness(IReadOnlyList<double> x) => [.. x.Select(v => 1 / Ratio + (1 - 1 / Ratio) * v)];
            var found = ConstrainedSearch.Minimise(new ConstrainedProblem
            {
                Dimensions = Windows,
                Constraints = 1,
                Evaluate = (x, _) => Dry(Slowness(x)).Bottom is { } bottom
                    ? new Trial { Point = x, Goal = Time(Slowness(x)), Margins = [bottom / (KeptShare * allSlow) - 1] } : Trial.Failed(x),
            }, new SearchOptions { Starts = [Enumerable.Repeat(1.0, Windows).ToArray()], GlobalPoints = 0, Refinements = 1, Tolerance = 1e-3, DifferenceStep = 0.05 }, null, cancellation);
            var pattern = found.Best!.Point;
            var best = Slowness(pattern);
            var (kept, fixedAt) = Dry(best);
            var first = pattern.TakeWhile(v => v < 0.5).Count();
            var last = Windows - pattern.Reverse().TakeWhile(v => v < 0.5).Count();
            yield return Holds("the schedule is high, low, high" + where, first > 0 && last < Windows && last > first);
            yield return Report("time_ratio" + where, Time(best));
            yield return Gate("bottom_binder_ratio" + where, 1, kept / allSlow, 0.02);
            yield return Report("bottom_binder, all slow" + where, allSlow);
            yield return Report("bottom_binder, all fast" + where, Dry(Enumerable.Repeat(1 / Ratio, Windows).ToArray()).Bottom);
            yield return Report("slow from, share of the solvent" + where, (double)first / Windows);
            yield return Report("slow until, share of the solvent" + where, (double)last / Windows);
            // Solvent that is gone when half of the binder is fixed.
            var (time, gone) = (0.0, 0.0);
            foreach (var s in best)
            {
                var span = Solvent / Windows * s / Slow;
                var part = Math.Clamp(((fixedAt ?? double.PositiveInfinity) - time) / span, 0, 1);
                gone += part / Windows;
                time += span;
            }
            yield return Report("half of the binder fixed, share of the solvent" + where, gone);
            double? Shifted(int by) => Dry(Slowness([.. Enumerable.Range(0, Windows).Select(i => i - by >= 0 && i - by < Windows ? pattern[i - by] : 0.0)])).Bottom / allSlow;
            var (earlier, later) = (Shifted(-1), Shifted(1));
            yield return Report("bottom_binder_ratio, schedule one window earlier" + where, earlier);
            yield return Report("bottom_binder_ratio, schedule one window later" + where, later);
            yield return Holds("shifting the slow windows by one either way loses binder" + where, earlier < kept / allSlow && later < kept / allSlow);
        }
    }
}
