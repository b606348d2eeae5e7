namespace Lamina.Learning;

/// <summary>Quantiles of samples, by linear interpolation between order statistics (Hyndman and Fan, Am. Stat. 50, 361 (1996), type 7).</summary>
public static class Quantiles
{
    /// <summary>A quantile.</summary>
    /// <param name="sorted">samples in ascending order, at least one</param>
    /// <param name="probability">0 to 1 [-]</param>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty) throw new ArgumentException("No sample is there.", nameof(sorted));
        if (!(probability is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        var place = probability * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
