namespace Lamina.Figures.Svg;

/// <summary>
/// Widths of characters of the sans-serif face in which charts are set, so that labels can be placed without a browser. The advance widths are those of
/// Helvetica, which Arial and Liberation Sans share; where another face replaces them labels still have the slack that callers leave.
/// </summary>
internal static class FontMetrics
{
    internal const string Family = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif";

    /// <summary>Share of the size that ascends above and descends below the baseline.</summary>
    internal const double Ascent = 0.74, Descent = 0.21;

    private const string Others = "µ°±×·–—−≤≥αβγδεηθκλμνπρστφχψωΔΦΩ…→≈\u00a0\u2009";

    private static ReadOnlySpan<short> Regular =>
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private static ReadOnlySpan<short> Bold =>
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ];

    private static ReadOnlySpan<short> OtherWidths =>
    [
        576, 400, 549, 584, 333, 556, 1000, 584, 549, 549, 578, 575, 500, 557, 446, 556, 556, 500, 500, 576, 500, 690, 569, 617, 395, 648, 525, 713, 781, 668, 798, 748,
        1000, 1000, 549, 278, 200,
    ];

    /// <summary>Width of a text in the unit of its size; raised and lowered characters count at their smaller size.</summary>
    internal static double Width(string text, double size, bool bold = false)
    {
        var sum = 0.0;
        foreach (var run in TextRun.Split(text))
        {
            var part = 0.0;
            foreach (var character in run.Text) part += Advance(character, bold);
            sum += part * (run.Shift == 0 ? 1 : TextRun.SmallSize);
        }
        return sum * size / 1000;
    }

    private static double Advance(char character, bool bold)
    {
        if (character is >= ' ' and <= '~') return (bold ? Bold : Regular)[character - ' '];
        var at = Others.IndexOf(character);
        if (at >= 0) return OtherWidths[at] * (bold ? 1.08 : 1);
        // Accented Latin is as wide as its base letter, roughly a digit; scripts beyond take a full square.
        return character < 0x2000 ? (bold ? 640 : 600) : 1000;
    }
}
