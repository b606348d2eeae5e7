namespace Lamina.Studies.Validation.Cases;

/// <summary>The temperature above which a gradient is seen.</summary>
internal sealed class NikpourThresholdCase : ValidationCase
{
    public override string Name => "nikpour-threshold";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "33";

    public override string Question => "Does a through-thickness binder gradient appear between 80 and 150 degC, and not at 24 or 80 degC?";

    public override string Source => "Nikpour 2022 (page-level notes): clear gradient above 150 degC only. Not in the source and chosen here: alpha 10 W/m2/K (oven) and 15 % as the least visible gradient; default closures";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        double? Gradient(double celsius, string duration) => CaseFilm.TopOverBottom(CaseFilm.Build(FormattableString.Invariant($$"""
            formulation:
              solvent: NMP
              solids_content: 50 wt%
              components: {NMC532: 90 wt%, C65: 5 wt%, PVDF: 5 wt%}
            coating: {loading: 13 mg/cm2}
            drying: {}
            line:
              batch:
                stages: [{duration: {{duration}}, top: {air_temperature: {{celsius}} degC, heat_transfer_coefficient: 10 W/m2/K}, bottom: {air_temperature: {{celsius}} degC, heat_transfer_coefficient: 10 W/m2/K} }]
            """)).Solve(null, cancellation), "PVDF");
        var room = Gradient(24, "24 h");
        var mild = Gradient(80, "60 min");
        var hot = Gradient(150, "30 min");
        yield return Report("PVDF top/bottom at 24 degC", room);
        yield return Report("PVDF top/bottom at 80 degC", mild);
        yield return Report("PVDF top/bottom at 150 degC", hot);
        yield return Holds("no visible gradient at 24 degC (below 1.15, chosen)", room < 1.15);
        yield return Holds("no visible gradient at 80 degC (below 1.15, chosen)", mild < 1.15);
        yield return Holds("a gradient at 150 degC (above 1.15, chosen)", hot > 1.15);
    }
}
