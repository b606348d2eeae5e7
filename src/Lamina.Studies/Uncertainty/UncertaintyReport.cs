using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Studies.Reporting;
using Lamina.Studies.Running;

namespace Lamina.Studies.Uncertainty;

/// <summary>The page of an uncertainty study: how far each output may be off, and which input to measure first.</summary>
internal static class UncertaintyReport
{
    public static string Write(UncertaintyResult result) => ReportPage.Write(new ReportModel
    {
        Title = $"{result.Recipe}: uncertainty",
        Facts =
        [
            new("Recipe", result.Recipe), new("Uncertain inputs", $"{result.Inputs.Count}"), new("Samples", $"{result.Samples} rows, {result.Evaluations} runs"),
            new("Program", RunResult.Program), new("Seed", $"{result.Seed}"),
        ],
        Summary = Summary(result),
        KeyNumbers = [.. result.Outputs.Where(o => o.Mean is not null).Select(Key)],
        Warnings = result.Warnings,
        Sections = [.. result.Outputs.Where(o => o.Varies).Select(o => Output(result, o)), Inputs(result)],
    });

    private static string Summary(UncertaintyResult result)
    {
        var text = new List<string>();
        foreach (var output in result.Outputs.Where(o => o.Indices is not null).Take(4))
        {
            var first = Ranked(output)[0];
            var unit = Wording.Display(output.Name, output.Unit);
            text.Add($"{Wording.Capital(Wording.Of(output.Name))} lies between {Wording.Number(unit.Show(output.Quantiles[0]))} and {Wording.Number(unit.Show(output.Quantiles[^1]))} {unit.Symbol} in nine of ten cases; "
                + $"{Wording.Constant(result.Inputs[first].Variable.Name)} makes {100 * Math.Clamp(output.Indices![first].Total, 0, 1):0} % of its variance.");
        }
        return text.Count > 0 ? string.Join(" ", text) : "No output varies with the uncertain inputs.";
    }

    private static int[] Ranked(UncertainOutput output) => [.. Enumerable.Range(0, output.Indices!.Count).OrderByDescending(i => output.Indices[i].Total)];

    private static KeyNumber Key(UncertainOutput output) => new()
    {
        Label = Wording.Capital(Wording.Of(output.Name)),
        Value = output.Quantiles[2],
        Lower = output.Quantiles[0],
        Upper = output.Quantiles[^1],
        Unit = Wording.Display(output.Name, output.Unit),
        Note = "median, 5 to 95 %",
    };

    private static ReportSection Output(UncertaintyResult result, UncertainOutput output)
    {
        var unit = Wording.Display(output.Name, output.Unit);
        var label = Wording.Capital(Wording.Of(output.Name));
        var blocks = new List<ReportBlock>
        {
            new Figure
            {
                Chart = new Histogram
                {
                    Value = new Axis { Label = label, Unit = unit },
                    Values = output.Samples,
                    Markers = output.Base is { } at ? [new EventMarker { At = at, Label = "as written" }] : [],
                    Description = $"Histogram of {Wording.Of(output.Name)} over the samples",
                },
                Caption = "How often each value comes out when the inputs vary as they are uncertain.",
            },
        };
        if (output.Indices is { } indices)
        {
            // All inputs without visible influence share one line of text.
            var order = Ranked(output);
            var shown = order.Take(12).Where(i => indices[i].TotalHigh > 0.01).ToArray();
            blocks.Add(new Figure
            {
                Chart = new BarChart
                {
                    Value = new Axis { Label = "Total Sobol' index: share of the variance that stays while this input is unknown", Minimum = 0 },
                    Bars = [.. shown.Select(i => new Bar { Label = Wording.Constant(result.Inputs[i].Variable.Name), Value = Math.Max(0, indices[i].Total), Lower = Math.Max(0, indices[i].TotalLow), Upper = indices[i].TotalHigh })],
                    Digits = 2,
                    Description = $"Total Sobol' indices of {Wording.Of(output.Name)}",
                },
                Caption = "Inputs by their share of the variance, interactions included; whiskers are 95 % intervals."
                    + (shown.Length < indices.Count ? $" {indices.Count - shown.Length} more inputs are not drawn: they have no visible influence or come after the first twelve." : ""),
            });
        }
        return new ReportSection { Title = label, Blocks = blocks };
    }

    private static ReportSection Inputs(UncertaintyResult result)
    {
        var ranked = result.Outputs.Where(o => o.Indices is not null).ToArray();
        // What matters to any output comes first.
        var order = Enumerable.Range(0, result.Inputs.Count).OrderByDescending(i => ranked.Length == 0 ? 0 : ranked.Max(o => o.Indices![i].Total));
        return new ReportSection
        {
            Title = "Uncertain inputs",
            Blocks =
            [
                new ReportTable
                {
                    Caption = "Inputs with their spread and total Sobol' indices, the most influential first",
                    Columns = [new() { Header = "Input" }, new() { Header = "Spread" }, .. ranked.Select(o => new TableColumn { Header = Wording.Capital(Wording.Of(o.Name)) })],
                    Rows =
                    [
                        .. order.Select(i => (IReadOnlyList<Cell>)
                        [
                            result.Inputs[i].Variable.Name, result.Inputs[i].Words, .. ranked.Select(o => (Cell)(o.Indices![i].Total < 0.005 ? "below 0.01" : $"{o.Indices[i].Total:F2}")),
                        ]),
                    ],
                },
            ],
        };
    }
}
