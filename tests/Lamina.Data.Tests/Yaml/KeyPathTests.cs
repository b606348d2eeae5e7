using Lamina.Data.Faults;
using Lamina.Data.Yaml;

namespace Lamina.Data.Tests.Yaml;

public sealed class KeyPathTests
{
    [Theory]
    [InlineData("PVDF", "PVDF")]
    [InlineData("C 65", "\"C 65\"")]
    [InlineData("a.b[0]", "\"a.b[0]\"")]
    [InlineData("P\"VDF", "\"P\"\"VDF\"")]
    [InlineData("\"", "\"\"\"\"")]
    [InlineData("\"\"x", "\"\"\"\"\"x\"")]
    public void A_key_of_any_letters_is_read_back(string key, string shown)
    {
        Assert.Equal(shown, KeyPath.Quoted(key));
        var path = KeyPath.Parse($"formulation.{shown}.density");
        Assert.Equal(["formulation", key, "density"], path.Steps.Select(s => s.Key));
        Assert.Equal($"formulation.{shown}.density", path.ToString());
    }

    [Theory]
    [InlineData("a.\"b")]
    [InlineData("a.\"b\"\"")]
    [InlineData("a.\"\"")]
    [InlineData("a.P\"VDF")]
    public void A_quote_without_its_partner_is_refused(string text) => Assert.Throws<InputException>(() => KeyPath.Parse(text));
}
