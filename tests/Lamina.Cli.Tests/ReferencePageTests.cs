using Lamina.Data.Binding;
using Lamina.Line.Equipment;
using Lamina.Line.Laws;
using Lamina.Line.Outputs;
using Lamina.Line.Recipes;
using Lamina.Particles.ForceFields;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>The reference pages of keys and outputs are those that settings records and catalogue give today.</summary>
public sealed class ReferencePageTests
{
    [Theory]
    [InlineData("recipe", typeof(Recipe), "Recipe")]
    [InlineData("line", typeof(LineFile), "Line file")]
    [InlineData("forcefield", typeof(ForceFieldFile), "Force-field file")]
    public void The_page_of_keys_is_up_to_date(string name, Type type, string title) =>
        Assert.True(File.ReadAllText(Path.Combine(Places.Root, "docs", "reference", name + ".md")) == ReferenceWriter.Write(type, title),
            $"docs/reference/{name}.md differs from the settings: write it anew with ./lamina schema {name} --markdown");

    [Fact]
    public void The_page_of_outputs_is_up_to_date() =>
        Assert.True(File.ReadAllText(Path.Combine(Places.Root, "docs", "reference", "outputs.md")) == OutputReferenceWriter.Write(),
            "docs/reference/outputs.md differs from the catalogue: write it anew with ./lamina explain all --markdown");

    [Fact]
    public void The_page_of_laws_is_up_to_date() =>
        Assert.True(File.ReadAllText(Path.Combine(Places.Root, "docs", "reference", "laws.md")) == LawReferenceWriter.Write(),
            "docs/reference/laws.md differs from the catalogue: write it anew with ./lamina explain laws --markdown");

    [Fact]
    public void A_law_is_explained_with_its_constants_bounds_and_recipe_keys()
    {
        Assert.Contains("calendering.constants.resistance", LawReferenceWriter.Text("compaction"));
        Assert.Contains("assumed", LawReferenceWriter.Text("compaction"));
        Assert.Contains("krieger-dougherty (mixing)", LawReferenceWriter.Text("laws"));
        Assert.Null(LawReferenceWriter.Text("drying_time"));
    }
}
