using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>Zone strip and event flags above the first plot.</summary>
internal sealed class Header
{
    private const double ZoneStrip = 18, EventRow = 15, SameLine = 1;

    private readonly Scale x;
    private readonly IReadOnlyList<ShadedSpan> spans;
    private readonly List<(EventMarker Marker, double At, int Row, bool FlagLeft)> flags = [];
    private readonly double size;
    private readonly bool numbered;

    internal Header(Scale x, IReadOnlyList<ShadedSpan> spans, IReadOnlyList<EventMarker> events, double drawingWidth)
    {
        (this.x, this.spans) = (x, spans);
        HasStrip = spans.Any(s => s.Label.Length > 0);
        size = Ink.NoteSize;
        if (!spans.All(s => Fits(s, size)))
        {
            size = 9.5;
            numbered = !spans.All(s => Fits(s, size));
            if (numbered) size = 10;
        }
        if (numbered) Note = string.Join(",  ", spans.Select((s, i) => (s.Label, Number: i + 1)).Where(s => s.Label.Length > 0).Select(s => $"{s.Number} {s.Label}"));
        PlaceFlags(events, drawingWidth);
    }

    internal bool HasStrip { get; }

    internal string? Note { get; }

    internal double Height => (HasStrip ? ZoneStrip : 0) + (flags.Count == 0 ? 0 : EventRow * (flags.Max(f => f.Row) + 1) + 2);

    private bool Fits(ShadedSpan span, double font) => span.Label.Length == 0 || Pixels(span, x) is var (from, to) && (to <= from || FontMetrics.Width(span.Label, font) + 6 <= to - from);

    internal static (double From, double To) Pixels(ShadedSpan span, Scale x)
    {
        double a = x.Map(span.From), b = x.Map(span.To);
        if (double.IsNaN(a)) a = x.PixelA;
        if (double.IsNaN(b)) b = x.PixelA;
        return (Math.Clamp(Math.Min(a, b), x.PixelA, x.PixelB), Math.Clamp(Math.Max(a, b), x.PixelA, x.PixelB));
    }

    // Each event's text stands as a flag to the right of its line, in the lowest row in which no other line or text is in the way.
    // Events whose lines fall together share a flag: their texts could never be told apart by place.
    private void PlaceFlags(IReadOnlyList<EventMarker> events, double drawingWidth)
    {
        var order = events.Select((e, i) => (Marker: e, At: x.Map(e.At), Index: i)).Where(e => e.At >= x.PixelA - 0.5 && e.At <= x.PixelB + 0.5).OrderBy(e => e.At).ThenBy(e => e.Index);
        var merged = new List<(EventMarker Marker, double At)>();
        foreach (var (marker, at, _) in order)
        {
            if (merged.Count > 0 && at - merged[^1].At < SameLine) merged[^1] = (merged[^1].Marker with { Label = merged[^1].Marker.Label + ", " + marker.Label }, merged[^1].At);
            else merged.Add((marker, at));
        }
        merged.Reverse();
        foreach (var (marker, at) in merged)
        {
            var width = FontMetrics.Width(marker.Label, Ink.NoteSize);
            var flagLeft = at + 4 + width > drawingWidth - 2;
            var row = 0;
            while (row < 40 && flags.Any(f => Collides(at, width, flagLeft, row, f))) row++;
            flags.Add((marker, at, row, flagLeft));
        }
    }

    private static bool Collides(double at, double width, bool flagLeft, int row, (EventMarker Marker, double At, int Row, bool FlagLeft) other)
    {
        var (from, to) = Extent(at, width, flagLeft);
        var (otherFrom, otherTo) = Extent(other.At, FontMetrics.Width(other.Marker.Label, Ink.NoteSize), other.FlagLeft);
        if (row == other.Row && from < otherTo + 8 && otherFrom < to + 8) return true;
        if (other.Row >= row && other.At > from - 2 && other.At < to + 2) return true;
        return other.Row < row && at > otherFrom - 2 && at < otherTo + 2;
    }

    private static (double From, double To) Extent(double at, double width, bool flagLeft) => flagLeft ? (at - 4 - width, at - 1) : (at + 1, at + 4 + width);

    internal void Draw(Drawing drawing, Box first, Box last)
    {
        if (!HasStrip) return;
        var end = double.NegativeInfinity;
        for (var i = 0; i < spans.Count; i++)
        {
            var (from, to) = Pixels(spans[i], x);
            if (to <= from) continue;
            drawing.Rectangle(new(from, first.Top - ZoneStrip, to - from, ZoneStrip), i % 2 == 0 ? Ink.ZoneAlternate : "#dcd9d0");
            var label = numbered && spans[i].Label.Length > 0 ? (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : spans[i].Label;
            var half = FontMetrics.Width(label, size) / 2;
            if ((from + to) / 2 - half < end + 2) continue;
            drawing.Text((from + to) / 2, first.Top - 5.5, label, size, Anchor.Middle, Ink.Soft);
            end = (from + to) / 2 + half;
        }
    }

    internal void DrawEvents(Drawing drawing, Box first)
    {
        var foot = first.Top - (HasStrip ? ZoneStrip : 0);
        foreach (var (marker, at, row, flagLeft) in flags)
        {
            drawing.Line(at, foot - EventRow * (row + 1) + 3, at, foot, Ink.Soft);
            var (text, font) = AxisPainter.Fit(marker.Label, Ink.NoteSize, flagLeft ? at - 4 : drawing.Width - at - 4);
            drawing.Text(at + (flagLeft ? -4 : 4), foot - EventRow * row - 4, text, font, flagLeft ? Anchor.End : Anchor.Start);
        }
    }
}
