using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Data.Faults;
using Lamina.Line;
using Lamina.Line.Structures;
using Lamina.Studies.Running;
using Lamina.Studies.Validation;

namespace Lamina.Cli.Commands;

/// <summary>lamina run RECIPE</summary>
internal static class RunCommand
{
    public static Command Create(CliConsole console, CancellationToken cancellation)
    {
        var recipe = new Argument<string?>("recipe") { Description = "recipe file", Arity = ArgumentArity.ZeroOrOne };
        var folder = new Option<string?>("--out") { Description = "folder for the results (default: runs/NAME; an earlier run there is replaced)" };
        var set = new Option<string[]>("--set") { Description = "change a key of recipe or line, e.g. drying.speed='30 m/min'", AllowMultipleArgumentsPerToken = false };
        var until = new Option<string?>("--until") { Description = "last step: mixing, coating, drying or calendering" };
        var resume = new Option<string?>("--resume") { Description = "go on with the run in this folder" };
        var seed = new Option<ulong?>("--seed") { Description = "seed of the run (default: the recipe's)" };
        var seeds = new Option<int>("--seeds") { Description = "run that many seeds, this one and the next, and give every output's mean and spread", DefaultValueFactory = _ => 1 };
        var paths = new Option<string?>("--paths")
        {
            Description = "repeat every seed with other path parameters of the particle steps and give every output's path uncertainty: PARAMETER:FACTOR,... of increments, steps, damping; without a list each halved and doubled (seven times the work)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var plain = new Option<bool>("--no-bands") { Description = "leave out the bands from assumed constants" };
        var noReport = new Option<bool>("--no-report") { Description = "write no report.html" };
        var engine = new Option<string>("--engine") { Description = "what moves the particles of model: particles: lamina or lammps (an installed LAMMPS)", DefaultValueFactory = _ => "lamina" };
        var ranks = new Option<int>("--ranks") { Description = "processes of --engine lammps", DefaultValueFactory = _ => 1 };
        var threads = Threads.Option();
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("run", "Run a recipe through mixing, coating, drying and calendering.\n\nExample:\n  lamina run examples/05-industrial-nmc/recipe.yaml --set drying.speed='35 m/min' --out runs/fast")
        {
            recipe, folder, set, until, resume, seed, seeds, paths, plain, noReport, engine, ranks, threads, json,
        };
        command.SetAction(parsed =>
        {
            var progress = new ProgressLine(console);
            RunResult result;
            string target;
            if (parsed.GetValue(resume) is { } stopped)
            {
                if (parsed.GetValue(recipe) is not null || parsed.GetValue(set) is { Length: > 0 })
                    throw new InputException(FaultKind.Usage, "--resume goes on with the run as it was: it takes neither a recipe nor --set", "leave them out");
                target = stopped;
                result = RunStudy.Resume(stopped, progress.Report, Threads.Of(parsed.GetValue(threads)), cancellation);
            }
            else
            {
                var file = parsed.GetValue(recipe) ?? throw new InputException(FaultKind.Usage, "no recipe is given", "lamina run RECIPE, or lamina run --resume DIR");
                target = parsed.GetValue(folder) ?? DefaultFolder(file);
                result = RunStudy.Run(new RunRequest
                {
                    Recipe = file,
                    Folder = target,
                    Changes = ValidateStudy.Pairs(parsed.GetValue(set) ?? []),
                    Until = parsed.GetValue(until) is { } word ? Step(word) : null,
                    Seed = parsed.GetValue(seed),
                    Seeds = parsed.GetValue(seeds),
                    Paths = parsed.GetResult(paths) is null ? [] : PathChange.Parse(parsed.GetValue(paths) ?? ""),
                    Bands = !parsed.GetValue(plain),
                    Report = !parsed.GetValue(noReport),
                    LammpsRanks = Ranks(parsed.GetValue(engine)!, parsed.GetValue(ranks)),
                    Threads = Threads.Of(parsed.GetValue(threads)),
                }, progress.Report, cancellation);
            }
            if (parsed.GetValue(json)) console.Out.Write(ResultJson.Merged(result));
            else Show(console, result, target);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static int? Ranks(string engine, int ranks) => (engine, ranks) switch
    {
        ("lamina", 1) => null,
        ("lamina", _) => throw new InputException(FaultKind.Usage, $"--ranks {ranks} is for --engine lammps", "give --engine lammps too, or --threads"),
        ("lammps", >= 1 and <= 100_000) => ranks,
        ("lammps", _) => throw new InputException(FaultKind.OutOfRange, $"--ranks {ranks}: at least 1 is needed", "give --ranks 2"),
        _ => throw new InputException(FaultKind.UnknownChoice, $"--engine {engine} is not a choice", "give lamina or lammps"),
    };

    private static StepName Step(string word)
    {
        if (StepNames.All.Contains(word)) return StepNames.Parse(word);
        throw new InputException(FaultKind.UnknownChoice, $"--until {word}: there is no such step", $"{(Nearest.To(word, StepNames.All) is { } near ? $"did you mean {near}? " : "")}steps are {string.Join(", ", StepNames.All)}");
    }

    // examples/05-x/recipe.yaml goes to runs/05-x, other.yaml to runs/other.
    internal static string DefaultFolder(string recipe)
    {
        var name = Path.GetFileNameWithoutExtension(recipe);
        if (name == "recipe" && Path.GetDirectoryName(Path.GetFullPath(recipe)) is { } folder) name = Path.GetFileName(folder);
        return Path.Combine("runs", name.Length == 0 ? "run" : name);
    }

    private static void Show(CliConsole console, RunResult result, string folder)
    {
        if (result.Steps.Count == 0) console.Error.WriteLine("nothing was run: the recipe starts at a product and has no step after it");
        foreach (var step in result.Steps)
        {
            Tables.Write(console.Out, $"{step.Step} ({step.Model})", ["output", "value", "unit", "band", ""],
                Rows(step), 1);
            if (step.Grid is { } grid) console.Out.WriteLine(grid.Words);
            foreach (var warning in step.Warnings) console.Error.WriteLine($"{step.Step}: {warning}");
        }
        console.Out.WriteLine($"report: {Path.Combine(folder, "report.html")}");
    }

    // Many outputs that are missing for one reason, such as a machine that the line does not have, share one row.
    private static IEnumerable<IReadOnlyList<string>> Rows(StepRecord step)
    {
        const int many = 3;
        var shared = step.Outputs.Where(o => o.Value is null).GroupBy(o => o.Reason ?? "").Where(g => g.Count() >= many).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var output in step.Outputs)
            if (output.Value is not null || !shared.ContainsKey(output.Reason ?? "")) yield return Row(step, output);
        foreach (var (reason, missing) in shared) yield return [$"{missing[0].Name} and {missing.Length - 1} more", "none", "", "", reason];
    }

    private static string[] Row(StepRecord step, Line.Steps.Output output)
    {
        if (output.Value is not { } value) return [output.Name, "none", "", "", output.Reason ?? ""];
        if (output.Word is { } word) return [output.Name, word.Replace('_', ' '), "", "", ResultJson.Words(output.Badge)];
        var (shown, symbol) = DisplayText.Of(output.Name, output.Unit, value);
        if (output.StandardDeviation is { } sd) shown += " +- " + DisplayText.Difference(output.Name, output.Unit, sd);
        var band = step.Bands.FirstOrDefault(b => b.Output == output.Name) is { } b ? b.Words(v => DisplayText.Of(output.Name, output.Unit, v).Text) : "";
        if (step.Seeds.FirstOrDefault(s => s.Output == output.Name) is { Moves: true } spread)
            band = $"{DisplayText.Of(output.Name, output.Unit, spread.Mean).Text} +- {DisplayText.Difference(output.Name, output.Unit, spread.StandardDeviation)} over {spread.Values.Count} seeds";
        if (step.Paths.FirstOrDefault(s => s.Output == output.Name) is { Moves: true } path)
            band += $"{(band.Length > 0 ? ", " : "")}+- {DisplayText.Difference(output.Name, output.Unit, path.Uncertainty)} over {path.Paths.Count} paths";
        return [output.Name, shown, symbol, band, ResultJson.Words(output.Badge)];
    }
}
