using FsCheck;
using FsCheck.Fluent;
using Lamina.Data.Expressions;
using Lamina.Data.Faults;
using Lamina.Testing;

namespace Lamina.Data.Tests.Expressions;

public sealed class ExpressionTests
{
    private static readonly Dictionary<string, Measured[]> Known = new()
    {
        ["residual_solvent"] = [Measured.Pure(4e-4)],
        ["line.speed"] = [Measured.Of(0.5, "m/s")],
        ["film.temperature"] = [Measured.Of(383.15, "K")],
        ["zones[*].lel"] = [Measured.Pure(0.1), Measured.Pure(0.3), Measured.Pure(0.2)],
        ["zones[1].lel"] = [Measured.Pure(0.3)],
        ["zones[*].length"] = [Measured.Of(1, "m"), Measured.Of(2, "m"), Measured.Of(3, "m")],
        ["none[*].x"] = [],
        ["gap"] = [Measured.Of(1e-4, "m")],
        ["lost"] = [Measured.Pure(double.NaN)],
        ["m"] = [Measured.Pure(7)],
        ["notch"] = [Measured.Pure(1)],
    };

    private static IReadOnlyList<Measured>? Lookup(string name) => Known.GetValueOrDefault(name);

    [Theory]
    [InlineData("1 + 2 * 3", 7, "1")]
    [InlineData("(1 + 2) * 3", 9, "1")]
    [InlineData("2 ^ 3 ^ 2", 512, "1")]
    [InlineData("-2 ^ 2", -4, "1")]
    [InlineData("-(2) ^ 2", -4, "1")]
    [InlineData("2 ^ -1", 0.5, "1")]
    [InlineData("10 - 4 - 3", 3, "1")]
    [InlineData("12 / 4 / 3", 1, "1")]
    [InlineData("- - 3", 3, "1")]
    [InlineData("1 m + 20 cm", 1.2, "m")]
    [InlineData("5 m-3 m", 2, "m")]
    [InlineData("35 W/m2/K * 2 K", 70, "W/m2")]
    [InlineData("3 kg / gap", 30000, "kg/m")]
    [InlineData("60 min * line.speed", 1800, "m")]
    [InlineData("2 kg/(m2 s) * 1 m2", 2, "kg/s")]
    [InlineData("6 kg/(1 + 2)", 2, "kg")]
    [InlineData("2 * m", 14, "1")]
    [InlineData("2 m", 2, "m")]
    [InlineData("notch + 1", 2, "1")]
    [InlineData("25 %", 0.25, "1")]
    [InlineData("-40 degC", 233.15, "K")]
    [InlineData("film.temperature - 100 degC", 10, "K")]
    [InlineData("max(zones[*].lel)", 0.3, "1")]
    [InlineData("min(zones[*].lel, 0.05)", 0.05, "1")]
    [InlineData("sum(zones[*].length)", 6, "m")]
    [InlineData("mean(zones[*].length)", 2, "m")]
    [InlineData("sum(zones[*].length * zones[*].lel)", 1.3, "m")]
    [InlineData("sqrt(gap * gap)", 1e-4, "m")]
    [InlineData("gap ^ 0.5", 1e-2, "m^0.5")]
    [InlineData("abs(-3 um)", 3e-6, "m")]
    [InlineData("log(exp(2))", 2, "1")]
    [InlineData("log10(1000)", 3, "1")]
    [InlineData("zones[1].lel", 0.3, "1")]
    public void A_formula_has_value_and_dimension(string text, double value, string unit)
    {
        var result = Expression.Parse(text).Evaluate(Lookup);
        Close.Relative(value, result.Value, 1e-12, text);
        Assert.Equal(Lamina.Data.Quantities.Unit.Parse(unit).Dimension, result.Dimension);
    }

    [Theory]
    [InlineData("residual_solvent <= 500 ppm", true)]
    [InlineData("residual_solvent > 500 ppm", false)]
    [InlineData("zones[*].lel < 25 %", false)]
    [InlineData("zones[*].lel <= 30 %", true)]
    [InlineData("none[*].x > 3", true)]
    [InlineData("gap == 100 um", true)]
    [InlineData("gap = 100 um", true)]
    [InlineData("gap != 100 um", false)]
    [InlineData("gap < 1 mm and line.speed >= 30 m/min", true)]
    [InlineData("gap > 1 mm or line.speed >= 30 m/min", true)]
    [InlineData("not gap > 1 mm", true)]
    [InlineData("not (gap > 1 mm or notch > 0) or notch == 1", true)]
    [InlineData("1 < 2 or 1 > 2 and 1 > 2", true)]
    public void A_condition_holds_or_not(string text, bool holds)
    {
        var condition = Expression.Parse(text);
        Assert.True(condition.IsCondition);
        Assert.Equal(holds, condition.Holds(Lookup));
    }

    [Theory]
    [InlineData("residual_solvent <= 500 ppm", 0.2)]
    [InlineData("zones[*].lel < 25 %", -0.2)]
    [InlineData("line.speed >= 15 m/min", 1.0)]
    [InlineData("gap == 1 m", null)]
    [InlineData("1 < 2 and 2 < 3", null)]
    public void The_margin_is_relative_to_the_limit(string text, double? margin)
    {
        var got = Expression.Parse(text).Margin(Lookup);
        if (margin is { } expected) Close.Absolute(expected, got!.Value, 1e-12);
        else Assert.Null(got);
    }

    [Theory]
    [InlineData("residual_solvent <= 5 m", "do not go together")]
    [InlineData("1 m + 1 s", "do not go together")]
    [InlineData("max(gap, line.speed)", "do not go together")]
    [InlineData("exp(gap)", "pure number")]
    [InlineData("2 ^ gap", "pure number")]
    [InlineData("gap ^ 0.33333", "three decimals")]
    [InlineData("gap ^ 100", "-12 to 12")]
    [InlineData("nothing < 3", "is not known")]
    [InlineData("lost < 3", "has no value")]
    [InlineData("max(none[*].x) < 3", "nothing to work on")]
    [InlineData("sum(zones[*].lel) < zones[*].lel + none[*].x", "do not go together")]
    public void What_cannot_be_evaluated_says_why(string text, string reason)
    {
        var expression = Expression.Parse(text);
        var refused = Assert.Throws<InputException>(() => expression.IsCondition ? expression.Holds(Lookup) : (object)expression.Evaluate(Lookup));
        Assert.Contains(reason, refused.Message);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("1 +", 3)]
    [InlineData("(1", 2)]
    [InlineData("1)", 1)]
    [InlineData("1 2", 2)]
    [InlineData("a < b < c", 6)]
    [InlineData("(a < b) + 1", 11)]
    [InlineData("5 umx", 2)]
    [InlineData("maxx(1)", 0)]
    [InlineData("sqrt(1, 2)", 0)]
    [InlineData("a..b", 0)]
    [InlineData("a and b", 7)]
    [InlineData("zones[x]", 5)]
    [InlineData("#", 0)]
    public void What_is_no_expression_says_where(string text, int position)
    {
        Assert.False(Expression.TryParse(text, out _, out var error));
        Assert.Equal(position, error!.Position);
    }

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        foreach (var text in new[]
        {
            new string('(', 1500), new string('-', 1500) + "1", string.Concat(Enumerable.Repeat("not ", 400)) + "1 < 2", string.Concat(Enumerable.Repeat("2^", 900)) + "2",
            string.Concat(Enumerable.Repeat("abs(", 400)), string.Concat(Enumerable.Repeat("1+", 900)) + "1", new string('1', 1_000_000),
        })
            Assert.False(Expression.TryParse(text, out _, out _));
        var longest = string.Concat(Enumerable.Repeat("1+", Expression.MaxOperators)) + "1";
        Assert.Equal(Expression.MaxOperators + 1, Expression.Parse(longest).Evaluate(Lookup).Value);
    }

    [Fact]
    public void The_names_are_known_before_it_is_evaluated() =>
        Assert.Equal(["a.b", "zones[*].lel", "c"], Expression.Parse("a.b * max(zones[*].lel) < 3 m * c + a.b").Names);

    [Fact]
    public void Arithmetic_agrees_with_the_language()
    {
        // Pairs of a text and its value, built together.
        var numbers = Gen.Choose(1, 99).Select(n => (Text: n.ToString(), Value: (double)n));
        Gen<(string Text, double Value)> Build(int depth) => depth == 0 ? numbers : from a in Build(depth - 1)
                                                                                   from b in Build(depth - 1)
                                                                                   from sign in Gen.Elements('+', '-', '*', '/')
                                                                                   select ($"({a.Text} {sign} {b.Text})", sign switch { '+' => a.Value + b.Value, '-' => a.Value - b.Value, '*' => a.Value * b.Value, _ => a.Value / b.Value });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(8, 21), Prop.ForAll(Build(4).ToArbitrary(), pair =>
            Expression.Parse(pair.Text).Evaluate(Lookup).Value.Equals(pair.Value)));
    }

    [Fact]
    public void Random_text_never_throws()
    {
        var texts = Gen.ArrayOf(Gen.Elements("a1.5 ()[]*/+-^<>=m%Ks,andort_".ToCharArray())).Select(chars => new string(chars));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(6, 13), Prop.ForAll(texts.ToArbitrary(), text =>
            Expression.TryParse(text, out var expression, out var error) ? expression is not null : error is not null));
    }
}
