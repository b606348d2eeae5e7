using System.CommandLine;
using Lamina.Line.Recipes;
using Lamina.Studies.Reporting;
using Lamina.Studies.Running;
using Lamina.Studies.Validation;

namespace Lamina.Cli.Commands;

/// <summary>lamina check FILE</summary>
internal static class CheckCommand
{
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("recipe") { Description = "recipe file" };
        var set = new Option<string[]>("--set") { Description = "change a key before checking", AllowMultipleArgumentsPerToken = false };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("check", "Judge a recipe and its line without running them: every fault with its line.\n\nExample:\n  lamina check examples/05-industrial-nmc/recipe.yaml") { file, set, json };
        command.SetAction(parsed =>
        {
            var read = RecipeReader.Read(parsed.GetValue(file)!, ValidateStudy.Pairs(parsed.GetValue(set) ?? []));
            string[] warnings = MeasuredCurves.Of(read)?.Ignored is { } ignored ? [ignored] : [];
            var assumed = CheckStudy.Assumed(read.Job);
            if (parsed.GetValue(json)) console.Out.Write(CheckStudy.Json(read, assumed, warnings));
            else
            {
                console.Out.WriteLine($"{read.Bound.Document.File}: ok ({string.Join(" -> ", CheckStudy.Steps(read.Job))})");
                console.Out.WriteLine($"{read.Bound.Given.Count} values given, {read.Bound.Defaulted.Count} left at their defaults, {assumed.Count} constants assumed");
                foreach (var warning in warnings) console.Error.WriteLine(warning);
            }
            return ExitCodes.Ok;
        });
        return command;
    }
}
