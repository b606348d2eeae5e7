using Lamina.Line.Recipes;
using Lamina.Studies.Validation;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Validation;

/// <summary>The badge "validated" is earned: every range names a held-out quantity that passes.</summary>
public sealed class ValidatedRangeTests
{
    public static TheoryData<string, string> Entries
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var range in ValidatedRanges.All) data.Add(range.Case, range.Quantity);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Every_range_names_a_held_out_case_that_the_published_page_shows_as_passed(string name, string quantity)
    {
        Assert.Equal(ValidationClass.HeldOut, ValidateStudy.Find(name).Class);
        var page = File.ReadAllText(Path.Combine(Places.Root, "docs", "reference", "validation.md"));
        var section = page[page.IndexOf($"\n## {name}\n", StringComparison.Ordinal)..];
        var row = section.Split('\n').First(l => l.StartsWith($"| {quantity} |", StringComparison.Ordinal));
        Assert.EndsWith("| pass |", row);
    }

    [Theory]
    [MemberData(nameof(Entries))]
    [Trait("Category", "Long")]
    public void Every_range_is_confirmed_by_running_its_case(string name, string quantity)
    {
        var row = ValidateStudy.Run([name], []).Single(r => r.Quantity == quantity);
        Assert.Equal(ValidationClass.HeldOut, row.Class);
        Assert.True(row.Pass);
    }

    [Fact]
    public void An_output_is_validated_inside_its_range_only()
    {
        var formulation = RecipeReader.Read(Path.Combine(Places.Root, "examples", "03-dawson-nmc622", "recipe.yaml")).Job.Formulation;
        var inside = new Dictionary<string, double>
        {
            ["wet_thickness"] = 196e-6, ["coldest_film"] = 298.15, ["hottest_film"] = 298.15, ["mean_drying_rate"] = 3.0e-5, ["prescribed_porosity"] = 0.6, ["dry_to"] = 0.005,
        };
        Assert.Equal("dawson-emptying", ValidatedRanges.Find("drying_time", formulation, inside)?.Case);
        Assert.Null(ValidatedRanges.Find("porosity", formulation, inside));
        foreach (var condition in inside.Keys)
        {
            Assert.Null(ValidatedRanges.Find("drying_time", formulation, new Dictionary<string, double>(inside) { [condition] = 3 * inside[condition] }));
            Assert.Null(ValidatedRanges.Find("drying_time", formulation, inside.Where(c => c.Key != condition).ToDictionary()));
        }
        Assert.Null(ValidatedRanges.Find("drying_time", formulation with { Solvent = "Water" }, inside));
    }

    [Fact]
    public void Every_number_of_the_literature_list_has_a_case()
    {
        int[] listed = [.. Enumerable.Range(1, 13), 23, 26, .. Enumerable.Range(28, 8)];
        Assert.Equal(listed, ValidateStudy.Numbered.Select(n => n.Number).Distinct().Where(listed.Contains));
    }
}
