using System.CommandLine;
using Lamina.Data.Faults;
using Lamina.Line.Outputs;
using Lamina.Studies.Explaining;

namespace Lamina.Cli.Commands;

/// <summary>lamina explain OUTPUT</summary>
internal static class ExplainCommand
{
    public static Command Create(CliConsole console)
    {
        var name = new Argument<string>("output") { Description = "name of an output, e.g. drying_time or drying.porosity; 'all' lists them", Arity = ArgumentArity.ExactlyOne };
        var recipe = new Option<string?>("--recipe") { Description = "recipe whose values and sources are shown" };
        var markdown = new Option<bool>("--markdown") { Description = "with 'all': the reference page of all outputs" };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("explain", "Definition, equation, inputs, sources and share of assumed values of an output.\n\nExample:\n  lamina explain drying_time --recipe examples/05-industrial-nmc/recipe.yaml") { name, recipe, markdown, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(markdown))
            {
                if (parsed.GetValue(name) != "all") throw new InputException(FaultKind.Usage, "--markdown writes the page of all outputs", "lamina explain all --markdown");
                console.Out.Write(OutputReferenceWriter.Write());
                return ExitCodes.Ok;
            }
            var explanation = ExplainStudy.Explain(parsed.GetValue(name)!, parsed.GetValue(recipe));
            console.Out.Write(parsed.GetValue(json) ? explanation.Json() : explanation.Text());
            return ExitCodes.Ok;
        });
        return command;
    }
}
