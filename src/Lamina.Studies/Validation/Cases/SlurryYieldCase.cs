namespace Lamina.Studies.Validation.Cases;

/// <summary>Yield stress of graphite slurries against carbon-black content: percolation power law, each level left out in turn.</summary>
public sealed class SlurryYieldCase : ValidationCase
{
    /// <inheritdoc/>
    public override string Name => "slurry-yield";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.HeldOut;

    /// <inheritdoc/>
    public override string Question => "Is the yield stress at a carbon-black level predicted from the other levels?";

    /// <inheritdoc/>
    public override string Source => "24 aqueous graphite/carbon black/CMC slurries, 8 levels x 3 (github kimjk0489/slurry_gp_wt-, provenance weak); tau_y = A (w_CB - w_c)^m fitted on seven levels";

    /// <inheritdoc/>
    public override string? KnownConflict =>
        "three inner levels miss their gate with every smooth law tried (percolation, power law, quadratic and cubic in the logarithm, exponential, tau^(1/5) to tau^(1/3)): the slopes between neighbouring levels alternate "
        + "(5.9, 3.3, 6.4, 4.0, 6.4, 3.7, 4.2), so level means scatter by about 10 % around any smooth curve while replicates of one level scatter by 6 %. Replicates do not hold what differs from batch to batch: "
        + "the consistency of the same samples leaves its own smooth law in the same direction (residual_correlation), and told the consistency, the law errs by 0.06. Composition alone cannot give what is left. "
        + "Read as one number, the root mean square of the six (0.13) is above the scatter of replicates (0.06), twice it (0.11) and the largest of one level (0.11), so no reading of the gate is met.";

    /// <inheritdoc/>
    public override string? ReferenceData => "kim_slurry_yield/slurry_data_wt_ALL.csv";

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var levels = ReferenceTable.Read(ReferenceData!).GroupBy(r => r[1]).OrderBy(g => g.Key)
            .Select(g => (Carbon: g.Key, Logs: g.Select(r => Math.Log(r[4])).ToArray(), Consistency: g.Average(r => Math.Log(r[6])))).ToArray();
        // Replicate scatter: pooled sd of ln(tau_y) inside a level; a mean of three with its own prediction is compared at twice that.
        var pooled = Math.Sqrt(levels.Average(l => l.Logs.Sum(x => (x - l.Logs.Average()) * (x - l.Logs.Average())) / (l.Logs.Length - 1)));
        yield return Report("replicate_sd_ln", pooled);
        double sum = 0;
        foreach (var level in levels)
        {
            var others = levels.Where(l => l.Carbon != level.Carbon).Select(l => (l.Carbon, Log: l.Logs.Average())).ToArray();
            var predicted = Fit(others)(level.Carbon);
            var measured = level.Logs.Average();
            sum += (predicted - measured) * (predicted - measured);
            var inside = level.Carbon != levels[0].Carbon && level.Carbon != levels[^1].Carbon;
            // The two end levels are extrapolations and are reported, not gated.
            yield return inside
                ? Gate($"yield_stress({level.Carbon} wt%)", Math.Exp(measured), Math.Exp(predicted), Math.Exp(measured) * (Math.Exp(2 * pooled) - 1), "Pa")
                : Report($"yield_stress({level.Carbon} wt%,extrapolated)", Math.Exp(predicted), "Pa");
        }
        yield return Report("rms_ln", Math.Sqrt(sum / levels.Length));
        // How far level means lie from the law fitted to all of them: what replicates inside a level do not show.
        var all = Fit([.. levels.Select(l => (l.Carbon, l.Logs.Average()))]);
        // The account: what the law misses is in the samples. Their consistency, measured with the yield stress, leaves its own smooth law in the same direction.
        var thick = Fit([.. levels.Select(l => (l.Carbon, l.Consistency))]);
        yield return Report("residual_correlation", Correlation([.. levels.Select(l => (l.Logs.Average() - all(l.Carbon), l.Consistency - thick(l.Carbon)))])) with { Class = ValidationClass.Fitted };
        double told = 0;
        foreach (var level in levels[1..^1])
        {
            var others = levels.Where(l => l.Carbon != level.Carbon).ToArray();
            var (tau, k) = (Fit([.. others.Select(l => (l.Carbon, l.Logs.Average()))]), Fit([.. others.Select(l => (l.Carbon, l.Consistency))]));
            double sxx = 0, sxy = 0;
            foreach (var l in others)
            {
                var x = l.Consistency - k(l.Carbon);
                (sxx, sxy) = (sxx + x * x, sxy + x * (l.Logs.Average() - tau(l.Carbon)));
            }
            var error = tau(level.Carbon) + sxy / sxx * (level.Consistency - k(level.Carbon)) - level.Logs.Average();
            told += error * error;
        }
        yield return Report("rms_ln(inner levels,consistency told)", Math.Sqrt(told / (levels.Length - 2)));
        yield return (Report("level_sd_ln", Math.Sqrt(levels.Sum(l => Math.Pow(l.Logs.Average() - all(l.Carbon), 2)) / (levels.Length - 3))) with { Class = ValidationClass.Fitted });
    }

    private static double Correlation((double X, double Y)[] points)
    {
        var (mx, my) = (points.Average(p => p.X), points.Average(p => p.Y));
        return points.Sum(p => (p.X - mx) * (p.Y - my)) / Math.Sqrt(points.Sum(p => (p.X - mx) * (p.X - mx)) * points.Sum(p => (p.Y - my) * (p.Y - my)));
    }

    /// <summary>ln tau = a + m ln(w - w_c): linear least squares for a and m, w_c by a fine scan below the lowest level.</summary>
    private static Func<double, double> Fit((double Carbon, double Log)[] points)
    {
        var (best, a, m, c) = (double.PositiveInfinity, 0.0, 0.0, 0.0);
        var lowest = points.Min(p => p.Carbon);
        for (var k = 0; k < 1000; k++)
        {
            var threshold = lowest * k / 1000;
            var x = points.Select(p => Math.Log(p.Carbon - threshold)).ToArray();
            var (mx, my) = (x.Average(), points.Average(p => p.Log));
            double sxx = 0, sxy = 0;
            for (var i = 0; i < x.Length; i++) { sxx += (x[i] - mx) * (x[i] - mx); sxy += (x[i] - mx) * (points[i].Log - my); }
            var slope = sxy / sxx;
            double rest = 0;
            for (var i = 0; i < x.Length; i++) { var r = points[i].Log - my - slope * (x[i] - mx); rest += r * r; }
            if (rest < best) (best, a, m, c) = (rest, my - slope * mx, slope, threshold);
        }
        return carbon => a + m * Math.Log(carbon - c);
    }
}
