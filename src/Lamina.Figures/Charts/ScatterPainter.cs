using System.Text;
using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class ScatterPainter
{
    private const double TitleRow = 24, LegendRow = 18;

    internal static void Draw(Drawing drawing, ScatterChart chart)
    {
        var data = new DataRange(chart.Quantity);
        var colors = new List<string>();
        var groups = new List<Series>();
        for (var i = 0; i < chart.Groups.Count; i++)
        {
            SeriesPainter.Check(chart.Groups[i]);
            SeriesPainter.Gather(chart.Groups[i], data, data);
            groups.Add(chart.Groups[i] with { Line = LineStyle.None, Marker = chart.Groups[i].Marker == MarkerShape.None ? (MarkerShape)(1 + i % 5) : chart.Groups[i].Marker });
            colors.Add(SeriesPainter.ColorOf(chart.Groups[i].Color, i));
        }
        var note = AxisPainter.DroppedNote(data.Dropped, chart.Quantity.Label);
        var legend = groups.Any(g => g.Name.Length > 0);
        double top = drawing.Top + TitleRow + (legend ? LegendRow : 0), bottom = drawing.Height - AxisPainter.BottomRoom - (note is null ? 0 : 15);
        var side = Math.Max(40, bottom - top);
        var vertical = Scale.Fit(chart.Quantity with { Label = $"{chart.Computed} {chart.Quantity.Label}" }, data, side, false, AxisFit.Nice);
        var left = vertical.WidestLabel + 12;
        side = Math.Min(side, drawing.Width - left - 20);
        var plot = new Box(left, top, Math.Max(40, side), Math.Max(40, side));
        var horizontal = Scale.Fit(chart.Quantity with { Label = $"{chart.Measured} {chart.Quantity.Label}" }, data, plot.Width, true, AxisFit.Nice);
        // The vertical axis takes the horizontal one's range, so that the line of equality runs corner to corner.
        var unit = chart.Quantity.Unit;
        vertical = Scale.Fit(vertical.Axis with { Minimum = horizontal.Low * unit.Factor + unit.Offset, Maximum = horizontal.High * unit.Factor + unit.Offset }, data, plot.Height, false, AxisFit.Tight);
        horizontal.Lay(plot.Left, plot.Right);
        vertical.Lay(plot.Bottom, plot.Top);

        AxisPainter.Grid(drawing, plot, vertical, horizontal);
        drawing.BeginClip(plot, Drawing.Attribute("class", "plot") + Drawing.Attribute("data-x", horizontal.HoverMap()) + Drawing.Attribute("data-xn", horizontal.Axis.Label) + Drawing.Attribute("data-xu", unit.Symbol));
        if (chart.Band is { } band && band > 0) drawing.Path(BandPath(chart, band, horizontal, vertical), "#777777", opacity: 0.14);
        drawing.Line(plot.Left, plot.Bottom, plot.Right, plot.Top, Ink.Soft, 1.2);
        for (var i = 0; i < groups.Count; i++)
            SeriesPainter.Draw(drawing, groups[i], horizontal, vertical, colors[i],
                Drawing.Attribute("data-n", groups[i].Name) + Drawing.Attribute("data-y", vertical.HoverMap()) + Drawing.Attribute("data-u", unit.Symbol));
        drawing.EndClip();
        AxisPainter.Left(drawing, vertical, plot);
        AxisPainter.Bottom(drawing, horizontal, plot);
        AxisPainter.Fitted(drawing, 0, drawing.Top + 13, vertical.Title, Anchor.Start);
        var x = plot.Left;
        for (var i = 0; legend && i < groups.Count; i++)
        {
            SeriesPainter.Sample(drawing, groups[i], x - 6, drawing.Top + TitleRow + 8, colors[i]);
            x = drawing.Text(x + 14, drawing.Top + TitleRow + 12, groups[i].Name, Ink.NoteSize).Right + 22;
        }
        if (data.Empty) AxisPainter.NoData(drawing, plot);
        else Statistics(drawing, chart, plot);
        if (note is not null) AxisPainter.Fitted(drawing, left, drawing.Height - 5, note, Anchor.Start, Ink.Soft);
    }

    private static string BandPath(ScatterChart chart, double band, Scale x, Scale y)
    {
        var path = new StringBuilder();
        var unit = chart.Quantity.Unit;
        const int steps = 48;
        for (var side = 0; side < 2; side++)
        for (var i = 0; i <= steps; i++)
        {
            var share = (side == 0 ? i : steps - i) / (double)steps;
            var shown = chart.Quantity.Logarithmic ? x.Low * Math.Pow(x.High / x.Low, share) : x.Low + share * (x.High - x.Low);
            // Relative to the SI value: 10 % of a temperature in degrees Celsius would mean nothing.
            var value = shown * unit.Factor + unit.Offset;
            var py = y.MapShown(unit.Show(value + (side == 0 ? 1 : -1) * band * Math.Abs(value)));
            if (double.IsNaN(py)) continue;
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Drawing.N(x.MapShown(shown))).Append(' ').Append(Drawing.N(py));
        }
        return path.Length == 0 ? "" : path.Append('Z').ToString();
    }

    private static void Statistics(Drawing drawing, ScatterChart chart, Box plot)
    {
        double bias = 0, square = 0;
        var count = 0;
        foreach (var group in chart.Groups)
            for (var i = 0; i < group.X.Length; i++)
            {
                var difference = group.Y.Span[i] - group.X.Span[i];
                if (!double.IsFinite(difference)) continue;
                (bias, square, count) = (bias + difference, square + difference * difference, count + 1);
            }
        if (count == 0) return;
        var unit = chart.Quantity.Unit;
        string Show(double difference) => Numbers.WithUnit(Numbers.Significant(unit.ShowDifference(difference), 2), unit);
        var lines = new List<string> { $"{count} point{(count == 1 ? "" : "s")}", "mean deviation " + Show(bias / count), "root mean square " + Show(Math.Sqrt(square / count)) };
        if (chart.Band is { } band) lines.Insert(0, $"band ± {Numbers.Significant(100 * band, 2)} %");
        for (var i = 0; i < lines.Count; i++) drawing.Text(plot.Right - 8, plot.Bottom - 10 - 14 * (lines.Count - 1 - i), lines[i], anchor: Anchor.End, fill: Ink.Soft, halo: true);
    }
}
