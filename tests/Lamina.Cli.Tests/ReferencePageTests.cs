using Lamina.Data.Binding;
using Lamina.Line.Equipment;
using Lamina.Line.Recipes;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>The reference pages of keys are those that the settings records give today.</summary>
public sealed class ReferencePageTests
{
    [Theory]
    [InlineData("recipe", typeof(Recipe), "Recipe")]
    [InlineData("line", typeof(LineFile), "Line file")]
    public void The_page_of_keys_is_up_to_date(string name, Type type, string title) =>
        Assert.True(File.ReadAllText(Path.Combine(Places.Root, "docs", "reference", name + ".md")) == ReferenceWriter.Write(type, title),
            $"docs/reference/{name}.md differs from the settings: write it anew with ./lamina schema {name} --markdown");
}
