using Lamina.Particles.ForceFields;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Relaxation;

public class ThermostatFrictionTests
{
    /// <summary>One sphere of 1 pg that moves by a distance along x in a microsecond.</summary>
    private static double Rate(double way, double edge = 1e-3)
    {
        var set = new ParticleSet(1, 1);
        (set.Radius[0], set.Mass[0], set.Type[0], set.Id[0]) = (1e-6, 1e-15, 1, 1);
        var field = new ForceField { Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "AM", Diameter = 2e-6, Density = 1000 } } };
        var system = new ParticleSystem(set, Box.Between([0, 0, 0], [edge, edge, edge]), field);
        var friction = new ThermostatFriction(1, 300);
        friction.Mark(set);
        set.X[0] += way;
        friction.Update(system, 1e-6, 7e-7);
        return friction.Rate;
    }

    [Fact]
    public void Friction_grows_with_the_cube_root_of_the_heat()
    {
        // Heat = m v^2/(6 k T): 1e-15 kg at 1 m/s and 300 K; half the way in one interval.
        var heat = 1e-15 / (6 * 1.380649e-23 * 300);
        Close.Relative(0.5 * Math.Cbrt((heat - 1) / (4.4e-12 * 4.9e-13)), Rate(1e-6), 1e-12);
        Close.Relative(Math.Cbrt(100), Rate(1e-5) / Rate(1e-6), 1e-4, "ten times as fast");
    }

    [Fact]
    public void What_is_colder_than_the_thermostat_is_not_held() => Assert.Equal(0, Rate(1e-10));

    [Fact]
    public void A_way_across_the_periodic_end_is_the_short_one() => Close.Relative(Rate(1e-6), Rate(11e-6, 10e-6), 1e-9);
}
