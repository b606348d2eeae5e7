using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Line.Drying;
using Lamina.Studies.Evaluation;
using Lamina.Studies.Reporting;
using Lamina.Studies.Running;

namespace Lamina.Studies.Protocols;

/// <summary>The report of <c>lamina optimise</c>: what was found, what limits it, the drying curve before and after, margins.</summary>
public static class OptimisePage
{
    /// <summary>The page as text.</summary>
    /// <param name="optimum">the answer</param>
    public static string Write(Optimum optimum)
    {
        var sections = new List<ReportSection> { Settings(optimum) };
        if (Curves(optimum) is { } curves) sections.Add(curves);
        sections.Add(Margins(optimum));
        sections.Add(Help(optimum));
        sections.Add(Outputs(optimum));
        return ReportPage.Write(new ReportModel
        {
            Title = $"{optimum.Recipe}: {(optimum.Maximise ? "highest" : "lowest")} {optimum.Goal}",
            Subtitle = optimum.Constraints.Count == 0 ? "without conditions" : "while " + string.Join(" and ", optimum.Constraints.Select(c => c.Text)),
            Facts = [new("Recipe", optimum.Recipe), new("Program", RunResult.Program), new("Passes run", $"{optimum.Evaluations}")],
            Summary = string.Join(" ", OptimumWords.Summary(optimum)).Replace("`", ""),
            Verdicts = [.. optimum.Constraints.Select(Verdict)],
            Warnings = [.. optimum.Notes, .. optimum.Warnings],
            Sections = sections,
        });
    }

    private static Verdict Verdict(KeptConstraint limit) => new()
    {
        Sentence = limit.Margin is { } m ? $"{limit.Text}: {(m >= 0 ? $"kept with {100 * m:0.#} % to spare{(limit.IsActive ? "; it holds the goal back" : "")}" : $"broken by {Math.Abs(100 * m):0.#} %")}." : $"{limit.Text}: a value does not exist.",
        Status = limit.Margin switch { null => VerdictStatus.Unknown, < 0 => VerdictStatus.Beyond, < 0.1 => VerdictStatus.Close, _ => VerdictStatus.Within },
    };

    private static ReportSection Settings(Optimum optimum) => new()
    {
        Title = "Settings",
        Blocks =
        [
            new ReportTable
            {
                Caption = "What was changed; the recipe and line files beside this page hold these values",
                Columns = [new() { Header = "Variable" }, new() { Header = "Was" }, new() { Header = "Now" }, new() { Header = "Range" }, new() { Header = "" }],
                Rows =
                [
                    .. optimum.Variables.Select(v => (IReadOnlyList<Cell>)
                    [
                        v.Variable.Name, v.Variable.Base is { } was ? v.Variable.Shown(was) : "", v.Variable.Shown(v.Value, 5),
                        $"{v.Variable.Shown(v.Variable.Low)} to {v.Variable.Shown(v.Variable.High)}", v.AtLow ? "at the low end" : v.AtHigh ? "at the high end" : "",
                    ]),
                ],
            },
        ],
    };

    private static ReportSection? Curves(Optimum optimum)
    {
        if (Solution(optimum.At) is not { } now) return null;
        var was = Solution(optimum.Base);
        var web = now.Series.Position is not null;
        Series[] Lines(Func<Lamina.Drying.Film.FilmSeries, double[]> of)
        {
            var lines = new List<Series>();
            if (was is not null) lines.Add(new Series { Name = "before", X = X(was.Series), Y = of(was.Series), Line = LineStyle.Dashed });
            lines.Add(new Series { Name = "optimum", X = X(now.Series), Y = of(now.Series) });
            return [.. lines];
        }
        double[] X(Lamina.Drying.Film.FilmSeries s) => web && s.Position is { } position ? position : s.Time;
        var way = web ? "along the web" : "over time";
        return new ReportSection
        {
            Title = "Before and after",
            Blocks =
            [
                new Figure
                {
                    Chart = new PanelChart
                    {
                        X = new Axis { Label = web ? "Position behind the coater" : "Time", Unit = web ? DisplayUnit.Metre : DisplayUnit.Second },
                        Panels =
                        [
                            new() { Y = new Axis { Label = "Film temperature", Unit = DisplayUnit.Celsius }, Series = Lines(s => s.Temperature) },
                            new() { Y = new Axis { Label = "Drying rate", Unit = DisplayUnit.GramPerSquareMetreSecond, IncludeZero = true }, Series = Lines(s => s.DryingRate) },
                            new() { Y = new Axis { Label = "Solvent per dry mass", IncludeZero = true }, Series = Lines(s => s.Residual) },
                            new() { Y = new Axis { Label = "Thickness", Unit = DisplayUnit.Micrometre, IncludeZero = true }, Series = Lines(s => s.Thickness) },
                        ],
                        Description = $"Film temperature, drying rate, solvent and thickness {way}, before and at the optimum.",
                    },
                    Caption = $"The pass {way}, before (dashed) and at the optimum.",
                },
            ],
        };
    }

    private static ReportSection Margins(Optimum optimum)
    {
        // Margins beyond twice the limit tell nothing more; they would press all others together.
        static double Shown(double? margin) => margin is { } m ? Math.Clamp(m, -2, 2) : double.NaN;
        var bars = new List<Bar>();
        for (var i = 0; i < optimum.Constraints.Count; i++)
        {
            if (i < optimum.BaseConstraints.Count) bars.Add(new Bar { Label = optimum.Constraints[i].Text + ", before", Value = Shown(optimum.BaseConstraints[i].Margin), Color = "#999999" });
            bars.Add(new Bar { Label = optimum.Constraints[i].Text, Value = Shown(optimum.Constraints[i].Margin) });
        }
        return new ReportSection
        {
            Title = "Margins",
            Blocks = bars.Count == 0
                ? [new Paragraph { Text = "No conditions were set." }]
                :
                [
                    new Figure
                    {
                        Chart = new BarChart { Value = new Axis { Label = "Margin over the limit", Unit = DisplayUnit.Percent }, Bars = bars, Description = "Margin of every condition before and at the optimum." },
                        Caption = "How far inside its limit each condition is, over the limit; negative is broken; cut at 200 %.",
                    },
                ],
        };
    }

    private static ReportSection Help(Optimum optimum)
    {
        var blocks = new List<ReportBlock>();
        TableColumn[] columns = [new() { Header = "Change" }, new() { Header = "Goal" }, new() { Header = "Gain" }, new() { Header = "Breaks" }];
        IReadOnlyList<Cell> Row(SingleChange c) =>
            [c.Change, c.Goal is { } g ? OptimumWords.Goal(optimum, g) : "", c.Gain is { } gain ? OptimumWords.Amount(optimum, gain) : "", string.Join("; ", c.Broken.Select(b => b.Text))];
        if (optimum.Relaxations.Count > 0)
            blocks.Add(new ReportTable { Caption = "Relaxing what holds the goal back, by a tenth; linearised", Columns = columns, Rows = [.. optimum.Relaxations.Select(Row)] });
        if (optimum.Faster is { } faster) blocks.Add(new ReportTable { Caption = "What 10 % more speed does at the optimum", Columns = columns, Rows = [Row(faster)] });
        if (optimum.SingleChanges.Count > 0)
            blocks.Add(new ReportTable { Caption = "If only one thing of the recipe as it was may change", Columns = columns, Rows = [.. optimum.SingleChanges.Select(Row)] });
        if (optimum.Variables.Any(v => v.GoalSlope is not null))
            blocks.Add(new ReportTable
            {
                Caption = "Sensitivities at the optimum: change for a hundredth of each range",
                Columns = [new() { Header = "Variable" }, new() { Header = "Hundredth of its range" }, new() { Header = optimum.Goal }, .. optimum.Constraints.Select(c => new TableColumn { Header = c.Text, Numeric = true, Digits = 2, Unit = DisplayUnit.Percent })],
                Rows =
                [
                    .. optimum.Variables.Select(v =>
                    {
                        var step = 0.01 * (v.Variable.High - v.Variable.Low);
                        return (IReadOnlyList<Cell>)
                        [
                            v.Variable.Name, (v.Variable with { Unit = v.Variable.Unit.AsDifference() }).Shown(step, 3), v.GoalSlope is { } slope ? OptimumWords.Amount(optimum, slope * step) : "",
                            .. v.MarginSlopes.Select(m => (Cell)(m * step ?? double.NaN)),
                        ];
                    }),
                ],
            });
        return new ReportSection { Title = "What would help, what it costs", Blocks = blocks.Count > 0 ? blocks : [new Paragraph { Text = "The search was stopped before this was worked out." }] };
    }

    private static ReportSection Outputs(Optimum optimum) => new()
    {
        Title = "Outputs",
        Blocks =
        [
            new ReportTable
            {
                Caption = "All outputs of the line, before and at the optimum",
                Columns = [new() { Header = "Output" }, new() { Header = "Step" }, new() { Header = "Before" }, new() { Header = "Optimum" }, new() { Header = "Unit" }],
                Rows =
                [
                    .. (optimum.At?.Outputs ?? []).Select(o =>
                    {
                        var unit = Wording.Display(o.Output.Name, o.Output.Unit);
                        string Text(double? value) => value is { } v ? Wording.Number(unit.Show(v)) : "none";
                        return (IReadOnlyList<Cell>)[Wording.Of(o.Output.Name), o.Step, optimum.Base is null ? "" : Text(optimum.Base.Of($"{o.Step}.{o.Output.Name}")), Text(o.Output.Value), unit.Symbol];
                    }),
                ],
            },
        ],
    };

    private static Lamina.Drying.Film.FilmSolution? Solution(EvaluatedPoint? at) => at?.Result?.Drying?.Product.Solution;
}
