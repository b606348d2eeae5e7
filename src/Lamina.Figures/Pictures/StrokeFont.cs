namespace Lamina.Figures.Pictures;

/// <summary>
/// A plotter's alphabet for scale bars and keys inside pictures: each character is a few strokes on a grid seven high (y 2 to 9, descenders to 0), two digits a
/// point. Pictures carry their labels without any font of the machine, so that they are the same everywhere.
/// </summary>
internal static class StrokeFont
{
    /// <summary>Grid units from the baseline to the top of capitals.</summary>
    internal const double CapHeight = 7;

    private const double Gap = 1.9, Space = 2.6;

    private static readonly Dictionary<char, string[]> Glyphs = new()
    {
        ['0'] = ["12 32 43 48 39 19 08 03 12"], ['1'] = ["07 29 22"], ['2'] = ["08 19 39 48 47 02 42"], ['3'] = ["08 19 39 48 47 36 26", "36 45 43 32 12 03"],
        ['4'] = ["32 39 04 44"], ['5'] = ["49 09 06 36 45 43 32 12 03"], ['6'] = ["48 39 19 08 03 12 32 43 45 36 16 05"], ['7'] = ["09 49 12"],
        ['8'] = ["16 07 08 19 39 48 47 36 16 05 03 12 32 43 45 36"], ['9'] = ["46 35 15 06 08 19 39 48 43 32 12 03"],
        ['a'] = ["06 17 37 46 42", "45 15 04 03 12 32 43"], ['b'] = ["09 02", "03 12 32 43 46 37 17 06"], ['c'] = ["46 37 17 06 03 12 32 43"], ['d'] = ["49 42", "43 32 12 03 06 17 37 46"],
        ['e'] = ["05 45 46 37 17 06 03 12 32 43"], ['f'] = ["39 29 18 12", "07 37"], ['g'] = ["47 41 30 10 01", "43 32 12 03 06 17 37 46"], ['h'] = ["09 02", "06 17 37 46 42"],
        ['i'] = ["07 02", "09 09"], ['j'] = ["17 11 00", "19 19"], ['k'] = ["09 02", "47 04", "15 42"], ['l'] = ["09 02"], ['m'] = ["07 02", "06 17 27 36 32", "36 47 57 66 62"],
        ['n'] = ["07 02", "06 17 37 46 42"], ['o'] = ["12 32 43 46 37 17 06 03 12"], ['p'] = ["07 00", "03 12 32 43 46 37 17 06"], ['q'] = ["47 40", "43 32 12 03 06 17 37 46"],
        ['r'] = ["07 02", "05 16 27 37"], ['s'] = ["46 37 17 06 15 34 43 32 12 03"], ['t'] = ["19 13 22 32", "07 37"], ['u'] = ["07 03 12 32 43", "47 42"], ['v'] = ["07 22 47"],
        ['w'] = ["07 12 36 52 67"], ['x'] = ["07 42", "47 02"], ['y'] = ["07 22", "47 10"], ['z'] = ["07 47 02 42"],
        ['A'] = ["02 29 42", "14 34"], ['B'] = ["02 09 39 48 47 36 06", "36 45 43 32 02"], ['C'] = ["48 39 19 08 03 12 32 43"], ['D'] = ["02 09 29 47 44 22 02"],
        ['E'] = ["49 09 02 42", "06 36"], ['F'] = ["49 09 02", "06 36"], ['G'] = ["48 39 19 08 03 12 32 43 46 26"], ['H'] = ["09 02", "49 42", "06 46"], ['I'] = ["09 02"], ['J'] = ["39 33 22 12 03"],
        ['K'] = ["09 02", "49 05", "16 42"], ['L'] = ["09 02 42"], ['M'] = ["02 09 35 69 62"], ['N'] = ["02 09 42 49"], ['O'] = ["12 32 43 48 39 19 08 03 12"], ['P'] = ["02 09 39 48 46 35 05"],
        ['Q'] = ["12 32 43 48 39 19 08 03 12", "34 51"], ['R'] = ["02 09 39 48 46 35 05", "25 42"], ['S'] = ["48 39 19 08 07 16 35 44 43 32 12 03"], ['T'] = ["09 49", "29 22"],
        ['U'] = ["09 03 12 32 43 49"], ['V'] = ["09 22 49"], ['W'] = ["09 12 38 52 69"], ['X'] = ["09 42", "49 02"], ['Y'] = ["09 26 49", "26 22"], ['Z'] = ["09 49 02 42"],
        ['.'] = ["02 02"], [','] = ["12 01"], ['-'] = ["05 35"], ['–'] = ["05 45"], ['('] = ["29 17 14 20"], [')'] = ["09 17 14 00"], ['/'] = ["02 39"], ['%'] = ["02 49", "09 08 18 19 09", "33 32 42 43 33"],
        ['+'] = ["05 45", "23 27"], ['='] = ["04 44", "06 46"], [':'] = ["03 03", "06 06"], ['µ'] = ["07 00", "03 12 32 43", "47 42"], ['°'] = ["08 09 19 18 08"], ['_'] = ["01 41"],
    };

    private static readonly string[] Unknown = ["02 09 49 42 02"];

    /// <summary>Width of a text [grid units].</summary>
    internal static double Width(string text)
    {
        var width = 0.0;
        foreach (var character in text) width += Advance(character);
        return Math.Max(0, width - Gap);
    }

    private static double Advance(char character) => character is ' ' or '\u00a0' ? Space : Strokes(character).Max(s => s.Split(' ').Max(p => p[0] - '0')) + Gap;

    private static string[] Strokes(char character) => Glyphs.GetValueOrDefault(character, Unknown);

    /// <summary>The text's lines, x from its left end, y upwards from the baseline [grid units].</summary>
    internal static List<List<(double X, double Y)>> Lines(string text)
    {
        var lines = new List<List<(double X, double Y)>>();
        var at = 0.0;
        foreach (var character in text)
        {
            if (character is not (' ' or '\u00a0'))
                foreach (var stroke in Strokes(character)) lines.Add(Round([.. stroke.Split(' ').Select(p => (at + p[0] - '0', (double)(p[1] - '2')))]));
            at += Advance(character);
        }
        return lines;
    }

    // Corners of 45 degrees stand for curves and are cut twice; sharper ones are corners.
    private static List<(double X, double Y)> Round(List<(double X, double Y)> points)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            var closed = points.Count > 3 && points[0] == points[^1];
            var next = new List<(double X, double Y)>();
            if (!closed) next.Add(points[0]);
            for (var i = closed ? 0 : 1; i < points.Count - 1; i++)
            {
                var (p, q, r) = (points[i == 0 ? points.Count - 2 : i - 1], points[i], points[i + 1]);
                double ax = q.X - p.X, ay = q.Y - p.Y, bx = r.X - q.X, by = r.Y - q.Y;
                var cosine = (ax * bx + ay * by) / Math.Sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
                if (cosine is > 0.55 and < 0.999)
                {
                    next.Add((q.X - ax / 4, q.Y - ay / 4));
                    next.Add((q.X + bx / 4, q.Y + by / 4));
                }
                else next.Add(q);
            }
            next.Add(closed ? next[0] : points[^1]);
            points = next;
        }
        return points;
    }
}
