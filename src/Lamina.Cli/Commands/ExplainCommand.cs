using System.CommandLine;
using Lamina.Data.Faults;
using Lamina.Line.Laws;
using Lamina.Line.Outputs;
using Lamina.Studies.Explaining;

namespace Lamina.Cli.Commands;

/// <summary>lamina explain OUTPUT</summary>
internal static class ExplainCommand
{
    public static Command Create(CliConsole console)
    {
        var name = new Argument<string>("output") { Description = "name of an output, e.g. drying_time or drying.porosity; 'all' lists them; or of a law, e.g. compaction; 'laws' lists those", Arity = ArgumentArity.ExactlyOne };
        var recipe = new Option<string?>("--recipe") { Description = "recipe whose values and sources are shown" };
        var markdown = new Option<bool>("--markdown") { Description = "with 'all' or 'laws': the reference page of all outputs or laws" };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("explain", "Definition, equation, inputs, sources and share of assumed values of an output.\n\nExample:\n  lamina explain drying_time --recipe examples/05-industrial-nmc/recipe.yaml") { name, recipe, markdown, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(markdown))
            {
                console.Out.Write(parsed.GetValue(name) switch
                {
                    "all" => OutputReferenceWriter.Write(),
                    "laws" => LawReferenceWriter.Write(),
                    _ => throw new InputException(FaultKind.Usage, "--markdown writes the page of all outputs or of all laws", "lamina explain all --markdown, or lamina explain laws --markdown"),
                });
                return ExitCodes.Ok;
            }
            // Some outputs are named as the law that they come from: then both are shown.
            var law = parsed.GetValue(json) ? null : LawReferenceWriter.Text(parsed.GetValue(name)!);
            if (law is not null && OutputCatalogue.Find(parsed.GetValue(name)!).Count == 0)
            {
                console.Out.Write(law);
                return ExitCodes.Ok;
            }
            var explanation = ExplainStudy.Explain(parsed.GetValue(name)!, parsed.GetValue(recipe));
            console.Out.Write(parsed.GetValue(json) ? explanation.Json() : explanation.Text());
            if (law is not null) console.Out.Write($"\nthe law of this name: {law}");
            return ExitCodes.Ok;
        });
        return command;
    }
}
