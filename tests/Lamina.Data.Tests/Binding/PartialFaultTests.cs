using Lamina.Data.Binding;
using Lamina.Data.Faults;
using Lamina.Data.Yaml;

namespace Lamina.Data.Tests.Binding;

/// <summary>What a record says about itself while some of its keys are at fault.</summary>
public sealed class PartialFaultTests
{
    public sealed record Pair : IValidated
    {
        [Physical("m")]
        public double? Low { get; init; }

        [Physical("m")]
        public double? High { get; init; }

        [Pure(Min = 0, Max = 1)]
        public double Share { get; init; }

        [Pure]
        public IReadOnlyList<double> Weights { get; init; } = [];

        public IEnumerable<Finding> Validate()
        {
            if (Low > High) yield return new Finding { Key = "low", About = ["low", "high"], Message = "low exceeds high" };
            if (High is null) yield return new Finding { About = ["high"], Message = "high is missing" };
            if (Weights.Count > 0 && Weights.Sum() != 1) yield return new Finding { Key = "weights", About = ["weights"], Message = "the weights do not sum to 1" };
            if (Share == 0) yield return new Finding { Key = "share", Message = "nothing is shared" };
        }
    }

    [Theory]
    [InlineData("low: 2 m\nhigh: 1 m\nshare: 0.5", "low exceeds high")]
    [InlineData("low: 2 m\nhigh: 1 m\nshare: 7", "low exceeds high", "out of range")]
    [InlineData("low: 2 m\nhigh: 1 m\ncolour: red\nshare: 0.5", "low exceeds high", "colour")]
    // A fault at, above or below a key that a finding rests on takes the finding away.
    [InlineData("low: 2 m\nhigh: 1 s\nshare: 0.5", "1 s")]
    [InlineData("low: 2 m\nhigh: 3 m\nweights: [0.5, x]", "weights[1]")]
    // A misspelt key may be the one that is not there.
    [InlineData("low: 2 m\nhihg: 3 m\nshare: 0.5", "hihg")]
    // A finding that names nothing stands only in a sound record.
    [InlineData("low: 2 m\nhigh: 3 m", "nothing is shared")]
    [InlineData("low: 2 s\nhigh: 3 m", "2 s")]
    public void Findings_stand_where_what_they_rest_on_is_sound(string text, params string[] words)
    {
        var faults = Assert.Throws<InputException>(() => Binder.Bind<Pair>(Document.Parse(text))).Faults;
        Assert.Equal(words.Length, faults.Count);
        Assert.All(words, word => Assert.Contains(faults, f => f.Message.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_draft_holds_what_could_be_read()
    {
        var faults = new FaultList();
        Assert.Null(Binder.TryBind<Pair>(Document.Parse("low: 2 m\nhigh: 1 s\n"), faults, out var draft));
        Assert.Equal(["low"], draft.Given.Keys);
        Assert.Single(faults);
    }
}
