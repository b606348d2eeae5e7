namespace Lamina.Studies.Validation.Cases;

/// <summary>Latex among entangled CMC.</summary>
internal sealed class LatexEntanglementCase : ValidationCase
{
    public override string Name => "latex-entanglement";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "34";

    public override string Question => "Does latex migrate less once CMC is entangled, and more when graphite is covered by CMC?";

    public override string Source => "Lim 2013 (abstract): SBR migration is suppressed above the entanglement concentration of CMC and enhanced when CMC covers the graphite; signs only";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        double? Latex(double entanglement, string species) => CaseFilm.TopOverBottom(CaseFilm.Build(FormattableString.Invariant($$"""
            materials:
              CMC*: {like: CMC, entanglement_concentration: {{entanglement}} kg/m3}
            formulation:
              solvent: Water
              solids_content: 43 wt%
              components: {Graphite: 93 wt%, C65: 1.4 wt%, CMC*: 1.87 wt%, SBR: 3.73 wt%}
            coating: {loading: 7.4 mg/cm2}
            drying: {{species}}

            """) + CaseFilm.SetRate(1.5e-3, 314.15, 110)).Solve(null, cancellation), "SBR");
        var free = Latex(400, "{}");
        var entangled = Latex(5, "{}");
        yield return Report("SBR top/bottom, CMC never entangled", free);
        yield return Report("SBR top/bottom, CMC entangled from the start", entangled);
        yield return Holds("entangled CMC suppresses latex migration", entangled < free);
        var bare = Latex(400, "{species: {SBR: {partition: 2}, \"CMC*\": {partition: 1, half_coverage: 0.5}}}");
        var covered = Latex(400, "{species: {SBR: {partition: 2, blocked_by: \"CMC*\"}, \"CMC*\": {partition: 1, half_coverage: 0.002}}}");
        yield return Report("SBR top/bottom, graphite free for latex", bare);
        yield return Report("SBR top/bottom, graphite covered by CMC", covered);
        yield return Holds("graphite covered by CMC enhances latex migration", covered > bare);
    }
}
