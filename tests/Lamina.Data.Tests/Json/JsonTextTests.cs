using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Lamina.Data.Json;

namespace Lamina.Data.Tests.Json;

public sealed class JsonTextTests
{
    [Fact]
    public void Entries_have_the_agreed_form()
    {
        Assert.Equal("""{"value":0.1,"unit":"m","sd":0.02}""", JsonText.WriteLine(Entry.Of(0.1, "m", 0.02).ToJson()));
        Assert.Equal("""{"value":12,"unit":"1"}""", JsonText.WriteLine(Entry.Of(12, "1").ToJson()));
        Assert.Equal("""{"value":null,"reason":"never dry"}""", JsonText.WriteLine(Entry.Missing("s", "never dry").ToJson()));
        Assert.Equal("never", Entry.OfOrMissing(double.NaN, "s", "never").Reason);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused_with_their_place()
    {
        foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Assert.Throws<ArgumentException>(() => Entry.Of(bad, "m"));
            Assert.Throws<ArgumentException>(() => Entry.Of(1, "m", bad));
            var refused = Assert.Throws<ArgumentException>(() => JsonText.Write(new JsonObject { ["a"] = new JsonArray(1, bad) }));
            Assert.Contains("$.a[1]", refused.Message);
        }
    }

    [Fact]
    public void Keys_stay_in_order_and_text_is_readable() =>
        Assert.Equal("{\n  \"z\": 1,\n  \"a\": \"5 µm < \\\"x\\\"\",\n  \"m\": []\n}\n", JsonText.Write(new JsonObject { ["z"] = 1, ["a"] = "5 µm < \"x\"", ["m"] = new JsonArray() }));

    [Fact]
    public void Any_double_reads_back_to_the_same_bits()
    {
        var doubles = ArbMap.Default.ArbFor<NormalFloat>().Generator.Select(number => number.Get);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(11, 3), Prop.ForAll(doubles.ToArbitrary(), value =>
            BitConverter.DoubleToInt64Bits((double)JsonNode.Parse(JsonText.WriteLine(new JsonArray(value)))![0]!) == BitConverter.DoubleToInt64Bits(value)));
    }
}
