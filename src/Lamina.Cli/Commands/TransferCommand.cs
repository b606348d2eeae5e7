using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Studies.Protocols;
using Lamina.Studies.Validation;

namespace Lamina.Cli.Commands;

/// <summary>lamina transfer RECIPE --lab LAB</summary>
internal static class TransferCommand
{
    public static Command Create(CliConsole console, CancellationToken cancellation)
    {
        var recipe = new Argument<string>("recipe") { Description = "recipe on the line whose settings are sought" };
        var lab = new Option<string>("--lab") { Description = "what the laboratory did: a recipe with a batch dryer, or a CSV of measured curves (time, film_temperature, drying_rate or residual_solvent, with units)", Required = true };
        var vary = new Option<string[]>("--vary") { Description = "what may change on the line, e.g. 'dryer.zones[*].air_temperature: 60..140 degC'", AllowMultipleArgumentsPerToken = false };
        var set = new Option<string[]>("--set") { Description = "change a key of recipe or line first", AllowMultipleArgumentsPerToken = false };
        var folder = new Option<string?>("--out") { Description = "folder for recipe and line with the settings, the answer and a report" };
        var most = new Option<int>("--most") { Description = "the most passes of the search", DefaultValueFactory = _ => 800 };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("transfer", "From the laboratory to the line: settings that give the film the same rate and temperature over time, and what cannot be matched.\n\n"
            + "Example:\n  lamina transfer examples/09-lab-to-line/recipe.yaml --lab examples/09-lab-to-line/lab.yaml --vary 'speed: 1..10 m/min' --vary 'dryer.zones[*].air_temperature: 40..140 degC' --vary 'dryer.zones[=].top.heat_transfer_coefficient: 10..60 W/m2/K'")
        {
            recipe, lab, vary, set, folder, most, json,
        };
        command.SetAction(parsed =>
        {
            var progress = new ProgressLine(console);
            var transfer = TransferStudy.Run(new TransferRequest
            {
                Recipe = parsed.GetValue(recipe)!, Lab = parsed.GetValue(lab)!, Vary = parsed.GetValue(vary) ?? [], Changes = ValidateStudy.Pairs(parsed.GetValue(set) ?? []), MostEvaluations = Math.Max(1, parsed.GetValue(most)),
            }, progress.Report, cancellation);
            progress.Report("transfer", 1);
            var target = parsed.GetValue(folder);
            if (target is not null && transfer.At is { Solved: true }) TransferFiles.Write(target, transfer);
            if (parsed.GetValue(json)) console.Out.Write(TransferJson.Write(transfer, times: true));
            else
            {
                Tables.Write(console.Out, "settings", ["variable", "was", "now", "range"], transfer.Variables.Select(v => (IReadOnlyList<string>)
                    [v.Variable.Name, v.Variable.Base is { } was ? v.Variable.Shown(was) : "-", v.Variable.Shown(v.Value), $"{v.Variable.Shown(v.Variable.Low)} to {v.Variable.Shown(v.Variable.High)}"]), 1, 2);
                Tables.Write(console.Out, "match", ["curve", "mean difference over its scale"], transfer.Curves.Select(c => (IReadOnlyList<string>)[c.Name, $"{100 * c.Mismatch:G3} %"]), 1);
                Tables.Write(console.Out, "outputs", ["output", "laboratory", "line", "unit"], (transfer.At?.Outputs ?? []).Where(o => o.Step == "drying" && o.Output.Value is not null).Select(o =>
                {
                    var (now, unit) = DisplayText.Of(o.Output.Name, o.Output.Unit, o.Output.Value!.Value);
                    return (IReadOnlyList<string>)[o.Output.Name, transfer.LabRun?.Of(o.Output.Name) is { } was ? DisplayText.Of(o.Output.Name, o.Output.Unit, was).Text : "-", now, unit];
                }), 1, 2);
                console.Out.WriteLine(transfer.Unmatched.Count == 0 ? "Everything is matched." : "Not matched:");
                foreach (var line in transfer.Unmatched) console.Out.WriteLine($"- {line}");
                if (target is not null) console.Out.WriteLine($"recipe and report: {target}");
            }
            if (cancellation.IsCancellationRequested) return ExitCodes.Interrupted;
            return transfer.At is null ? ExitCodes.NotConverged : ExitCodes.Ok;
        });
        return command;
    }
}
