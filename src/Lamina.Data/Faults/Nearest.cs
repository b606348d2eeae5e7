namespace Lamina.Data.Faults;

/// <summary>Finds what a misspelt name was probably meant to be.</summary>
public static class Nearest
{
    /// <summary>The known name nearest to the one written, or null where none is near.</summary>
    public static string? To(string written, IEnumerable<string> known) => Several(written, known, 1) is [var nearest] ? nearest : null;

    /// <summary>Up to <paramref name="count"/> near names, nearest first; equally near ones in the order given.</summary>
    public static IReadOnlyList<string> Several(string written, IEnumerable<string> known, int count = 3)
    {
        // A name of this length is no slip of the hand, and the comparison below is quadratic.
        if (written.Length > 80) return [];
        var found = new List<(double Distance, string Name)>();
        foreach (var name in known)
        {
            var distance = Distance(written, name);
            var longer = Math.Max(written.Length, name.Length);
            var same = string.Equals(written, name, StringComparison.OrdinalIgnoreCase);
            // About a third of the letters may differ; a name that contains the other is near as well.
            var near = same || distance <= Math.Max(1, longer / 3.0) && distance < longer
                || written.Length >= 4 && name.Length >= 4 && (name.Contains(written, StringComparison.OrdinalIgnoreCase) || written.Contains(name, StringComparison.OrdinalIgnoreCase));
            if (near) found.Add((same ? 0 : distance, name));
        }
        return [.. found.OrderBy(pair => pair.Distance).Take(count).Select(pair => pair.Name)];
    }

    /// <summary>Edits between two names (insert, delete, change, swap neighbours), where a change of case alone or of the separator counts half.</summary>
    private static double Distance(string a, string b)
    {
        var previous2 = new double[b.Length + 1];
        var previous = new double[b.Length + 1];
        var current = new double[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Change(a[i - 1], b[j - 1]);
                var best = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, previous2[j - 2] + 1);
                current[j] = best;
            }
            (previous2, previous, current) = (previous, current, previous2);
        }
        return previous[b.Length];
    }

    private static double Change(char a, char b)
    {
        if (a == b) return 0;
        if (char.ToLowerInvariant(a) == char.ToLowerInvariant(b)) return 0.5;
        return a is '_' or '-' or ' ' && b is '_' or '-' or ' ' ? 0.5 : 1;
    }
}
