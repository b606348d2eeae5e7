using Lamina.Drying.Boundary;
using Lamina.Testing;

namespace Lamina.Drying.Tests.Boundary;

public class HeatTransferTests
{
    [Fact]
    public void A_slot_nozzle_array_gives_the_value_worked_out_by_hand()
    {
        // B 3 mm, pitch 150 mm, H 30 mm, 20 m/s, 25 degC: S 6 mm, H/S 5, f 0.02, f0 = (60 + 36)^-1/2 = 0.10206,
        // nu 1.56e-5 m2/s, Re 7690, bracket 2 x 7690/(0.19596 + 5.1031) = 2902, Nu = 2/3 0.18058 203.5 0.863 = 21.1; alpha 21.1 x 0.0261/0.006 = 92.
        var slots = new SlotNozzleArray { SlotWidth = 3e-3, Pitch = 0.15, Distance = 0.03 };
        var at = slots.At(20, 298.15, 298.15);
        Close.Relative(7690, at.Reynolds, 0.01, "Reynolds number");
        Close.Relative(21.1, at.Nusselt, 0.02, "Nusselt number");
        Close.Relative(92, at.HeatTransferCoefficient, 0.02, "alpha [W/(m2 K)]");
        Assert.Empty(at.Warnings);
    }

    [Fact]
    public void Faster_and_nearer_nozzles_heat_more_with_two_thirds_power_of_velocity()
    {
        var slots = new SlotNozzleArray { SlotWidth = 3e-3, Pitch = 0.15, Distance = 0.03 };
        var one = slots.At(10, 373.15, 350).HeatTransferCoefficient;
        Close.Relative(Math.Pow(2, 2.0 / 3), slots.At(20, 373.15, 350).HeatTransferCoefficient / one, 1e-12, "ratio at twice the velocity");
        Assert.True((slots with { Distance = 0.06 }).At(10, 373.15, 350).HeatTransferCoefficient < one);
    }

    [Fact]
    public void Outside_Martins_range_there_is_a_warning_and_nonsense_is_refused()
    {
        var slots = new SlotNozzleArray { SlotWidth = 3e-3, Pitch = 0.15, Distance = 0.03 };
        Assert.Contains("Reynolds number", Assert.Single(slots.At(2, 373.15, 350).Warnings));
        Assert.Contains("H/(2B)", Assert.Single((slots with { Distance = 5e-3 }).At(20, 373.15, 350).Warnings));
        Assert.Throws<ArgumentException>(() => slots.At(double.NaN, 373.15, 350));
        Assert.Throws<ArgumentException>(() => (slots with { Pitch = 2e-3 }).At(10, 373.15, 350));
    }

    [Fact]
    public void Flow_along_the_web_is_laminar_then_turbulent()
    {
        var laminar = ParallelFlow.At(0.5, 0.1, 300, 300);
        Close.Relative(0.664 * Math.Sqrt(laminar.Reynolds) * Math.Cbrt(DryAir.Prandtl(300)), laminar.Nusselt, 1e-12, "Nusselt number");
        var turbulent = ParallelFlow.At(20, 1, 300, 300);
        Close.Relative(0.037 * Math.Pow(turbulent.Reynolds, 0.8) * Math.Cbrt(DryAir.Prandtl(300)), turbulent.Nusselt, 1e-12, "Nusselt number");
        Assert.NotEmpty(ParallelFlow.At(0.001, 0.01, 300, 300).Warnings);
        Assert.Throws<ArgumentException>(() => ParallelFlow.At(0, 1, 300, 300));
    }

    [Theory]
    [InlineData(300, 26.2e-3, 18.5e-6)]
    [InlineData(350, 30.0e-3, 20.8e-6)]
    [InlineData(400, 33.6e-3, 23.0e-6)]
    public void Air_properties_meet_table_values(double temperature, double conductivity, double viscosity)
    {
        Close.Relative(conductivity, DryAir.ThermalConductivity(temperature), 0.02, "conductivity [W/(m K)]");
        Close.Relative(viscosity, DryAir.Viscosity(temperature), 0.02, "viscosity [Pa s]");
        Close.Relative(0.7, DryAir.Prandtl(temperature), 0.03, "Prandtl number");
    }

    [Fact]
    public void Radiation_vanishes_between_equals_and_its_slope_is_right()
    {
        Assert.Equal(0, Radiation.NetFlux(0.9, 350, 350, out var slope));
        Close.Relative(-4 * 0.9 * 5.670374419e-8 * 350.0 * 350 * 350, slope, 1e-12, "slope");
        Close.Relative(0.9 * 5.670374419e-8 * (Math.Pow(400, 4) - Math.Pow(300, 4)), Radiation.NetFlux(0.9, 400, 300, out _), 1e-12, "net flux");
        Close.Relative(0.5 / 1.5 * 1.0, Radiation.BetweenPlates(0.5, 0.5), 1e-12, "effective emissivity");
        Assert.Equal(0, Radiation.BetweenPlates(0, 0.5));
    }
}
