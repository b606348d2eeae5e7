using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lamina.Data.Binding;
using Lamina.Data.Faults;
using Lamina.Data.Yaml;
using Lamina.Testing;

namespace Lamina.Data.Tests.Binding;

/// <summary>Whatever a file holds, reading it ends in a record or in an <see cref="InputException"/>, within bounded time and memory.</summary>
public sealed class BadInputTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(77, 19);

    [Fact]
    public void Bad_files_of_every_kind_are_refused()
    {
        var folder = Places.Scratch("bad");
        var path = Path.Combine(folder, "r.yaml");
        foreach (var (name, content) in Contents())
        {
            File.WriteAllBytes(path, content);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            var refused = Assert.ThrowsAny<InputException>(() => Binder.Read<SampleRecipe>(path));
            Assert.NotEmpty(refused.Faults);
            Assert.All(refused.Faults, fault => Assert.True(fault.Message.Length is > 0 and < 1000 && !fault.Message.Contains("   at "), $"{name}: {fault.Message}"));
            // Generous: reading four megabytes takes about a second; only something without bound fails here.
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{name} took {watch.Elapsed}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1L << 30, $"{name} allocated {GC.GetAllocatedBytesForCurrentThread() - before} bytes");
        }
    }

    [Fact]
    public void Random_text_is_read_or_refused() => Check.One(Fixed, Prop.ForAll(
        Gen.ArrayOf(Gen.Elements("ab1 :-#,{}[]'\"\\?&*!|>%@`\t\n\r.~\u00b5\ufeff\u2028".ToCharArray())).Select(chars => new string(chars)).ToArbitrary(), ReadsOrRefuses));

    [Fact]
    public void A_good_recipe_with_random_damage_is_read_or_refused()
    {
        var cases = from at in Gen.Choose(0, Good.Length - 1)
                    from length in Gen.Choose(0, 12)
                    from inserted in Gen.ArrayOf(Gen.Elements("a1 :-,{}[]'\"&*|>\t\n%.".ToCharArray()))
                    select Good.Remove(at, Math.Min(length, Good.Length - at)).Insert(at, new string(inserted));
        Check.One(Fixed, Prop.ForAll(cases.ToArbitrary(), ReadsOrRefuses));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Two_hundred_thousand_damaged_recipes_are_read_or_refused()
    {
        var cases = from at in Gen.Choose(0, Good.Length - 1)
                    from length in Gen.Choose(0, 40)
                    from inserted in Gen.ArrayOf(Gen.Elements("a1 :-,{}[]'\"&*|>\t\n%.?!\\".ToCharArray()))
                    select Good.Remove(at, Math.Min(length, Good.Length - at)).Insert(at, new string(inserted));
        Check.One(Fixed.WithMaxTest(200_000), Prop.ForAll(cases.ToArbitrary(), ReadsOrRefuses));
    }

    [Fact]
    public void A_damaged_value_is_pointed_at_where_it_stands()
    {
        // Every single value of a good recipe in turn becomes one that cannot be.
        var document = Document.Parse(Good, "r.yaml");
        var bound = Binder.Bind<SampleRecipe>(document);
        var physical = bound.Given.Values.Where(given => given.Quantity is not null).ToArray();
        Assert.True(physical.Length > 8);
        foreach (var given in physical)
        {
            var text = Good[..given.Span.Start] + "7 cd" + Good[given.Span.End..];
            var fault = Assert.Single(Assert.Throws<InputException>(() => Binder.Bind<SampleRecipe>(Document.Parse(text, "r.yaml"))).Faults);
            Assert.Equal((given.Path, given.Span.Line, given.Span.Column), (fault.Path, fault.Span!.Line, fault.Span.Column));
        }
    }

    private const string Good = """
        name: test   # a name
        formulation: {NMC622: 84 wt%, C65: 9 %, PVDF: 0.07}
        coater:
          gap: 120 um
          speed: 2 m/min
          method: slot_die
        zones:
          - length: 2 m
            air_temperature: 110 +- 2 degC
            spread: 5 degC
            support: {rollers: {pitch: 0.5 m}}
          - length: 300 cm
            air_temperature: 383.15 K
            limits: 60..140 degC
            support:
              plate: 40 degC
        model: {model: empirical, rate: 1.5 g/m2/s}
        """;

    private static bool ReadsOrRefuses(string text)
    {
        try
        {
            return Binder.Bind<SampleRecipe>(Document.Parse(text)).Value is not null;
        }
        catch (InputException e)
        {
            return e.Faults.Count > 0 && e.Faults.All(fault => fault.Span is null || fault.Span.Start >= 0 && fault.Span.End <= text.Length && fault.Span.Line >= 1 && fault.Span.Column >= 1);
        }
    }

    private static IEnumerable<(string Name, byte[] Content)> Contents()
    {
        static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
        static string Times(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
        yield return ("empty", []);
        yield return ("zeros", new byte[1000]);
        yield return ("every byte", [.. Enumerable.Range(0, 256).Select(i => (byte)i)]);
        yield return ("hundred megabytes", new byte[100 << 20]);
        yield return ("four megabytes of one line", Text("a: " + new string('x', (4 << 20) - 10)));
        yield return ("four megabytes of one quoted line", Text("a: \"" + new string('x', (4 << 20) - 10) + "\""));
        yield return ("a long name", Text(new string('x', 1_000_000) + ": 1"));
        yield return ("many keys", Text(string.Concat(Enumerable.Range(0, 150_000).Select(i => $"k{i}: 1\n"))));
        yield return ("many items", Text("zones: [" + Times("1,", 150_000) + "]"));
        yield return ("deep braces", Text(Times("{a: ", 100_000)));
        yield return ("deep brackets", Text(Times("[", 1_000_000)));
        yield return ("deep items", Text(Times("- ", 100_000)));
        yield return ("deep blocks", Text(string.Concat(Enumerable.Range(0, 1000).Select(i => new string(' ', i) + "a:\n"))));
        yield return ("question marks", Text(Times("? ", 100_000)));
        yield return ("anchors", Text("a: &a [1]\nb: &b [*a, *a]\n"));
        yield return ("merge keys", Text("a: &a {x: 1}\nb: {<<: *a}\n"));
        yield return ("duplicate keys", Text(Good.Replace("speed: 2 m/min", "gap: 1 um\n  speed: 2 m/min")));
        yield return ("NaN", Text(Good.Replace("0.07", ".nan")));
        yield return ("infinity", Text(Good.Replace("0.07", ".inf")));
        yield return ("negative fraction", Text(Good.Replace("0.07", "-0.07")));
        yield return ("fractions that do not add up", Text(Good.Replace("0.07", "0.08")));
        yield return ("wrong dimension", Text(Good.Replace("120 um", "120 s")));
        yield return ("a huge number", Text(Good.Replace("120 um", "1e99999 um")));
        yield return ("a long number", Text(Good.Replace("120 um", new string('9', 100_000) + " um")));
        yield return ("a long unit", Text(Good.Replace("120 um", "1 " + Times("m ", 100_000))));
        yield return ("a deep unit", Text(Good.Replace("120 um", "1 " + Times("(", 100_000) + "m")));
        yield return ("a list at the top", Text("- 1\n- 2\n"));
        yield return ("a number at the top", Text("5\n"));
        yield return ("a second document", Text(Good + "\n---\na: 1\n"));
    }
}
