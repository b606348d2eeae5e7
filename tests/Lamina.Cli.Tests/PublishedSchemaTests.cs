using System.Text.Json.Nodes;
using Lamina.Data.Tests.Binding;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>The published schemas, judged by Python's jsonschema: they take every example and refuse what the program refuses.</summary>
public sealed class PublishedSchemaTests
{
    private static string[] Judge(string name, params IEnumerable<string> texts) => SchemaValidator.Judge(JsonNode.Parse(Cli.Run("schema", name).Out)!.AsObject(), texts);

    [SchemaFact]
    public void Every_example_satisfies_its_schema()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Places.Root, "examples"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        var lines = files.Where(f => Path.GetFileName(f).StartsWith("line", StringComparison.Ordinal)).ToArray();
        var recipes = files.Where(f => !lines.Contains(f) && File.ReadAllText(f).Contains("formulation:", StringComparison.Ordinal)).ToArray();
        Assert.True(recipes.Length >= 6 && lines.Length >= 6);
        Assert.All(Judge("recipe", recipes.Select(File.ReadAllText)).Zip(recipes), p => Assert.True(p.First == "valid", $"{p.Second}: {p.First}"));
        Assert.All(Judge("line", lines.Select(File.ReadAllText)).Zip(lines), p => Assert.True(p.First == "valid", $"{p.Second}: {p.First}"));
    }

    [SchemaFact]
    public void A_new_recipe_satisfies_the_schema()
    {
        var path = Path.Combine(Places.Scratch("schema"), "recipe.yaml");
        Assert.Equal(0, Cli.Run("new", path, "--yes").Exit);
        Assert.Equal(["valid"], Judge("recipe", File.ReadAllText(path)));
    }

    [SchemaFact]
    public void What_the_program_refuses_by_form_the_schema_refuses_too()
    {
        string[] wrong =
        [
            Cli.Coated.Replace("coating:", "coatings:"), Cli.Coated.Replace("loading:", "loadng:"), Cli.Coated.Replace("  solvent: NMP\n", ""),
            Cli.Coated.Replace("solvent: NMP", "solvent: [NMP]"), Cli.Coated + "\nseed: many\n", Cli.Coated + "\ndrying: {model: flim}\n", Cli.Coated + "\nline: {dryer: {zones: []}}\n",
        ];
        foreach (var text in wrong) Assert.Equal(2, Cli.Run("check", Cli.Recipe(text)).Exit);
        Assert.All(Judge("recipe", wrong), answer => Assert.StartsWith("invalid", answer));
        Assert.Equal(["valid"], Judge("recipe", Cli.Coated));
    }
}
