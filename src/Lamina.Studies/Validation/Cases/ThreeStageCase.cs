using Lamina.Drying.Limits;

namespace Lamina.Studies.Validation.Cases;

/// <summary>A given three-stage schedule against drying slowly throughout: the time budget in closed form, the binder at the foil by the migration model.</summary>
internal sealed class ThreeStageCase : ValidationCase
{
    public override string Name => "three-stage";

    public override ValidationClass Class => ValidationClass.Exact;

    public override string Number => "14";

    public override string Question => "What does drying fast, slowly until the binder is fixed, and fast again save, at the binder of slow drying?";

    public override string Source =>
        "time budget: dry = (fast share)/(rate ratio) + slow share, closed form; equal binder at the foil as Jaiser 2017 found by high-low-high drying, here a property of the migration model of Font 2018 carried on into pore emptying";

    public override IReadOnlyList<ValidationParameter> Parameters { get; } =
    [
        new() { Name = "rate_ratio", Unit = "1", Default = "4", Lowest = 1, Highest = 20, Description = "fast over slow rate" },
        new() { Name = "pe_low", Unit = "1", Default = "0.25", Lowest = 1e-3, Highest = 20, Description = "Peclet number E h0/D of the slow rate" },
        new() { Name = "s_c", Unit = "1", Default = "0.5", Lowest = 0.05, Highest = 1, Description = "saturation at which the liquid disconnects and binder is fixed" },
        new() { Name = "slow_from", Unit = "1", Default = "0.6", Lowest = 0, Highest = 1, Description = "share of shrinkage after which drying is slow, until the binder is fixed" },
        new() { Name = "phi0", Unit = "1", Default = "0.297", Lowest = 0.001, Highest = 0.99, Description = "initial solid fraction" },
        new() { Name = "phi_max", Unit = "1", Default = "0.555", Lowest = 0.002, Highest = 0.999, Description = "solid fraction at the end of shrinkage" },
        new() { Name = "cells", Unit = "1", Default = "400", Lowest = 10, Highest = 20000, Description = "cells" },
    ];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var fixation in (double[])[0.3, 0.5, 0.7])
            foreach (var ratio in (double[])[2, 4])
                foreach (var row in At(new BinderMigrationSettings { Peclet = 0.25, DisconnectionSaturation = fixation }, ratio, 0.6, $" at S_c {fixation}, ratio {ratio}"))
                    yield return row;
    }

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default) => At(
        new BinderMigrationSettings
        {
            Peclet = point.Get("pe_low"), DisconnectionSaturation = point.Get("s_c"), InitialSolids = point.Get("phi0"), MaximumSolids = point.Get("phi_max"), Cells = (int)point.Get("cells"),
        },
        point.Get("rate_ratio"), point.Get("slow_from"), "");

    private IEnumerable<ValidationRow> At(BinderMigrationSettings slow, double ratio, double slowFrom, string where)
    {
        var begins = slowFrom * slow.EndOfShrinkage;
        var staged = slow with
        {
            Stages =
            [
                .. begins > 0 ? [new BinderMigrationStage { Until = begins, RateFactor = ratio }] : Array.Empty<BinderMigrationStage>(),
                .. slow.Fixation > begins ? [new BinderMigrationStage { Until = slow.Fixation, RateFactor = 1 }] : Array.Empty<BinderMigrationStage>(),
                new BinderMigrationStage { Until = slow.Dry, RateFactor = ratio },
            ],
        };
        var allSlow = BinderMigration.Solve(slow);
        var threeStage = BinderMigration.Solve(staged);
        // The budget by volumes, without the stages that the model walks through.
        var slowShare = (slow.Fixation - begins) / slow.Dry;
        yield return Gate("time_ratio" + where, slowShare + (1 - slowShare) / ratio, staged.DryingTime / slow.DryingTime, 1e-12);
        yield return Report("bottom_binder_ratio" + where, threeStage.BottomTenthOverMean / allSlow.BottomTenthOverMean);
        yield return Report("bottom_binder_all_slow" + where, allSlow.BottomTenthOverMean);
        yield return Report("bottom_binder_all_fast" + where, BinderMigration.Solve(slow with { Peclet = ratio * slow.Peclet }).BottomTenthOverMean);
        yield return Gate("mass_error" + where, 0, threeStage.MassError, 1e-10);
    }
}
