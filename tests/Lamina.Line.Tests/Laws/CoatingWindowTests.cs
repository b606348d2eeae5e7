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
    [InlineData(1, 0, 0.25)]
    [InlineData(0.7, 0, 0.375)]
    [InlineData(0.5, 0, 0.75)]
    [InlineData(0.6, 3, 0.2)]
    [InlineData(1.3, 3, 0.7)]
    public void A_plain_quadrature_of_the_velocity_gives_no_slip_and_the_film_at_that_gradient(double index, double yieldStress, double share)
    {
        // Nothing of the closed integrals: the shear rate of a linear stress, summed from the web up.
        const int count = 20_000;
        const double speed = 0.1, gap = 200e-6;
        var flow = new LipFlow { YieldStress = yieldStress, Consistency = 1, Index = index, Speed = speed, Gap = gap };
        var gradient = flow.PressureGradient(share * gap);
        double Rate(double stress) => Math.Abs(stress) <= yieldStress ? 0 : Math.Sign(stress) * Math.Pow((Math.Abs(stress) - yieldStress) / flow.Consistency, 1 / index);
        (double Lip, double Flux) Sum(double wall)
        {
            double velocity = speed, flux = 0;
            const double dy = gap / count;
            for (var i = 0; i < count; i++)
            {
                var change = dy * Rate(wall + gradient * (i + 0.5) * dy);
                flux += dy * (velocity + 0.5 * change);
                velocity += change;
            }
            return (velocity, flux);
        }
        // The stress at the web that brings the lip to rest; the velocity there rises with it.
        double low = -1e6, high = 1e6;
        for (var k = 0; k < 70; k++)
        {
            var middle = 0.5 * (low + high);
            if (Sum(middle).Lip > 0) high = middle; else low = middle;
        }
        Close.Relative(speed * share * gap, Sum(0.5 * (low + high)).Flux, 1e-6, "flux");
    }

    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(1, 0)]
    [InlineData(0.6, 20)]
    public void Half_the_gap_needs_no_pressure_for_any_liquid(double index, double yieldStress) =>
        Assert.Equal(0, new LipFlow { Consistency = 3, Index = index, YieldStress = yieldStress, Speed = 0.5, Gap = 200e-6 }.PressureGradient(100e-6));

    [Fact]
    public void A_yield_stress_steepens_the_gradient_where_the_stress_changes_sign_and_shifts_it_elsewhere()
    {
        var without = new LipFlow { Consistency = 1, Index = 0.7, Speed = 0.1, Gap = 200e-6 };
        var with = without with { YieldStress = 50 };
        // Of a power law the stress at the lip is zero at a film of H/(2 + 1/n); thicker films are sheared one way everywhere, and a yield stress only adds to the stress.
        var turning = 200e-6 / (2 + 1 / 0.7);
        Close.Relative(without.PressureGradient(1.01 * turning), with.PressureGradient(1.01 * turning), 1e-10);
        Assert.True(with.PressureGradient(0.5 * turning) > 1.05 * without.PressureGradient(0.5 * turning));
        Close.Relative(-with.PressureGradient(60e-6), with.PressureGradient(140e-6), 1e-12, "antisymmetry about half the gap");
    }

    [Theory]
    [InlineData(0.25, 0)]
    [InlineData(1, 0)]
    [InlineData(0.6, 40)]
    [InlineData(2.5, 1)]
    public void Film_and_gradient_invert_each_other_also_close_to_half_the_gap(double index, double yieldStress)
    {
        var flow = new LipFlow { Consistency = 2, Index = index, YieldStress = yieldStress, Speed = 0.3, Gap = 150e-6 };
        foreach (var share in (double[])[1e-4, 0.1, 0.33, 0.49, 0.4999999, 0.5000001, 0.51, 0.9, 0.9999])
            Close.Relative(share * 150e-6, flow.Thickness(flow.PressureGradient(share * 150e-6)), 1e-11, $"film of {share} gaps");
        // The gradient is smooth through zero: proportional to the distance from half the gap.
        Close.Relative(10, flow.PressureGradient((0.5 - 1e-6) * 150e-6) / flow.PressureGradient((0.5 - 1e-7) * 150e-6), 1e-6);
    }

    [Fact]
    public void Levelling_decays_at_Orchards_rate()
    {
        var levelling = new Levelling { Thickness = 150e-6, Viscosity = 5, SurfaceTension = 0.04, Wavelength = 2e-3 };
        Close.Relative(0.8766818193060213, levelling.DecayRate, 1e-12);
        Close.Relative(0.7906485172792092, levelling.HalfTime, 1e-12);
    }
}
