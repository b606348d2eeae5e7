using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class HistogramPainter
{
    private const double TitleRow = 24;

    internal static void Draw(Drawing drawing, Histogram chart)
    {
        var values = new List<(double Value, double Weight)>();
        var given = chart.Values.Span;
        if (chart.Weights.Length != 0 && chart.Weights.Length != given.Length)
            throw new ArgumentException($"the histogram has {given.Length} values but {chart.Weights.Length} weights: give one per value or none");
        var lost = 0;
        for (var i = 0; i < given.Length; i++)
        {
            var weight = chart.Weights.Length == 0 ? 1 : chart.Weights.Span[i];
            if (double.IsFinite(weight) && weight < 0) throw new ArgumentException($"weight {i} is {weight}: weights cannot be negative");
            if (chart.Value.CanShow(given[i]) && double.IsFinite(weight)) values.Add((given[i], weight));
            else lost++;
        }
        values.Sort((p, q) => p.Value.CompareTo(q.Value));
        var total = values.Sum(v => v.Weight);
        var empty = values.Count == 0 || !(total > 0);

        var data = new DataRange(chart.Value);
        foreach (var (value, _) in values) data.Add(value);
        foreach (var marker in chart.Markers) data.AddEdge(marker.At);
        double bottom = drawing.Height - AxisPainter.BottomRoom - (lost > 0 ? 15 : 0);
        const double left = 44;
        var x = Scale.Fit(chart.Value, data, drawing.Width - left - 14, true, AxisFit.Nice);
        x.Lay(left, drawing.Width - 14);

        // Bins are equal in pixels, so they are equal on a logarithmic axis too.
        double[] edges = [], shares = [];
        if (!empty)
        {
            double from = x.Map(values[0].Value), to = x.Map(values[^1].Value);
            if (to - from < 2) (from, to) = ((from + to) / 2 - 12, (from + to) / 2 + 12);
            var count = Math.Clamp(chart.Bins ?? FreedmanDiaconis(values, x, total, to - from), 1, 200);
            edges = [.. Enumerable.Range(0, count + 1).Select(i => from + (to - from) * i / count)];
            shares = new double[count];
            foreach (var (value, weight) in values) shares[Math.Clamp((int)((x.Map(value) - from) / (to - from) * count), 0, count - 1)] += weight / total;
        }
        var yAxis = new Axis { Label = "Share of values", Unit = DisplayUnit.Percent, IncludeZero = true };
        var yData = new DataRange(yAxis);
        yData.Add(shares);

        var events = new List<EventMarker>(chart.Markers);
        if (chart.Quantiles && !empty && values.Count > 1)
            foreach (var (share, name) in ((double, string)[])[(0.05, "5 %"), (0.5, "median"), (0.95, "95 %")])
                if (Quantile(values, total, share) is var at)
                    events.Add(new() { At = at, Label = $"{name}: {Numbers.WithUnit(Numbers.Significant(chart.Value.Unit.Show(at), 3), chart.Value.Unit)}" });
        var header = new Header(x, [], events, drawing.Width);
        var top = drawing.Top + TitleRow + header.Height;
        var plot = new Box(left, top, x.PixelB - left, Math.Max(30, bottom - top));
        var y = Scale.Fit(yAxis, yData, plot.Height, false, AxisFit.Nice);
        y.Lay(plot.Bottom, plot.Top);

        AxisPainter.Grid(drawing, plot, y);
        for (var i = 0; i < shares.Length; i++)
            drawing.Rectangle(new(edges[i] + 0.4, y.Map(shares[i]), edges[i + 1] - edges[i] - 0.8, plot.Bottom - y.Map(shares[i])), "#0072b2", opacity: 0.6,
                attributes: Drawing.Attribute("data-n", yAxis.Label) + Drawing.Attribute("data-t", Numbers.Significant(100 * shares[i], 3) + "\u00a0%"));
        foreach (var marker in events)
            if (x.Map(marker.At) is var px && !double.IsNaN(px)) drawing.Line(px, plot.Top, px, plot.Bottom, chart.Markers.Contains(marker) ? Ink.Limit : Ink.Text, 1.1, chart.Markers.Contains(marker) ? "7 3" : "3 3");
        AxisPainter.Left(drawing, y, plot);
        AxisPainter.Bottom(drawing, x, plot);
        AxisPainter.Fitted(drawing, 0, drawing.Top + 13, y.Title, Anchor.Start);
        header.DrawEvents(drawing, plot);
        if (empty) AxisPainter.NoData(drawing, plot);
        if (lost > 0) drawing.Text(left, drawing.Height - 5, $"{lost} value{(lost == 1 ? "" : "s")} could not be shown (not a number, or not above zero on a logarithmic axis)", fill: Ink.Soft);
    }

    /// <summary>Bin width 2 IQR n^(-1/3): Freedman and Diaconis, Z. Wahrscheinlichkeitstheorie 57 (1981) 453; here in pixels.</summary>
    private static int FreedmanDiaconis(List<(double Value, double Weight)> values, Scale x, double total, double length)
    {
        var spread = x.Map(Quantile(values, total, 0.75)) - x.Map(Quantile(values, total, 0.25));
        var sturges = Math.Log2(values.Count) + 1;
        return (int)Math.Ceiling(spread > 0 ? Math.Min(60, length / (2 * spread / Math.Cbrt(values.Count))) : sturges);
    }

    /// <summary>The value below which a share of the weight lies.</summary>
    internal static double Quantile(List<(double Value, double Weight)> sorted, double total, double share)
    {
        var sum = 0.0;
        foreach (var (value, weight) in sorted)
        {
            sum += weight;
            if (sum >= share * total * (1 - 1e-12)) return value;
        }
        return sorted[^1].Value;
    }
}
