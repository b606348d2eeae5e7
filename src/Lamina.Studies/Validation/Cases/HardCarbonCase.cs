namespace Lamina.Studies.Validation.Cases;

/// <summary>Hard carbon against graphite at moderate and high rate.</summary>
internal sealed class HardCarbonCase : ValidationCase
{
    public override string Name => "hard-carbon";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "29";

    public override string Question => "Does hard carbon of small particles keep its binder at the foil where graphite loses it?";

    public override string Source => "Klemens 2023 (abstract): no migration at moderate rates in any hard carbon, small particles hold or gain adhesion at 9 g/m2/s, 12 s; sign only, default closures";

    public override string? KnownConflict =>
        "without adsorption that grows with the particles' surface nothing in the film holds binder back in finer powders; no partition coefficient is known, so the default is none";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        yield return Gate("water that leaves at 9 g/m2/s in 12 s", 0.108, 9e-3 * 12, 1e-12, "kg/m2") with { Class = ValidationClass.Exact };
        var hard = Loss("Hard carbon", 4, cancellation);
        var graphite = Loss("Graphite", 16, cancellation);
        yield return Report("hard carbon (4 um): CMC at the foil over mean, 9 against 1 g/m2/s", hard);
        yield return Report("graphite (16 um): CMC at the foil over mean, 9 against 1 g/m2/s", graphite);
        yield return Holds("small hard carbon loses less binder at the foil than graphite when the rate goes from 1 to 9 g/m2/s", hard > graphite);
    }

    private static double? Loss(string material, double size, CancellationToken cancellation)
    {
        double? Bottom(double rate) => CaseFilm.Build(FormattableString.Invariant($$"""
            materials:
              AM: {like: {{material}}, d50: {{size}} um}
            formulation:
              solvent: Water
              solids_content: 45 wt%
              components: {AM: 94 wt%, C65: 1 wt%, CMC: 2 wt%, SBR: 3 wt%}
            coating: {loading: 8.8 mg/cm2}
            drying: {}

            """) + CaseFilm.SetRate(rate, 325, 0.108 / rate * 1.8)).Solve(null, cancellation).Outputs.SpeciesBottomOverMean.First(s => s.Key == "CMC").Value.Value;
        return Bottom(9e-3) / Bottom(1e-3);
    }
}
