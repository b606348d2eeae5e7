namespace Lamina.Studies.Validation.Cases;

/// <summary>Porosity of NMC111 electrodes against calender gap: law fitted on three electrodes, the fourth predicted.</summary>
public sealed class CalenderingNmc111Case : ValidationCase
{
    /// <inheritdoc/>
    public override string Name => "calendering-nmc111";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.HeldOut;

    /// <inheritdoc/>
    public override string Question => "How well does a gap law carry over to an electrode that it was not fitted on?";

    /// <inheritdoc/>
    public override string Source => "14 gap-calendered NMC111 electrodes (Duquesnoy et al. 2020, doi 10.1016/j.jpowsour.2020.229103); eps = eps_0 [xi + (1-xi) exp(-P/P_c)], P = (t_0 - gap)/t_0. The set has no line load: load constants stay assumed";

    /// <inheritdoc/>
    public override string? ReferenceData => "artistic_calendering_nmc/Dataset_Experimental_fitting.csv";

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var rows = ReferenceTable.Read(ReferenceData!, ';').Select(r => (Electrode: (r[1], r[2]), Gap: r[3], Before: r[4], Thickness: r[5], After: r[6])).ToArray();
        double sum = 0;
        foreach (var electrode in rows.Select(r => r.Electrode).Distinct())
        {
            var (xi, scale) = Fit(rows.Where(r => r.Electrode != electrode));
            var held = rows.Where(r => r.Electrode == electrode).ToArray();
            var square = held.Sum(r => Square(Law(r, xi, scale) - r.After));
            sum += square;
            yield return Report($"rmse(x_NMC={electrode.Item1},solids={electrode.Item2} %)", Math.Sqrt(square / held.Length));
        }
        yield return Report("rmse_leave_one_electrode_out", Math.Sqrt(sum / rows.Length));
        var (allXi, allScale) = Fit(rows);
        var fitted = Math.Sqrt(rows.Average(r => Square(Law(r, allXi, allScale) - r.After)));
        yield return (Gate("rmse_fit_on_all", 0.0247, fitted, 5e-4) with { Class = ValidationClass.Fitted });
        yield return (Report("xi", allXi) with { Class = ValidationClass.Fitted });
        yield return (Report("P_c", allScale) with { Class = ValidationClass.Fitted });
    }

    private static double Square(double x) => x * x;

    private static double Law(((double, double) Electrode, double Gap, double Before, double Thickness, double After) row, double xi, double scale) =>
        row.Before * (xi + (1 - xi) * Math.Exp(-(row.Thickness - row.Gap) / row.Thickness / scale));

    /// <summary>Linear least squares for xi at each P_c; P_c by a scan that is refined around its best point.</summary>
    private static (double Xi, double Scale) Fit(IEnumerable<((double, double) Electrode, double Gap, double Before, double Thickness, double After)> rows)
    {
        var data = rows.ToArray();
        var (low, high) = (Math.Log(0.02), Math.Log(20.0));
        (double Square, double Xi, double LogScale) best = (double.PositiveInfinity, 0, 0);
        for (var round = 0; round < 8; round++)
        {
            for (var k = 0; k <= 100; k++)
            {
                var logScale = low + (high - low) * k / 100;
                double top = 0, bottom = 0;
                foreach (var r in data)
                {
                    var open = r.Before * Math.Exp(-(r.Thickness - r.Gap) / r.Thickness / Math.Exp(logScale));
                    top += (r.After - open) * (r.Before - open);
                    bottom += Square(r.Before - open);
                }
                var xi = top / bottom;
                var square = data.Sum(r => Square(Law(r, xi, Math.Exp(logScale)) - r.After));
                if (square < best.Square) best = (square, xi, logScale);
            }
            var width = (high - low) / 20;
            (low, high) = (best.LogScale - width, best.LogScale + width);
        }
        return (best.Xi, Math.Exp(best.LogScale));
    }
}
