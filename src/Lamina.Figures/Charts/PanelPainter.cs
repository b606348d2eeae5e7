using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>Lays out and draws plots over a shared horizontal axis.</summary>
internal static class PanelPainter
{
    private const double TitleRow = 24, LegendRow = 17, PanelGap = 12, NoteRow = 15;

    internal static void Draw(Drawing drawing, Axis xAxis, IReadOnlyList<ShadedSpan> spans, IReadOnlyList<EventMarker> events, IReadOnlyList<Panel> panels)
    {
        if (panels.Count == 0) throw new ArgumentException("a panel chart needs at least one panel");
        var xData = new DataRange(xAxis);
        var plots = new List<Plot>();
        foreach (var panel in panels) plots.Add(new Plot(panel, xAxis, xData));
        if (xData.Empty) Outside(xData, spans, events);
        var onlyPoints = panels.All(p => p.Series.All(s => s.Line == LineStyle.None));
        var fit = onlyPoints ? AxisFit.Nice : AxisFit.Tight;

        foreach (var plot in plots) plot.Direct = plot.WantsDirect(xData);
        var rightRoom = 14.0;
        foreach (var plot in plots) rightRoom = Math.Max(rightRoom, plot.RightRoom(drawing.Width));

        // The left margin depends on tick labels, these on the height, this on the header, and the header on the width: two passes settle it.
        var leftRoom = 30.0;
        List<string> notes = [];
        for (var pass = 0; ; pass++)
        {
            double left = leftRoom, width = Math.Max(40, drawing.Width - leftRoom - rightRoom);
            var x = Scale.Fit(xAxis, xData, width, true, fit);
            x.Lay(left, left + width);
            var header = new Header(x, spans, events, drawing.Width);
            notes = Notes(xData, plots, header);
            double top = drawing.Top, bottom = drawing.Height - AxisPainter.BottomRoom - NoteRow * notes.Count;
            var fixedRows = header.Height;
            foreach (var plot in plots) fixedRows += plot.RowsAbove(left, width);
            fixedRows += PanelGap * (plots.Count - 1);
            var share = plots.Sum(p => Math.Max(0.05, p.Panel.Share));
            var free = Math.Max(30.0 * plots.Count, bottom - top - fixedRows);
            var at = top;
            for (var i = 0; i < plots.Count; i++)
            {
                plots[i].RowTop = at;
                at += plots[i].RowsAbove(left, width) + (i == 0 ? header.Height : 0);
                var height = free * Math.Max(0.05, plots[i].Panel.Share) / share;
                plots[i].Lay(new Box(left, at, width, height));
                at += height + PanelGap;
            }
            var need = plots.Max(p => p.Left!.WidestLabel) + 12;
            if (pass < 3 && (need > leftRoom + 0.01 || (pass == 0 && need < leftRoom)))
            {
                leftRoom = need;
                continue;
            }
            header.Draw(drawing, plots[0].Box, plots[^1].Box);
            for (var i = 0; i < plots.Count; i++) DrawPlot(drawing, plots[i], x, i == plots.Count - 1, spans, events);
            header.DrawEvents(drawing, plots[0].Box);
            for (var i = 0; i < notes.Count; i++) AxisPainter.Fitted(drawing, left, drawing.Height - 5 - NoteRow * (notes.Count - 1 - i), notes[i], Anchor.Start, Ink.Soft, drawing.Width - left);
            return;
        }
    }

    private static void Outside(DataRange x, IReadOnlyList<ShadedSpan> spans, IReadOnlyList<EventMarker> events)
    {
        foreach (var span in spans)
        {
            x.AddEdge(span.From);
            x.AddEdge(span.To);
        }
        foreach (var marker in events) x.AddEdge(marker.At);
    }

    private static List<string> Notes(DataRange x, List<Plot> plots, Header header)
    {
        var notes = new List<string>();
        if (header.Note is { } zones) notes.Add(zones);
        if (AxisPainter.DroppedNote(x.Dropped, x.Axis.Label) is { } note) notes.Add(note);
        foreach (var plot in plots)
        {
            if (AxisPainter.DroppedNote(plot.LeftData.Dropped, plot.Panel.Y.Label) is { } left) notes.Add(left);
            if (plot.RightData is { } data && AxisPainter.DroppedNote(data.Dropped, plot.Panel.RightY!.Label) is { } right) notes.Add(right);
        }
        return notes;
    }

    private static void DrawPlot(Drawing drawing, Plot plot, Scale x, bool last, IReadOnlyList<ShadedSpan> spans, IReadOnlyList<EventMarker> events)
    {
        var box = plot.Box;
        for (var i = 0; i < spans.Count; i++)
            if (Header.Pixels(spans[i], x) is var (from, to) && to > from)
                drawing.Rectangle(new(from, box.Top, to - from, box.Height), i % 2 == 0 ? Ink.Zone : Ink.ZoneAlternate);
        AxisPainter.Grid(drawing, box, plot.Left);
        foreach (var marker in events)
            if (x.Map(marker.At) is var px && px >= box.Left - 0.5 && px <= box.Right + 0.5) drawing.Line(px, box.Top, px, box.Bottom, Ink.Soft, 1, "3 3");

        var panel = plot.Panel;
        var hover = Drawing.Attribute("class", "plot") + Drawing.Attribute("data-x", x.HoverMap()) + Drawing.Attribute("data-xn", x.Axis.Label) + Drawing.Attribute("data-xu", x.Axis.Unit.Symbol);
        drawing.BeginClip(box, hover);
        foreach (var limit in panel.Limits)
            if (plot.Left!.Map(limit.Value) is var y && !double.IsNaN(y)) drawing.Line(box.Left, y, box.Right, y, Ink.Limit, 1.2, "7 3");
        for (var i = 0; i < panel.Series.Count; i++)
        {
            var series = panel.Series[i];
            var scale = plot.ScaleOf(series);
            var attributes = Drawing.Attribute("data-n", series.Name) + Drawing.Attribute("data-y", scale.HoverMap()) + Drawing.Attribute("data-u", scale.Axis.Unit.Symbol);
            SeriesPainter.Draw(drawing, series, x, scale, plot.Colors[i], attributes);
        }
        drawing.EndClip();

        AxisPainter.Left(drawing, plot.Left!, box);
        AxisPainter.Bottom(drawing, x, box, last);
        var titleY = plot.RowTop + 13;
        var roomForTitle = plot.Right is null ? drawing.Width - 2 : drawing.Width * 0.52;
        AxisPainter.Fitted(drawing, 0, titleY, plot.Left!.Title, Anchor.Start, plot.LeftColor, roomForTitle);
        if (plot.Right is { } right)
        {
            AxisPainter.Right(drawing, right, box, plot.RightColor);
            AxisPainter.Fitted(drawing, drawing.Width - 2, titleY, right.Title, Anchor.End, plot.RightColor, drawing.Width * 0.44);
        }
        plot.DrawLegend(drawing);
        if (plot.LeftData.Empty && plot.RightData is not { Empty: false }) AxisPainter.NoData(drawing, box);
        if (plot.Direct) plot.DrawDirectLabels(drawing, x);
        else plot.DrawLimitLabels(drawing, x);
    }

    /// <summary>One panel with its scales and place.</summary>
    private sealed class Plot
    {
        private readonly DataRange xData;
        private List<List<int>> legendRows = [];
        private bool legendBesideTitle;

        internal Plot(Panel panel, Axis xAxis, DataRange xData)
        {
            (Panel, this.xData) = (panel, xData);
            LeftData = new DataRange(panel.Y);
            RightData = panel.RightY is null ? null : new DataRange(panel.RightY);
            for (var i = 0; i < panel.Series.Count; i++)
            {
                var series = panel.Series[i];
                SeriesPainter.Check(series);
                if (series.OnRightAxis && RightData is null)
                    throw new ArgumentException($"series '{series.Name}' belongs to the right axis, but the panel '{panel.Y.Label}' has none: set RightY");
                SeriesPainter.Gather(series, xData, series.OnRightAxis ? RightData! : LeftData);
                Colors.Add(SeriesPainter.ColorOf(series.Color, i));
            }
            foreach (var limit in panel.Limits) LeftData.AddEdge(limit.Value);
        }

        internal Panel Panel { get; }

        internal DataRange LeftData { get; }

        internal DataRange? RightData { get; }

        internal List<string> Colors { get; } = [];

        internal bool Direct { get; set; }

        internal Box Box { get; private set; }

        internal Scale? Left { get; private set; }

        internal Scale? Right { get; private set; }

        internal double RowTop { get; set; }

        // With two axes each takes the colour of its only series, so that nobody reads a curve on the wrong one.
        internal string LeftColor => Right is null ? Ink.Text : OnlyColor(false);

        internal string RightColor => OnlyColor(true);

        private string OnlyColor(bool right)
        {
            var found = Enumerable.Range(0, Panel.Series.Count).Where(i => Panel.Series[i].OnRightAxis == right).ToList();
            return found.Count == 1 ? Colors[found[0]] : Ink.Text;
        }

        internal Scale ScaleOf(Series series) => series.OnRightAxis ? Right! : Left!;

        internal void Lay(Box box)
        {
            Box = box;
            Left = Scale.Fit(Panel.Y, LeftData, box.Height, false, AxisFit.Nice);
            Left.Lay(box.Bottom, box.Top);
            if (RightData is null) return;
            Right = Scale.Fit(Panel.RightY!, RightData, box.Height, false, AxisFit.Nice);
            Right.Lay(box.Bottom, box.Top);
        }

        internal bool WantsDirect(DataRange x)
        {
            if (Panel.Legend != Legend.Auto) return Panel.Legend == Legend.Direct && Panel.RightY is null;
            if (Panel.RightY is not null || Panel.Series.Count is 0 or > 8 || x.Empty) return false;
            foreach (var series in Panel.Series)
            {
                if (series.Name.Length == 0 || series.Line == LineStyle.None) return false;
                var last = LastFinite(series);
                if (last < 0 || x.Axis.Unit.Show(series.X.Span[last]) < x.Low + 0.8 * (x.High - x.Low)) return false;
            }
            return true;
        }

        private static int LastFinite(Series series)
        {
            for (var i = series.X.Length - 1; i >= 0; i--)
                if (double.IsFinite(series.X.Span[i]) && double.IsFinite(series.Y.Span[i])) return i;
            return -1;
        }

        internal double RightRoom(double width)
        {
            var room = 14.0;
            if (RightData is not null) return Math.Max(room, Scale.Fit(Panel.RightY!, RightData, 160, false, AxisFit.Nice).WidestLabel + 22);
            if (!Direct) return room;
            foreach (var (lines, _, _) in DirectTexts(width))
                foreach (var line in lines) room = Math.Max(room, FontMetrics.Width(line, Ink.NoteSize) + 22);
            return Math.Min(room, 0.4 * width);
        }

        private IEnumerable<(List<string> Lines, int Series, int Limit)> DirectTexts(double width)
        {
            for (var i = 0; i < Panel.Series.Count; i++)
                if (Panel.Series[i].Name.Length > 0) yield return (AxisPainter.Wrap(Panel.Series[i].Name, Ink.NoteSize, 0.21 * width), i, -1);
            for (var i = 0; i < Panel.Limits.Count; i++)
                if (Panel.Limits[i].Label.Length > 0) yield return (AxisPainter.Wrap(Panel.Limits[i].Label, Ink.NoteSize, 0.21 * width), -1, i);
        }

        internal void DrawDirectLabels(Drawing drawing, Scale x)
        {
            var texts = DirectTexts(drawing.Width).ToList();
            var wish = new List<double>();
            var size = new List<double>();
            var kept = new List<(List<string> Lines, string Color)>();
            foreach (var (lines, series, limit) in texts)
            {
                var y = limit >= 0 ? Left!.Map(Panel.Limits[limit].Value) : EndOf(Panel.Series[series], x);
                if (double.IsNaN(y)) continue;
                wish.Add(Math.Clamp(y, Box.Top, Box.Bottom));
                size.Add(13.5 * lines.Count + 1);
                kept.Add((lines, limit >= 0 ? Ink.Limit : Colors[series]));
            }
            var places = Spread.Place(wish.ToArray(), size.ToArray(), Box.Top - 8, Box.Bottom + 8);
            for (var i = 0; i < kept.Count; i++)
            {
                if (Math.Abs(places[i] - wish[i]) > 5) drawing.Path($"M{Drawing.N(Box.Right + 1)} {Drawing.N(wish[i])}L{Drawing.N(Box.Right + 7)} {Drawing.N(places[i])}", "none", kept[i].Color, 0.7);
                for (var line = 0; line < kept[i].Lines.Count; line++)
                {
                    var (text, font) = AxisPainter.Fit(kept[i].Lines[line], Ink.NoteSize, drawing.Width - Box.Right - 10);
                    drawing.Text(Box.Right + 9, places[i] + 3.9 + 13.5 * (line - (kept[i].Lines.Count - 1) / 2.0), text, font, fill: kept[i].Color);
                }
            }
        }

        private double EndOf(Series series, Scale x)
        {
            var last = -1;
            for (var i = 0; i < series.X.Length; i++)
                if (x.Map(series.X.Span[i]) is var px && px <= Box.Right + 0.5 && px >= Box.Left - 0.5 && !double.IsNaN(Left!.Map(series.Y.Span[i]))) last = i;
            return last < 0 ? double.NaN : Left!.Map(series.Y.Span[last]);
        }

        /// <summary>Labels at limit lines: of four places at the line's ends the one that covers the fewest curve points.</summary>
        internal void DrawLimitLabels(Drawing drawing, Scale x)
        {
            foreach (var limit in Panel.Limits)
            {
                var y = Left!.Map(limit.Value);
                if (limit.Label.Length == 0 || double.IsNaN(y) || y < Box.Top - 0.5 || y > Box.Bottom + 0.5) continue;
                var (text, font) = AxisPainter.Fit(limit.Label, Ink.NoteSize, Box.Width - 12);
                var width = FontMetrics.Width(text, font);
                var best = (Cost: int.MaxValue, X: 0.0, Y: 0.0);
                foreach (var below in (ReadOnlySpan<bool>)[false, true])
                foreach (var atLeft in (ReadOnlySpan<bool>)[false, true])
                {
                    var place = new Box(atLeft ? Box.Left + 6 : Box.Right - 6 - width, below ? y + 3 : y - 15, width, 13);
                    var cost = place.Top < Box.Top || place.Bottom > Box.Bottom ? 1000 : 0;
                    foreach (var placed in drawing.Texts) if (placed.Box.Overlaps(place)) cost += 500;
                    foreach (var series in Panel.Series)
                        for (var i = 0; i < series.X.Length; i++)
                            if (place.Holds(x.Map(series.X.Span[i]), ScaleOf(series).Map(series.Y.Span[i]))) cost++;
                    if (cost < best.Cost) best = (cost, place.Left, below ? y + 13 : y - 5);
                }
                drawing.Text(best.X, best.Y, text, font, fill: Ink.Limit, halo: true);
            }
        }

        private bool HasLegend => !Direct && Panel.Legend != Legend.None && Panel.Series.Any(s => s.Name.Length > 0);

        internal double RowsAbove(double left, double width)
        {
            legendRows = [];
            legendBesideTitle = false;
            if (!HasLegend) return TitleRow;
            var all = Enumerable.Range(0, Panel.Series.Count).Where(i => Panel.Series[i].Name.Length > 0).ToList();
            var title = FontMetrics.Width(Numbers.Title(Panel.Y.Label, Panel.Y.Unit, 3), Ink.LabelSize);
            if (Panel.RightY is null && title + 40 + all.Sum(LegendWidth) < width)
            {
                legendRows.Add(all);
                legendBesideTitle = true;
                return TitleRow;
            }
            var used = double.PositiveInfinity;
            foreach (var i in all)
            {
                if (used + LegendWidth(i) > width + 20)
                {
                    legendRows.Add([]);
                    used = 0;
                }
                legendRows[^1].Add(i);
                used += LegendWidth(i);
            }
            return TitleRow + LegendRow * legendRows.Count + 2;
        }

        private double LegendWidth(int i) => SeriesPainter.SampleWidth + FontMetrics.Width(Panel.Series[i].Name, Ink.NoteSize) + 18;

        internal void DrawLegend(Drawing drawing)
        {
            for (var row = 0; row < legendRows.Count; row++)
            {
                var y = RowTop + (legendBesideTitle ? 9 : TitleRow + 8 + LegendRow * row);
                var x = legendBesideTitle ? Box.Right + 18 - legendRows[row].Sum(LegendWidth) : Box.Left;
                foreach (var i in legendRows[row])
                {
                    SeriesPainter.Sample(drawing, Panel.Series[i], x, y, Colors[i]);
                    var (text, font) = AxisPainter.Fit(Panel.Series[i].Name, Ink.NoteSize, drawing.Width - x - SeriesPainter.SampleWidth);
                    drawing.Text(x + SeriesPainter.SampleWidth, y + 4, text, font);
                    x += LegendWidth(i);
                }
            }
        }
    }
}
