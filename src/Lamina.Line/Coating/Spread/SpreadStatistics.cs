namespace Lamina.Line.Coating.Spread;

/// <summary>Mean and spread of points of equal probability.</summary>
public static class SpreadStatistics
{
    /// <summary>Mean [SI of the points].</summary>
    /// <param name="points">of equal probability [SI]</param>
    public static double Mean(IReadOnlyList<double> points) => points.Sum() / points.Count;

    /// <summary>Standard deviation [SI of the points].</summary>
    /// <param name="points">of equal probability [SI]</param>
    public static double Deviation(IReadOnlyList<double> points)
    {
        var mean = Mean(points);
        return Math.Sqrt(points.Sum(x => (x - mean) * (x - mean)) / points.Count);
    }
}
