using Lamina.Data.Quantities;

namespace Lamina.Data.Tests.Quantities;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("120 um", 1.2e-4)]
    [InlineData("120um", 1.2e-4)]
    [InlineData("110 degC", 383.15)]
    [InlineData("110 °C", 383.15)]
    [InlineData("-40 degF", 233.15)]
    [InlineData("383.15 K", 383.15)]
    [InlineData("2 m/min", 2.0 / 60)]
    [InlineData("13.6 mg/cm2", 0.136)]
    [InlineData("35 W/m2/K", 35)]
    [InlineData("5e-3 Pa s", 5e-3)]
    [InlineData("500 ppm", 5e-4)]
    [InlineData("30 %", 0.3)]
    [InlineData("0.3", 0.3)]
    [InlineData("+7", 7)]
    [InlineData(".5 m", 0.5)]
    [InlineData("5. m", 5)]
    [InlineData("2 1/(um us)", 2e12)]
    [InlineData("1.602176634e-19 C", 1.602176634e-19)]
    [InlineData("1 eV", 1.602176634e-19)]
    [InlineData("0 degC", 273.15)]
    [InlineData("0e5 m", 0)]
    public void A_quantity_reads_to_the_nearest_SI_double(string text, double value) => Assert.Equal(value, Quantity.Parse(text).Value);

    [Theory]
    [InlineData("35 +- 5 W/m2/K", 35, 5)]
    [InlineData("35 ± 5 W/m2/K", 35, 5)]
    [InlineData("35 +/- 5 W/m2/K", 35, 5)]
    [InlineData("(35 +- 5) W/m2/K", 35, 5)]
    [InlineData("25 +- 2 degC", 298.15, 2)]
    [InlineData("40 +- 0.5 %", 0.4, 0.005)]
    public void An_uncertainty_reads_as_a_difference(string text, double value, double sd)
    {
        var quantity = Quantity.Parse(text);
        Assert.Equal(value, quantity.Value);
        Assert.Equal(sd, quantity.Sd);
    }

    [Theory]
    [InlineData("18 +- 5 % mg/cm2", 0.18, 0.009)]
    [InlineData("18+-5% mg/cm2", 0.18, 0.009)]
    [InlineData("18 ± 5 %·mg/cm2", 0.18, 0.009)]
    [InlineData("(18 +- 5 %) mg/cm2", 0.18, 0.009)]
    [InlineData("18 mg/cm2 +- 5 %", 0.18, 0.009)]
    [InlineData("18 mg/cm2 ± 0.9 mg/cm2", 0.18, 0.009)]
    [InlineData("-40 +- 10 % um", -4e-5, 4e-6)]
    [InlineData("383 K +- 1 %", 383, 3.83)]
    [InlineData("65 +- 2 % wt%", 0.65, 0.013)]
    [InlineData("70 +- 5 %", 0.7, 0.05)]
    [InlineData("70 % +- 5 %", 0.7, 0.05)]
    [InlineData("3 +- 1 %/s", 0.03, 0.01)]
    public void A_percentage_beside_another_unit_is_a_share_of_the_value(string text, double value, double sd)
    {
        var quantity = Quantity.Parse(text);
        Assert.Equal(value, quantity.Value);
        Assert.Equal(sd, quantity.Sd);
        Assert.Equal(quantity, Quantity.Parse(quantity.ToString()));
    }

    [Theory]
    [InlineData("110 +- 5 % degC", "in degrees")]
    [InlineData("110 degC +- 5 %", "in degrees")]
    [InlineData("65 wt% +- 2 %", "written in wt%")]
    [InlineData("18 mg/cm2 +- 2 um", "written in mg/cm2 or in %")]
    [InlineData("18 +- 1 mg/cm2 +- 5 %", "twice")]
    [InlineData("18 mg/cm2 +- ", "missing")]
    public void An_uncertainty_that_can_be_read_in_two_ways_is_refused(string text, string reason)
    {
        Assert.False(Quantity.TryParse(text, out _, out var error));
        Assert.Contains(reason, error!.Message);
    }

    [Theory]
    [InlineData("nan", "not a finite number")]
    [InlineData("inf m", "not a finite number")]
    [InlineData("-.inf m", "not a finite number")]
    [InlineData("1e999 m", "too large")]
    [InlineData("1e999999999 m", "too large")]
    [InlineData("1e-999999999 m", "too small")]
    [InlineData("1,5 m", "decimal point")]
    [InlineData("35 + 5 m", "written `+-`")]
    [InlineData("35 +- -5 m", "not negative")]
    [InlineData("35 +- m", "expected a number")]
    [InlineData("um", "expected a number")]
    [InlineData("", "missing")]
    [InlineData(null, "missing")]
    [InlineData("3 m extra stuff", "not a known unit")]
    [InlineData("1e300 km", "beyond")]
    public void What_is_no_quantity_is_refused_with_a_reason(string? text, string reason)
    {
        Assert.False(Quantity.TryParse(text, out var quantity, out var error));
        Assert.Null(quantity);
        Assert.Contains(reason, error!.Message);
    }

    [Fact]
    public void The_error_points_at_the_unit()
    {
        Assert.False(Quantity.TryParse("120 umx", out _, out var error));
        Assert.Equal(4, error!.Position);
        Assert.Equal("um", error.Nearest);
    }

    [Fact]
    public void A_very_long_text_is_refused_without_reading_it()
    {
        Assert.False(Quantity.TryParse(new string('1', 10_000_000), out _, out var error));
        Assert.Contains("at most 240", error!.Message);
    }

    [Fact]
    public void A_difference_drops_the_zero_of_its_scale()
    {
        Assert.Equal(5, Quantity.Parse("5 degC").AsDifference().Value);
        Assert.Equal(5, Quantity.Parse("5 K").AsDifference().Value);
        Assert.Equal(0.1, Quantity.Parse("0.1 degC").AsDifference().Value);
    }

    [Theory]
    [InlineData(273.15, "degC", "0 degC")]
    [InlineData(0, "m", "0 m")]
    [InlineData(273.16, "degC", "0.01 degC")]
    [InlineData(233.15, "degC", "-40 degC")]
    public void The_zero_of_a_scale_is_printed_as_zero(double value, string unit, string text)
    {
        Assert.Equal(text, Quantity.FromSI(value, unit).ToString());
        Assert.Equal(value, Quantity.Parse(text).Value);
    }

    [Theory]
    [InlineData("60..140 degC", 333.15, 413.15, "60..140 degC")]
    [InlineData("60 degC .. 140 degC", 333.15, 413.15, "60..140 degC")]
    [InlineData("500 um .. 1 mm", 5e-4, 1e-3, "500 um .. 1 mm")]
    [InlineData("0.1..0.5", 0.1, 0.5, "0.1 .. 0.5")]
    public void A_range_reads_and_prints(string text, double low, double high, string printed)
    {
        var range = QuantityRange.Parse(text);
        Assert.Equal(low, range.Low.Value);
        Assert.Equal(high, range.High.Value);
        Assert.Equal(printed, range.ToString());
        Assert.Equal(range, QuantityRange.Parse(range.ToString()));
    }

    [Theory]
    [InlineData("60 degC")]
    [InlineData("140..60 degC")]
    [InlineData("60..")]
    [InlineData("..60 degC")]
    [InlineData("60 s..140 degC")]
    [InlineData("60+-1..140 degC")]
    public void What_is_no_range_is_refused(string text) => Assert.False(QuantityRange.TryParse(text, out _, out _));
}
