using System.Text;
using Lamina.Figures.Pictures;
using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>Draws a series into its plot, and its sample into a legend.</summary>
internal static class SeriesPainter
{
    internal static string ColorOf(string? given, int index) => (given is null ? Palette.Categories[index % Palette.Categories.Count] : Color.Parse(given)).ToString();

    internal static void Check(Series series)
    {
        var n = series.X.Length;
        Same(series.Name, "Y", series.Y.Length, n, false);
        Same(series.Name, "Lower", series.Lower.Length, n, true);
        Same(series.Name, "Upper", series.Upper.Length, n, true);
        Same(series.Name, "YError", series.YError.Length, n, true);
        Same(series.Name, "XError", series.XError.Length, n, true);
        if (series.Lower.Length != series.Upper.Length) throw new ArgumentException($"series '{series.Name}' has one edge of an uncertainty band only: give both Lower and Upper, or neither");
    }

    private static void Same(string name, string what, int length, int expected, bool optional)
    {
        if (length != expected && !(optional && length == 0))
            throw new ArgumentException($"series '{name}' has {expected} abscissae but {length} values of {what}: give one per abscissa{(optional ? " or none" : "")}");
    }

    /// <summary>Widens the ranges by all that is drawn of the series.</summary>
    internal static void Gather(Series series, DataRange x, DataRange y)
    {
        ReadOnlySpan<double> xs = series.X.Span, ys = series.Y.Span;
        for (var i = 0; i < xs.Length; i++)
        {
            if (!double.IsFinite(ys[i]) || !double.IsFinite(xs[i])) continue;
            x.Add(xs[i]);
            y.Add(ys[i]);
            if (series.YError.Length > 0 && double.IsFinite(series.YError.Span[i])) Edges(y, ys[i], series.YError.Span[i]);
            if (series.XError.Length > 0 && double.IsFinite(series.XError.Span[i])) Edges(x, xs[i], series.XError.Span[i]);
        }
        foreach (var edge in series.Lower.Span) y.AddEdge(edge);
        foreach (var edge in series.Upper.Span) y.AddEdge(edge);
    }

    private static void Edges(DataRange range, double value, double half)
    {
        range.AddEdge(value - half);
        range.AddEdge(value + half);
    }

    internal static void Draw(Drawing drawing, Series series, Scale x, Scale y, string color, string attributes = "")
    {
        if (series.Lower.Length > 0) drawing.Path(Band(series, x, y), color, opacity: 0.16);
        if (series.YError.Length > 0 || series.XError.Length > 0) drawing.Path(ErrorBars(series, x, y), "none", color, 1);
        var path = Polyline(series.X.Span, series.Y.Span, x, y);
        var hidden = series.Line == LineStyle.None;
        drawing.Path(path, "none", hidden ? "transparent" : color, hidden ? 0.01 : 1.8, DashOf(series.Line), attributes: attributes);
        if (series.Marker != MarkerShape.None || hidden)
            drawing.Path(Markers(series, x, y), Fill(series.Marker, color), color, 1.3);
    }

    private static string Fill(MarkerShape shape, string color) => shape == MarkerShape.Cross ? "none" : Color.Mix(Color.Parse(color), new(255, 255, 255), 0.55).ToString();

    internal static string DashOf(LineStyle style) => style switch { LineStyle.Dashed => "6 4", LineStyle.Dotted => "1.5 3", _ => "" };

    internal static string Polyline(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, Scale x, Scale y)
    {
        var path = new StringBuilder();
        var pen = false;
        double lastX = double.NaN, lastY = double.NaN;
        var span = Math.Abs(x.PixelB - x.PixelA) + Math.Abs(y.PixelB - y.PixelA);
        // Long records: keep what a pixel can show, which is the first, lowest, highest and last point of each column.
        var thin = xs.Length > 6 * span;
        double column = double.NaN, low = 0, high = 0, waiting = double.NaN;
        void Point(double px, double py)
        {
            if (pen && Math.Abs(px - lastX) < 0.05 && Math.Abs(py - lastY) < 0.05) return;
            path.Append(pen ? 'L' : 'M').Append(Drawing.N(px)).Append(' ').Append(Drawing.N(py));
            (pen, lastX, lastY) = (true, px, py);
        }
        void Flush()
        {
            if (double.IsNaN(column)) return;
            if (low < Math.Min(lastY, waiting)) Point(column, low);
            if (high > Math.Max(lastY, waiting)) Point(column, high);
            Point(column, waiting);
            column = double.NaN;
        }
        for (var i = 0; i < xs.Length; i++)
        {
            double px = x.Map(xs[i]), py = y.Map(ys[i]);
            if (double.IsNaN(px) || double.IsNaN(py))
            {
                Flush();
                // A point alone between gaps would be invisible as a line of no length.
                if (pen && path[^1] != 'Z' && LoneMove(path)) path.Append("h0.01");
                pen = false;
                continue;
            }
            if (thin && pen && Math.Abs(px - lastX) < 1)
            {
                if (double.IsNaN(column)) (column, low, high) = (lastX, py, py);
                (low, high, waiting) = (Math.Min(low, py), Math.Max(high, py), py);
                continue;
            }
            Flush();
            Point(px, py);
        }
        Flush();
        if (pen && LoneMove(path)) path.Append("h0.01");
        return path.ToString();
    }

    private static bool LoneMove(StringBuilder path)
    {
        for (var i = path.Length - 1; i >= 0; i--)
        {
            if (path[i] == 'L') return false;
            if (path[i] == 'M') return true;
        }
        return false;
    }

    internal static string Band(Series series, Scale x, Scale y)
    {
        var path = new StringBuilder();
        ReadOnlySpan<double> xs = series.X.Span, lower = series.Lower.Span, upper = series.Upper.Span;
        var start = -1;
        for (var i = 0; i <= xs.Length; i++)
        {
            var good = i < xs.Length && !double.IsNaN(x.Map(xs[i])) && double.IsFinite(lower[i]) && !double.IsNaN(y.Map(upper[i]));
            if (good && start < 0) start = i;
            if (good || start < 0) continue;
            for (var j = start; j < i; j++) path.Append(j == start ? 'M' : 'L').Append(Drawing.N(x.Map(xs[j]))).Append(' ').Append(Drawing.N(y.Map(upper[j])));
            for (var j = i - 1; j >= start; j--) path.Append('L').Append(Drawing.N(x.Map(xs[j]))).Append(' ').Append(Drawing.N(Floor(y, lower[j])));
            path.Append('Z');
            start = -1;
        }
        return path.ToString();
    }

    // The lower end of an uncertainty may lie at or below zero on a logarithmic axis: it then reaches down to the frame and further.
    private static double Floor(Scale y, double value) => y.Map(value) is var p && double.IsNaN(p) ? y.PixelA + 2 * (y.PixelA - y.PixelB) : p;

    private static string ErrorBars(Series series, Scale x, Scale y)
    {
        var path = new StringBuilder();
        ReadOnlySpan<double> xs = series.X.Span, ys = series.Y.Span;
        for (var i = 0; i < xs.Length; i++)
        {
            double px = x.Map(xs[i]), py = y.Map(ys[i]);
            if (double.IsNaN(px) || double.IsNaN(py)) continue;
            if (series.YError.Length > 0 && series.YError.Span[i] is var e && double.IsFinite(e) && e > 0)
            {
                double top = y.Map(ys[i] + e), bottom = Floor(y, ys[i] - e);
                if (double.IsNaN(top)) top = y.PixelB;
                path.Append($"M{Drawing.N(px)} {Drawing.N(top)}V{Drawing.N(bottom)}M{Drawing.N(px - 3)} {Drawing.N(top)}h6M{Drawing.N(px - 3)} {Drawing.N(bottom)}h6");
            }
            if (series.XError.Length > 0 && series.XError.Span[i] is var f && double.IsFinite(f) && f > 0)
            {
                double right = x.Map(xs[i] + f), left = x.Map(xs[i] - f);
                if (double.IsNaN(left)) left = x.PixelA;
                if (double.IsNaN(right)) right = x.PixelB;
                path.Append($"M{Drawing.N(left)} {Drawing.N(py)}H{Drawing.N(right)}M{Drawing.N(left)} {Drawing.N(py - 3)}v6M{Drawing.N(right)} {Drawing.N(py - 3)}v6");
            }
        }
        return path.ToString();
    }

    private static string Markers(Series series, Scale x, Scale y)
    {
        var path = new StringBuilder();
        ReadOnlySpan<double> xs = series.X.Span, ys = series.Y.Span;
        for (var i = 0; i < xs.Length; i++)
        {
            double px = x.Map(xs[i]), py = y.Map(ys[i]);
            if (!double.IsNaN(px) && !double.IsNaN(py)) path.Append(Marker(series.Marker, px, py));
        }
        return path.ToString();
    }

    private static string Marker(MarkerShape shape, double x, double y)
    {
        string X(double d) => Drawing.N(x + d);
        string Y(double d) => Drawing.N(y + d);
        return shape switch
        {
            MarkerShape.Square => $"M{X(-3.2)} {Y(-3.2)}h6.4v6.4h-6.4Z",
            MarkerShape.Triangle => $"M{X(0)} {Y(-4.2)}L{X(3.8)} {Y(2.6)}H{X(-3.8)}Z",
            MarkerShape.TriangleDown => $"M{X(0)} {Y(4.2)}L{X(3.8)} {Y(-2.6)}H{X(-3.8)}Z",
            MarkerShape.Diamond => $"M{X(0)} {Y(-4.4)}L{X(4)} {Y(0)}L{X(0)} {Y(4.4)}L{X(-4)} {Y(0)}Z",
            MarkerShape.Cross => $"M{X(-3)} {Y(-3)}l6 6M{X(3)} {Y(-3)}l-6 6",
            _ => $"M{X(-3.4)} {Y(0)}a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0Z",
        };
    }

    /// <summary>Width of a legend sample with its gap.</summary>
    internal const double SampleWidth = 28;

    internal static void Sample(Drawing drawing, Series series, double x, double y, string color)
    {
        if (series.Lower.Length > 0) drawing.Rectangle(new(x, y - 5, 22, 10), color, opacity: 0.16);
        if (series.Line != LineStyle.None) drawing.Line(x, y, x + 22, y, color, 1.8, DashOf(series.Line));
        if (series.Marker != MarkerShape.None || series.Line == LineStyle.None) drawing.Path(Marker(series.Marker, x + 11, y), Fill(series.Marker, color), color, 1.3);
    }
}
