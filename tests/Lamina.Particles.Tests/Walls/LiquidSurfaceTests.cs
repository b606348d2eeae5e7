using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Walls;

public class LiquidSurfaceTests
{
    private const double Radius = 2e-6, Gamma = 0.04;

    private static (ForceEngine Engine, ParticleSystem System) Sphere()
    {
        var field = new ForceField { Name = "one", Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "AM", Diameter = 2 * Radius, Density = 4000 } } };
        var system = new ParticleSystem(new ParticleSet(1, 1), Box.Between([-9e-6, -9e-6, -9e-6], [9e-6, 9e-6, 9e-6], z: Boundary.Free), field);
        system.SwitchTo(field);
        return (new ForceEngine(system), system);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    [InlineData(1.5707963267948966)]
    [InlineData(2.2)]
    public void A_sphere_is_drawn_in_as_the_contact_line_says_over_its_whole_immersion(double angle)
    {
        var (engine, _) = Sphere();
        using (engine)
            for (var k = -12; k <= 12; k++)
            {
                var h = 0.1 * k * Radius;
                engine.Compute();
                var surface = new LiquidSurface(Gamma, angle) { Height = h };
                surface.Apply(engine);
                // The pull of the line 2 pi r_c gamma at the angle between meniscus and horizontal, r_c^2 = R^2 - h^2; written without the polar angle.
                var c = Math.Clamp(h / Radius, -1, 1);
                var line = Math.Sqrt(1 - c * c);
                var expected = 2 * Math.PI * Radius * Gamma * line * (line * Math.Cos(angle) - c * Math.Sin(angle));
                Close.Absolute(-expected, engine.ForceZ[0], 1e-12 * Radius * Gamma, $"at {h} m");
                Close.Relative(surface.Pull, -engine.ForceZ[0], 1e-12);
            }
    }

    [Fact]
    public void A_sphere_rests_where_the_contact_angle_puts_it_and_comes_back_to_it()
    {
        double At(double h)
        {
            var (engine, _) = Sphere();
            using (engine)
            {
                engine.Compute();
                new LiquidSurface(Gamma, 1.0) { Height = h }.Apply(engine);
                return engine.ForceZ[0];
            }
        }
        var rest = Radius * Math.Cos(1.0);
        Close.Absolute(0, At(rest), 1e-12 * Radius * Gamma);
        // Surface higher: too deep, pushed up; lower: drawn in.
        Assert.True(At(rest + 0.1 * Radius) > 0 && At(rest - 0.1 * Radius) < 0);
    }

    [Fact]
    public void Buoyancy_and_drag_are_of_the_part_below()
    {
        var (engine, system) = Sphere();
        system.Particles.VelocityZ[0] = -0.1;
        using (engine)
            foreach (var (height, share) in ((double, double)[])[(-3 * Radius, 0), (0, 0.5), (3 * Radius, 1), (-0.5 * Radius, 0.15625)])
            {
                engine.Compute();
                new LiquidSurface(0, 0) { Height = height, Density = 1000, Gravity = 9.81, Viscosity = 2e-3 }.Apply(engine);
                Close.Relative(share, LiquidSurface.Immersed(Radius, height), 1e-12);
                Close.Absolute(share * (1000 * 9.81 * 4.0 / 3 * Math.PI * Math.Pow(Radius, 3) + 6 * Math.PI * 2e-3 * Radius * 0.1), engine.ForceZ[0], 1e-12 * 1e-9);
            }
    }
}
