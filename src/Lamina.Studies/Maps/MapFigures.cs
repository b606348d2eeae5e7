using Lamina.Data.Quantities;
using Lamina.Figures.Charts;
using Lamina.Studies.Evaluation;
using Lamina.Studies.Reporting;

namespace Lamina.Studies.Maps;

/// <summary>Figures of a map.</summary>
public static class MapFigures
{
    /// <summary>The operating window: where every condition holds, and which one is broken worst elsewhere.</summary>
    /// <param name="map">the map</param>
    public static HeatMap Window(OperatingMap map) => new()
    {
        X = Axis(map.X),
        Y = Axis(map.Y),
        Color = new Axis { Label = "Window" },
        Columns = map.Columns,
        Rows = map.Rows,
        Values = map.Window(),
        Smooth = false,
        Categories = ["all conditions hold", .. map.Boundaries.Select(b => $"{b.Label} broken worst")],
        Boundaries = Lines(map),
        Points = Points(map),
        Description = $"Operating window over {map.X.Name} and {map.Y.Name}: where all conditions hold, and which is broken worst elsewhere.",
    };

    /// <summary>A field with the boundaries of the window.</summary>
    /// <param name="map">the map</param>
    /// <param name="field">the field</param>
    public static HeatMap Field(OperatingMap map, MapField field) => new()
    {
        X = Axis(map.X),
        Y = Axis(map.Y),
        Color = new Axis { Label = Wording.Capital(Wording.Of(field.Name)), Unit = Wording.Display(field.Name, field.Unit), Logarithmic = field.Name == "residual_solvent" && field.Values.All(v => !(v <= 0)) },
        Columns = map.Columns,
        Rows = map.Rows,
        Values = field.Values,
        Boundaries = Lines(map),
        Points = Points(map),
        Description = $"{Wording.Of(field.Name)} over {map.X.Name} and {map.Y.Name}.",
    };

    private static List<BoundaryLine> Lines(OperatingMap map)
    {
        var lines = new List<BoundaryLine>();
        static BoundaryLine Line(IReadOnlyList<(double X, double Y)> points, string label, LineStyle style) =>
            new() { Label = label, X = points.Select(p => p.X).ToArray(), Y = points.Select(p => p.Y).ToArray(), Line = style };
        foreach (var boundary in map.Boundaries)
        {
            // The longest piece carries the name.
            for (var i = 0; i < boundary.Lines.Count; i++) lines.Add(Line(boundary.Lines[i], i == 0 ? boundary.Label : "", LineStyle.Solid));
            foreach (var line in boundary.WorstLines ?? []) lines.Add(Line(line, "", LineStyle.Dashed));
            foreach (var line in boundary.BestLines ?? []) lines.Add(Line(line, "", LineStyle.Dashed));
        }
        return lines;
    }

    private static List<MapPoint> Points(OperatingMap map)
    {
        var points = map.Points.Select(p => new MapPoint { Label = p.Label, X = p.X, Y = p.Y }).ToList();
        if (map.X.Base is { } x && map.Y.Base is { } y && x >= map.X.Low && x <= map.X.High && y >= map.Y.Low && y <= map.Y.High) points.Add(new MapPoint { Label = "recipe", X = x, Y = y });
        return points;
    }

    private static Axis Axis(Variable variable) => new() { Label = Name(variable), Unit = Symbol(variable.Unit), Fit = AxisFit.Tight };

    private static string Name(Variable variable)
    {
        var last = variable.Name[(variable.Name.LastIndexOf('.') + 1)..];
        var bracket = variable.Name.IndexOf('[');
        var item = bracket > 0 && variable.Name.IndexOf(']', bracket) is > 0 and var close && int.TryParse(variable.Name[(bracket + 1)..close], out var index) ? $", item {index + 1}" : "";
        return Wording.Capital(last.Replace('_', ' ')) + item.Replace("item", variable.Name.Contains("zones[", StringComparison.Ordinal) ? "zone" : "item");
    }

    private static DisplayUnit Symbol(Unit unit) => unit.Text == "1" ? DisplayUnit.One
        : DisplayUnit.Of(unit.Text.Replace("deg", "°").Replace("um", "µm").Replace("m2", "m²").Replace("m3", "m³"), unit.Factor, unit.Offset);
}
