using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Data.Faults;
using Lamina.Studies.Protocols;
using Lamina.Studies.Validation;

namespace Lamina.Cli.Commands;

/// <summary>lamina optimise RECIPE</summary>
internal static class OptimiseCommand
{
    public static Command Create(CliConsole console, CancellationToken cancellation)
    {
        var recipe = new Argument<string>("recipe") { Description = "recipe file" };
        var maximise = new Option<string?>("--maximise") { Description = "output, recipe value or formula to make large, e.g. speed" };
        var minimise = new Option<string?>("--minimise") { Description = "output, recipe value or formula to make small, e.g. web_heat" };
        var subject = new Option<string[]>("--subject-to") { Description = "a condition to keep, e.g. 'residual_solvent <= 500 ppm'", AllowMultipleArgumentsPerToken = false };
        var vary = new Option<string[]>("--vary") { Description = "what may change, e.g. 'dryer.zones[*].air_temperature: 60..140 degC'; [*] moves each item by itself, [=] all together", AllowMultipleArgumentsPerToken = false };
        var set = new Option<string[]>("--set") { Description = "change a key of recipe or line first", AllowMultipleArgumentsPerToken = false };
        var folder = new Option<string?>("--out") { Description = "folder for the optimal recipe and line (comments kept), the answer and a report; the same command goes on there after a stop" };
        var cells = new Option<int?>("--cells") { Description = "cells of the film model during the search (default: half the recipe's, at most 30)" };
        var most = new Option<int>("--most") { Description = "the most passes of the search", DefaultValueFactory = _ => 1500 };
        var forward = new Option<bool>("--forward") { Description = "refine by forward sensitivities of the film model where goal and conditions are smooth: fewer passes, more processor time (default: difference quotients)" };
        var seed = new Option<ulong>("--seed") { Description = "seed of the search's first points" };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("optimise", "Find the settings that bring a goal furthest while conditions hold; say what limits it and what would help.\n\n"
            + "Example:\n  lamina optimise examples/05-industrial-nmc/recipe.yaml --maximise speed --subject-to 'residual_solvent <= 2000 ppm' --subject-to 'binder_bottom_over_mean >= 0.6' "
            + "--subject-to 'lel_fraction_max <= 25 %' --vary 'speed: 10..60 m/min' --vary 'dryer.zones[*].air_temperature: 70..130 degC'")
        {
            recipe, maximise, minimise, subject, vary, set, folder, cells, most, forward, seed, json,
        };
        command.SetAction(parsed =>
        {
            var (more, less) = (parsed.GetValue(maximise), parsed.GetValue(minimise));
            if (more is null == less is null) throw new InputException(FaultKind.Usage, "one goal is needed", "give either --maximise or --minimise");
            if (parsed.GetValue(cells) is < 8 or > 1000) throw new InputException(FaultKind.Usage, $"--cells {parsed.GetValue(cells)} is out of range", "allowed 8 to 1000");
            if (parsed.GetValue(most) < 1) throw new InputException(FaultKind.Usage, $"--most {parsed.GetValue(most)} is out of range", "allowed from 1");
            var request = new OptimiseRequest
            {
                Recipe = parsed.GetValue(recipe)!,
                Goal = more ?? less!,
                Maximise = more is not null,
                Vary = parsed.GetValue(vary) ?? [],
                SubjectTo = parsed.GetValue(subject) ?? [],
                Changes = ValidateStudy.Pairs(parsed.GetValue(set) ?? []),
                Cells = parsed.GetValue(cells),
                MostEvaluations = parsed.GetValue(most),
                Folder = parsed.GetValue(folder),
                Forward = parsed.GetValue(forward),
                Seed = parsed.GetValue(seed),
            };
            var progress = new ProgressLine(console);
            var optimum = OptimiseStudy.Run(request, progress.Report, cancellation);
            progress.Report("optimise", 1);
            if (parsed.GetValue(json)) console.Out.Write(OptimiseJson.Write(optimum, times: true));
            else Show(console, optimum, parsed.GetValue(folder));
            if (cancellation.IsCancellationRequested)
            {
                if (request.Folder is not null) console.Error.WriteLine($"stopped; what was run is kept in {request.Folder}: the same command goes on");
                return ExitCodes.Interrupted;
            }
            return optimum.At is null ? ExitCodes.NotConverged : ExitCodes.Ok;
        });
        return command;
    }

    private static void Show(CliConsole console, Optimum optimum, string? folder)
    {
        if (optimum.At is null)
        {
            foreach (var note in optimum.Notes) console.Error.WriteLine($"error: {note}");
            return;
        }
        foreach (var sentence in OptimumWords.Summary(optimum)) console.Out.WriteLine(sentence);
        Tables.Write(console.Out, "settings", ["variable", "was", "now", "range", ""], optimum.Variables.Select(v => (IReadOnlyList<string>)
        [
            v.Variable.Name, v.Variable.Base is { } was ? v.Variable.Shown(was) : "-", v.Variable.Shown(v.Value, 5), $"{v.Variable.Shown(v.Variable.Low)} to {v.Variable.Shown(v.Variable.High)}",
            v.AtLow ? "at the low end" : v.AtHigh ? "at the high end" : "",
        ]), 1, 2);
        Tables.Write(console.Out, "conditions", ["condition", "margin", "", "1 % more gains"], optimum.Constraints.Select(c => (IReadOnlyList<string>)
        [
            c.Text, c.Margin is { } m ? $"{100 * m:0.0} %" : "-", c.Margin is null or < 0 ? "broken" : c.IsActive ? "limits" : "", c is { IsActive: true, GainPerPercent: > 0 and var gain } ? OptimumWords.Amount(optimum, gain) : "",
        ]), 1, 3);
        Tables.Write(console.Out, "outputs", ["output", "was", "now", "unit"], optimum.At.Outputs.Where(o => o.Step == "drying" && o.Output.Value is not null).Select(o =>
        {
            var (now, unit) = DisplayText.Of(o.Output.Name, o.Output.Unit, o.Output.Value!.Value);
            return (IReadOnlyList<string>)[o.Output.Name, optimum.Base?.Of("drying." + o.Output.Name) is { } was ? DisplayText.Of(o.Output.Name, o.Output.Unit, was).Text : "-", now, unit];
        }), 1, 2);
        if (optimum.Relaxations.Count > 0)
            Tables.Write(console.Out, "what would help next (linearised)", ["change", "gain"], optimum.Relaxations.Take(5).Select(c => (IReadOnlyList<string>)[c.Change, OptimumWords.Amount(optimum, c.Gain!.Value)]), 1);
        if (optimum.SingleChanges.Count > 0)
            Tables.Write(console.Out, "if only one thing of the recipe may change", ["change", "goal", "still broken"],
                optimum.SingleChanges.Take(5).Select(c => (IReadOnlyList<string>)[c.Change, c.Goal is { } g ? OptimumWords.Goal(optimum, g) : "-", string.Join("; ", c.Broken.Select(b => b.Text))]), 1);
        foreach (var note in optimum.Notes) console.Error.WriteLine($"note: {note}");
        foreach (var warning in optimum.Warnings) console.Error.WriteLine(warning);
        if (folder is not null) console.Out.WriteLine($"recipe and report: {folder}");
    }
}
