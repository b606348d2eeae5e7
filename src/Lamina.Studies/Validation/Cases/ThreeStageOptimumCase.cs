using Lamina.Drying.Limits;
using Lamina.Learning.Optimisation;

namespace Lamina.Studies.Validation.Cases;

/// <summary>The shortest schedule at the binder of slow drying, found by the optimiser in the migration model: free rates in equal shares of the solvent.</summary>
internal sealed class ThreeStageOptimumCase : ValidationCase
{
    // The optimiser may give up so much of the binder at the foil: within the 2 % that are asked for.
    private const double KeptShare = 0.99;
    private const int Windows = 20;

    public override string Name => "three-stage-optimum";

    public override ValidationClass Class => ValidationClass.Exact;

    public override string Number => "14";

    public override string Question => "Asked for the shortest time at the binder of slow drying, does the optimiser find high-low-high by itself, with the slow window ending where binder is fixed?";

    public override string Source =>
        "property of the migration model of Font 2018 carried on into pore emptying: only the rate just before fixation leaves its mark; time budget in closed form; high-low-high is what Jaiser 2017 found by experiment";

    public override IReadOnlyList<ValidationParameter> Parameters { get; } =
    [
        new() { Name = "rate_ratio", Unit = "1", Default = "4", Lowest = 1.5, Highest = 8, Description = "fastest over slow rate" },
        new() { Name = "pe_low", Unit = "1", Default = "0.25", Lowest = 0.05, Highest = 2, Description = "Peclet number E h0/D of the slow rate" },
        new() { Name = "s_c", Unit = "1", Default = "0.5", Lowest = 0.2, Highest = 1, Description = "saturation at which binder is fixed" },
    ];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var fixation in (double[])[0.3, 0.5, 0.7])
            foreach (var ratio in (double[])[2, 4])
                foreach (var row in At(0.25, fixation, ratio, $" at S_c {fixation}, ratio {ratio}", cancellation))
                    yield return row;
    }

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default) =>
        At(point.Get("pe_low"), point.Get("s_c"), point.Get("rate_ratio"), "", cancellation);

    private IEnumerable<ValidationRow> At(double peclet, double fixation, double ratio, string where, CancellationToken cancellation)
    {
        var slow = new BinderMigrationSettings { Peclet = peclet, DisconnectionSaturation = fixation, Cells = 100, Tolerance = 1e-7 };
        var bottom = BinderMigration.Solve(slow).BottomTenthOverMean;
        Trial Try(IReadOnlyList<double> x, BinderMigrationSettings staged) => new()
        {
            Point = x, Goal = staged.DryingTime / slow.DryingTime,
            Margins = [BinderMigration.Solve(staged).BottomTenthOverMean / (KeptShare * bottom) - 1],
        };

        // Free slowness, 1/ratio to 1, in equal shares of the solvent: the time is linear in it.
        BinderMigrationSettings Free(IReadOnlyList<double> x) => slow with
        {
            Stages = [.. x.Select((v, i) => new BinderMigrationStage { Until = slow.Dry * (i + 1) / x.Count, RateFactor = 1 / (1 / ratio + (1 - 1 / ratio) * v) })],
        };
        var free = ConstrainedSearch.Minimise(
            new ConstrainedProblem { Dimensions = Windows, Constraints = 1, Evaluate = (x, _) => Try(x, Free(x)) },
            new SearchOptions { Starts = [Enumerable.Repeat(1.0, Windows).ToArray()], GlobalPoints = 0, Refinements = 1, Tolerance = 1e-6 }, null, cancellation);
        var pattern = free.Best!.Point;
        // Slow is more than half of the way from fast to slow.
        var first = pattern.TakeWhile(v => v < 0.5).Count();
        var last = Windows - pattern.Reverse().TakeWhile(v => v < 0.5).Count();
        yield return Holds("the schedule is high, low, high" + where, first > 0 && last < Windows && last > first && pattern.Skip(first).Take(last - first).All(v => v >= 0.5));
        yield return Gate("end of the slow windows against fixation, share of the solvent" + where, slow.Fixation / slow.Dry, (double)last / Windows, 1.0 / Windows);

        // Where the rates switch, to a finer measure than a window.
        BinderMigrationSettings Switched(double begins, double ends)
        {
            var stages = new List<BinderMigrationStage>();
            if (begins > 1e-9) stages.Add(new() { Until = begins, RateFactor = ratio });
            if (ends > begins + 1e-9) stages.Add(new() { Until = ends, RateFactor = 1 });
            stages.Add(new() { Until = Math.Max(slow.Dry, ends + 1e-6), RateFactor = ratio });
            return slow with { Stages = stages };
        }
        var sharp = ConstrainedSearch.Minimise(
            new ConstrainedProblem { Dimensions = 2, Constraints = 1, Evaluate = (x, _) => Try(x, Switched(Math.Min(x[0], x[1]) * slow.Dry, x[1] * slow.Dry)) },
            new SearchOptions { Starts = [[(first - 0.5) / Windows, (double)last / Windows]], GlobalPoints = 0, Refinements = 1, Tolerance = 1e-7, DifferenceStep = 0.002 }, null, cancellation);
        var (from, to) = (sharp.Best!.Point[0] * slow.Dry, sharp.Best.Point[1] * slow.Dry);
        double Bottom(double begins, double ends) => BinderMigration.Solve(Switched(Math.Max(0, begins), Math.Min(slow.Dry, ends))).BottomTenthOverMean / bottom;
        var kept = Bottom(from, to);
        var shift = 0.2 * (to - from);
        var slowShare = (to - from) / slow.Dry;
        yield return Gate("time_ratio" + where, slowShare + (1 - slowShare) / ratio, sharp.Best.Goal, 1e-9);
        yield return Report("time_ratio of the free schedule" + where, free.Best.Goal);
        yield return Report("slow_from over shrinkage" + where, from / slow.EndOfShrinkage);
        yield return Gate("slow window ends at fixation, share of the solvent" + where, slow.Fixation / slow.Dry, to / slow.Dry, 0.01);
        yield return Gate("bottom_binder_ratio" + where, 1, kept, 0.02);
        yield return Report("bottom_binder_ratio, window 20 % earlier" + where, Bottom(from - shift, to - shift));
        yield return Report("bottom_binder_ratio, window 20 % later" + where, Bottom(from + shift, to + shift));
        yield return Holds("shifting the slow window by 20 % either way loses binder" + where, Bottom(from - shift, to - shift) < kept - 1e-4 && Bottom(from + shift, to + shift) < kept - 1e-4);
    }
}
