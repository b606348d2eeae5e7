using FsCheck;
using FsCheck.Fluent;
using Lamina.Figures.Charts;
using Lamina.Testing;

namespace Lamina.Figures.Tests.Charts;

public class TicksTests
{
    [Theory]
    [InlineData(0, 100, 6, "0 20 40 60 80 100")]
    [InlineData(0, 1, 6, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-1, 1, 5, "−1.0 −0.5 0.0 0.5 1.0")]
    [InlineData(17, 93, 8, "20 30 40 50 60 70 80 90")]
    [InlineData(0, 12, 6, "0 2 4 6 8 10 12")]
    [InlineData(0, 10, 5, "0.0 2.5 5.0 7.5 10.0")]
    public void Ticks_are_round_numbers(double low, double high, double wanted, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Linear(low, high, wanted, true).Ticks.Select(t => t.Label)));

    [Fact]
    public void The_power_of_ten_of_large_and_small_numbers_is_taken_out()
    {
        var (ticks, exponent) = Ticks.Linear(0, 4e-6, 5, true);
        Assert.Equal(-6, exponent);
        Assert.Equal("0 1 2 3 4", string.Join(' ', ticks.Select(t => t.Label)));
        Assert.Equal("Permeability (10⁻¹²\u00a0m²)", Numbers.Title("Permeability", DisplayUnit.Of("m²", 1), -12));
    }

    [Fact]
    public void Every_label_says_its_value_and_steps_are_1_2_25_or_5_times_a_power_of_ten()
    {
        var gen = from a in Gen.Choose(-100000, 100000) from b in Gen.Choose(1, 100000) from power in Gen.Choose(-12, 9) from wanted in Gen.Choose(3, 12) select (Low: a * Math.Pow(10, power), Range: b * Math.Pow(10, power), wanted);
        Check.One(Config.QuickThrowOnFailure.WithReplay(77, 5).WithMaxTest(1000), Prop.ForAll(gen.ToArbitrary(), c =>
        {
            var (low, high) = (c.Low, c.Low + c.Range);
            var (ticks, exponent) = Ticks.Linear(low, high, c.wanted, true);
            Assert.InRange(ticks.Count, 2, 3 * c.wanted);
            var step = ticks[1].Value - ticks[0].Value;
            foreach (var tick in ticks)
            {
                Assert.True(tick.Value >= low - 1e-9 * c.Range && tick.Value <= high + 1e-9 * c.Range, $"{tick.Value} outside {low} to {high}");
                Close.Absolute(tick.Value, double.Parse(tick.Label.Replace('−', '-')) * Math.Pow(10, exponent), 1e-6 * step, "label");
            }
            var mantissa = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9));
            Assert.Contains(new[] { 1, 2, 2.5, 5 }, m => Math.Abs(m - mantissa) < 1e-6);
            Assert.Equal(ticks.Count, ticks.Select(t => t.Label).Distinct().Count());
        }));
    }

    [Theory]
    [InlineData(0.01, 1000, 8, "0.01 0.1 1 10 100 1000")]
    [InlineData(1, 100, 10, "1 2 5 10 20 50 100")]
    [InlineData(1e-9, 1e-3, 8, "10⁻⁹ 10⁻⁸ 10⁻⁷ 10⁻⁶ 10⁻⁵ 10⁻⁴ 10⁻³")]
    [InlineData(2, 3, 6, "2 2.2 2.4 2.6 2.8 3")]
    public void Logarithmic_ticks_are_decades_with_2_and_5_where_there_is_room(double low, double high, double wanted, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Logarithmic(low, high, wanted).Where(t => !t.Minor).Select(t => t.Label)));

    [Theory]
    [InlineData(0.0041, 3, "0.00410")]
    [InlineData(9.996, 3, "10.0")]
    [InlineData(1234.5, 3, "1230")]
    [InlineData(-21.44, 3, "−21.4")]
    [InlineData(3.2e-15, 2, "3.2×10⁻¹⁵")]
    [InlineData(-6.02e23, 3, "−6.02×10²³")]
    [InlineData(0, 3, "0")]
    [InlineData(double.NaN, 3, "–")]
    [InlineData(double.NegativeInfinity, 3, "−∞")]
    public void Numbers_keep_their_significant_digits(double value, int digits, string expected) => Assert.Equal(expected, Numbers.Significant(value, digits));

    [Fact]
    public void Display_units_turn_SI_into_what_is_shown()
    {
        Close.Absolute(25, DisplayUnit.Celsius.Show(298.15), 1e-12);
        Close.Relative(70, DisplayUnit.Micrometre.Show(70e-6), 1e-14);
        Close.Relative(2, DisplayUnit.MetrePerMinute.Show(2.0 / 60), 1e-14);
        Close.Relative(13.6, DisplayUnit.MilligramPerSquareCentimetre.Show(0.136), 1e-14);
        Close.Relative(5, DisplayUnit.Celsius.ShowDifference(5), 1e-14);
    }
}
