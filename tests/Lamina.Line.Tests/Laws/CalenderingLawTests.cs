using Lamina.Line.Calendering.Laws;
using Lamina.Testing;

namespace Lamina.Line.Tests.Laws;

public sealed class CalenderingLawTests
{
    private static readonly ExponentialCompaction Law = new() { Resistance = 250e3, MinimumShare = 0.45, Softening = 1e-3, LoadingSensitivity = 0.5 };

    [Fact]
    public void The_nip_has_the_length_and_pressure_of_its_geometry()
    {
        Close.Relative(2.23606797749979e-3, RollNip.Length(0.25, 20e-6), 1e-13);
        Close.Relative(223.60679774997897e6, RollNip.MeanPressure(500e3, 0.25, 20e-6), 1e-13);
    }

    [Theory]
    [InlineData(0.48, 0.30)]
    [InlineData(0.50, 0.40)]
    public void Line_load_and_porosity_invert_each_other(double initial, double wanted)
    {
        var load = Law.LineLoad(initial, wanted, 353, 0.25);
        Assert.NotNull(load);
        Close.Relative(wanted, Law.Porosity(initial, load.Value, 353, 0.25), 1e-12);
    }

    [Fact]
    public void No_load_goes_below_the_least_porosity() => Assert.Null(Law.LineLoad(0.5, 0.1, 298.15, 0.2));

    [Fact]
    public void Warm_rolls_and_thin_coatings_compact_more()
    {
        Assert.True(Law.Porosity(0.5, 200e3, 363, 0.2) < Law.Porosity(0.5, 200e3, 298.15, 0.2));
        Assert.True(Law.Porosity(0.5, 200e3, 298.15, 0.1) < Law.Porosity(0.5, 200e3, 298.15, 0.3));
    }
}
