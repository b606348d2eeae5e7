using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Data.Faults;
using Lamina.Data.Json;
using Lamina.Studies.Uncertainty;
using Lamina.Studies.Validation;

namespace Lamina.Cli.Commands;

/// <summary>lamina uncertainty RECIPE</summary>
internal static class UncertaintyCommand
{
    public static Command Create(CliConsole console, CancellationToken cancellation)
    {
        var recipe = new Argument<string>("recipe") { Description = "recipe file" };
        var samples = new Option<int>("--samples") { Description = "rows of the design (default 128); each takes inputs + 2 runs; best a power of two", DefaultValueFactory = _ => 128 };
        var of = new Option<string[]>("--of") { Description = "output or formula, repeatable (default: the key outputs)", AllowMultipleArgumentsPerToken = false };
        var include = new Option<string[]>("--include") { Description = "assumed: count the film model's assumed constants as uncertain between their bounds", AllowMultipleArgumentsPerToken = false };
        var vary = new Option<string[]>("--vary") { Description = "one more input, \"PATH: lo..hi unit\", every value between alike; repeatable", AllowMultipleArgumentsPerToken = false };
        var set = new Option<string[]>("--set") { Description = "change a key of recipe or line, e.g. drying.speed='30 +- 1 m/min'", AllowMultipleArgumentsPerToken = false };
        var seed = new Option<ulong?>("--seed") { Description = "seed of the samples (default: the recipe's)" };
        var folder = new Option<string?>("--out") { Description = "folder for samples.csv, result.json and report.html (default: runs/NAME-uncertainty)" };
        var resume = new Option<bool>("--resume") { Description = "go on with the study in the folder; with more --samples, add to it" };
        var threads = new Option<int>("--threads") { Description = "threads (default: all processors); the result does not depend on it" };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("uncertainty",
            "Propagate uncertain inputs (values written `35 +- 5 W/m2/K`, assumed constants with bounds) to the outputs and rank them by Sobol' indices.\n\nExample:\n  lamina uncertainty recipe.yaml --include assumed --of binder_bottom_over_mean --samples 256 --json")
        {
            recipe, samples, of, include, vary, set, seed, folder, resume, threads, json,
        };
        command.SetAction(parsed =>
        {
            foreach (var word in parsed.GetValue(include) ?? [])
                if (word != "assumed") throw new InputException(FaultKind.UnknownChoice, $"--include {word}: there is nothing of that name to include", "it is: --include assumed");
            var file = parsed.GetValue(recipe)!;
            var target = parsed.GetValue(folder) ?? RunCommand.DefaultFolder(file) + "-uncertainty";
            var progress = new ProgressLine(console);
            var result = UncertaintyStudy.Run(new UncertaintyRequest
            {
                Recipe = file,
                Samples = parsed.GetValue(samples),
                Of = parsed.GetValue(of) ?? [],
                Assumed = (parsed.GetValue(include) ?? []).Contains("assumed"),
                Vary = parsed.GetValue(vary) ?? [],
                Changes = ValidateStudy.Pairs(parsed.GetValue(set) ?? []),
                Seed = parsed.GetValue(seed),
                Folder = target,
                Resume = parsed.GetValue(resume),
                Threads = parsed.GetValue(threads),
            }, progress.Report, cancellation);
            if (parsed.GetValue(json)) console.Out.Write(JsonText.Write(UncertaintyText.Json(result)));
            else Show(console, result, target);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Show(CliConsole console, UncertaintyResult result, string folder)
    {
        Tables.Write(console.Out, $"{result.Recipe}: {result.Inputs.Count} uncertain inputs, {result.Evaluations} runs", ["output", "as written", "5 %", "median", "95 %", "unit", "first input", "its share"],
            result.Outputs.Select(o => (IReadOnlyList<string>)Row(result, o)), 1, 2, 3, 4, 7);
        foreach (var output in result.Outputs.Where(o => o.Indices is not null))
        {
            var order = Enumerable.Range(0, result.Inputs.Count).OrderByDescending(i => output.Indices![i].Total).Take(8).Where(i => output.Indices![i].TotalHigh > 0.01);
            Tables.Write(console.Out, $"{output.Name}: Sobol' indices (95 % intervals)", ["input", "spread", "first order", "total", "total, interval"], order.Select(i => (IReadOnlyList<string>)
            [
                result.Inputs[i].Variable.Name, result.Inputs[i].Words, $"{output.Indices![i].First:F2}", $"{output.Indices[i].Total:F2}", $"{output.Indices[i].TotalLow:F2} to {output.Indices[i].TotalHigh:F2}",
            ]), 2, 3);
        }
        foreach (var warning in result.Warnings) console.Error.WriteLine($"warning: {warning}");
        console.Out.WriteLine($"report: {Path.Combine(folder, "report.html")}");
    }

    private static string[] Row(UncertaintyResult result, UncertainOutput output)
    {
        string Shown(double? value) => value is { } v ? DisplayText.Of(output.Name, output.Unit, v).Text : "none";
        if (output.Quantiles.Length == 0) return [output.Name, Shown(output.Base), "none", "none", "none", "", "", ""];
        var first = output.Indices is null ? -1 : Enumerable.Range(0, result.Inputs.Count).MaxBy(i => output.Indices[i].Total);
        return
        [
            output.Name, Shown(output.Base), Shown(output.Quantiles[0]), Shown(output.Quantiles[2]), Shown(output.Quantiles[^1]), DisplayText.Of(output.Name, output.Unit, 1).Unit,
            first < 0 ? output.Varies ? "too few rows" : "does not vary" : result.Inputs[first].Variable.Name, first < 0 ? "" : $"{output.Indices![first].Total:P0}",
        ];
    }
}
