namespace Lamina.Voxels.Metrics;

/// <summary>Phase fractions per slice.</summary>
public sealed record PhaseProfile
{
    /// <summary>Centre of each slice, from the image's first face [m].</summary>
    public required IReadOnlyList<double> Position { get; init; }

    /// <summary>Fraction by phase position, then slice [-].</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Fraction { get; init; }

    /// <summary>Relative phase difference of a phase against a reference structure: fraction over reference fraction at the same normalised thickness, NaN where the reference has none [-].</summary>
    /// <param name="phase">phase position</param>
    /// <param name="reference">profile of the reference structure, of any number of slices</param>
    /// <param name="referencePhase">phase position there</param>
    public double[] RelativeTo(int phase, PhaseProfile reference, int referencePhase)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var own = Fraction[phase];
        var other = reference.Fraction[referencePhase];
        var ratio = new double[own.Count];
        for (var i = 0; i < ratio.Length; i++)
        {
            // The mean of the reference over the same part of the thickness.
            double from = i / (double)own.Count * other.Count, to = (i + 1) / (double)own.Count * other.Count, sum = 0;
            for (var j = (int)from; j < other.Count && j < to; j++) sum += other[j] * (Math.Min(to, j + 1) - Math.Max(from, j));
            var mean = sum / (to - from);
            ratio[i] = mean > 0 ? own[i] / mean : double.NaN;
        }
        return ratio;
    }
}
