using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class TornadoPainter
{
    private const string LowerColor = "#0072b2", UpperColor = "#e69f00";

    internal static void Draw(Drawing drawing, TornadoChart chart)
    {
        var data = new DataRange(chart.Output);
        data.Add(chart.Base);
        // A row without a value at one end cannot be ranked: it goes last, whatever its other end does.
        var rows = chart.Rows.Select((row, i) => (Row: row, Index: i, Width: Width(row))).OrderByDescending(r => r.Width).ThenBy(r => r.Index).Take(Math.Max(1, chart.MostRows)).Select(r => r.Row).ToList();
        foreach (var row in rows)
        {
            data.Add(row.AtLower);
            data.Add(row.AtUpper);
        }
        var boundsWidth = rows.Count == 0 ? 0 : Math.Min(0.26 * drawing.Width, rows.Max(r => FontMetrics.Width(r.Bounds, 10)) + (rows.Any(r => r.Bounds.Length > 0) ? 14 : 0));
        var labelWidth = BarPainter.LabelWidth(rows.Select(r => r.Label), drawing.Width);
        var hidden = chart.Rows.Count - rows.Count;
        double top = drawing.Top + 40, bottom = drawing.Height - AxisPainter.BottomRoom - (hidden > 0 ? 18 : 0);
        var left = labelWidth + boundsWidth;
        var plot = new Box(left, top, Math.Max(40, drawing.Width - left - 18), Math.Max(20, bottom - top));
        var scale = Scale.Fit(chart.Output, data, plot.Width, true, AxisFit.Nice);
        scale.Lay(plot.Left, plot.Right);
        AxisPainter.Grid(drawing, plot, null, scale);

        var middleX = scale.Map(chart.Base);
        var rowHeight = plot.Height / Math.Max(1, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            double y = plot.Top + rowHeight * (i + 0.5), half = Math.Min(9, rowHeight * 0.34);
            var (label, size) = AxisPainter.Fit(rows[i].Label, Ink.LabelSize, labelWidth - 10);
            drawing.Text(labelWidth - 8, y + 4, label, size, Anchor.End);
            var (bounds, boundsSize) = AxisPainter.Fit(rows[i].Bounds, 10, boundsWidth - 10);
            drawing.Text(labelWidth + 2, y + 4, bounds, boundsSize, fill: Ink.Soft);
            double a = scale.Map(rows[i].AtLower), b = scale.Map(rows[i].AtUpper);
            if (double.IsNaN(a) || double.IsNaN(b) || double.IsNaN(middleX))
            {
                drawing.Text(plot.Left + 6, y + 4, "not available", fill: Ink.Soft);
                continue;
            }
            // Both ends on one side of the base: half a bar each, so that neither hides the other.
            var sameSide = (a - middleX) * (b - middleX) > 0;
            Bar(drawing, middleX, a, sameSide ? new(0, y - half, 0, half) : new(0, y - half, 0, 2 * half), LowerColor, chart, rows[i].Label, "lower", rows[i].AtLower);
            Bar(drawing, middleX, b, sameSide ? new(0, y, 0, half) : new(0, y - half, 0, 2 * half), UpperColor, chart, rows[i].Label, "upper", rows[i].AtUpper);
        }
        if (!double.IsNaN(middleX))
        {
            drawing.Line(middleX, plot.Top - 4, middleX, plot.Bottom, Ink.Text, 1.2);
            BarPainter.Centred(drawing, middleX, plot.Top - 8, "base " + Numbers.WithUnit(Numbers.Significant(chart.Output.Unit.Show(chart.Base), 3), chart.Output.Unit), Ink.Text);
        }
        AxisPainter.Bottom(drawing, scale, plot);
        if (rows.Count == 0) AxisPainter.NoData(drawing, plot, "no assumed inputs");
        Key(drawing, plot.Left);
        if (hidden > 0) drawing.Text(plot.Left, drawing.Height - 5, $"{hidden} weaker input{(hidden == 1 ? "" : "s")} not shown", fill: Ink.Soft);
    }

    private static double Width(TornadoRow row) => Math.Abs(row.AtUpper - row.AtLower) is var width && double.IsFinite(width) ? width : -1;

    private static void Bar(Drawing drawing, double from, double to, Box rows, string color, TornadoChart chart, string label, string bound, double value) =>
        drawing.Rectangle(rows with { Left = Math.Min(from, to), Width = Math.Abs(to - from) }, color, opacity: 0.9,
            attributes: Drawing.Attribute("data-n", $"{label}, {bound} bound") + Drawing.Attribute("data-t", Numbers.WithUnit(Numbers.Significant(chart.Output.Unit.Show(value), 3), chart.Output.Unit)));

    private static void Key(Drawing drawing, double x)
    {
        (string Color, string Text)[] entries = [(LowerColor, "input at its lower bound"), (UpperColor, "input at its upper bound")];
        var y = drawing.Top + 5;
        // Above the plot where there is room to its right, else further left.
        x = Math.Max(0, Math.Min(x, drawing.Width - entries.Sum(e => FontMetrics.Width(e.Text, Ink.NoteSize) + 33)));
        foreach (var (color, name) in entries)
        {
            drawing.Rectangle(new(x, y - 1, 10, 10), color, opacity: 0.9);
            var (text, size) = AxisPainter.Fit(name, Ink.NoteSize, drawing.Width / 2 - 20);
            x = drawing.Text(x + 15, y + 8, text, size).Right + 18;
        }
    }
}
