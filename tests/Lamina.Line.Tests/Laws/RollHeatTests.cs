using Lamina.Line.Calendering.Laws;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Heat;
using Lamina.Particles.Laws;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;
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

    [Fact]
    public void Heat_from_grain_to_grain_in_a_column_is_that_of_a_slab()
    {
        const int grains = 40;
        const double radius = 1e-6, overlap = 2e-8, pitch = 2 * radius - overlap, k = 4, edge = 3e-6;
        var field = new ForceField
        {
            Name = "grains", Contact = new() { NormalStiffness = 1e9, TangentialStiffness = 1e9, NormalDamping = 0, TangentialDamping = 0, Friction = 0 },
            Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "AM", Diameter = 2 * radius, Density = 4650 } },
        };
        var set = new ParticleSet(grains, 1);
        for (var i = 0; i < grains; i++) (set.X[i], set.Y[i], set.Z[i], set.Radius[i], set.Mass[i]) = (1.5e-6, 1.5e-6, (i + 0.5) * pitch, radius, 1e-14);
        var system = new ParticleSystem(set, Box.Between([0, 0, 0], [edge, edge, grains * pitch], z: Boundary.Free), field);
        // At half the overlap a face conducts twice as well as a contact: as half a grain of the slab does.
        var reach = radius - 0.5 * overlap - 0.5 * pitch;
        var network = ConductionNetwork.Of(system, new Dictionary<int, ThermalMaterial> { [1] = new() { Conductivity = k, HeatCapacity = 800 } }, new PlanePair(-reach, grains * pitch + reach, 1));
        var conductance = ContactConductance.Between(radius, radius, overlap, k, k);
        var diffusivity = conductance * pitch * pitch / network.Capacity[0];
        var time = 0.08 * Math.Pow(grains * pitch, 2) / diffusivity;
        var state = HeatConduction.Heat(network, 363.15, 363.15, RollHeat.Room, time, 200);
        for (var i = 0; i < grains; i++)
            Close.Absolute(RollHeat.Temperature((i + 0.5) / grains, 363.15, time, grains * pitch, diffusivity, 1), state.Temperature[i], 1e-3 * 65, $"grain {i}");
    }
}
