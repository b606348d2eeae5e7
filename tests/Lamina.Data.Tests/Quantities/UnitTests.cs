using Lamina.Data.Quantities;

namespace Lamina.Data.Tests.Quantities;

public sealed class UnitTests
{
    [Theory]
    [InlineData("W/m2/K", 1, "kg/(s3 K)")]
    [InlineData("W/(m2 K)", 1, "kg/(s3 K)")]
    [InlineData("kg/(m2 s)", 1, "kg/(m2 s)")]
    [InlineData("Pa m^0.5", 1, "kg/(m^(1/2) s2)")]
    [InlineData("Pa m^(1/2)", 1, "kg/(m^(1/2) s2)")]
    [InlineData("1/(um us)", 1e12, "1/(m s)")]
    [InlineData("mg/cm2", 1e-2, "kg/m2")]
    [InlineData("m/min", 1.0 / 60, "m/s")]
    [InlineData("%", 0.01, "1")]
    [InlineData("ppm", 1e-6, "1")]
    [InlineData("wt%", 0.01, "1")]
    [InlineData("vol%", 0.01, "1")]
    [InlineData("mPa s", 1e-3, "kg/(m s)")]
    [InlineData("mPa*s", 1e-3, "kg/(m s)")]
    [InlineData("mPa·s", 1e-3, "kg/(m s)")]
    [InlineData("g/m2/s", 1e-3, "kg/(m2 s)")]
    [InlineData("kWh", 3.6e6, "kg m2/s2")]
    [InlineData("mAh/g", 3600, "s A/kg")]
    [InlineData("N/mm", 1e3, "kg/s2")]
    [InlineData("rpm", 1.0 / 60, "1/s")]
    [InlineData("h", 3600, "s")]
    [InlineData("min", 60, "s")]
    [InlineData("bar", 1e5, "kg/(m s2)")]
    [InlineData("mbar", 100, "kg/(m s2)")]
    [InlineData("L", 1e-3, "m3")]
    [InlineData("um", 1e-6, "m")]
    [InlineData("µm", 1e-6, "m")]
    [InlineData("\u03BCm", 1e-6, "m")]
    [InlineData("deg", Math.PI / 180, "1")]
    [InlineData("1", 1, "1")]
    [InlineData("m**2", 1, "m2")]
    [InlineData("m²", 1, "m2")]
    [InlineData("s⁻¹", 1, "1/s")]
    [InlineData("s-1", 1, "1/s")]
    [InlineData("m^-2", 1, "1/m2")]
    [InlineData("kJ/mol", 1e3, "kg m2/(s2 mol)")]
    [InlineData("J/g/degC", 1e3, "m2/(s2 K)")]
    [InlineData("m3/(m2 h)", 1.0 / 3600, "m/s")]
    [InlineData("MPa", 1e6, "kg/(m s2)")]
    [InlineData("Ω cm2", 1e-4, "kg m4/(s3 A2)")]
    [InlineData("  kN / m ", 1e3, "kg/s2")]
    public void A_unit_has_its_size_and_dimension(string text, double factor, string baseUnits)
    {
        var unit = Unit.Parse(text);
        Assert.Equal(factor, unit.Factor);
        Assert.Equal(0, unit.Offset);
        Assert.Equal(baseUnits, unit.Dimension.BaseUnits());
    }

    [Fact]
    public void The_dimension_prints_a_unit_of_the_same_dimension()
    {
        foreach (var text in new[] { "W/m2/K", "Pa m^0.5", "1/(um us)", "mAh/g", "kg", "1", "1/s", "m^-2.5 kg^0.25", "cd/m2", "Pa s", "J/mol/K" })
        {
            var dimension = Unit.Parse(text).Dimension;
            Assert.Equal(dimension, Unit.Parse(dimension.SiUnit).Dimension);
            Assert.Equal(1, Unit.Parse(dimension.SiUnit).Factor);
            Assert.Equal(dimension, Unit.Parse(dimension.BaseUnits()).Dimension);
        }
    }

    [Theory]
    [InlineData("W/m2 K", "brackets", null)]
    [InlineData("a/b", "`a` is not", null)]
    [InlineData("mm2/", "ends too early", null)]
    [InlineData("(m", "bracket is missing", null)]
    [InlineData("m)", "closing bracket", null)]
    [InlineData("", "missing", null)]
    [InlineData("Nm", "not a known unit", "N m")]
    [InlineData("degc", "not a known unit", "degC")]
    [InlineData("Celsius", "not a known unit", null)]
    [InlineData("micron", "not a known unit", null)]
    [InlineData("sec", "not a known unit", null)]
    [InlineData("Kelvin", "not a known unit", null)]
    [InlineData("m^99", "between -12 and 12", null)]
    [InlineData("m^", "missing", null)]
    [InlineData("m2.5", "needs `^`", null)]
    [InlineData("2 m", "expected a unit", null)]
    [InlineData("10 m", "other than 1", null)]
    [InlineData("m!", "does not belong", null)]
    [InlineData("((((((((((m))))))))))", "nested", null)]
    [InlineData("Gm^12 Gm^12", "too large", null)]
    public void What_is_no_unit_is_refused_with_a_reason(string text, string reason, string? nearest)
    {
        Assert.False(Unit.TryParse(text, out _, out var error));
        Assert.Contains(reason, error!.Message);
        if (nearest is not null) Assert.Equal(nearest, error.Nearest);
    }
}
