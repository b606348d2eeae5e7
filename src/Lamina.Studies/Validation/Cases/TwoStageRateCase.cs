using Lamina.Drying.Film;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Kumberg's second constant-rate period.</summary>
internal sealed class TwoStageRateCase : ValidationCase
{
    public override string Name => "two-stage-rate";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "11";

    public override string Question => "Does the rate stay constant after shrinkage ends, then fall, and later (relative to the whole) for thin films?";

    public override string Source => "Kumberg 2019, Fig. 3 (water, alpha 35): near-constant rate after the end of shrinkage, thick films fall below the gas-side rate at the end; qualitative, no constant fitted";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var falls = new List<double>();
        foreach (var loading in (double[])[8, 30])
        {
            var solution = CaseFilm.Build(CaseFilm.KumbergAnode + FormattableString.Invariant($$"""

                coating: {loading: {{loading}} mg/cm2}
                drying: {cells: 60}
                line:
                  batch:
                    stages: [{duration: {{150 * loading}} s, film_temperature: 32 degC, dew_point: 15 degC, top: {air_temperature: 32 degC, heat_transfer_coefficient: 35 W/m2/K} }]
                """)).Solve(null, cancellation);
            var series = solution.Series;
            var initial = series.DryingRate[Array.FindIndex(series.Time, t => t > 0.05 * solution.Outputs.EndOfShrinkageTime.Value)];
            var atEnd = At(series, solution.Outputs.EndOfShrinkageTime.Value ?? double.NaN);
            yield return Holds($"{loading} mg/cm2: the rate at the end of shrinkage is above 95 % of the initial one", atEnd > 0.95 * initial);
            var fall = Array.FindIndex(series.DryingRate, r => r < 0.9 * initial);
            yield return Holds($"{loading} mg/cm2: the rate falls before the film is dry", fall > 0 && series.Time[fall] > solution.Outputs.EndOfShrinkageTime.Value);
            if (fall > 0)
            {
                // Residual solvent at which the rate has fallen by a tenth: lower means later.
                falls.Add(series.Residual[fall] / series.Residual[0]);
                yield return Report($"{loading} mg/cm2: solvent left (over initial) when the rate has fallen by a tenth", falls[^1]);
            }
        }
        yield return Holds("thin films keep the constant rate to a lower solvent content than thick ones", falls.Count == 2 && falls[0] < falls[1]);
    }

    private static double At(FilmSeries series, double time)
    {
        var i = Array.FindIndex(series.Time, t => t >= time);
        return i < 0 ? double.NaN : series.DryingRate[i];
    }
}
