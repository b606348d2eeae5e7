namespace Lamina.Studies.Validation.Cases;

/// <summary>Density of pilot-line cathodes at three roll gaps: compaction fitted on two coat weights, the third predicted.</summary>
public sealed class CalenderingWmgCase : ValidationCase
{
    private const double HeldOutWeight = 141;

    /// <inheritdoc/>
    public override string Name => "calendering-wmg";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.HeldOut;

    /// <inheritdoc/>
    public override string Question => "Is the density of a thinner coating at three roll gaps predicted from thicker ones?";

    /// <inheritdoc/>
    public override string Source => "36 cathode samples (Farhadi Tolie et al. 2025, MIT data); thickness ratio linear in gap over widest gap, fitted at 182 and 218 g/m2, judged at 141 g/m2; tolerance 5 % is the largest difference between its two web speeds";

    /// <inheritdoc/>
    public override string? ReferenceData => "wmg_ultrasound_thickness/cathode_summary.csv";

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        // sample_id, web_speed, coat_weight, thickness_um, roll_gap, density; before and after calendering alternate with equal weight, speed and gap.
        var rows = ReferenceTable.Read(ReferenceData!);
        var pairs = rows.GroupBy(r => (Speed: r[1], Weight: r[2], Gap: r[4])).Where(g => g.Count() == 2)
            .Select(g => (g.Key.Speed, g.Key.Weight, g.Key.Gap, Before: g.Min(r => r[5]), After: g.Max(r => r[5]))).ToArray();
        var widest = pairs.GroupBy(p => (p.Speed, p.Weight)).ToDictionary(g => g.Key, g => g.Max(p => p.Gap));
        double Opening((double Speed, double Weight, double Gap, double Before, double After) p) => p.Gap / widest[(p.Speed, p.Weight)];

        var fitted = pairs.Where(p => p.Weight != HeldOutWeight).ToArray();
        var (mx, my) = (fitted.Average(Opening), fitted.Average(p => p.Before / p.After));
        var slope = fitted.Sum(p => (Opening(p) - mx) * (p.Before / p.After - my)) / fitted.Sum(p => (Opening(p) - mx) * (Opening(p) - mx));

        foreach (var p in pairs.Where(p => p.Weight == HeldOutWeight).OrderBy(p => p.Speed).ThenByDescending(p => p.Gap))
            yield return Relative($"density(speed={p.Speed} m/min,gap={Opening(p):F3} of widest)", p.After * 1000, 1000 * p.Before / (my + slope * (Opening(p) - mx)), 0.05, "kg/m3");
    }
}
