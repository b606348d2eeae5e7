namespace Lamina.Studies.Validation.Cases;

/// <summary>Dawson: the end of emptying from the rate of shrinkage.</summary>
internal sealed class DawsonEmptyingCase : ValidationCase
{
    public override string Name => "dawson-emptying";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "23";

    public override string Question => "With the rate fitted to the first 37 min, when is the film empty?";

    public override string Source => "Dawson 2026: cracks stop growing at 75 to 78 min, when the liquid runs out; rate fitted on 0 to 37 min, final porosity of the 129 um film given; tolerance 20 %";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var rate = DawsonFilm.FittedRate(cancellation);
        yield return Gate("fitted rate", 0.0275e-3, rate, 0.006e-3, "kg/(m2 s)") with { Class = ValidationClass.Fitted, Source = Source + "; by mass balance .024 to .031 g/m2/s" };
        var solution = DawsonFilm.Solve(rate, cancellation);
        var series = solution.Series;
        // Empty: solvent gone to a fiftieth of what the film held when shrinkage ended, below which it is no connected liquid.
        var locked = Array.FindIndex(series.Time, t => t >= DawsonFilm.EndOfShrinkage);
        var empty = Array.FindIndex(series.Residual, r => r <= 0.02 * series.Residual[locked]);
        yield return Relative("end of emptying", 76.5 * 60, empty < 0 ? null : series.Time[empty], 0.2, "s");
        yield return Relative("thickness at the end of shrinkage", 129e-6, solution.Outputs.DryThickness.Value, 0.05, "m") with { Class = ValidationClass.Fitted };
    }
}
