using System.Globalization;
using System.Text;
using Lamina.Figures.Pictures;
using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class HeatMapPainter
{
    private const double TitleRow = 24, LegendRow = 18, BarWidth = 14;
    private const int MostRectangles = 4000, MostHoverCells = 6000;

    internal static void Draw(Drawing drawing, HeatMap map)
    {
        var columns = Places(map.Columns.Span, map.X, "columns");
        var rows = Places(map.Rows.Span, map.Y, "rows");
        if (map.Values.Length != columns.Length * rows.Length)
            throw new ArgumentException($"the map has {columns.Length} columns and {rows.Length} rows but {map.Values.Length} values: give {columns.Length * rows.Length}");
        var categories = map.Categories.Count > 0;
        var smooth = map.Smooth && !categories && columns.Length > 1 && rows.Length > 1;
        var xEdges = smooth ? columns : Edges(columns, map.X.Logarithmic);
        var yEdges = smooth ? rows : Edges(rows, map.Y.Logarithmic);

        var xData = new DataRange(map.X);
        var yData = new DataRange(map.Y);
        var colorAxis = categories ? map.Color with { Logarithmic = false } : map.Color;
        var colorData = new DataRange(colorAxis);
        foreach (var edge in xEdges) xData.AddShown(edge);
        foreach (var edge in yEdges) yData.AddShown(edge);
        colorData.Add(map.Values.Span);

        var note = categories ? null : AxisPainter.DroppedNote(colorData.Dropped, map.Color.Label);
        double top = drawing.Top + TitleRow + (categories ? LegendRow : 0), bottom = drawing.Height - AxisPainter.BottomRoom - (note is null ? 0 : 15);
        var color = Scale.Fit(colorAxis, colorData, bottom - top, false, AxisFit.Tight);
        var y = Scale.Fit(map.Y, yData, bottom - top, false, AxisFit.Tight);
        var left = y.WidestLabel + 12;
        var right = categories ? 16 : 34 + BarWidth + color.WidestLabel;
        var plot = new Box(left, top, Math.Max(40, drawing.Width - left - right), Math.Max(30, bottom - top));
        var x = Scale.Fit(map.X, xData, plot.Width, true, AxisFit.Tight);
        x.Lay(plot.Left, plot.Right);
        y.Lay(plot.Bottom, plot.Top);
        color.Lay(0, 1);

        var px = Array.ConvertAll(columns, x.MapShown);
        var py = Array.ConvertAll(rows, y.MapShown);
        var empty = columns.Length == 0 || rows.Length == 0 || colorData.Empty;
        drawing.BeginClip(plot, empty ? "" : Hover(map, px, py, x, y));
        if (!empty)
        {
            if (smooth) drawing.Image(plot, SmoothPicture(map, color, px, py, plot), true);
            else if (columns.Length * rows.Length <= MostRectangles) CellRectangles(drawing, map, color, Array.ConvertAll(xEdges, x.MapShown), Array.ConvertAll(yEdges, y.MapShown));
            else drawing.Image(plot, CellPicture(map, color, Array.ConvertAll(xEdges, x.MapShown), Array.ConvertAll(yEdges, y.MapShown), plot), false);
        }
        var contours = empty || categories ? [] : DrawContours(drawing, map, px, py);
        foreach (var line in map.Boundaries)
        {
            var path = SeriesPainter.Polyline(line.X.Span, line.Y.Span, x, y);
            drawing.Path(path, "none", "#ffffff", 4);
            drawing.Path(path, "none", Ink.Text, 1.8, SeriesPainter.DashOf(line.Line));
        }
        foreach (var point in map.Points)
            if (x.Map(point.X) is var cx && y.Map(point.Y) is var cy && plot.Holds(cx, cy)) drawing.Circle(cx, cy, 4.6, "#ffffff", Ink.Text, 2);
        drawing.EndClip();

        AxisPainter.Left(drawing, y, plot);
        AxisPainter.Bottom(drawing, x, plot);
        AxisPainter.Fitted(drawing, 0, drawing.Top + 13, y.Title, Anchor.Start, room: drawing.Width * (categories ? 1 : 0.5));
        if (categories) CategoryKey(drawing, map, plot);
        else ColorBar(drawing, color, plot);
        if (empty) AxisPainter.NoData(drawing, plot);
        PointLabels(drawing, map, x, y, plot);
        BoundaryLabels(drawing, map, x, y, plot);
        foreach (var (points, level) in contours) LineLabel(drawing, points, Level(map.Color.Unit.Show(level)), plot);
        if (note is not null) AxisPainter.Fitted(drawing, left, drawing.Height - 5, note, Anchor.Start, Ink.Soft);
    }

    // Levels are round numbers chosen by the caller: shown as short as they are.
    private static string Level(double shown)
    {
        var text = shown.ToString("G6", CultureInfo.InvariantCulture);
        return text.Contains('E') ? Numbers.Significant(shown, 3) : text.Replace('-', '−');
    }

    private static double[] Places(ReadOnlySpan<double> values, Axis axis, string what)
    {
        var shown = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            shown[i] = axis.Unit.Show(values[i]);
            if (!double.IsFinite(shown[i]) || (i > 0 && !(shown[i] > shown[i - 1]))) throw new ArgumentException($"the {what} of a map must be finite and rising: place {i} is {values[i]}");
            if (axis.Logarithmic && !(shown[i] > 0)) throw new ArgumentException($"the {what} of a map on a logarithmic axis must be above zero: place {i} is {values[i]}");
        }
        return shown;
    }

    /// <summary>Cell edges half way between places, the outer ones as far out as the inner ones.</summary>
    private static double[] Edges(double[] places, bool logarithmic)
    {
        if (places.Length == 0) return [];
        var at = logarithmic ? Array.ConvertAll(places, Math.Log) : places;
        var edges = new double[at.Length + 1];
        for (var i = 1; i < at.Length; i++) edges[i] = (at[i - 1] + at[i]) / 2;
        var lone = logarithmic ? 0.35 : at[0] == 0 ? 0.5 : 0.1 * Math.Abs(at[0]);
        edges[0] = at.Length > 1 ? at[0] - (edges[1] - at[0]) : at[0] - lone;
        edges[^1] = at.Length > 1 ? at[^1] + (at[^1] - edges[^2]) : at[0] + lone;
        return logarithmic ? Array.ConvertAll(edges, Math.Exp) : edges;
    }

    private static Color? ColorOf(HeatMap map, Scale scale, double value)
    {
        if (map.Categories.Count > 0)
            return double.IsFinite(value) && value > -0.5 && value < map.Categories.Count - 0.5 ? CategoryColor((int)Math.Round(value)) : null;
        var place = scale.Map(value);
        // 64 steps are finer than the eye reads off a map, and make the picture small.
        return double.IsNaN(place) ? null : Palette.Ramp(Math.Round(Math.Clamp(place, 0, 1) * 63) / 63);
    }

    private static Color CategoryColor(int index) => Color.Mix(Palette.Categories[index % Palette.Categories.Count], new(255, 255, 255), 0.42);

    private static void CellRectangles(Drawing drawing, HeatMap map, Scale scale, double[] xEdges, double[] yEdges)
    {
        int nx = xEdges.Length - 1, ny = yEdges.Length - 1;
        for (var j = 0; j < ny; j++)
        for (var i = 0; i < nx;)
        {
            var color = ColorOf(map, scale, map.Values.Span[j * nx + i]);
            var end = i + 1;
            while (end < nx && ColorOf(map, scale, map.Values.Span[j * nx + end]) == color) end++;
            if (color is { } fill) drawing.Rectangle(new(xEdges[i], yEdges[j + 1], xEdges[end] - xEdges[i], yEdges[j] - yEdges[j + 1]), fill.ToString(), attributes: " shape-rendering=\"crispEdges\"");
            i = end;
        }
    }

    private static byte[] CellPicture(HeatMap map, Scale scale, double[] xEdges, double[] yEdges, Box plot) =>
        Picture(plot, (px, py) =>
        {
            int i = Below(xEdges, px, true), j = Below(yEdges, py, false);
            return i < 0 || j < 0 ? null : ColorOf(map, scale, map.Values.Span[j * (xEdges.Length - 1) + i]);
        });

    private static byte[] SmoothPicture(HeatMap map, Scale scale, double[] px, double[] py, Box plot)
    {
        var nx = px.Length;
        return Picture(plot, (atX, atY) =>
        {
            int i = Below(px, atX, true), j = Below(py, atY, false);
            if (i < 0 || j < 0) return null;
            double u = (atX - px[i]) / (px[i + 1] - px[i]), v = (atY - py[j]) / (py[j + 1] - py[j]);
            var values = map.Values.Span;
            // Blended on the colour scale, so that a logarithmic one blends decades. Beside a missing value the nearest counts.
            double a = scale.Map(values[j * nx + i]), b = scale.Map(values[j * nx + i + 1]), c = scale.Map(values[(j + 1) * nx + i]), d = scale.Map(values[(j + 1) * nx + i + 1]);
            var blend = (1 - v) * ((1 - u) * a + u * b) + v * ((1 - u) * c + u * d);
            if (double.IsNaN(blend)) blend = u < 0.5 ? v < 0.5 ? a : c : v < 0.5 ? b : d;
            return double.IsNaN(blend) ? null : Palette.Ramp(Math.Round(Math.Clamp(blend, 0, 1) * 63) / 63);
        });
    }

    private static byte[] Picture(Box plot, Func<double, double, Color?> at)
    {
        int width = Math.Clamp((int)Math.Round(plot.Width), 1, 1600), height = Math.Clamp((int)Math.Round(plot.Height), 1, 1600);
        var pixels = new byte[4 * width * height];
        for (var row = 0; row < height; row++)
        for (var column = 0; column < width; column++)
            if (at(plot.Left + (column + 0.5) * plot.Width / width, plot.Top + (row + 0.5) * plot.Height / height) is { } color)
                (pixels[4 * (row * width + column)], pixels[4 * (row * width + column) + 1], pixels[4 * (row * width + column) + 2], pixels[4 * (row * width + column) + 3]) = (color.R, color.G, color.B, 255);
        return Png.Encode(pixels, width, height, PixelFormat.Rgba8);
    }

    /// <summary>Index of the interval of pixels that holds a pixel; rising to the right, falling upwards; -1 outside.</summary>
    private static int Below(double[] places, double at, bool rising)
    {
        int low = 0, high = places.Length - 1;
        if (high < 1 || (rising ? at < places[0] || at > places[high] : at > places[0] || at < places[high])) return -1;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (rising ? places[middle] <= at : places[middle] >= at) low = middle;
            else high = middle;
        }
        return low;
    }

    private static List<(IReadOnlyList<(double X, double Y)> Points, double Level)> DrawContours(Drawing drawing, HeatMap map, double[] px, double[] py)
    {
        var labelled = new List<(IReadOnlyList<(double X, double Y)>, double)>();
        // On a logarithmic colour scale lines are placed by the logarithm, as the colours are.
        var logarithmic = map.Color.Logarithmic;
        var values = map.Values.ToArray();
        if (logarithmic) values = Array.ConvertAll(values, v => map.Color.Unit.Show(v) is > 0 and var shown ? Math.Log(shown) : double.NaN);
        foreach (var level in map.Contours)
        {
            var at = logarithmic ? Math.Log(map.Color.Unit.Show(level)) : level;
            if (!double.IsFinite(at)) continue;
            var lines = Contours.Trace(px, py, values, at);
            foreach (var line in lines)
            {
                var path = new StringBuilder();
                for (var i = 0; i < line.Count; i++) path.Append(i == 0 ? 'M' : 'L').Append(Drawing.N(line[i].X)).Append(' ').Append(Drawing.N(line[i].Y));
                drawing.Path(path.ToString(), "none", "#00000055", 2.4);
                drawing.Path(path.ToString(), "none", "#ffffff", 1.2);
            }
            if (lines.Count > 0) labelled.Add((lines[0], level));
        }
        return labelled;
    }

    /// <summary>Sets a label on a line where it covers no other text.</summary>
    private static void LineLabel(Drawing drawing, IReadOnlyList<(double X, double Y)> points, string text, Box plot, double size = 10)
    {
        var inside = points.Where(p => plot.Holds(p.X, p.Y)).ToList();
        if (inside.Count == 0) return;
        var half = FontMetrics.Width(text, size) / 2;
        foreach (var share in (ReadOnlySpan<double>)[0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9])
        {
            var (x, y) = inside[(int)(share * (inside.Count - 1))];
            x = Math.Clamp(x, plot.Left + half + 3, plot.Right - half - 3);
            y = Math.Clamp(y, plot.Top + 9, plot.Bottom - 9);
            var box = new Box(x - half - 2, y - 7, 2 * half + 4, 14);
            if (drawing.Texts.Any(t => t.Box.Overlaps(box, 2))) continue;
            drawing.Text(x, y + 3.6, text, size, Anchor.Middle, halo: true);
            return;
        }
    }

    private static void BoundaryLabels(Drawing drawing, HeatMap map, Scale x, Scale y, Box plot)
    {
        foreach (var line in map.Boundaries)
        {
            if (line.X.Length != line.Y.Length) throw new ArgumentException($"boundary '{line.Label}' has {line.X.Length} abscissae and {line.Y.Length} ordinates: give one for each");
            if (line.Label.Length == 0) continue;
            var points = new List<(double X, double Y)>();
            for (var i = 0; i < line.X.Length; i++)
            {
                var to = (X: x.Map(line.X.Span[i]), Y: y.Map(line.Y.Span[i]));
                if (double.IsNaN(to.X) || double.IsNaN(to.Y)) continue;
                // Few corners far apart would leave few places for the label.
                if (points.Count > 0 && points[^1] is var from)
                    for (var part = 1; part < 8; part++) points.Add((from.X + (to.X - from.X) * part / 8, from.Y + (to.Y - from.Y) * part / 8));
                points.Add(to);
            }
            LineLabel(drawing, points, line.Label, plot, Ink.NoteSize);
        }
    }

    private static void PointLabels(Drawing drawing, HeatMap map, Scale x, Scale y, Box plot)
    {
        foreach (var point in map.Points)
        {
            double cx = x.Map(point.X), cy = y.Map(point.Y);
            if (point.Label.Length == 0 || !plot.Holds(cx, cy)) continue;
            var right = cx + 10 + FontMetrics.Width(point.Label, Ink.NoteSize) < plot.Right;
            drawing.Text(cx + (right ? 9 : -9), cy + 4, point.Label, Ink.NoteSize, right ? Anchor.Start : Anchor.End, bold: true, halo: true);
        }
    }

    private static void ColorBar(Drawing drawing, Scale color, Box plot)
    {
        const int steps = 64;
        var left = plot.Right + 16;
        var step = plot.Height / steps;
        for (var i = 0; i < steps; i++)
            drawing.Rectangle(new(left, plot.Bottom - step * (i + 1), BarWidth, step + (i == 0 ? 0 : 0.6)), Palette.Ramp(i / (steps - 1.0)).ToString());
        color.Lay(plot.Bottom, plot.Top);
        foreach (var tick in color.Ticks)
        {
            var y = color.MapShown(tick.Value);
            drawing.Line(left + BarWidth, y, left + BarWidth + (tick.Minor ? 2.5 : 4.5), y, Ink.Frame);
            drawing.Text(left + BarWidth + 8, y + 3.9, tick.Label);
        }
        AxisPainter.Fitted(drawing, drawing.Width - 2, drawing.Top + 13, color.Title, Anchor.End, room: drawing.Width * 0.46);
    }

    private static void CategoryKey(Drawing drawing, HeatMap map, Box plot)
    {
        var x = plot.Left;
        for (var i = 0; i < map.Categories.Count; i++)
        {
            drawing.Rectangle(new(x, drawing.Top + TitleRow + 1, 11, 11), CategoryColor(i).ToString(), "#888888");
            x = drawing.Text(x + 16, drawing.Top + TitleRow + 11, map.Categories[i], Ink.NoteSize).Right + 20;
        }
    }

    private static string Hover(HeatMap map, double[] px, double[] py, Scale x, Scale y)
    {
        if (map.Values.Length > MostHoverCells) return "";
        var values = new StringBuilder();
        foreach (var value in map.Values.Span)
        {
            if (values.Length > 0) values.Append(' ');
            values.Append(double.IsFinite(value) ? map.Color.Unit.Show(value).ToString("G4", CultureInfo.InvariantCulture) : "-");
        }
        return Drawing.Attribute("class", "map") + Drawing.Attribute("data-x", x.HoverMap()) + Drawing.Attribute("data-y", y.HoverMap())
            + Drawing.Attribute("data-cx", string.Join(' ', px.Select(Drawing.N))) + Drawing.Attribute("data-cy", string.Join(' ', py.Select(Drawing.N))) + Drawing.Attribute("data-v", values.ToString())
            + Drawing.Attribute("data-xn", map.X.Label) + Drawing.Attribute("data-xu", map.X.Unit.Symbol) + Drawing.Attribute("data-yn", map.Y.Label) + Drawing.Attribute("data-yu", map.Y.Unit.Symbol)
            + Drawing.Attribute("data-n", map.Color.Label) + Drawing.Attribute("data-u", map.Color.Unit.Symbol) + (map.Categories.Count > 0 ? Drawing.Attribute("data-c", string.Join('|', map.Categories)) : "");
    }
}
