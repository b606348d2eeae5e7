using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Studies.Running;

namespace Lamina.Studies.Calibration;

/// <summary>The page of a calibrated force field: values, how they meet the data, how the search went.</summary>
internal static class ForceFieldCalibrationReport
{
    public static string Write(ForceFieldAnswer answer, string structure)
    {
        double[] iterations = [.. Enumerable.Range(0, answer.History.Count).Select(i => (double)i)];
        var flow = answer.Rows.Where(r => r.ShearRate is not null).OrderBy(r => r.ShearRate).ToArray();
        return ReportPage.Write(new ReportModel
        {
            Title = $"{answer.Field.Name}: calibrated force field",
            Facts = [new("Fitted", string.Join(", ", answer.Estimates.Select(e => e.Value.Name))), new("Particles", structure), new("Candidates", $"{answer.Evaluations}"), new("Program", RunResult.Program)],
            Summary = $"{string.Join("; ", answer.Estimates.Select(e => $"{e.Value.Name} = {e.Value.Text(e.Best)}"))}. The data are met within {answer.History[^1]:G3} standard deviations (root mean square).",
            Warnings = answer.Warnings,
            Sections =
            [
                new ReportSection
                {
                    Title = "Values",
                    Blocks =
                    [
                        new ReportTable
                        {
                            Caption = $"Fitted values. As good: the range of the {(answer.NearBest == 1 ? "one candidate" : $"{answer.NearBest} candidates")} whose squared residuals exceed the best's by 4 at most.",
                            Columns = [new() { Header = "Value" }, new() { Header = "Fitted" }, new() { Header = "As good" }, new() { Header = "Before" }, new() { Header = "Searched" }],
                            Rows =
                            [
                                .. answer.Estimates.Select(e => (IReadOnlyList<Cell>)
                                [
                                    e.Value.Name, e.Value.Text(e.Best), $"{e.Value.Text(e.Low)} to {e.Value.Text(e.High)}", e.Value.Text(e.Given), $"{e.Value.Text(e.Value.Parameter.Low)} to {e.Value.Text(e.Value.Parameter.High)}",
                                ]),
                            ],
                        },
                    ],
                },
                new ReportSection
                {
                    Title = "Model and data",
                    Blocks =
                    [
                        new ReportTable
                        {
                            Caption = "Measured and computed",
                            Columns =
                            [
                                new() { Header = "Quantity" }, new() { Header = "Shear rate [1/s]", Numeric = true, Digits = 3 }, new() { Header = "Pressure [kPa]", Numeric = true, Digits = 4 }, new() { Header = "Measured", Numeric = true, Digits = 4 },
                                new() { Header = "Computed", Numeric = true, Digits = 4 }, new() { Header = "Residual over sd", Numeric = true, Digits = 2 },
                            ],
                            Rows = [.. answer.Rows.Select(r => (IReadOnlyList<Cell>)[$"{r.Quantity} [{r.Unit}]", r.ShearRate ?? double.NaN, r.Pressure / 1e3, r.Measured, r.Computed, (r.Computed - r.Measured) / r.Deviation])],
                        },
                        .. flow.Length < 2 ? (ReportBlock[])[] :
                        [
                            new Figure
                            {
                                Caption = "Viscosity over shear rate, measured (with standard deviations) and computed.",
                                Chart = new LineChart
                                {
                                    X = new Axis { Label = "Shear rate", Unit = DisplayUnit.Of("1/s", 1), Logarithmic = true }, Y = new Axis { Label = "Viscosity", Unit = DisplayUnit.PascalSecond, IncludeZero = true },
                                    Series =
                                    [
                                        new Series { Name = "measured", X = flow.Select(r => r.ShearRate!.Value).ToArray(), Y = flow.Select(r => r.Measured).ToArray(), YError = flow.Select(r => r.Deviation).ToArray(), Line = LineStyle.None, Marker = MarkerShape.Circle },
                                        new Series { Name = "computed", X = flow.Select(r => r.ShearRate!.Value).ToArray(), Y = flow.Select(r => r.Computed).ToArray() },
                                    ],
                                    Description = "Measured and computed viscosity over shear rate",
                                },
                            },
                        ],
                        new Figure
                        {
                            Caption = "The best residual after every iteration of the swarm, and after the refinement.",
                            Chart = new LineChart
                            {
                                X = new Axis { Label = "Iteration" }, Y = new Axis { Label = "Residual, standard deviations", IncludeZero = true },
                                Series = [new Series { Name = "best", X = iterations, Y = answer.History.ToArray() }], Legend = Legend.None, Description = "Best residual over iterations",
                            },
                        },
                    ],
                },
            ],
        });
    }
}
