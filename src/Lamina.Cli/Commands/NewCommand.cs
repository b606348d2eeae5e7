using System.CommandLine;
using Lamina.Data.Faults;
using Lamina.Studies.Starting;

namespace Lamina.Cli.Commands;

/// <summary>lamina new</summary>
internal static class NewCommand
{
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("file") { Description = "recipe file to write", DefaultValueFactory = _ => "recipe.yaml" };
        var active = new Option<string?>("--active") { Description = "active material, e.g. NMC622" };
        var carbon = new Option<string?>("--carbon") { Description = "conductive carbon, e.g. C65" };
        var binder = new Option<string?>("--binder") { Description = "binder or binders, e.g. PVDF or CMC+SBR" };
        var solvent = new Option<string?>("--solvent") { Description = "NMP or Water" };
        var solids = new Option<string?>("--solids") { Description = "solids content, e.g. '65 wt%'" };
        var loading = new Option<string?>("--loading") { Description = "dry loading of one side, e.g. '18 mg/cm2'" };
        var speed = new Option<string?>("--speed") { Description = "web speed, e.g. '10 m/min'" };
        var length = new Option<string?>("--dryer-length") { Description = "length of the dryer, e.g. '24 m'" };
        var line = new Option<string?>("--line") { Description = $"write a line file instead, a template to edit: {string.Join(", ", LineTemplates.Kinds)}" };
        var width = new Option<string?>("--coating-width") { Description = "with --line: width of the coating, e.g. '550 mm'" };
        var evaporation = new Option<string?>("--evaporation") { Description = "with --line: solvent that the dryer takes off by its nameplate, e.g. '60 kg/h'" };
        var temperature = new Option<string?>("--air-temperature") { Description = "with --line: highest air temperature, e.g. '130 degC'" };
        var yes = new Option<bool>("--yes") { Description = "take the defaults, ask nothing" };
        var force = new Option<bool>("--force") { Description = "replace an existing file" };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout; asks nothing" };
        var command = new Command("new", "Ask a few questions and write a commented recipe that runs. Answers may be piped in, one a line; an empty line or the end of the input takes the default.\n\nExample:\n  lamina new my-cathode.yaml --active NMC622 --loading '18 mg/cm2' --yes\n  lamina new line.yaml --line flotation --dryer-length '30 m' --evaporation '120 kg/h'")
        {
            file, active, carbon, binder, solvent, solids, loading, speed, length, line, width, evaporation, temperature, yes, force, json,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            if (File.Exists(path) && !parsed.GetValue(force))
                throw new InputException(FaultKind.Usage, $"{path} exists already", "choose another name, or --force to replace it");
            if (parsed.GetValue(line) is { } kind)
            {
                var usual = new LineNameplate();
                File.WriteAllText(path, LineTemplates.Write(kind, usual with
                {
                    Length = parsed.GetValue(length) ?? usual.Length,
                    CoatingWidth = parsed.GetValue(width) ?? usual.CoatingWidth,
                    Evaporation = parsed.GetValue(evaporation) ?? usual.Evaporation,
                    AirTemperature = parsed.GetValue(temperature) ?? usual.AirTemperature,
                    Solvent = parsed.GetValue(solvent) ?? usual.Solvent,
                }));
                if (parsed.GetValue(json)) console.Out.WriteLine($"{{\"file\": {System.Text.Json.JsonSerializer.Serialize(path, CliJsonContext.Default.String)}}}");
                else console.Out.WriteLine($"wrote {path}; name it in a recipe: line: {path}");
                return ExitCodes.Ok;
            }
            var dialogue = new StarterDialogue(console, asks: !parsed.GetValue(yes) && !parsed.GetValue(json));
            string Answer(Option<string?> option, StarterQuestion question, string usual) => parsed.GetValue(option) ?? dialogue.Ask(question, usual);
            var defaults = RecipeStarter.DefaultsFor(Answer(active, StarterQuestion.Active, "NMC622"));
            var answers = defaults with
            {
                Solvent = Answer(solvent, StarterQuestion.Solvent, defaults.Solvent),
                Carbon = Answer(carbon, StarterQuestion.Carbon, defaults.Carbon),
                Binder = Answer(binder, StarterQuestion.Binders, defaults.Binder),
                SolidsContent = Answer(solids, StarterQuestion.SolidsContent, defaults.SolidsContent),
                Loading = Answer(loading, StarterQuestion.Loading, defaults.Loading),
                Speed = Answer(speed, StarterQuestion.Speed, defaults.Speed),
                DryerLength = Answer(length, StarterQuestion.DryerLength, defaults.DryerLength),
            };
            dialogue.Close();
            File.WriteAllText(path, RecipeStarter.Write(answers));
            if (parsed.GetValue(json)) console.Out.WriteLine($"{{\"file\": {System.Text.Json.JsonSerializer.Serialize(path, CliJsonContext.Default.String)}}}");
            else console.Out.WriteLine($"wrote {path}; run it with: lamina run {path}");
            return ExitCodes.Ok;
        });
        return command;
    }
}
