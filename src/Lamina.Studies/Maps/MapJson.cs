using System.Text.Json.Nodes;
using Lamina.Data.Json;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Maps;

/// <summary>A map as JSON: axes, fields, boundary lines.</summary>
public static class MapJson
{
    /// <summary>The text.</summary>
    /// <param name="map">the map</param>
    /// <param name="times">whether processor time and the passes of this call are part of it; a result file holds none</param>
    public static string Write(OperatingMap map, bool times)
    {
        var json = new JsonObject
        {
            ["schema"] = "lamina-map/1",
            ["recipe"] = map.Recipe,
            ["axes"] = new JsonObject { ["x"] = Axis(map.X, map.Columns), ["y"] = Axis(map.Y, map.Rows) },
            ["fields"] = new JsonArray([.. map.Fields.Select((f, k) => new JsonObject
            {
                ["name"] = f.Name,
                ["unit"] = f.Unit,
                ["grid_error"] = map.GridErrors.Count > k && double.IsFinite(map.GridErrors[k]) ? map.GridErrors[k] : null,
                ["values"] = Grid(f.Values, map.Columns.Length),
            })]),
            ["boundaries"] = new JsonArray([.. map.Boundaries.Select(b => new JsonObject
            {
                ["label"] = b.Label,
                ["condition"] = b.Condition,
                ["lines"] = Lines(b.Lines),
                ["worst_lines"] = b.WorstLines is { } worst ? Lines(worst) : null,
                ["best_lines"] = b.BestLines is { } best ? Lines(best) : null,
                ["band_constants"] = new JsonArray([.. b.BandConstants.Select(c => (JsonNode)c)]),
                ["margins"] = Grid(b.Margins, map.Columns.Length),
            })]),
            ["points"] = new JsonArray([.. map.Points.Select(p => new JsonObject { ["label"] = p.Label, ["x"] = p.X, ["y"] = p.Y })]),
            ["failures"] = FailedPoints.Json(map.Failures),
        };
        if (times)
        {
            json["evaluations"] = map.Evaluations;
            json["cpu_s"] = Math.Round(map.CpuTime, 3);
        }
        return JsonText.Write(json);
    }

    private static JsonObject Axis(Variable variable, double[] values) => new()
    {
        ["name"] = variable.Name,
        ["unit"] = variable.SiUnit,
        ["base"] = variable.Base,
        ["values"] = new JsonArray([.. values.Select(v => (JsonNode)v)]),
    };

    private static JsonArray Grid(double[] values, int columns) =>
        new([.. Enumerable.Range(0, values.Length / columns).Select(j => new JsonArray([.. Enumerable.Range(0, columns).Select(i => double.IsFinite(values[j * columns + i]) ? (JsonNode?)values[j * columns + i] : null)]))]);

    private static JsonArray Lines(IReadOnlyList<IReadOnlyList<(double X, double Y)>> lines) =>
        new([.. lines.Select(line => new JsonArray([.. line.Select(p => new JsonArray(p.X, p.Y))]))]);
}
