using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Line;
using Lamina.Line.Coating.Window;
using Lamina.Line.Equipment.Coaters;
using Lamina.Line.Products;
using Lamina.Studies.Running;

namespace Lamina.Studies.Reporting;

/// <summary>Section on coating: the window with the operating point, its bounds, the spread of the loading.</summary>
internal static class CoatingSections
{
    private static readonly string[] Defects = [.. Enum.GetNames<CoatingDefect>().Select(n => n == "None" ? "sound" : Data.Binding.Names.SnakeCase(n).Replace('_', ' '))];

    public static ReportSection? Write(LineJob job, Slurry? slurry, WetFilm? film, CancellationToken cancellation)
    {
        if (film?.Window is not { } window || slurry is null || job.Coating is null) return null;
        var blocks = new List<ReportBlock>
        {
            new Paragraph
            {
                Text = $"Capillary number {window.CapillaryNumber:G3}: the {(window.Regime == CoatingRegime.Viscous ? "viscous" : "viscocapillary")} regime. "
                    + (window.Defect == CoatingDefect.None
                        ? $"The operating point lies inside the window; the nearest bound is {window.Nearest.Name.Replace('_', ' ')}, {100 * window.Nearest.Margin:0} % away."
                        : $"The operating point lies outside the window: {Defects[(int)window.Defect]}."),
            },
            Map(job, slurry, window, cancellation),
            new ReportTable
            {
                Caption = "Bounds of the window",
                Columns =
                [
                    new TableColumn { Header = "Bound" }, new TableColumn { Header = "Now" }, new TableColumn { Header = "Allowed" }, new TableColumn { Header = "Margin (%)" }, new TableColumn { Header = "Seen beyond it" },
                ],
                Rows =
                [
                    .. window.Bounds.Select(b => (IReadOnlyList<Cell>)
                        [Wording.Capital(b.Name.Replace('_', ' ')), Show(b.Value, b.Unit), (b.IsUpper ? "at most " : "at least ") + Show(b.Bound, b.Unit), $"{100 * b.Margin:0}", Defects[(int)b.Defect]]),
                ],
            },
        };
        if (film.Spread is { Total: > 0 } spread)
        {
            blocks.Add(new Figure
            {
                Chart = new BarChart
                {
                    Value = new Axis { Label = "Standard deviation over mean", Unit = DisplayUnit.Percent, IncludeZero = true },
                    Bars =
                    [
                        .. spread.Sources.SelectMany(s => new[] { ($"{s.Name}, across", s.Across), ($"{s.Name}, along", s.Along) }).Where(s => s.Item2 > 1e-6).Select(s => new Bar { Label = s.Item1, Value = s.Item2 }),
                        new Bar { Label = "all together", Value = spread.Total },
                    ],
                    Description = "Causes of the spread of the loading, across and along the web.",
                },
                Caption = $"Spread of the loading: {100 * spread.Across:G2} % across and {100 * spread.Along:G2} % along the web; {100 * spread.Outside(job.Coating.Tolerance):G2} % of it lie outside ±{100 * job.Coating.Tolerance:G2} %.",
            });
        }
        blocks.Add(new Paragraph { Text = Edges(job, window) });
        return new ReportSection { Title = "Coating window", Blocks = blocks };
    }

    private static string Edges(LineJob job, CoatingAssessment window) =>
        $"Side edges stand {window.EdgeRatio:0.00} films high and "
        + (window.EdgeWidth is { } width ? $"run out over {width * 1e3:G2} mm, where the yield stress holds them" : "run out until they are dry: no yield stress holds them")
        + (job.Coating!.Pattern is null ? "." : $"; start and stop edges of the pattern are {window.PatternEdge * 1e3:G2} mm long, {100 * window.PatternEdges:G2} % of what is coated.")
        + (window.LevellingTime is { } time ? $" Ripples of {job.Coating.Ripple * 1e3:G3} mm lose half their height in {Wording.Time(time)}." : $" The yield stress holds ripples below {window.FrozenRipple * 1e6:G3} µm.");

    // Speed against wet film, everything else as set; each cell is judged as the step judges, so map and verdict cannot differ.
    private static Figure Map(LineJob job, Slurry slurry, CoatingAssessment window, CancellationToken cancellation)
    {
        const int columns = 24, rows = 24;
        var (slowest, fastest) = (window.Speed / 8, window.Speed * 3);
        // A bar meters its film: there the gap is the setting.
        var bar = job.Equipment.Coater is BarCoater;
        var most = bar ? 3 * window.Gap : 1.15 * window.Gap;
        var speeds = Enumerable.Range(0, columns).Select(i => slowest * Math.Pow(fastest / slowest, (double)i / (columns - 1))).ToArray();
        var heights = Enumerable.Range(0, rows).Select(j => most * (j + 1) / rows).ToArray();
        var seen = new double[columns * rows];
        var step = Line.Line.Coater(job);
        Parallel.For(0, seen.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, k =>
        {
            var (speed, height) = (speeds[k % columns], heights[k / columns]);
            var settings = bar
                ? job.Coating! with { Speed = speed, Gap = height, Loading = null, WetThickness = null }
                : job.Coating! with { Speed = speed, WetThickness = height, Loading = null, Gap = window.Gap };
            seen[k] = (double)step.Assess(slurry, settings)!.Defect;
        });
        // Only the defects that occur get a colour.
        var used = seen.Distinct().Order().ToArray();
        return new Figure
        {
            Chart = new HeatMap
            {
                X = new Axis { Label = "Web speed", Unit = DisplayUnit.MetrePerMinute, Logarithmic = true },
                Y = new Axis { Label = bar ? "Gap" : "Wet film", Unit = DisplayUnit.Micrometre },
                Color = new Axis { Label = "Seen on the web" },
                Columns = speeds,
                Rows = heights,
                Values = seen.Select(v => (double)Array.IndexOf(used, v)).ToArray(),
                Smooth = false,
                Categories = [.. used.Select(v => Defects[(int)v])],
                Points = [new MapPoint { X = window.Speed, Y = bar ? window.Gap : window.Thickness, Label = "this recipe" }],
                Description = "What is seen on the web over web speed and wet film, with the recipe's own point.",
            },
            Caption = bar
                ? "Coating window: web speed against the bar's gap."
                : $"Coating window at a gap of {window.Gap * 1e6:0} µm and {((SlotDie)job.Equipment.Coater!).Vacuum / 100:G3} mbar of vacuum: web speed against wet film.",
        };
    }

    private static string Show(double value, string unit) => unit switch
    {
        "m" => $"{value * 1e6:G4} µm",
        "m/s" => $"{value * 60:G4} m/min",
        "Pa" => $"{value / 100:G4} mbar",
        _ => $"{value:G4} {unit}",
    };
}
