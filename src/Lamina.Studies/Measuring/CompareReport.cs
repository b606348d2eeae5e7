using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Lamina.Data.Json;
using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using FigureAxis = Lamina.Figures.Charts.Axis;

namespace Lamina.Studies.Measuring;

/// <summary>The folder of <c>lamina compare --report</c>: report.html with the phases' ratios through the thickness, result.json, relative_phase_difference.csv.</summary>
/// <param name="first">name of the structure</param>
/// <param name="second">name of the reference</param>
/// <param name="phases">phases that both have, with their ratio in each slice; NaN where the reference has none [-]</param>
/// <param name="result">what the verb prints</param>
internal sealed class CompareReport(string first, string second, IReadOnlyList<KeyValuePair<string, double[]>> phases, JsonObject result)
{
    /// <summary>Writes the files, each under a temporary name first.</summary>
    public void Write(string folder)
    {
        MeasureReport.Save(folder, "result.json", JsonText.Write(result));
        if (phases.Count > 0) MeasureReport.Save(folder, "relative_phase_difference.csv", Table());
        MeasureReport.Save(folder, "report.html", Page());
    }

    private static double[] Heights(int slices) => [.. Enumerable.Range(0, slices).Select(i => (i + 0.5) / slices)];

    private string Page()
    {
        var blocks = new List<ReportBlock>();
        if (phases.Count > 0)
            blocks.Add(new Figure
            {
                Chart = new LineChart
                {
                    X = new FigureAxis { Label = "Share of the thickness", Minimum = 0, Maximum = 1 }, Y = new FigureAxis { Label = "Volume share over that of the reference", Logarithmic = true },
                    Series = [.. phases.Select(p => new Series { Name = p.Key, X = Heights(p.Value.Length), Y = Array.ConvertAll(p.Value, ratio => ratio > 0 ? ratio : double.NaN) })],
                },
                Caption = "Relative phase difference: volume share in each page over that of the reference at the same share of the thickness, from the current collector (0) upwards. 1 is no difference; pages without the phase are left out.",
            });
        TableColumn Column(string header, DisplayUnit? unit = null) => new() { Header = header, Numeric = true, Digits = 4, Unit = unit ?? DisplayUnit.One };
        blocks.Add(new ReportTable
        {
            Caption = "Volume shares of the whole.",
            Columns = [new() { Header = "Phase" }, Column("this", DisplayUnit.Percent), Column("reference", DisplayUnit.Percent), Column("ratio")],
            Rows = [.. result["volume_fractions"]!.AsObject().Select(e => (IReadOnlyList<Cell>)[e.Key, MeasureReport.Number(e.Value!["a"]), MeasureReport.Number(e.Value["b"]), MeasureReport.Number(e.Value["ratio"])])],
        });
        return ReportPage.Write(new ReportModel
        {
            Title = $"{Name(first)} against {Name(second)}", Subtitle = "Phases of two structures at the same share of the thickness",
            Sections = [new ReportSection { Title = "Relative phase difference", Blocks = blocks }],
        });
    }

    private static string Name(string file) => Path.GetFileName(Path.TrimEndingDirectorySeparator(file));

    private string Table()
    {
        var text = new StringBuilder("position [1]");
        foreach (var (name, _) in phases) text.Append(',').Append(MeasureReport.Quoted(name));
        text.Append('\n');
        var heights = Heights(phases[0].Value.Length);
        for (var i = 0; i < heights.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{heights[i]:R}");
            foreach (var (_, ratios) in phases) text.Append(CultureInfo.InvariantCulture, $",{ratios[i]:R}");
            text.Append('\n');
        }
        return text.ToString();
    }
}
