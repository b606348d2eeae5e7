using FsCheck;
using FsCheck.Fluent;
using Lamina.Data.Faults;
using Lamina.Data.Yaml;

namespace Lamina.Data.Tests.Yaml;

public sealed class TextPatchTests
{
    private const string Recipe = """
        # keep me
        dryer:
          zones:               # three of them
            - length: 2 m      # first
              air_temperature: 90 degC   # hot
              support: {rollers: {pitch: 0.5 m}}
            - length: 3 m

              air_temperature: "110 degC"
          note: |
            block
            text
          empty:
        web: {speed: 2 m/min, width: 0.3 m}   # flow
        nothing: {}
        list: [1, 2, 3]
        # the end

        """;

    [Theory]
    [InlineData("dryer.zones[0].air_temperature", "95 degC", "90 degC", "95 degC")]
    [InlineData("dryer.zones[1].air_temperature", "95 degC", "\"110 degC\"", "95 degC")]
    [InlineData("web.speed", "7 m/min", "speed: 2 m/min", "speed: 7 m/min")]
    [InlineData("web.name", "x", "width: 0.3 m}", "width: 0.3 m, name: x}")]
    [InlineData("web.name", "a, b", "width: 0.3 m}", "width: 0.3 m, name: \"a, b\"}")]
    [InlineData("web.speed", "1 # no comment", "speed: 2 m/min", "speed: \"1 # no comment\"")]
    [InlineData("nothing.a.b", "1", "nothing: {}", "nothing: {a: {b: 1}}")]
    [InlineData("list[1]", "7", "[1, 2, 3]", "[1, 7, 3]")]
    [InlineData("list", "[4]", "[1, 2, 3]", "[4]")]
    [InlineData("dryer.empty", "3", "empty:", "empty: 3")]
    [InlineData("dryer.empty.below", "3", "empty:", "empty: {below: 3}")]
    [InlineData("dryer.zones[0].support", "floating", "{rollers: {pitch: 0.5 m}}", "floating")]
    [InlineData("dryer.zones[0].support", "{plate: {temperature: 40 degC}}", "{rollers: {pitch: 0.5 m}}", "{plate: {temperature: 40 degC}}")]
    [InlineData("dryer.zones[0].dew_point", "5 degC", "0.5 m}}\n", "0.5 m}}\n      dew_point: 5 degC\n")]
    [InlineData("dryer.leakage", "1 %", "  empty:\n", "  empty:\n  leakage: 1 %\n")]
    [InlineData("coater.gap", "120 um", "list: [1, 2, 3]\n", "list: [1, 2, 3]\ncoater:\n  gap: 120 um\n")]
    [InlineData("\"odd: key\"", "1", "list: [1, 2, 3]\n", "list: [1, 2, 3]\n\"odd: key\": 1\n")]
    [InlineData("web", "off", "{speed: 2 m/min, width: 0.3 m}", "off")]
    public void One_span_changes_and_the_rest_stays(string path, string value, string before, string after)
    {
        var patched = TextPatch.Set(Document.Parse(Recipe), path, value);
        Assert.Equal(Recipe.Replace(before, after), patched.Text);
    }

    [Fact]
    public void Every_item_changes_with_a_star()
    {
        var patched = TextPatch.Set(Document.Parse(Recipe), "dryer.zones[*].air_temperature", "80 degC");
        Assert.Equal(Recipe.Replace("90 degC", "80 degC").Replace("\"110 degC\"", "80 degC"), patched.Text);
        patched = TextPatch.Set(Document.Parse(Recipe), "dryer.zones[*].dew_point", "5 degC");
        Assert.Equal(2, patched.Find("dryer.zones[*].dew_point").Count);
    }

    [Fact]
    public void A_block_of_text_is_replaced_as_a_whole()
    {
        var patched = TextPatch.Set(Document.Parse(Recipe), "dryer.note", "short");
        Assert.Equal(Recipe.Replace("|\n    block\n    text", "short"), patched.Text);
    }

    [Theory]
    [InlineData("dryer.zones[5].length")]
    [InlineData("web[0]")]
    [InlineData("web.speed.x")]
    [InlineData("dryer.none[0].x")]
    [InlineData("dryer.none[*].x")]
    [InlineData("a..b")]
    [InlineData("a[x]")]
    [InlineData("a[")]
    [InlineData("")]
    public void A_path_that_leads_nowhere_is_refused(string path) =>
        Assert.Throws<InputException>(() => TextPatch.Set(Document.Parse(Recipe), path, "1"));

    [Fact]
    public void Any_value_at_any_place_reads_back_and_changes_one_span_only()
    {
        string[] paths = ["dryer.zones[0].length", "dryer.zones[1].air_temperature", "web.speed", "web.new", "dryer.new", "new", "list[2]", "dryer.empty", "dryer.note", "nothing.x.y"];
        var characters = "ab1 :#,{}[]'\"\\-?&*!|>%@`\t\u00b5\n".ToCharArray();
        var cases = from path in Gen.Elements(paths)
                    from value in Gen.ArrayOf(Gen.Elements(characters)).Select(chars => new string(chars).Trim())
                    from windows in Gen.Elements(false, true)
                    select (path, value, windows);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(5, 7), Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var text = given.windows ? Recipe.Replace("\n", "\r\n") : Recipe;
            var before = Document.Parse(text);
            var after = TextPatch.Set(before, given.path, given.value);
            var node = after.Find(given.path)[0];
            // In brackets or quotes the value means what it means in YAML; anything else reads back as it was given.
            var asGiven = node is not ScalarNode scalar || scalar.Text == given.value || given.value.Length > 0 && given.value[0] is '"' or '\'';
            return asGiven && OneSpan(text, after.Text) && after.Find("dryer.zones[0].support.rollers.pitch").Count == 1;
        }));
    }

    /// <summary>What stands before and after the change is the same text: together it is all of the old one but the old value.</summary>
    private static bool OneSpan(string before, string after)
    {
        var head = 0;
        while (head < Math.Min(before.Length, after.Length) && before[head] == after[head]) head++;
        var tail = 0;
        while (tail < Math.Min(before.Length, after.Length) - head && before[^(tail + 1)] == after[^(tail + 1)]) tail++;
        return before.Length - head - tail <= "|\r\n    block\r\n    text".Length;
    }
}
