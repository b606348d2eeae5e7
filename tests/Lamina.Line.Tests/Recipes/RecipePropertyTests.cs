using FsCheck;
using FsCheck.Fluent;
using Lamina.Data.Faults;
using Lamina.Data.Yaml;
using Lamina.Line.Coating;
using Lamina.Line.Drying;
using Lamina.Line.Mixing;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;

namespace Lamina.Line.Tests.Recipes;

/// <summary>What must hold for every recipe, not for chosen ones.</summary>
public sealed class RecipePropertyTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(2026, 7).WithMaxTest(150);

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 1_000_000).ToArbitrary();

    [Fact]
    public void Every_generated_recipe_binds_and_makes_a_job() => Prop.ForAll(Seeds, seed =>
    {
        var job = RecipeReader.Parse(RecipeText.Of(seed)).Job;
        Assert.Equal(1, job.Formulation.Components.Sum(c => c.MassFraction), 12);
        if (job.Drying is not { Model: DryingModel.Film } drying) return;
        var film = job.WetFilm ?? new CoatingStep().Run(job.Slurry ?? MixingStep.Mix(job.Formulation), job.Coating!, new RunContext()).Product;
        Assert.NotEmpty(FilmCaseBuilder.Build(film, job.Solvent, drying, job.Equipment).Assumed);
    }).Check(Fixed);

    [Fact]
    public void Values_written_back_as_quantities_read_the_same() => Prop.ForAll(Seeds, seed =>
    {
        var first = RecipeReader.Parse(RecipeText.Of(seed)).Bound;
        var document = first.Document;
        foreach (var (path, given) in first.Given)
            if (given.Quantity is { } quantity) document = TextPatch.Set(document, path, quantity.ToString());
        var second = RecipeReader.Parse(document.Text).Bound;
        Assert.Equal(first.Given.Keys, second.Given.Keys);
        foreach (var (path, given) in first.Given)
            Assert.Equal((given.Quantity?.Value, given.Quantity?.Sd), (second.Given[path].Quantity?.Value, second.Given[path].Quantity?.Sd));
        Assert.Equal(first.Defaulted, second.Defaulted);
    }).Check(Fixed);

    [Fact]
    public void A_patch_changes_its_value_and_no_other_character() => Prop.ForAll(Seeds, seed =>
    {
        var text = RecipeText.Of(seed);
        var bound = RecipeReader.Parse(text).Bound;
        var random = new Random(seed);
        var quantities = bound.Given.Values.Where(g => g.Quantity is not null && !g.Path.Contains("components", StringComparison.Ordinal)).ToArray();
        var chosen = quantities[random.Next(quantities.Length)];
        var changed = TextPatch.Set(bound.Document, chosen.Path, "7777 s").Text;
        // Everything before and after the value, comments included, is as it was.
        Assert.Equal(text[..chosen.Span.Start] + "7777 s" + text[chosen.Span.End..], changed);
    }).Check(Fixed);

    [Fact]
    public void A_key_that_is_added_keeps_all_comments_and_values() => Prop.ForAll(Seeds, seed =>
    {
        var text = RecipeText.Of(seed);
        var before = RecipeReader.Parse(text).Bound;
        var after = RecipeReader.Parse(TextPatch.Set(before.Document, "drying.slice", "20 %").Text).Bound;
        Assert.Equal(0.2, after.Value.Drying!.Slice, 12);
        Assert.Equal(before.Given.Values.Select(g => g.Text).Append("20 %").Order(StringComparer.Ordinal), after.Given.Values.Select(g => g.Text).Order(StringComparer.Ordinal));
        foreach (var comment in text.Split('\n').Where(l => l.Contains('#')).Select(l => l[l.IndexOf('#')..])) Assert.Contains(comment, after.Document.Text);
    }).Check(Fixed);

    [Fact]
    public void A_change_on_the_command_line_equals_an_edit_of_the_text() => Prop.ForAll(Seeds, seed =>
    {
        var text = RecipeText.Of(seed);
        var changed = RecipeReader.Parse(text, changes: [KeyValuePair.Create("name", "other"), KeyValuePair.Create("drying.dry_to", "777 ppm")]).Bound;
        var edited = RecipeReader.Parse(TextPatch.Set(TextPatch.Set(Document.Parse(text), "name", "other"), "drying.dry_to", "777 ppm").Text).Bound;
        Assert.Equal(edited.Document.Text, changed.Document.Text);
        Assert.Equal(777e-6, changed.Value.Drying!.DryTo, 15);
    }).Check(Fixed);

    [Fact]
    public void A_random_mutation_throws_nothing_but_located_faults() => Mutate(600);

    [Fact]
    [Trait("Category", "Long")]
    public void Many_random_mutations_throw_nothing_but_located_faults() => Mutate(30_000);

    private static void Mutate(int count) => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var text = RecipeText.Of(random.Next(500));
        for (var i = random.Next(1, 4); i > 0; i--) text = Mutated(text, random);
        try
        {
            RecipeReader.Parse(text, "mutated.yaml");
        }
        catch (InputException exception)
        {
            Assert.All(exception.Faults, fault =>
            {
                Assert.False(string.IsNullOrWhiteSpace(fault.Message));
                var span = Assert.IsType<SourceSpan>(fault.Span);
                // A line file that a mutation names does not exist: its fault points at the recipe as well.
                Assert.Equal("mutated.yaml", span.File);
                Assert.InRange(span.Line, 1, text.Count(c => c is '\n' or '\r') + 1);
                Assert.True(span.Column >= 1, fault.ToString());
            });
        }
    }).Check(Fixed.WithMaxTest(count));

    private static string Mutated(string text, Random random)
    {
        string[] inserted = ["\t", ":", "- ", "{", "}", "[", "]", "\"", "'", "#", "&a ", "*a", "!!x ", "|\n", ">", "\n", "---\n", "NaN", "-", "1e309", "e", "%", " ", "\u0000", "\u00e9", "\ud83d", "degC", "null", "~", "line: x.yaml\n"];
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 12), text.Length - at);
        var lines = text.Split('\n').ToList();
        var line = random.Next(lines.Count);
        switch (random.Next(6))
        {
            case 0: return text.Remove(at, length);
            case 1: return text.Insert(at, inserted[random.Next(inserted.Length)]);
            case 2: return text.Insert(random.Next(text.Length), text.Substring(at, length));
            case 3: lines.RemoveAt(line); break;
            case 4: lines.Insert(random.Next(lines.Count), lines[line]); break;
            default: lines[line] = "  " + lines[line]; break;
        }
        return string.Join('\n', lines) is { Length: > 0 } joined ? joined : "x";
    }
}
