using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Line.Steps;
using Lamina.Studies.Advising;
using Lamina.Studies.Running;

namespace Lamina.Studies.Reporting;

/// <summary>Sections that show results: advice, bands, all outputs, balances.</summary>
internal static class ResultSections
{
    public static ReportSection Advice(Advice advice)
    {
        var blocks = new List<ReportBlock>();
        var changes = advice.Limiting is { } tightest ? advice.RankedFor(tightest.Output).Where(p => Math.Abs(p.Gain) >= 0.002).Take(12).ToArray() : [];
        if (advice.Limiting is { Margin: >= 0.5 } wide && advice.Limits.All(l => l.Holds))
            blocks.Add(new Paragraph { Text = $"Nothing needs to change: the tightest limit, {wide.Words}, is kept with a margin of {100 * wide.Margin!.Value:0} %." });
        if (advice.Limiting is { } limiting && changes.Length > 0)
        {
            blocks.Add(new Paragraph { Text = $"Each change was tried alone by solving the pass again. Ranked by the margin of: {limiting.Words}; changes of less than 0.2 % are left out." });
            blocks.Add(new ReportTable
            {
                Caption = "Changes by what they gain",
                Columns =
                [
                    new TableColumn { Header = "Change" },
                    new TableColumn { Header = Wording.Capital(limiting.Words), Unit = Wording.Display(limiting.Output, "1"), Numeric = true, Digits = 3 },
                    new TableColumn { Header = "Gain in margin (%)" },
                    new TableColumn { Header = "Drying time", Unit = DisplayUnit.Second, Numeric = true },
                    new TableColumn { Header = "Breaks" },
                ],
                Rows =
                [
                    .. changes.Select(p => (IReadOnlyList<Cell>)[p.Proposal.Change, p.Value ?? double.NaN, $"{100 * p.Gain:+0.0;-0.0;0.0}", p.Proposal.DryingTime ?? double.NaN,
                        string.Join(", ", advice.BrokenBy(p.Proposal).Select(l => l.Words))]),
                ],
            });
        }
        else if (blocks.Count == 0)
            blocks.Add(new Paragraph { Text = advice.Limiting is { } one ? $"None of the changes tried moves {one.Words} by more than 0.2 %." : "No limit has a value in this run, so no change can be judged." });
        return new ReportSection { Title = "What to change first", Blocks = blocks };
    }

    /// <summary>How far outputs depend on the seed; null where only one was run.</summary>
    public static ReportSection? Seeds(RunResult result)
    {
        var moved = result.Steps.SelectMany(s => s.Seeds.Where(o => o.Moves).Select(o => (s.Step, Spread: o))).ToArray();
        if (result.Steps.All(s => s.Seeds.Count == 0)) return null;
        if (moved.Length == 0) return new ReportSection { Title = "Seeds", Blocks = [new Paragraph { Text = "No output depends on the seed." }] };
        var count = moved[0].Spread.Values.Count;
        static string Shown(SeedSpread s, double value) => Wording.Display(s.Output, s.Unit) is var unit ? $"{unit.Show(value):G4} {unit.Symbol}" : "";
        return new ReportSection
        {
            Title = "Spread between seeds",
            Blocks =
            [
                new Paragraph { Text = $"The run was repeated with {count} seeds from {result.Seed} on, all else the same. Means with the standard deviation of one run; outputs that are not listed do not depend on the seed. All values: seeds.csv." },
                new ReportTable
                {
                    Caption = $"Outputs over {count} seeds",
                    Columns = [new TableColumn { Header = "Step" }, new TableColumn { Header = "Output" }, new TableColumn { Header = "Mean" }, new TableColumn { Header = "Standard deviation" }, new TableColumn { Header = "Relative" }],
                    Rows =
                    [
                        .. moved.Select(m => (IReadOnlyList<Cell>)[m.Step, Wording.Capital(Wording.Of(m.Spread.Output)), Shown(m.Spread, m.Spread.Mean),
                            $"{Wording.Display(m.Spread.Output, m.Spread.Unit).ShowDifference(m.Spread.StandardDeviation):G2}",
                            m.Spread.Mean == 0 ? "" : $"{100 * Math.Abs(m.Spread.StandardDeviation / m.Spread.Mean):0.00} %"]),
                    ],
                },
            ],
        };
    }

    /// <summary>How far structures of particles are known: spread between seeds beside the influence of the numerical path; null where no other path was run.</summary>
    public static ReportSection? Paths(RunResult result)
    {
        var moved = result.Steps.SelectMany(s => s.Paths.Where(o => o.Moves || s.Seeds.Any(d => d.Output == o.Output && d.Moves)).Select(o => (Step: s, Spread: o))).ToArray();
        if (moved.Length == 0) return null;
        var (seeds, names) = (moved[0].Spread.Base.Count, moved[0].Spread.Paths.Select(p => p.Key).ToArray());
        string Shift(PathSpread s)
        {
            var (k, unit) = (s.Strongest, Wording.Display(s.Output, s.Unit));
            return s.Shift(k) == 0 ? "" : $"{unit.ShowDifference(s.Shift(k)):+0.###;-0.###} at {s.Paths[k].Key}";
        }
        IReadOnlyList<Cell> Row(StepRecord step, PathSpread s)
        {
            var unit = Wording.Display(s.Output, s.Unit);
            var seed = step.Seeds.FirstOrDefault(d => d.Output == s.Output);
            string Difference(double value) => Wording.Number(unit.ShowDifference(value));
            return
            [
                step.Step, Wording.Capital(Wording.Of(s.Output)), $"{unit.Show(s.Base.Average()):G4}", unit.Symbol, seed is null ? "" : Difference(seed.StandardDeviation), Difference(s.Uncertainty), Shift(s),
            ];
        }
        return new ReportSection
        {
            Title = "How far the structure is known",
            Blocks =
            [
                new Paragraph
                {
                    Text = (seeds > 1 ? $"The run was repeated with {seeds} seeds from {result.Seed} on, and each of them by {names.Length} other numerical paths" : $"The run was repeated by {names.Length} other numerical paths")
                        + $" ({string.Join(", ", names)}: parameter and factor). Value: mean over the seeds. ± seed: standard deviation of one run between seeds. ± path: root mean square of what one run changes when its path does; "
                        + $"a further path, and the limit of endless steps where the rest falls as 1/steps, is expected within {PathSpread.Coverage:0} times as much. A shift that is as large as ± path and has the same sign for all seeds is a lag of the method. All values: "
                        + (seeds > 1 ? "paths.csv, seeds.csv." : "paths.csv."),
                },
                new ReportTable
                {
                    Caption = "Structure: value, spread between seeds, influence of the numerical path",
                    Columns =
                    [
                        new TableColumn { Header = "Step" }, new TableColumn { Header = "Output" }, new TableColumn { Header = "Value" }, new TableColumn { Header = "Unit" }, new TableColumn { Header = "± seed" },
                        new TableColumn { Header = "± path" }, new TableColumn { Header = "Largest shift" },
                    ],
                    Rows = [.. moved.Select(m => Row(m.Step, m.Spread))],
                },
            ],
        };
    }

    public static ReportSection Bands(StepRecord drying)
    {
        var blocks = new List<ReportBlock>
        {
            new Paragraph { Text = "Each assumed constant was moved to its lower and upper bound, all others kept. The band of an output spans all these runs; a time that is not reached in all of them has no upper end. The strongest constant is the one to measure first. Interactions between constants are not included." },
        };
        foreach (var name in (string[])["drying_time", "binder_bottom_over_mean", "porosity", "residual_solvent", "plateau_film_temperature"])
        {
            var band = drying.Bands.FirstOrDefault(b => b.Output == name);
            var output = drying.Outputs.FirstOrDefault(o => o.Name == name);
            if (band is null || output?.Value is not { } value) continue;
            blocks.Add(new Figure
            {
                Chart = new TornadoChart
                {
                    Output = new Axis { Label = Wording.Capital(Wording.Of(name)), Unit = Wording.Display(name, output.Unit) },
                    Base = value,
                    Rows =
                    [
                        .. band.Influences.Where(i => i is { AtLower: not null, AtUpper: not null }).Take(8).Select(i => new TornadoRow
                        {
                            Label = Wording.Constant(i.Constant),
                            Bounds = Wording.Bounds(i.Lower, i.Upper, i.Unit),
                            AtLower = i.AtLower!.Value,
                            AtUpper = i.AtUpper!.Value,
                        }),
                    ],
                    Description = $"Assumed constants by their influence on {Wording.Of(name)}.",
                },
                Caption = $"{Wording.Capital(Wording.Of(name))}: what each assumed constant does to it.",
            });
            // A bar needs two ends. A constant at whose bound the output does not exist matters most of all.
            var open = band.Influences.Where(i => i.AtLower is null || i.AtUpper is null)
                .Select(i => $"{Wording.Constant(i.Constant)} ({Wording.Bounds(i.Lower, i.Upper, i.Unit)}) has none at its {(i.AtLower is null ? i.AtUpper is null ? "lower and upper" : "lower" : "upper")} bound"
                    + ((i.AtLower ?? i.AtUpper) is { } other ? $" and {Wording.Number(Wording.Display(name, output.Unit).Show(other))} {Wording.Display(name, output.Unit).Symbol} at the other" : "")).ToArray();
            if (open.Length > 0) blocks.Add(new Paragraph { Text = $"Not drawn, because the run there has no {Wording.Of(name)} or no solution: {string.Join("; ", open)}." });
        }
        return new ReportSection { Title = "Bands from assumed constants", Blocks = blocks };
    }

    public static ReportSection Outputs(RunResult result)
    {
        var blocks = new List<ReportBlock>();
        foreach (var step in result.Steps)
            blocks.Add(new ReportTable
            {
                Caption = $"{Wording.Capital(step.Step)} (model {step.Model})",
                Columns =
                [
                    new TableColumn { Header = "Output" }, new TableColumn { Header = "Value" }, new TableColumn { Header = "Unit" }, new TableColumn { Header = "Band" },
                    new TableColumn { Header = "Known how" },
                ],
                Rows = [.. Rows(step)],
            });
        return new ReportSection { Title = "All outputs", Blocks = blocks };
    }

    public static ReportSection Balances(RunResult result) => new()
    {
        Title = "Balances and grid",
        Blocks =
        [
            .. result.Steps.Where(s => s.Grid is not null).Select(s => new Paragraph { Text = $"{Wording.Capital(s.Step)}: {s.Grid!.Words}. result.json holds the change of every output." }),
            new ReportTable
            {
                Caption = "Relative errors; a step that misses its allowance has no result",
                Columns = [new TableColumn { Header = "Step" }, new TableColumn { Header = "Balance" }, new TableColumn { Header = "Relative error" }, new TableColumn { Header = "Allowed" }],
                Rows = [.. result.Steps.SelectMany(s => s.Balances.Select(b => (IReadOnlyList<Cell>)[s.Step, b.Name, b.RelativeError.ToString("0.0e+0"), b.Allowed.ToString("0e+0")]))],
            },
        ],
    };

    // Many outputs that are missing for one reason share one row.
    private static IEnumerable<IReadOnlyList<Cell>> Rows(StepRecord step)
    {
        const int many = 3;
        var shared = step.Outputs.Where(o => o.Value is null).GroupBy(o => o.Reason ?? "").Where(g => g.Count() >= many).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var output in step.Outputs)
            if (output.Value is not null || !shared.ContainsKey(output.Reason ?? "")) yield return Row(step, output);
        foreach (var (reason, missing) in shared) yield return [string.Join(", ", missing.Select(o => o.Name)), "none: " + reason, "", "", ""];
    }

    private static IReadOnlyList<Cell> Row(StepRecord step, Output output)
    {
        if (output.Value is not { } value) return [output.Name, "none: " + output.Reason, "", "", ""];
        if (output.Word is { } word) return [output.Name, word.Replace('_', ' '), "", "", ResultJson.Words(output.Badge)];
        var unit = Wording.Display(output.Name, output.Unit);
        var band = step.Bands.FirstOrDefault(b => b.Output == output.Name);
        var sd = output.StandardDeviation is { } deviation ? $" ± {unit.ShowDifference(deviation):G2}" : "";
        return [output.Name, $"{unit.Show(value):G4}{sd}", unit.Symbol, band is null ? "" : band.Words(v => Wording.Number(unit.Show(v))), ResultJson.Words(output.Badge)];
    }
}
