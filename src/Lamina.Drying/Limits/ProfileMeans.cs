namespace Lamina.Drying.Limits;

/// <summary>Means over parts of a profile of equal cells.</summary>
internal static class ProfileMeans
{
    /// <summary>Mean between two heights, cut cells counted by the part inside.</summary>
    public static double Part(ReadOnlySpan<double> profile, double from, double to)
    {
        var (sum, n) = (0.0, profile.Length);
        for (var i = 0; i < n; i++)
        {
            var inside = Math.Min((i + 1.0) / n, to) - Math.Max((double)i / n, from);
            if (inside > 0) sum += inside * profile[i];
        }
        return sum / (to - from);
    }
}
