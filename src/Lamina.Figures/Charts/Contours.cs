namespace Lamina.Figures.Charts;

/// <summary>Lines of equal value on a grid of rising columns and rows, by linear interpolation along the grid's edges (marching squares).</summary>
public static class Contours
{
    /// <summary>Traces the lines at a level; each is a list of points in the coordinates of the columns and rows, longest line first.</summary>
    /// <param name="columns">abscissae of the columns, rising [SI]</param>
    /// <param name="rows">ordinates of the rows, rising [SI]</param>
    /// <param name="values">values row after row [SI]</param>
    /// <param name="level">the level [SI of the values]</param>
    /// <remarks>A cell with a NaN corner holds no line. Where two diagonal corners are above (a saddle) the mean of the four decides which are joined.</remarks>
    public static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Trace(ReadOnlySpan<double> columns, ReadOnlySpan<double> rows, ReadOnlySpan<double> values, double level)
    {
        int nx = columns.Length, ny = rows.Length;
        // Crossings are keyed by the grid edge they lie on: even keys run along a row, odd ones along a column.
        var points = new SortedDictionary<long, (double X, double Y)>();
        var links = new SortedDictionary<long, List<long>>();
        Span<long> keys = stackalloc long[4];
        for (var j = 0; j + 1 < ny; j++)
        for (var i = 0; i + 1 < nx; i++)
        {
            double a = values[j * nx + i], b = values[j * nx + i + 1], c = values[(j + 1) * nx + i + 1], d = values[(j + 1) * nx + i];
            if (!double.IsFinite(a + b + c + d)) continue;
            long south = 2L * (j * (long)nx + i), north = south + 2L * nx, west = south + 1, east = west + 2;
            bool wa = a >= level, wb = b >= level, wc = c >= level, wd = d >= level;
            var count = 0;
            if (wa != wb) { points[south] = (Cross(columns[i], columns[i + 1], a, b, level), rows[j]); keys[count++] = south; }
            if (wb != wc) { points[east] = (columns[i + 1], Cross(rows[j], rows[j + 1], b, c, level)); keys[count++] = east; }
            if (wc != wd) { points[north] = (Cross(columns[i], columns[i + 1], d, c, level), rows[j + 1]); keys[count++] = north; }
            if (wd != wa) { points[west] = (columns[i], Cross(rows[j], rows[j + 1], a, d, level)); keys[count++] = west; }
            if (count == 2) Link(links, keys[0], keys[1]);
            if (count != 4) continue;
            // Around the cell: south, east, north, west. Corner b lies between south and east.
            if ((a + b + c + d) / 4 >= level == wb) { Link(links, south, west); Link(links, east, north); }
            else { Link(links, south, east); Link(links, north, west); }
        }
        var lines = new List<IReadOnlyList<(double X, double Y)>>();
        // Open lines first, from their ends; what is left are rings.
        foreach (var ends in (ReadOnlySpan<bool>)[true, false])
            foreach (var start in points.Keys.ToList())
                if (links.TryGetValue(start, out var next) && next.Count == (ends ? 1 : 2)) lines.Add(Follow(start, points, links));
        return [.. lines.OrderByDescending(l => l.Count)];
    }

    private static double Cross(double from, double to, double a, double b, double level) => from + (to - from) * Math.Clamp((level - a) / (b - a), 0, 1);

    private static void Link(SortedDictionary<long, List<long>> links, long p, long q)
    {
        if (!links.TryGetValue(p, out var fromP)) links[p] = fromP = [];
        if (!links.TryGetValue(q, out var fromQ)) links[q] = fromQ = [];
        fromP.Add(q);
        fromQ.Add(p);
    }

    private static List<(double X, double Y)> Follow(long start, SortedDictionary<long, (double X, double Y)> points, SortedDictionary<long, List<long>> links)
    {
        var line = new List<(double X, double Y)> { points[start] };
        var at = start;
        while (links[at].Count > 0)
        {
            var next = links[at][0];
            links[at].RemoveAt(0);
            links[next].Remove(at);
            line.Add(points[next]);
            at = next;
        }
        return line;
    }
}
