namespace Lamina.Studies.Validation.Cases;

/// <summary>Measured carbon profiles at low rates against advection.</summary>
internal sealed class CarbonProfileCase : ValidationCase
{
    public override string Name => "carbon-low-rate";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Question => "Does carbon fall from top to bottom at low rates as measured, without and with co-migration?";

    public override string Source => "review of Zhang et al. 2022, ref. 16h: at low rates carbon falls linearly from top to bottom; sign only";

    public override string? KnownConflict =>
        "advection alone evens carbon out at low rates, the measurement shows the opposite; co-migration with the polymer is an option without a law behind it. The case may fail and stays named";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        double? Carbon(double rate, double kappa) => CaseFilm.TopOverBottom(CaseFilm.Build(FormattableString.Invariant($$"""
            formulation:
              solvent: NMP
              solids_content: 60 wt%
              components: {NMC622: 92 wt%, C65: 4 wt%, PVDF: 4 wt%}
            coating: {loading: 12 mg/cm2}
            drying: {mobile_carbon: true, closures: {co_migration: {{kappa}} } }

            """) + CaseFilm.SetRate(rate, 353.15, 0.08 / rate * 1.8)).Solve(null, cancellation), "C65");
        var slow = Carbon(0.1e-3, 0);
        var quick = Carbon(2e-3, 0);
        yield return Report("C65 top/bottom at 0.1 g/m2/s", slow);
        yield return Report("C65 top/bottom at 2 g/m2/s", quick);
        yield return Holds("carbon falls clearly (by 10 %) from top to bottom at the low rate", slow > 1.1);
        // Carbon must be enriched at the top, and more so at the low rate: a profile that is merely less depleted there is no such gradient.
        yield return Holds("carbon falls from top to bottom at the low rate, and more steeply than at the high one", slow > 1 && slow > quick);
        yield return Report("C65 top/bottom at 0.1 g/m2/s with co-migration", Carbon(0.1e-3, 1));
    }
}
