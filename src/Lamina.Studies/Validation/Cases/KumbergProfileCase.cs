
namespace Lamina.Studies.Validation.Cases;

/// <summary>Kumberg's sodium ratios: one diffusivity fitted at the high rate, judged at the low one.</summary>
internal sealed class KumbergProfileCase : ValidationCase
{
    public override string Name => "kumberg-profile";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "13";

    public override string Question => "With CMC's apparent diffusivity fitted at 6 g/m2/s, is its profile at 0.75 g/m2/s as even as measured?";

    public override string Source => "Kumberg 2019, Table 3: Na (at%) top/bottom .39/.19 at 6 and .26/.29 at .75 g/m2/s; sodium marks CMC; EDS is semi-quantitative, tolerance .25; film temperatures at these rates are not published, so the diffusivity is one constant";

    public override string? KnownConflict =>
        "The held-out ratio lies .009 beyond the tolerance. Advection can only carry binder towards the top, so no choice gives the measured .90; one diffusivity fitted at the high rate makes it 1.16, whatever the depth of the slabs "
        + "(2 to 10 %). The saturation at which liquid disconnects, known to .1 to .6, moves it to 1.14 (.1) or 1.12 (.5): rows below, not used.";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        const double measuredFast = 0.39 / 0.19, measuredSlow = 0.26 / 0.29;
        var fitted = Fit(measuredFast, 0.3, cancellation);
        yield return Report("fitted apparent diffusivity of CMC at 25 degC", fitted, "m2/s") with { Class = ValidationClass.Fitted };
        yield return Relative("CMC top/bottom at 6 g/m2/s", measuredFast, Ratio(6e-3, fitted, 0.3, cancellation), 0.02) with { Class = ValidationClass.Fitted };
        yield return Gate("CMC top/bottom at 0.75 g/m2/s", measuredSlow, Ratio(0.75e-3, fitted, 0.3, cancellation), 0.25);
        foreach (var other in new[] { 0.1, 0.5 })
            yield return Report(FormattableString.Invariant($"CMC top/bottom at 0.75 g/m2/s, disconnection at a saturation of {other}"), Ratio(0.75e-3, Fit(measuredFast, other, cancellation), other, cancellation));
    }

    private static double Fit(double measured, double disconnection, CancellationToken cancellation)
    {
        // The ratio falls with the diffusivity: bisection on its logarithm.
        double low = Math.Log(1e-12), high = Math.Log(1e-7);
        for (var i = 0; i < 18; i++)
        {
            var middle = 0.5 * (low + high);
            if (Ratio(6e-3, Math.Exp(middle), disconnection, cancellation) > measured) low = middle; else high = middle;
        }
        return Math.Exp(0.5 * (low + high));
    }

    // 2.5 mAh/cm2 of graphite is about 98 g/m2 of water at 43 wt%.
    private static double? Ratio(double rate, double diffusivity, double disconnection, CancellationToken cancellation)
    {
        var film = CaseFilm.Build(CaseFilm.KumbergAnode + FormattableString.Invariant($$"""

            coating: {loading: 7.4 mg/cm2}
            drying: {closures: {disconnection_saturation: {{disconnection:R}}}, species: {CMC: {diffusivity: {{diffusivity:R}} m2/s, follows_viscosity: false} } }

            """) + CaseFilm.SetRate(rate, 308.15, 0.0981 / rate * 1.6));
        return CaseFilm.TopOverBottom(film.Solve(null, cancellation), "CMC");
    }
}
