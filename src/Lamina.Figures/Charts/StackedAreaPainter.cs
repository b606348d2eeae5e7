using System.Text;
using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class StackedAreaPainter
{
    private const double TitleRow = 24;

    internal static void Draw(Drawing drawing, StackedAreaChart chart)
    {
        var n = chart.Abscissae.Length;
        var sums = new double[chart.Layers.Count + 1][];
        sums[0] = new double[n];
        for (var layer = 0; layer < chart.Layers.Count; layer++)
        {
            var values = chart.Layers[layer].Values.Span;
            if (values.Length != n) throw new ArgumentException($"layer '{chart.Layers[layer].Name}' has {values.Length} values for {n} abscissae: give one per abscissa");
            sums[layer + 1] = new double[n];
            for (var i = 0; i < n; i++)
            {
                if (values[i] < 0) throw new ArgumentException($"layer '{chart.Layers[layer].Name}' is {values[i]} at place {i}: parts of a whole cannot be negative, draw it as a line chart");
                sums[layer + 1][i] = sums[layer][i] + (double.IsFinite(values[i]) && values[i] < 1e290 ? values[i] : 0);
            }
        }
        var xData = new DataRange(chart.X with { Logarithmic = false });
        var yAxis = chart.Y with { Logarithmic = false, IncludeZero = true };
        var yData = new DataRange(yAxis);
        if (chart.Layers.Count > 0) xData.Add(chart.Abscissae.Span);
        if (n > 0 && chart.Layers.Count > 0) yData.Add(sums[^1]);

        var labels = chart.Layers.Select(l => AxisPainter.Wrap(l.Name, Ink.NoteSize, 0.2 * drawing.Width)).ToList();
        var rightRoom = labels.Count == 0 ? 14 : Math.Min(0.4 * drawing.Width, labels.Max(l => l.Max(t => FontMetrics.Width(t, Ink.NoteSize))) + 38);
        var y = Scale.Fit(yAxis, yData, drawing.Height - drawing.Top - 60, false, AxisFit.Tight);
        var left = y.WidestLabel + 12;
        var x = Scale.Fit(xData.Axis, xData, drawing.Width - left - rightRoom, true, AxisFit.Tight);
        x.Lay(left, Math.Max(left + 40, drawing.Width - rightRoom));
        var header = new Header(x, [], chart.Events, drawing.Width);
        var top = drawing.Top + TitleRow + header.Height;
        var plot = new Box(left, top, x.PixelB - left, Math.Max(30, drawing.Height - AxisPainter.BottomRoom - top));
        y.Lay(plot.Bottom, plot.Top);

        drawing.BeginClip(plot, Drawing.Attribute("class", "plot") + Drawing.Attribute("data-x", x.HoverMap()) + Drawing.Attribute("data-xn", chart.X.Label) + Drawing.Attribute("data-xu", chart.X.Unit.Symbol));
        for (var layer = 0; layer < chart.Layers.Count; layer++)
            drawing.Path(Area(chart.Abscissae.Span, sums[layer], sums[layer + 1], x, y), ColorOf(chart, layer), "#ffffff", 0.8, opacity: 0.9);
        drawing.EndClip();
        foreach (var marker in chart.Events)
            if (x.Map(marker.At) is var px && px >= plot.Left - 0.5 && px <= plot.Right + 0.5) drawing.Line(px, plot.Top, px, plot.Bottom, Ink.Text, 1, "3 3");
        AxisPainter.Left(drawing, y, plot);
        AxisPainter.Bottom(drawing, x, plot);
        AxisPainter.Fitted(drawing, 0, drawing.Top + 13, y.Title, Anchor.Start);
        header.DrawEvents(drawing, plot);
        if (yData.Empty) AxisPainter.NoData(drawing, plot);
        else DrawLabels(drawing, chart, sums, labels, y, plot);
    }

    private static string ColorOf(StackedAreaChart chart, int layer) => SeriesPainter.ColorOf(chart.Layers[layer].Color, layer);

    private static string Area(ReadOnlySpan<double> abscissae, double[] bottom, double[] top, Scale x, Scale y)
    {
        var path = new StringBuilder();
        var first = true;
        for (var i = 0; i < top.Length; i++)
            if (x.Map(abscissae[i]) is var px && !double.IsNaN(px))
            {
                path.Append(first ? 'M' : 'L').Append(Drawing.N(px)).Append(' ').Append(Drawing.N(y.Map(top[i])));
                first = false;
            }
        for (var i = top.Length - 1; i >= 0; i--)
            if (x.Map(abscissae[i]) is var px && !double.IsNaN(px)) path.Append('L').Append(Drawing.N(px)).Append(' ').Append(Drawing.N(y.Map(bottom[i])));
        return first ? "" : path.Append('Z').ToString();
    }

    private static void DrawLabels(Drawing drawing, StackedAreaChart chart, double[][] sums, List<List<string>> labels, Scale y, Box plot)
    {
        var wish = new double[labels.Count];
        var size = new double[labels.Count];
        for (var i = 0; i < labels.Count; i++)
        {
            wish[i] = Math.Clamp((y.Map(sums[i][^1]) + y.Map(sums[i + 1][^1])) / 2, plot.Top, plot.Bottom);
            size[i] = 13.5 * labels[i].Count + 2;
        }
        var places = Spread.Place(wish, size, plot.Top - 6, plot.Bottom + 6);
        for (var i = 0; i < labels.Count; i++)
        {
            drawing.Path($"M{Drawing.N(plot.Right + 1)} {Drawing.N(wish[i])}L{Drawing.N(plot.Right + 10)} {Drawing.N(places[i])}", "none", Ink.Soft, 0.7);
            drawing.Rectangle(new(plot.Right + 13, places[i] - 5, 10, 10), ColorOf(chart, i), "#888888", 0.9);
            for (var line = 0; line < labels[i].Count; line++)
            {
                var (text, font) = AxisPainter.Fit(labels[i][line], Ink.NoteSize, drawing.Width - plot.Right - 30);
                drawing.Text(plot.Right + 29, places[i] + 3.9 + 13.5 * (line - (labels[i].Count - 1) / 2.0), text, font);
            }
        }
    }
}
