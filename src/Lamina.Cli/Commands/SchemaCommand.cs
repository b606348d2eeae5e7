using System.CommandLine;
using Lamina.Data.Binding;
using Lamina.Data.Json;
using Lamina.Line.Equipment;
using Lamina.Line.Recipes;

namespace Lamina.Cli.Commands;

/// <summary>lamina schema [recipe|line]</summary>
internal static class SchemaCommand
{
    public static Command Create(CliConsole console)
    {
        var kind = new Argument<string>("file") { Description = "recipe or line", DefaultValueFactory = _ => "recipe" };
        kind.AcceptOnlyFromAmong("recipe", "line");
        var markdown = new Option<bool>("--markdown") { Description = "the reference page of all settings instead of the schema" };
        var json = new Option<bool>("--json") { Description = "accepted for uniformity: a schema is JSON anyway" };
        var command = new Command("schema", "JSON Schema of recipe or line files, so that editors complete and check.\n\nExample:\n  lamina schema recipe > recipe.schema.json") { kind, markdown, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(markdown))
            {
                console.Out.Write(parsed.GetValue(kind) == "line" ? ReferenceWriter.Write(typeof(LineFile), "Line file") : ReferenceWriter.Write(typeof(Recipe), "Recipe"));
                return ExitCodes.Ok;
            }
            console.Out.Write(JsonText.Write(parsed.GetValue(kind) == "line" ? JsonSchemaWriter.Write(typeof(LineFile), "line") : JsonSchemaWriter.Write(typeof(Recipe), "recipe")));
            return ExitCodes.Ok;
        });
        return command;
    }
}
