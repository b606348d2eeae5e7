namespace Lamina.Studies.Validation.Cases;

/// <summary>Spread of loading against comma gap: one constant, each coating left out in turn.</summary>
public sealed class HeterogeneityCase : ValidationCase
{
    /// <inheritdoc/>
    public override string Name => "heterogeneity";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.HeldOut;

    /// <inheritdoc/>
    public override string Question => "Does the relative spread of loading fall as one over the gap?";

    /// <inheritdoc/>
    public override string Source => "144 comma-coated cathodes (ARTISTIC-ERC/electrode-heterogeneity); sd/mean = k/gap, k fitted on all others, each row predicted once";

    /// <inheritdoc/>
    public override string? ReferenceData => "artistic_electrode_heterogeneity/Experimental-Dataset.csv";

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var rows = ReferenceTable.Read(ReferenceData!);
        var gap = rows.Select(r => r[2]).ToArray();
        var (loading, constant) = LeaveOneOut(gap, [.. rows.Select(r => r[3])]);
        var (thickness, _) = LeaveOneOut(gap, [.. rows.Select(r => r[4])]);
        yield return Holds("R2(ln spread of loading, leave one out) >= 0.75", loading >= 0.75);
        yield return Report("r2_loading", loading);
        yield return Report("gap_constant", constant * 1e-6, "m");
        // The thickness spread does not follow the law: its gauge limit (about 0.7 %) hides it at wide gaps.
        yield return Report("r2_thickness", thickness);
    }

    /// <summary>R2 of ln(sd) with each row predicted by the geometric mean of sd*gap over the others, and k over all rows.</summary>
    private static (double R2, double Constant) LeaveOneOut(double[] gap, double[] spread)
    {
        var used = Enumerable.Range(0, gap.Length).Where(i => spread[i] > 0).ToArray();
        var logs = used.Select(i => Math.Log(spread[i] * gap[i])).ToArray();
        var (sum, mean) = (logs.Sum(), used.Average(i => Math.Log(spread[i])));
        double residual = 0, total = 0;
        for (var j = 0; j < used.Length; j++)
        {
            var measured = Math.Log(spread[used[j]]);
            var predicted = (sum - logs[j]) / (used.Length - 1) - Math.Log(gap[used[j]]);
            residual += (measured - predicted) * (measured - predicted);
            total += (measured - mean) * (measured - mean);
        }
        return (1 - residual / total, Math.Exp(sum / used.Length));
    }
}
