using Lamina.Line.Mixing.Rheology;
using Lamina.Testing;

namespace Lamina.Line.Tests.Laws;

public sealed class RheologyTests
{
    [Theory]
    [InlineData(0.1, 1.314534138012399)]
    [InlineData(0.2, 1.8371173070873836)]
    [InlineData(0.3, 2.8284271247461903)]
    [InlineData(0.4, 5.196152422706634)]
    [InlineData(0.5, 14.696938456699073)]
    public void Krieger_Dougherty_gives_the_closed_form(double fraction, double expected) =>
        Close.Relative(expected, new KriegerDougherty { MaximumPacking = 0.6, IntrinsicViscosity = 2.5 }.RelativeViscosity(fraction), 1e-13);

    [Theory]
    [InlineData(0.6)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_jammed_or_meaningless_fraction_is_refused(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new KriegerDougherty { MaximumPacking = 0.6, IntrinsicViscosity = 2.5 }.RelativeViscosity(fraction));

    [Theory]
    [InlineData(0.1, 18.839367686764202)]
    [InlineData(1, 8.460070985666231)]
    [InlineData(10, 2.7675315900577475)]
    [InlineData(100, 1.1391468181963762)]
    [InlineData(1000, 0.6801362444655323)]
    public void Carreau_gives_the_closed_form(double rate, double expected) =>
        Close.Relative(expected, new Carreau { InfiniteShearViscosity = 0.5, ZeroShearViscosity = 20, Time = 5, Index = 0.45 }.Viscosity(rate), 1e-13);

    [Fact]
    public void A_measured_curve_of_a_power_law_returns_it_inside_and_outside_the_range()
    {
        double[] rates = [0.1, 1, 10, 100], stresses = rates.Select(r => 3 * Math.Pow(r, 0.7)).ToArray();
        var curve = new MeasuredFlowCurve(rates, stresses);
        foreach (var rate in new[] { 0.01, 0.1, 0.5, 7, 100, 3000 }) Close.Relative(3 * Math.Pow(rate, 0.7), curve.Stress(rate), 1e-10, $"stress at {rate}");
        Assert.True(curve.IsMeasured(7));
        Assert.False(curve.IsMeasured(3000));
    }
}
