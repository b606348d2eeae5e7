namespace Lamina.Studies.Validation.Cases;

/// <summary>Signs of what a phase-field study found for binder in pore emptying.</summary>
internal sealed class MigrationSignsCase : ValidationCase
{
    public override string Name => "weichel-signs";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "28";

    public override string Question => "Does the binder gradient grow with particle size, rate and surface tension, and hardly with viscosity?";

    public override string Source => "Weichel 2026 (abstract), microstructure-resolved simulation of hard carbon: larger particles, higher rate and higher surface tension steepen the gradient, viscosity is minor; signs only";

    public override string? KnownConflict =>
        "with capillary capacity far above the evaporation rate saturation is flat, so a one-dimensional film has nearly no effect of surface tension; that sign may fail and is kept in the open";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var baseline = Gradient(8, 1e-3, null, null, cancellation);
        yield return Report("binder top/bottom, d50 8 um, 1 g/m2/s", baseline);
        yield return Holds("larger particles: steeper", Gradient(16, 1e-3, null, null, cancellation) > baseline);
        yield return Holds("higher rate: steeper", Gradient(8, 2e-3, null, null, cancellation) > baseline);
        yield return Holds("higher surface tension: steeper", Gradient(8, 1e-3, 1.5, null, cancellation) > baseline);
        var viscous = Gradient(8, 1e-3, null, 2, cancellation);
        yield return Gate("relative change on doubling the viscosity of the pore fluid", 0, viscous / baseline - 1, 0.1);
    }

    private static double? Gradient(double size, double rate, double? tension, double? viscosity, CancellationToken cancellation)
    {
        var film = CaseFilm.Build(FormattableString.Invariant($$"""
            materials:
              HC: {like: Hard carbon, d50: {{size}} um}
            formulation:
              solvent: Water
              solids_content: 45 wt%
              components: {HC: 94 wt%, C65: 1 wt%, CMC: 2 wt%, SBR: 3 wt%}
            coating: {loading: 8 mg/cm2}
            drying: {}

            """) + CaseFilm.SetRate(rate, 318.15, 0.098 / rate * 1.8));
        if (tension is { } factor)
            film = film with { Input = film.Input with { Solvent = film.Input.Solvent.Solvent.WithScaledLaw("surface_tension", factor).ForDrying() } };
        if (viscosity is { } times)
            film = film with { Closures = film.Closures.With("relative_viscosity", times * film.Closures.RelativeViscosity) };
        return CaseFilm.TopOverBottom(film.Solve(null, cancellation), "CMC");
    }
}
