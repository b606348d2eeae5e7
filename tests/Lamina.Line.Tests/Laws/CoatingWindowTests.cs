using Lamina.Line.Coating.Window;
using Lamina.Testing;

namespace Lamina.Line.Tests.Laws;

public sealed class CoatingWindowTests
{
    private static ViscocapillaryWindow Window(double viscosity, double tension, double speed, double gap, double lip) => new()
    {
        Viscosity = viscosity, SurfaceTension = tension, Speed = speed, Gap = gap, UpstreamLipLength = lip, DownstreamLipLength = lip,
    };

    [Fact]
    public void The_window_of_the_literature_case_is_met()
    {
        var window = Window(0.003, 0.03, 0.01, 100e-6, 1e-3);
        const double thickness = 3.24059e-6;
        Close.Relative(0.001, window.CapillaryNumber, 1e-12);
        Close.Relative(124.0514844519054, window.MeniscusSuction(thickness), 1e-9);
        Close.Relative(16.8333876, window.DownstreamDrop(thickness), 1e-6);
        Close.Relative(18.0, window.UpstreamDrop, 1e-12);
        Close.Relative(-459.1151279480946, window.MinimumVacuum(thickness), 1e-7);
        Close.Relative(758.8848720519054, window.MaximumVacuum(thickness), 1e-7);
        Assert.Equal(CoatingRegime.Viscocapillary, window.Regime);
    }

    [Fact]
    public void The_low_flow_limit_solves_its_own_equation()
    {
        var window = Window(0.05, 0.06, 0.2, 150e-6, 1e-3);
        var t = window.MinimumThickness;
        Close.Relative(1.34 * Math.Pow(window.CapillaryNumber, 2.0 / 3), 2 * t / (150e-6 - t), 1e-12);
    }

    [Theory]
    [InlineData(0.05, 0.06, 0.02, 11.236725839506503)]
    [InlineData(0.2, 0.06, 0.1, 93.74392631862028)]
    [InlineData(1, 0.041, 1.0 / 6, 103.75489873871692)]
    [InlineData(1, 0.041, 1, 102.72534948152774)]
    public void Without_vacuum_thick_liquids_need_about_half_the_gap(double viscosity, double tension, double speed, double expectedMicrometres) =>
        Close.Relative(expectedMicrometres * 1e-6, Window(viscosity, tension, speed, 200e-6, 1e-3).ThicknessWithoutVacuum, 1e-9);

    [Theory]
    [InlineData(1, 75e-6, 3.75e6, 1e-9)]
    [InlineData(1, 150e-6, -7.5e6, 1e-9)]
    [InlineData(0.7, 75e-6, 413727.0, 2e-6)]
    [InlineData(0.7, 150e-6, -905587.0, 2e-6)]
    [InlineData(0.5, 75e-6, 85999.6, 2e-6)]
    [InlineData(0.5, 150e-6, -193649.5, 2e-6)]
    public void Lip_flow_gives_the_pressure_gradient_of_a_power_law(double index, double thickness, double expected, double tolerance) =>
        Close.Relative(expected, new LipFlow { Consistency = 1, Index = index, Speed = 0.1, Gap = 200e-6 }.PressureGradient(thickness), tolerance);

    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(1, 0)]
    [InlineData(0.6, 20)]
    public void Half_the_gap_needs_no_pressure_for_any_liquid(double index, double yieldStress) =>
        Assert.Equal(0, new LipFlow { Consistency = 3, Index = index, YieldStress = yieldStress, Speed = 0.5, Gap = 200e-6 }.PressureGradient(100e-6));

    [Fact]
    public void A_yield_stress_steepens_the_gradient()
    {
        var without = new LipFlow { Consistency = 1, Index = 0.7, Speed = 0.1, Gap = 200e-6 };
        var with = without with { YieldStress = 50 };
        Assert.True(with.PressureGradient(60e-6) > without.PressureGradient(60e-6));
        Close.Relative(-with.PressureGradient(60e-6), with.PressureGradient(140e-6), 1e-9, "antisymmetry about half the gap");
    }

    [Fact]
    public void Levelling_decays_at_Orchards_rate()
    {
        var levelling = new Levelling { Thickness = 150e-6, Viscosity = 5, SurfaceTension = 0.04, Wavelength = 2e-3 };
        Close.Relative(0.8766818193060213, levelling.DecayRate, 1e-12);
        Close.Relative(0.7906485172792092, levelling.HalfTime, 1e-12);
    }
}
