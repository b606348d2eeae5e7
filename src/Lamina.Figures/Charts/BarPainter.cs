using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class BarPainter
{
    internal static void Draw(Drawing drawing, BarChart chart)
    {
        var axis = chart.Value with { IncludeZero = true, Logarithmic = false };
        var data = new DataRange(axis);
        foreach (var bar in chart.Bars)
        {
            data.Add(bar.Value);
            if (bar.Lower is { } lower) data.AddEdge(lower);
            if (bar.Upper is { } upper) data.AddEdge(upper);
        }
        if (chart.Limit is { } limit) data.AddEdge(limit.Value);

        var labelWidth = LabelWidth(chart.Bars.Select(b => b.Label), drawing.Width);
        var valueWidth = chart.Bars.Count == 0 ? 0 : chart.Bars.Max(b => FontMetrics.Width(ValueText(b, chart), Ink.TickSize)) + 8;
        double top = drawing.Top + (chart.Limit is null ? 2 : 20), bottom = drawing.Height - AxisPainter.BottomRoom;
        var plot = new Box(labelWidth, top, Math.Max(40, drawing.Width - labelWidth - 14), Math.Max(20, bottom - top));
        // Room for the numbers at the bars' ends, on the left too where bars point there.
        var scale = Scale.Fit(axis, data, plot.Width, true, AxisFit.Nice);
        var negative = scale.Low < 0 ? valueWidth : 0;
        plot = plot with { Left = plot.Left + negative, Width = Math.Max(40, plot.Width - negative - valueWidth) };
        scale = Scale.Fit(axis, data, plot.Width, true, AxisFit.Nice);
        scale.Lay(plot.Left, plot.Right);

        AxisPainter.Grid(drawing, plot, null, scale);
        var row = plot.Height / Math.Max(1, chart.Bars.Count);
        var zero = scale.MapShown(Math.Clamp(0, scale.Low, scale.High));
        for (var i = 0; i < chart.Bars.Count; i++)
        {
            var bar = chart.Bars[i];
            double middle = plot.Top + row * (i + 0.5), half = Math.Min(9, row * 0.32);
            var (label, size) = AxisPainter.Fit(bar.Label, Ink.LabelSize, labelWidth - 10);
            drawing.Text(labelWidth - 8, middle + 4, label, size, Anchor.End);
            var at = scale.Map(bar.Value);
            if (double.IsNaN(at))
            {
                drawing.Text(zero + 6, middle + 4, "not available", fill: Ink.Soft);
                continue;
            }
            drawing.Rectangle(new(Math.Min(zero, at), middle - half, Math.Abs(at - zero), 2 * half), SeriesPainter.ColorOf(bar.Color, 0), opacity: 0.85,
                attributes: Drawing.Attribute("data-n", bar.Label) + Drawing.Attribute("data-t", ValueText(bar, chart)));
            double left = Math.Min(at, zero), right = Math.Max(at, zero);
            if (bar.Lower is { } lower && bar.Upper is { } upper && axis.CanShow(lower) && axis.CanShow(upper))
            {
                double a = scale.Map(lower), b = scale.Map(upper);
                drawing.Path($"M{Drawing.N(a)} {Drawing.N(middle)}H{Drawing.N(b)}M{Drawing.N(a)} {Drawing.N(middle - 4)}v8M{Drawing.N(b)} {Drawing.N(middle - 4)}v8", "none", Ink.Text, 1.1);
                (left, right) = (Math.Min(left, Math.Min(a, b)), Math.Max(right, Math.Max(a, b)));
            }
            if (at >= zero) drawing.Text(right + 6, middle + 4, ValueText(bar, chart));
            else drawing.Text(left - 6, middle + 4, ValueText(bar, chart), anchor: Anchor.End);
        }
        drawing.Line(zero, plot.Top, zero, plot.Bottom, Ink.Frame);
        AxisPainter.Bottom(drawing, scale, plot);
        if (data.Empty) AxisPainter.NoData(drawing, plot);
        if (chart.Limit is { } line && scale.Map(line.Value) is var x && !double.IsNaN(x))
        {
            drawing.Line(x, plot.Top - 4, x, plot.Bottom, Ink.Limit, 1.2, "7 3");
            Centred(drawing, x, plot.Top - 8, line.Label, Ink.Limit);
        }
    }

    /// <summary>A text centred at x where it fits, else moved inwards.</summary>
    internal static void Centred(Drawing drawing, double x, double y, string label, string fill)
    {
        var (text, size) = AxisPainter.Fit(label, Ink.NoteSize, drawing.Width - 4);
        var half = FontMetrics.Width(text, size) / 2;
        drawing.Text(Math.Clamp(x, half + 2, drawing.Width - half - 2), y, text, size, Anchor.Middle, fill);
    }

    internal static double LabelWidth(IEnumerable<string> labels, double width)
    {
        var widest = 20.0;
        foreach (var label in labels) widest = Math.Max(widest, FontMetrics.Width(label, Ink.LabelSize));
        return Math.Min(widest + 12, 0.42 * width);
    }

    private static string ValueText(Bar bar, BarChart chart) => Numbers.WithUnit(Numbers.Significant(chart.Value.Unit.Show(bar.Value), chart.Digits), chart.Value.Unit);
}
