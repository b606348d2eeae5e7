using Lamina.Figures.Pages;
using Lamina.Studies.Evaluation;
using Lamina.Studies.Running;

namespace Lamina.Studies.Maps;

/// <summary>The report of a map.</summary>
public static class MapPage
{
    /// <summary>The page as text.</summary>
    /// <param name="map">the map</param>
    public static string Write(OperatingMap map)
    {
        var window = map.Window();
        var share = window.Length == 0 ? 0 : (double)window.Count(w => w == 0) / window.Length;
        var notes = new List<string>();
        if (map.Failures.Count > 0) notes.Add($"{map.Failures.Sum(f => f.Count)} of {window.Length} points could not be run: {FailedPoints.Words(map.Failures)}");
        return ReportPage.Write(new ReportModel
        {
            Title = $"{map.Recipe}: operating map",
            Subtitle = $"{map.X.Name} and {map.Y.Name}",
            Facts = [new("Recipe", map.Recipe), new("Grid", $"{map.Columns.Length} x {map.Rows.Length}"), new("Program", RunResult.Program)],
            Summary = map.Boundaries.Count == 0 ? "No conditions were given." : $"All conditions hold on {100 * share:0} % of the map.",
            Warnings = notes,
            Sections =
            [
                new ReportSection
                {
                    Title = "Operating window",
                    Blocks =
                    [
                        new Figure { Chart = MapFigures.Window(map), Caption = "Where every condition holds, and which one is broken worst elsewhere." + (map.Boundaries.Any(b => b.WorstLines is not null) ? " Dashed: the boundaries at the bounds of the most influential assumed constants, one at a time." : "") },
                        new ReportTable
                        {
                            Caption = "Conditions",
                            Columns = [new() { Header = "Boundary" }, new() { Header = "Condition" }, new() { Header = "Band from" }],
                            Rows = [.. map.Boundaries.Select(b => (IReadOnlyList<Cell>)[b.Label, b.Condition, string.Join(", ", b.BandConstants.Select(c => c.Replace('_', ' ')))])],
                        },
                    ],
                },
                new ReportSection
                {
                    Title = "Fields",
                    Blocks =
                    [
                        .. map.Fields.Select((f, k) => (ReportBlock)new Figure
                        {
                            Chart = MapFigures.Field(map, f),
                            Caption = $"{f.Name.Replace('_', ' ')}." + (map.GridErrors.Count > k && !double.IsNaN(map.GridErrors[k]) ? $" Largest difference to the recipe's own grid over five points: {100 * map.GridErrors[k]:G2} % of the range shown." : ""),
                        }),
                    ],
                },
            ],
        });
    }
}
