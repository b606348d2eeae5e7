using System.Diagnostics;
using System.Text;
using Lamina.Data.Faults;
using Lamina.Data.Yaml;
using Lamina.Testing;

namespace Lamina.Data.Tests.Yaml;

public sealed class DocumentTests
{
    [Fact]
    public void Nodes_know_their_places()
    {
        const string text = """
            # a recipe
            slurry:
              solids: 45 wt%   # by mass
              "odd key": [1, 'two', {a: 3}]
            zones:
              - length: 2 m
                air: 110 degC
              - length: 3 m
            note: >
              folded
              text

            last: end
            """;
        var document = Document.Parse(text, "r.yaml");
        foreach (var (path, line, column, written) in new[]
        {
            ("slurry.solids", 3, 11, "45 wt%"), ("slurry.\"odd key\"[1]", 4, 18, "'two'"), ("slurry.\"odd key\"[2].a", 4, 29, "3"),
            ("zones[0].air", 7, 10, "110 degC"), ("zones[1].length", 8, 13, "3 m"), ("last", 13, 7, "end"),
            ("slurry.\"odd key\"", 4, 14, "[1, 'two', {a: 3}]"), ("zones[1]", 8, 5, "length: 3 m"),
        })
        {
            var span = Assert.Single(document.Find(path)).Span;
            Assert.Equal((line, column), (span.Line, span.Column));
            Assert.Equal(written, text[span.Start..span.End]);
        }
        Assert.Equal(2, document.Find("zones[*].length").Count);
        Assert.Equal("folded text\n", ((ScalarNode)document.Find("note")[0]).Text);
    }

    [Theory]
    [InlineData("a: 1\r\nb: 2\r\nc:\r\n  d: x\r\n", "c.d", 4, 6)]
    [InlineData("\u00e4: \u00b5\nb: {c: \u00b5, d: x}\n", "b.d", 2, 14)]
    [InlineData("a: \U0001F600 smile\nb: {c: \U0001F600, d: x}\n", "b.d", 2, 15)]
    public void Places_hold_with_other_line_ends_and_letters(string text, string path, int line, int column)
    {
        var span = Document.Parse(text).Find(path)[0].Span;
        Assert.Equal((line, column), (span.Line, span.Column));
        Assert.Equal("x", text[span.Start..span.End]);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", FaultKind.DuplicateKey, 3, 1, "first in line 1")]
    [InlineData("a: &x 1\nb: *x\n", FaultKind.Syntax, 1, 4, "anchors")]
    [InlineData("b: *x\n", FaultKind.Syntax, 1, 4, "aliases")]
    [InlineData("a: !!binary abc\n", FaultKind.Syntax, 1, 4, "tags")]
    [InlineData("a: !tag {b: 1}\n", FaultKind.Syntax, 1, 4, "tags")]
    [InlineData("a: 1\n---\nb: 2\n", FaultKind.Syntax, 2, 1, "second document")]
    [InlineData("? [a, b]\n: 1\n", FaultKind.Syntax, 1, 3, "single name")]
    [InlineData("", FaultKind.Empty, 1, 1, "empty")]
    [InlineData("# only a comment\n\n", FaultKind.Empty, 1, 1, "empty")]
    [InlineData("---\n", FaultKind.Empty, 1, 1, "empty")]
    [InlineData("a: [1, 2\nb: 3\n", FaultKind.Syntax, 1, 6, "not valid YAML")]
    [InlineData("a: 1\n b: 2\n", FaultKind.Syntax, 2, 3, "not valid YAML")]
    [InlineData("a: 'open\n", FaultKind.Syntax, 1, 4, "not valid YAML")]
    [InlineData("a:\n\t- 1\n", FaultKind.Syntax, 2, 1, "not valid YAML")]
    [InlineData("a: \0b\n", FaultKind.Encoding, 1, 4, "control character")]
    [InlineData("a: 1\nb: \u0007\n", FaultKind.Encoding, 2, 4, "control character")]
    public void A_fault_of_the_text_names_its_place(string text, FaultKind kind, int line, int column, string message)
    {
        var fault = Assert.Single(Assert.Throws<InputException>(() => Document.Parse(text, "f.yaml")).Faults);
        Assert.Equal(kind, fault.Kind);
        Assert.Contains(message, fault.Message);
        Assert.Equal(("f.yaml", line, column), (fault.Span!.File, fault.Span.Line, fault.Span.Column));
    }

    [Fact]
    public void A_tab_in_the_indentation_is_named()
    {
        var fault = Assert.Single(Assert.Throws<InputException>(() => Document.Parse("a:\n\tb: 1\n")).Faults);
        Assert.Contains("tab", fault.Remedy);
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        foreach (var text in new[] { new string('[', 100_000), "a: " + string.Concat(Enumerable.Repeat("{a: ", 50_000)), string.Concat(Enumerable.Repeat("- ", 100_000)) })
        {
            var fault = Assert.Single(Refused(() => Document.Parse(text)).Faults);
            Assert.Equal(FaultKind.TooLarge, fault.Kind);
        }
        var allowed = string.Concat(Enumerable.Repeat("[", 60)) + "1" + new string(']', 60);
        Assert.NotNull(Document.Parse(allowed));
    }

    [Fact]
    public void The_number_of_values_is_bounded()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 300_000; i++) text.Append("- 1\n");
        Assert.Equal(FaultKind.TooLarge, Refused(() => Document.Parse(text.ToString())).Faults[0].Kind);
    }

    [Fact]
    public void An_alias_bomb_is_refused_at_its_first_anchor()
    {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (var c = 'b'; c < 'k'; c++) bomb.Append($"{c}: &{c} [{string.Join(", ", Enumerable.Repeat("*" + (char)(c - 1), 9))}]\n");
        var fault = Assert.Single(Refused(() => Document.Parse(bomb.ToString())).Faults);
        Assert.Equal((FaultKind.Syntax, 1), (fault.Kind, fault.Span!.Line));
    }

    [Fact]
    public void A_hundred_megabytes_are_refused_without_being_read()
    {
        var path = Path.Combine(Places.Scratch("huge"), "huge.yaml");
        using (var file = File.Create(path)) file.SetLength(100L << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Assert.Single(Refused(() => Document.Read(path)).Faults);
        Assert.Equal(FaultKind.TooLarge, fault.Kind);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40 << 20);
        File.Delete(path);
    }

    [Fact]
    public void A_device_without_end_is_refused()
    {
        if (!File.Exists("/dev/zero")) return;
        Assert.Equal(FaultKind.TooLarge, Assert.Single(Refused(() => Document.Read("/dev/zero")).Faults).Kind);
    }

    [Fact]
    public void Files_that_are_not_text_are_refused()
    {
        var folder = Places.Scratch("binary");
        void Expect(byte[] content, FaultKind kind)
        {
            var path = Path.Combine(folder, "f.yaml");
            File.WriteAllBytes(path, content);
            Assert.Equal(kind, Refused(() => Document.Read(path)).Faults[0].Kind);
        }
        Expect([0x61, 0x3a, 0x20, 0xff, 0xfe], FaultKind.Encoding);
        Expect([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], FaultKind.Encoding);
        Expect([0x50, 0x4b, 3, 4, 0, 0], FaultKind.Encoding);
        Expect([], FaultKind.Empty);
        Expect([0xEF, 0xBB, 0xBF], FaultKind.Empty);
        Expect(Encoding.Unicode.GetBytes("a: 1\n"), FaultKind.Encoding);
        File.WriteAllBytes(Path.Combine(folder, "bom.yaml"), [0xEF, 0xBB, 0xBF, (byte)'a', (byte)':', (byte)' ', (byte)'1']);
        Assert.Equal(4, Document.Read(Path.Combine(folder, "bom.yaml")).Find("a")[0].Span.Column);
        Assert.Equal(FaultKind.Unreadable, Refused(() => Document.Read(folder)).Faults[0].Kind);
        var missing = Refused(() => Document.Read(Path.Combine(folder, "bon.yaml"))).Faults[0];
        Assert.Equal(FaultKind.Unreadable, missing.Kind);
        Assert.Contains("bom.yaml", missing.Remedy);
    }

    private static InputException Refused(Action act)
    {
        var watch = Stopwatch.StartNew();
        var refused = Assert.Throws<InputException>(act);
        // Far above what it takes; only something without bound fails here.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
        return refused;
    }
}
