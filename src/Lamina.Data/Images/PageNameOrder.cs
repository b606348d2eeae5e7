namespace Lamina.Data.Images;

/// <summary>Names in the order in which people number pages: runs of digits by their value (`s2` before `s10`), the rest character by character.</summary>
internal sealed class PageNameOrder : IComparer<string>
{
    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> a = x, b = y;
        while (a.Length > 0 && b.Length > 0)
        {
            if (!char.IsAsciiDigit(a[0]) || !char.IsAsciiDigit(b[0]))
            {
                if (a[0] != b[0]) return a[0] - b[0];
                a = a[1..];
                b = b[1..];
                continue;
            }
            ReadOnlySpan<char> first = Digits(ref a), second = Digits(ref b);
            if (first.Length != second.Length) return first.Length - second.Length;
            if (first.CompareTo(second, StringComparison.Ordinal) is not 0 and var order) return order;
        }
        if (a.Length != b.Length) return a.Length - b.Length;
        // `s1` and `s01` have equal values: the shorter first.
        return x?.Length != y?.Length ? (x?.Length ?? 0) - (y?.Length ?? 0) : string.CompareOrdinal(x, y);
    }

    /// <summary>Takes a run of digits off the front; without leading zeros lengths and characters compare like values.</summary>
    private static ReadOnlySpan<char> Digits(ref ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count])) count++;
        var digits = text[..count].TrimStart('0');
        text = text[count..];
        return digits;
    }
}
