using Lamina.Line.Calendering.Laws;
using Lamina.Testing;

namespace Lamina.Line.Tests.Laws;

public sealed class RollHeatTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public void Heat_enters_a_slab_at_first_as_into_a_half_space(double place)
    {
        // One error function from each face, long before they meet in the middle.
        const double fourier = 0.005;
        static double Erf(double x)
        {
            double sum = 0, term = x;
            for (var n = 0; n < 200; n++) { sum += term / (2 * n + 1); term *= -x * x / (n + 1); }
            return 2 / Math.Sqrt(Math.PI) * sum;
        }
        var root = 2 * Math.Sqrt(fourier);
        Close.Absolute(Erf(place / root) + Math.Min(1, Erf(Math.Min(4, (1 - place) / root))) - 1, RollHeat.Cold(place, fourier), 1e-6);
    }

    [Fact]
    public void A_long_nip_heats_through_and_a_short_one_only_the_face()
    {
        Close.Absolute(363.15, RollHeat.Temperature(0.5, 363.15, 10, 60e-6, 0.28e-6, 1), 1e-9);
        Assert.Equal(363.15, RollHeat.Temperature(0.5, 363.15, double.PositiveInfinity, 60e-6, 0.28e-6, 1));
        Assert.True(RollHeat.Temperature(0.5, 363.15, 1e-4, 60e-6, 0.28e-6, 1) < 299);
        Close.Absolute(363.15, RollHeat.Temperature(1, 363.15, 1e-4, 60e-6, 0.28e-6, 1), 0.1);
    }

    [Fact]
    public void With_both_sides_coated_the_foil_is_the_cold_middle()
    {
        static double At(double height, int sides) => RollHeat.Temperature(height, 363.15, 2e-3, 60e-6, 0.28e-6, sides);
        Assert.True(At(0, 2) < At(0.5, 2) && At(0.5, 2) < At(1, 2));
        Assert.True(At(0, 1) > At(0.5, 1));
        Close.Relative(RollHeat.Temperature(0.5, 363.15, 2e-3, 120e-6, 0.28e-6, 1), At(0, 2), 1e-12, "the middle of a slab of twice the thickness");
    }

    [Fact]
    public void Binder_softens_above_room_temperature_and_its_glass_transition_only()
    {
        Assert.Equal(1, RollHeat.Softened(290, 0.012, 235));
        Assert.Equal(1, RollHeat.Softened(350, 0.012, 360));
        Close.Relative(Math.Exp(-0.012 * 65), RollHeat.Softened(363.15, 0.012, 235), 1e-12);
    }
}
