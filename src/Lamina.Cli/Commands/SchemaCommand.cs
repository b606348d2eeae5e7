using System.CommandLine;
using Lamina.Data.Binding;
using Lamina.Data.Json;
using Lamina.Line.Equipment;
using Lamina.Line.Recipes;
using Lamina.Particles.ForceFields;

namespace Lamina.Cli.Commands;

/// <summary>lamina schema [recipe|line]</summary>
internal static class SchemaCommand
{
    public static Command Create(CliConsole console)
    {
        var kind = new Argument<string>("file") { Description = "recipe, line or forcefield", DefaultValueFactory = _ => "recipe" };
        kind.AcceptOnlyFromAmong("recipe", "line", "forcefield");
        var markdown = new Option<bool>("--markdown") { Description = "the reference page of all settings instead of the schema" };
        var json = new Option<bool>("--json") { Description = "accepted for uniformity: a schema is JSON anyway" };
        var command = new Command("schema", "JSON Schema of recipe, line or force-field files, so that editors complete and check.\n\nExample:\n  lamina schema recipe > recipe.schema.json") { kind, markdown, json };
        command.SetAction(parsed =>
        {
            var (type, title) = parsed.GetValue(kind) switch { "line" => (typeof(LineFile), "Line file"), "forcefield" => (typeof(ForceFieldFile), "Force-field file"), _ => (typeof(Recipe), "Recipe") };
            console.Out.Write(parsed.GetValue(markdown) ? ReferenceWriter.Write(type, title) : JsonText.Write(JsonSchemaWriter.Write(type, parsed.GetValue(kind)!)));
            return ExitCodes.Ok;
        });
        return command;
    }
}
