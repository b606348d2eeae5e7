using Lamina.Data.Quantities;
using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Learning.Calibration;
using Lamina.Studies.Reporting;
using Lamina.Studies.Running;

namespace Lamina.Studies.Calibration;

/// <summary>The page of a calibration: estimates, how the model meets the data, what the data cannot tell, what to measure next.</summary>
internal static class CalibrationReport
{
    public static string Write(CalibrationAnswer answer)
    {
        var sections = new List<ReportSection>();
        if (answer.Fit is { } fit)
        {
            sections.Add(Estimates(answer, fit));
            sections.Add(Data(answer, fit));
            sections.Add(Identifiability(answer, fit));
        }
        if (answer.Experiments.Count > 0) sections.Add(Experiments(answer));
        return ReportPage.Write(new ReportModel
        {
            Title = $"{answer.Name}: calibration",
            Facts =
            [
                new(answer.IsLaw ? "Law" : "Recipe", answer.Name), new("Fitted", string.Join(", ", answer.Parameters.Select(p => p.Name))),
                .. answer.Fit is { } f ? [new("Measured values", $"{answer.Measured.Sum(m => m.Values.Length)}"), new("Runs of the model", $"{f.Evaluations}")] : Array.Empty<KeyValuePair<string, string>>(),
                new("Program", RunResult.Program),
            ],
            Summary = Summary(answer),
            KeyNumbers = answer.Fit is null ? [] : [.. answer.Fit.Estimates.Select((e, j) => Key(answer.Parameters[j], e))],
            Warnings = answer.Warnings,
            Sections = sections,
        });
    }

    private static string Summary(CalibrationAnswer answer)
    {
        if (answer.Fit is not { } fit) return answer.Experiments.Count > 0 ? $"Of the experiments judged, {answer.Experiments[0].Name} says most." : "";
        var text = string.Join("; ", fit.Estimates.Select((e, j) => $"{Wording.Constant(e.Name)} = {answer.Parameters[j].Text(e.Value, e.StandardDeviation)}")) + ".";
        var lost = fit.Directions.Where(d => d.Knowledge == Knowledge.Undetermined).ToArray();
        return Wording.Capital(text) + (lost.Length == 0
            ? fit.Directions.All(d => d.Knowledge == Knowledge.Determined) ? " The data determine all of them." : " Some are known only weakly."
            : $" The data cannot tell {lost.Length} combination{(lost.Length > 1 ? "s" : "")} of these: see below.")
            + (answer.Experiments.Count > 0 ? $" The most informative next experiment of those judged: {answer.Experiments[0].Name}." : "");
    }

    private static DisplayUnit Display(Unit unit) => DisplayUnit.Of(unit.Text == "1" ? "" : unit.Text, unit.Factor, unit.HasOffset ? 273.15 : 0);

    private static KeyNumber Key(CalibratedValue parameter, FitEstimate estimate) => new()
    {
        Label = Wording.Capital(Wording.Constant(parameter.Name)),
        Value = estimate.Value,
        Lower = estimate.Profiled ? estimate.ProfileLow ?? parameter.Parameter.Low : estimate.Low,
        Upper = estimate.Profiled ? estimate.ProfileHigh ?? parameter.Parameter.High : estimate.High,
        Unit = Display(parameter.Unit),
        Digits = 4,
        Note = estimate.Knowledge switch { Knowledge.Determined => "", Knowledge.Weak => "known weakly", _ => "not determined by the data" },
    };

    private static ReportSection Estimates(CalibrationAnswer answer, FitResult fit) => new()
    {
        Title = "Estimates",
        Blocks =
        [
            new ReportTable
            {
                Caption = $"Estimates with {100 * fit.Level:0} % intervals: from the linearised model, and from the profile of the likelihood, which is right for curved models. A dash is an end that the data leave open.",
                Columns = [new() { Header = "Value" }, new() { Header = "Estimate" }, new() { Header = "Linearised" }, new() { Header = "Profile" }, new() { Header = "Range" }, new() { Header = "Verdict" }],
                Rows =
                [
                    .. fit.Estimates.Select((e, j) =>
                    {
                        var p = answer.Parameters[j];
                        string End(double? value) => value is { } v ? $"{p.Unit.FromSI(v):G4}" : "–";
                        return (IReadOnlyList<Cell>)
                        [
                            e.Name, p.Text(e.Value, e.StandardDeviation), $"{End(e.Low)} to {End(e.High)}", e.Profiled ? $"{End(e.ProfileLow)} to {End(e.ProfileHigh)}" : "not computed",
                            $"{End(p.Parameter.Low)} to {End(p.Parameter.High)}", CalibrationText.Words(e.Knowledge) + (e.AtBound ? ", on a bound" : ""),
                        ];
                    }),
                ],
            },
            .. fit.Estimates.Count < 2 ? [] : (ReportBlock[])
            [
                new ReportTable
                {
                    Caption = "Correlation of the estimates",
                    Columns = [new() { Header = "" }, .. answer.Parameters.Select(p => new TableColumn { Header = p.Name })],
                    Rows = [.. fit.Correlation.Select((row, i) => (IReadOnlyList<Cell>)[answer.Parameters[i].Name, .. row.Select(c => (Cell)(double.IsFinite(c) ? $"{c:F2}" : "–"))])],
                },
            ],
        ],
    };

    private static ReportSection Data(CalibrationAnswer answer, FitResult fit)
    {
        var blocks = new List<ReportBlock>();
        for (var k = 0; k < answer.Measured.Count; k++)
        {
            var (column, series) = (answer.Measured[k], fit.Series[k]);
            var label = Wording.Capital(Wording.Of(column.Quantity));
            var unit = Wording.Display(column.Quantity, column.Unit);
            if (unit.Symbol.Length == 0 && column.Unit != "1") unit = Usual(column.Unit);
            blocks.Add(new Figure { Chart = Chart(column, series, label, unit), Caption = Caption(series, unit) });
        }
        return new ReportSection { Title = "Model and data", Blocks = blocks };
    }

    private static DisplayUnit Usual(string si) => si switch
    {
        "K" => DisplayUnit.Celsius,
        "m" => DisplayUnit.Micrometre,
        "kg/m2" => DisplayUnit.GramPerSquareMetre,
        "kg/(m2 s)" or "kg/m2/s" => DisplayUnit.GramPerSquareMetreSecond,
        _ => DisplayUnit.Of(si, 1),
    };

    private static string Caption(SeriesFit series, DisplayUnit unit) =>
        $"{series.Residuals.Length} value{(series.Residuals.Length == 1 ? "" : "s")}, root mean square of the residuals {Wording.Number(unit.ShowDifference(series.RootMeanSquare))} {(unit.Offset != 0 ? "K" : unit.Symbol)}".TrimEnd()
        + (series.Estimated ? ", standard deviation estimated from them." : ", standard deviations given.")
        + (series.EffectiveCount < series.Residuals.Length ? $" Residuals follow each other: the values count as {series.EffectiveCount:F0}." : "");

    private static Chart Chart(MeasuredColumn column, SeriesFit series, string label, DisplayUnit unit)
    {
        if (column.Axis == MeasuredAxis.Run)
            return new ScatterChart
            {
                Quantity = new Axis { Label = Wording.Of(column.Quantity), Unit = unit },
                Groups = [new Series { Name = label, X = column.Values, Y = series.Predictions, XError = series.Deviations, Line = LineStyle.None, Marker = MarkerShape.Circle }],
                Description = $"Computed against measured {label}",
            };
        var x = column.Axis switch
        {
            MeasuredAxis.Time => new Axis { Label = "Time", Unit = column.Places[^1] > 7200 ? DisplayUnit.Hour : column.Places[^1] > 600 ? DisplayUnit.Minute : DisplayUnit.Second },
            MeasuredAxis.Position => new Axis { Label = "Position", Unit = DisplayUnit.Metre },
            MeasuredAxis.Height => new Axis { Label = "Height above the foil", Unit = DisplayUnit.Micrometre },
            _ => new Axis { Label = "Height above the foil over thickness" },
        };
        var panels = new List<Series>();
        var residuals = new List<Series>();
        foreach (var run in column.Runs.Distinct())
        {
            var rows = Enumerable.Range(0, column.Values.Length).Where(i => column.Runs[i] == run).OrderBy(i => column.Places[i]).ToArray();
            double[] Of(double[] all) => [.. rows.Select(i => all[i])];
            var suffix = column.Runs.Any(r => r != column.Runs[0]) ? $" {run + 1}" : "";
            panels.Add(new Series { Name = "measured" + suffix, X = Of(column.Places), Y = Of(column.Values), Line = LineStyle.None, Marker = MarkerShape.Circle });
            panels.Add(new Series { Name = "computed" + suffix, X = Of(column.Places), Y = Of(series.Predictions) });
            residuals.Add(new Series { Name = "measured - computed" + suffix, X = Of(column.Places), Y = Of(series.Residuals), Line = LineStyle.None, Marker = MarkerShape.Circle });
        }
        var spread = series.Deviations.Average();
        return new PanelChart
        {
            X = x,
            Panels =
            [
                new Panel { Y = new Axis { Label = label, Unit = unit }, Series = panels, Share = 1.6 },
                new Panel
                {
                    Y = new Axis { Label = "Residual", Unit = unit with { Offset = 0, Symbol = unit.Offset != 0 ? "K" : unit.Symbol }, IncludeZero = true },
                    Series = residuals,
                    Limits = [new LimitLine { Value = 2 * spread, Label = "+2 sd" }, new LimitLine { Value = -2 * spread, Label = "-2 sd" }],
                    Legend = Legend.None,
                },
            ],
            Description = $"Measured and computed {label} with residuals",
        };
    }

    private static ReportSection Identifiability(CalibrationAnswer answer, FitResult fit)
    {
        string[] names = [.. answer.Parameters.Select(p => p.Name)];
        return new ReportSection
        {
            Title = "What the data can tell apart",
            Blocks =
            [
                new Paragraph { Text = "Each row is a combination of the fitted values, every one measured in widths of its range (of its logarithm where the range spans orders of magnitude). A combination whose standard deviation reaches 29 % of the ranges is not determined: the ranges said as much before." },
                new ReportTable
                {
                    Caption = "Combinations of the fitted values, the best known first",
                    Columns = [new() { Header = "Combination" }, new() { Header = "Standard deviation", Unit = DisplayUnit.Percent, Numeric = true, Digits = 3 }, new() { Header = "Verdict" }],
                    Rows = [.. fit.Directions.Select(d => (IReadOnlyList<Cell>)[d.Words(names), double.IsFinite(d.StandardDeviation) ? d.StandardDeviation : double.NaN, CalibrationText.Words(d.Knowledge)])],
                },
            ],
        };
    }

    private static ReportSection Experiments(CalibrationAnswer answer) => new()
    {
        Title = "The next experiment",
        Blocks =
        [
            new Figure
            {
                Chart = new BarChart
                {
                    Value = new Axis { Label = "Gain in information (natural logarithm of the volume of what is still possible, before over after)" },
                    Bars = [.. answer.Experiments.Take(16).Select(e => new Bar { Label = e.Name, Value = e.Gain })],
                    Digits = 2,
                    Description = "Experiments by their gain in information",
                },
                Caption = "Experiments by what they add to the ranges and to the data so far (D-optimality), at the current estimates.",
            },
            new ReportTable
            {
                Caption = "Standard deviation of each value after the experiment, in per cent of its range",
                Columns = [new() { Header = "Experiment" }, new() { Header = "Gain", Numeric = true, Digits = 3 }, .. answer.Parameters.Select(p => new TableColumn { Header = p.Name, Unit = DisplayUnit.Percent, Numeric = true, Digits = 3 })],
                Rows = [.. answer.Experiments.Select(e => (IReadOnlyList<Cell>)[e.Name, e.Gain, .. e.After.Select(a => (Cell)a)])],
            },
        ],
    };
}
