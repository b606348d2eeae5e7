using Lamina.Drying.Film;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Most solvent leaves early.</summary>
internal sealed class FirstHalfSolventCase : ValidationCase
{
    public override string Name => "first-half-solvent";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "12";

    public override string Question => "Has 90 % of the solvent left before half of the time to 1000 ppm?";

    public override string Source => "Susarla 2018 and Zhao 2023 (abstracts): about 90 % of the solvent in less than half of the time; default closures, nothing fitted";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var solution = CaseFilm.Build("""
            formulation:
              solvent: NMP
              solids_content: 65 wt%
              components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}
            coating: {loading: 18 mg/cm2}
            drying: {dry_to: 1000 ppm}
            line:
              batch:
                stages: [{duration: 20 min, top: {air_temperature: 100 degC, heat_transfer_coefficient: 35 W/m2/K}, bottom: {air_temperature: 100 degC, heat_transfer_coefficient: 35 W/m2/K}}]
            """).Solve(null, cancellation);
        var half = TimeAt(solution.Series, 0.1 * solution.Series.Residual[0]);
        var dry = solution.Outputs.DryingTime.Value;
        yield return Report("time at which 90 % has left", half, "s");
        yield return Report("drying_time", dry, "s");
        yield return Report("share of the drying time", half / dry);
        yield return Holds("90 % has left before half of the drying time", half / dry < 0.5);
    }

    private static double TimeAt(FilmSeries series, double residual)
    {
        for (var i = 1; i < series.Time.Length; i++)
            if (series.Residual[i] <= residual)
                return series.Time[i - 1] + (series.Time[i] - series.Time[i - 1]) * (series.Residual[i - 1] - residual) / (series.Residual[i - 1] - series.Residual[i]);
        return double.NaN;
    }
}
