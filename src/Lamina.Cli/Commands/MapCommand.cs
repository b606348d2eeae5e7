using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Data.Faults;
using Lamina.Studies.Evaluation;
using Lamina.Studies.Maps;
using Lamina.Studies.Validation;

namespace Lamina.Cli.Commands;

/// <summary>lamina map RECIPE</summary>
internal static class MapCommand
{
    public static Command Create(CliConsole console, CancellationToken cancellation)
    {
        var recipe = new Argument<string>("recipe") { Description = "recipe file" };
        var x = new Option<string>("--x") { Description = "horizontal setting, e.g. 'speed: 10..60 m/min'", Required = true };
        var y = new Option<string>("--y") { Description = "vertical setting, e.g. 'dryer.zones[=].air_temperature: 70..130 degC'", Required = true };
        var of = new Option<string?>("--of") { Description = "outputs to draw, joined by commas (default: those that the conditions speak of)" };
        var constraint = new Option<string[]>("--constraint") { Description = "a condition whose boundary is drawn (default: the recipe's limits)", AllowMultipleArgumentsPerToken = false };
        var points = new Option<int>("--points") { Description = "points along each axis", DefaultValueFactory = _ => 40 };
        var bands = new Option<int>("--bands") { Description = "bands on the boundaries from so many assumed constants" };
        var from = new Option<string[]>("--points-from") { Description = "CSV of measured points (columns named like the axes, with units), or a run folder", AllowMultipleArgumentsPerToken = false };
        var set = new Option<string[]>("--set") { Description = "change a key of recipe or line first", AllowMultipleArgumentsPerToken = false };
        var cells = new Option<int?>("--cells") { Description = "cells of the film model (default: half the recipe's, at most 30); what that costs in accuracy is part of the result" };
        var folder = new Option<string?>("--out") { Description = "folder for figures, report and data; rows are kept there, and the same command goes on after a stop" };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("map", "Draw outputs over two settings, with the boundaries of the operating window.\n\n"
            + "Example:\n  lamina map examples/05-industrial-nmc/recipe.yaml --x 'speed: 15..45 m/min' --y 'dryer.zones[=].air_temperature: 80..130 degC' --of residual_solvent,binder_bottom_over_mean --points 20 --out runs/window")
        {
            recipe, x, y, of, constraint, points, bands, from, set, cells, folder, json,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(cells) is < 8 or > 1000) throw new InputException(FaultKind.Usage, $"--cells {parsed.GetValue(cells)} is out of range", "allowed 8 to 1000");
            var progress = new ProgressLine(console);
            var target = parsed.GetValue(folder);
            OperatingMap map;
            try
            {
                map = MapStudy.Run(new MapRequest
                {
                    Recipe = parsed.GetValue(recipe)!,
                    X = parsed.GetValue(x)!,
                    Y = parsed.GetValue(y)!,
                    Of = parsed.GetValue(of)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
                    Conditions = parsed.GetValue(constraint) ?? [],
                    Points = parsed.GetValue(points),
                    BandConstants = Math.Max(0, parsed.GetValue(bands)),
                    PointsFrom = parsed.GetValue(from) ?? [],
                    Changes = ValidateStudy.Pairs(parsed.GetValue(set) ?? []),
                    Cells = parsed.GetValue(cells),
                    Folder = target,
                }, progress.Report, cancellation);
            }
            catch (OperationCanceledException) when (!parsed.GetValue(json))
            {
                console.Error.WriteLine(target is null ? "stopped; with --out rows are kept" : $"stopped; rows that were done are kept in {target}: the same command goes on");
                return ExitCodes.Interrupted;
            }
            if (parsed.GetValue(json)) console.Out.Write(MapJson.Write(map, times: true));
            else Show(console, map, target);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Show(CliConsole console, OperatingMap map, string? folder)
    {
        var window = map.Window();
        console.Out.WriteLine($"{map.Columns.Length} x {map.Rows.Length} points of {map.X.Name} and {map.Y.Name}; all conditions hold on {100.0 * window.Count(w => w == 0) / window.Length:0} % of the map.");
        Tables.Write(console.Out, "fields", ["field", "lowest", "highest", "unit", "grid error"], map.Fields.Select((f, k) =>
        {
            var known = f.Values.Where(v => !double.IsNaN(v)).ToArray();
            if (known.Length == 0) return (IReadOnlyList<string>)[f.Name, "none", "", "", ""];
            var (low, unit) = DisplayText.Of(f.Name, f.Unit, known.Min());
            return [f.Name, low, DisplayText.Of(f.Name, f.Unit, known.Max()).Text, unit, k < map.GridErrors.Count && !double.IsNaN(map.GridErrors[k]) ? $"{100 * map.GridErrors[k]:G2} % of range" : ""];
        }), 1, 2);
        Tables.Write(console.Out, "boundaries", ["boundary", "condition", "crosses the map"], map.Boundaries.Select(b => (IReadOnlyList<string>)[b.Label, b.Condition, b.Lines.Count > 0 ? "yes" : b.Margins.All(m => m >= 0) ? "no, holds everywhere" : b.Margins.All(m => m < 0) ? "no, broken everywhere" : "no"]));
        if (map.Failures.Count > 0) console.Error.WriteLine($"note: {map.Failures.Sum(f => f.Count)} of {window.Length} points could not be run: {FailedPoints.Words(map.Failures)}");
        if (folder is not null) console.Out.WriteLine($"report: {Path.Combine(folder, "report.html")}");
    }
}
