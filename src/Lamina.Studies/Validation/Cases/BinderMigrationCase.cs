using Lamina.Drying.Limits;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Binder in a shrinking film with evenly spread particles: closed limits and an independent solver.</summary>
internal sealed class BinderMigrationCase : ValidationCase
{
    // bottom and top wall over the mean for phi0 = .297, phi_max = .555, b = 1.5, by an independent solver (scipy, 4000 cells).
    private static readonly (double Peclet, double Bottom, double Top)[] Peer =
        [(0.1, 0.9703, 1.0613), (0.5, 0.8575, 1.3307), (1, 0.7291, 1.7258), (2, 0.5321, 2.6739), (5, 0.3543, 5.944), (10, 0.3389, 11.74)];

    public override string Name => "binder-migration";

    public override ValidationClass Class => ValidationClass.Exact;

    public override string Number => "1 to 4";

    public override string Question => "Where does the binder end up while the film shrinks, evenly spread particles, one species, isothermal?";

    public override string Source => "Font, Protas, Richardson and Foster 2018, re-derived; limits Pe to 0 and infinity in closed form, the rest by an independent solver";

    public override IReadOnlyList<ValidationParameter> Parameters { get; } =
    [
        new() { Name = "Pe", Unit = "1", Default = "1", Lowest = 1e-4, Highest = 2000, Description = "Peclet number E h0/D" },
        new() { Name = "phi0", Unit = "1", Default = "0.297", Lowest = 0.001, Highest = 0.99, Description = "initial solid fraction" },
        new() { Name = "phi_max", Unit = "1", Default = "0.555", Lowest = 0.002, Highest = 0.999, Description = "solid fraction at the end of shrinkage" },
        new() { Name = "b", Unit = "1", Default = "1.5", Lowest = 0, Highest = 10, Description = "exponent of the pore fraction in the diffusivity" },
        new() { Name = "cells", Unit = "1", Default = "400", Lowest = 4, Highest = 20000, Description = "cells" },
    ];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var peclet in (double[])[0.01, 0.1])
        {
            var settings = new BinderMigrationSettings { Peclet = peclet };
            var result = BinderMigration.Solve(settings);
            yield return Relative($"top_minus_bottom at Pe {peclet}", BinderMigrationLimits.SlowDifference(settings), result.TopOverMean - result.BottomOverMean, 0.02);
        }
        foreach (var peclet in (double[])[10, 30, 100])
        {
            var settings = new BinderMigrationSettings { Peclet = peclet, Cells = 800 };
            yield return Relative($"bottom_over_mean at Pe {peclet}", BinderMigrationLimits.FastBottom(settings), BinderMigration.Solve(settings).BottomOverMean, 1e-3);
        }
        var fast = new BinderMigrationSettings { Peclet = 100, Cells = 800 };
        yield return Relative("top_over_mean at Pe 100", BinderMigrationLimits.FastTop(fast), BinderMigration.Solve(fast).TopOverMean, 0.01);
        foreach (var (peclet, bottom, top) in Peer)
        {
            var result = BinderMigration.Solve(new BinderMigrationSettings { Peclet = peclet, Cells = 800 });
            yield return Relative($"bottom_over_mean at Pe {peclet}, second solver", bottom, result.BottomOverMean, 5e-3) with { Class = ValidationClass.Peer };
            yield return Relative($"top_over_mean at Pe {peclet}, second solver", top, result.TopOverMean, 5e-3) with { Class = ValidationClass.Peer };
        }
        foreach (var peclet in (double[])[0.5, 5])
        {
            var settings = new BinderMigrationSettings { Peclet = peclet };
            var coarse = BinderMigration.Solve(settings).TopOverMean;
            var fine = BinderMigration.Solve(settings with { Cells = 2 * settings.Cells }).TopOverMean;
            yield return Gate($"change of top_over_mean on doubling the grid, Pe {peclet}", 0, fine / coarse - 1, 5e-3);
        }
    }

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        var settings = new BinderMigrationSettings
        {
            Peclet = point.Get("Pe"), InitialSolids = point.Get("phi0"), MaximumSolids = point.Get("phi_max"), Exponent = point.Get("b"), Cells = (int)point.Get("cells"),
        };
        var result = BinderMigration.Solve(settings);
        // A closed limit is asked for only where it holds: the slow one by the largest local Peclet number on the way; the fast one by the tail exp(-Pe/2) that
        // the surface layer leaves at the foil, by how much the layer has taken up, and by whether the cells resolve it.
        var (least, greatest) = BinderMigrationLimits.LocalPeclet(settings);
        var swept = least * (1 - settings.InitialSolids / settings.MaximumSolids);
        var tail = BinderMigrationLimits.FastTop(settings) * Math.Exp(-least / 2) / BinderMigrationLimits.FastBottom(settings);
        yield return tail <= 0.02 ? Relative("bottom_over_mean", BinderMigrationLimits.FastBottom(settings), result.BottomOverMean, Math.Max(1e-3, tail)) : Report("bottom_over_mean", result.BottomOverMean);
        yield return swept >= 40 && greatest <= 2 * settings.Cells ? Relative("top_over_mean", BinderMigrationLimits.FastTop(settings), result.TopOverMean, 1 / swept) : Report("top_over_mean", result.TopOverMean);
        yield return greatest <= 0.2
            ? Relative("top_minus_bottom", BinderMigrationLimits.SlowDifference(settings), result.TopOverMean - result.BottomOverMean, 0.02)
            : Report("top_minus_bottom", result.TopOverMean - result.BottomOverMean);
        yield return Report("bottom_tenth_over_mean", result.BottomTenthOverMean);
        yield return Report("top_tenth_over_mean", result.TopTenthOverMean);
        yield return Report("upper_half_share", result.UpperHalfShare);
        yield return Gate("mass_error", 0, result.MassError, 1e-10);
    }
}
