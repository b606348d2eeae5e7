using Lamina.Data.Runs;
using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Studies.Running;

namespace Lamina.Studies.Protocols;

/// <summary>Writes the answer of <c>lamina transfer</c>: recipe and line with the settings found, result.json, timings.json, report.html.</summary>
public static class TransferFiles
{
    /// <summary>Writes into a folder; an earlier answer there is replaced.</summary>
    /// <param name="folder">the folder</param>
    /// <param name="transfer">an answer with a point</param>
    public static void Write(string folder, Transfer transfer)
    {
        using var run = RunFolder.Create(folder, "", ExistingRun.Replace);
        OptimiseFiles.WriteRecipe(run, transfer.At ?? throw new ArgumentException("the answer has no point: there is no recipe to write"));
        run.WriteText("report.html", Page(transfer));
        run.WriteText("timings.json", $"{{\n  \"schema\": \"lamina-timings/1\",\n  \"cpu_s\": {transfer.CpuTime:0.###}\n}}\n");
        run.WriteText("result.json", TransferJson.Write(transfer, times: false));
        run.Finish();
    }

    private static string Page(Transfer transfer) => ReportPage.Write(new ReportModel
    {
        Title = $"{transfer.Recipe}: from the laboratory to the line",
        Subtitle = "settings whose film goes through the laboratory's rate and temperature at the same times",
        Facts = [new("Recipe", transfer.Recipe), new("Program", RunResult.Program), new("Passes run", $"{transfer.Evaluations}")],
        Summary = transfer.Unmatched.Count == 0 ? "Everything is matched." : "Not everything can be matched: see below.",
        Sections =
        [
            new ReportSection
            {
                Title = "Settings",
                Blocks =
                [
                    new ReportTable
                    {
                        Caption = "The recipe and line files beside this page hold these values",
                        Columns = [new() { Header = "Variable" }, new() { Header = "Was" }, new() { Header = "Now" }],
                        Rows = [.. transfer.Variables.Select(v => (IReadOnlyList<Cell>)[v.Variable.Name, v.Variable.Base is { } was ? v.Variable.Shown(was) : "", v.Variable.Shown(v.Value)])],
                    },
                ],
            },
            new ReportSection
            {
                Title = "Laboratory and line",
                Blocks =
                [
                    new Figure
                    {
                        Chart = new PanelChart
                        {
                            X = new Axis { Label = "Time", Unit = DisplayUnit.Second },
                            Panels =
                            [
                                .. transfer.Curves.Select(c => new Panel
                                {
                                    Y = c.Name switch
                                    {
                                        "film_temperature" => new Axis { Label = "Film temperature", Unit = DisplayUnit.Celsius },
                                        "drying_rate" => new Axis { Label = "Drying rate", Unit = DisplayUnit.GramPerSquareMetreSecond, IncludeZero = true },
                                        _ => new Axis { Label = "Solvent per dry mass", IncludeZero = true },
                                    },
                                    Series = [new Series { Name = "laboratory", X = c.Times, Y = c.Lab, Line = LineStyle.Dashed }, new Series { Name = "line", X = c.Times, Y = c.Line }],
                                }),
                            ],
                            Description = "Film temperature and drying rate over time, laboratory and line.",
                        },
                        Caption = "Laboratory (dashed) and line over time.",
                    },
                    transfer.Unmatched.Count > 0 ? new ItemList { Items = transfer.Unmatched } : new Paragraph { Text = "Rate within 10 % of its highest value and temperature within 3 K all the way." },
                ],
            },
        ],
    });
}
