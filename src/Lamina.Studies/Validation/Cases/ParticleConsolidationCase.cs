using Lamina.Drying.Limits;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Colloidal particles packing under a drying surface.</summary>
internal sealed class ParticleConsolidationCase : ValidationCase
{
    // phi0 = .2, phi_max = .64; bottom and top at tau = .2, .4, .6 by an independent solver.
    private static readonly (double Peclet, double Time, double Bottom, double Top, ConsolidationForm Form)[] Peer =
    [
        (0.2, 0.2, 0.2339, 0.2862, ConsolidationForm.Unit), (0.2, 0.4, 0.3119, 0.3821, ConsolidationForm.Unit), (0.2, 0.6, 0.4691, 0.5595, ConsolidationForm.Unit),
        (1, 0.2, 0.2040, 0.4565, ConsolidationForm.Unit), (1, 0.4, 0.2436, 0.6091, ConsolidationForm.Unit), (1, 0.6, 0.3675, 0.6330, ConsolidationForm.Unit),
        (5, 0.2, 0.2000, 0.6367, ConsolidationForm.Unit), (5, 0.4, 0.2003, 0.6388, ConsolidationForm.Unit), (5, 0.6, 0.2290, 0.6393, ConsolidationForm.Unit),
        (1, 0.2, 0.2108, 0.3785, ConsolidationForm.Printed), (1, 0.4, 0.2689, 0.5279, ConsolidationForm.Printed), (1, 0.6, 0.4063, 0.6239, ConsolidationForm.Printed),
    ];

    public override string Name => "particle-consolidation";

    public override ValidationClass Class => ValidationClass.Peer;

    public override string Number => "5";

    public override string Question => "How densely do Brownian particles pack at foil and surface while the film dries?";

    public override string Source => "Routh and Zimmerman 2004; values by an independent solver, for the dilute-limit form (unit) and the form of a public code (printed)";

    public override IReadOnlyList<ValidationParameter> Parameters { get; } =
    [
        new() { Name = "Pe", Unit = "1", Default = "1", Lowest = 1e-3, Highest = 1000, Description = "Peclet number E h0/D0" },
        new() { Name = "phi0", Unit = "1", Default = "0.2", Lowest = 0.001, Highest = 0.6, Description = "initial solid fraction" },
        new() { Name = "tau", Unit = "1", Default = "0.4", Lowest = 0, Highest = 0.99, Description = "time E t/h0" },
        new() { Name = "form", Unit = "", Default = "unit", Choices = ["unit", "printed"], Description = "diffusivity: one in the dilute limit, or as printed in a public code" },
        new() { Name = "cells", Unit = "1", Default = "400", Lowest = 4, Highest = 20000, Description = "cells" },
    ];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var (peclet, time, bottom, top, form) in Peer)
        {
            var result = ParticleConsolidation.Solve(new ParticleConsolidationSettings { Peclet = peclet, Time = time, Form = form });
            var at = $"Pe {peclet}, tau {time}, {form.ToString().ToLowerInvariant()}";
            yield return Relative($"phi_bottom at {at}", bottom, result.SolidsAtBottom, 5e-3);
            yield return Relative($"phi_top at {at}", top, result.SolidsAtTop, 5e-3);
        }
    }

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        var result = ParticleConsolidation.Solve(new ParticleConsolidationSettings
        {
            Peclet = point.Get("Pe"), InitialSolids = point.Get("phi0"), Time = point.Get("tau"), Cells = (int)point.Get("cells"),
            Form = point.Word("form") == "printed" ? ConsolidationForm.Printed : ConsolidationForm.Unit,
        });
        yield return Report("phi_bottom", result.SolidsAtBottom);
        yield return Report("phi_top", result.SolidsAtTop);
        yield return Report("phi_bottom_tenth", result.BottomTenth);
        yield return Report("phi_top_tenth", result.TopTenth);
        yield return Gate("mass_error", 0, result.MassError, 1e-10);
    }
}
