namespace Lamina.Voxels.Metrics;

/// <summary>A volume-weighted distribution of sizes.</summary>
public sealed record SizeDistribution
{
    /// <summary>Diameters, increasing [m].</summary>
    public required IReadOnlyList<double> Diameter { get; init; }

    /// <summary>Share of the volume at or below each diameter [-].</summary>
    public required IReadOnlyList<double> Cumulative { get; init; }

    /// <summary>Diameter below which a share of the volume lies, interpolated; the lowest or highest diameter outside [m].</summary>
    /// <param name="share">between 0 and 1 [-]</param>
    public double Quantile(double share)
    {
        if (!(share >= 0 && share <= 1)) throw new ArgumentException($"share {share}: must be between 0 and 1");
        for (var i = 0; i < Diameter.Count; i++)
            if (Cumulative[i] >= share)
            {
                if (i == 0 || Cumulative[i] == Cumulative[i - 1]) return Diameter[i];
                return Diameter[i - 1] + (Diameter[i] - Diameter[i - 1]) * (share - Cumulative[i - 1]) / (Cumulative[i] - Cumulative[i - 1]);
            }
        return Diameter[^1];
    }
}
