using Lamina.Particles.Calendering;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Calendering;

public class PlaneCalenderingTests
{
    [Fact]
    public void A_sphere_between_plates_presses_on_both_by_the_closed_form()
    {
        const double r = 1e-6, gap = 1.9e-6, kw = 1e8;
        var field = new ForceField { Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "AM", Diameter = 2 * r, Density = 4000 } } };
        var set = new ParticleSet(1, 1);
        (set.Radius[0], set.Mass[0], set.Z[0]) = (r, 1e-14, 0.02e-6);
        using var engine = new ForceEngine(new ParticleSystem(set, Box.Between([-5e-6, -5e-6, -5e-6], [5e-6, 5e-6, 5e-6], z: Boundary.Free), field));
        engine.Compute();
        var plates = new PlanePair(-0.5 * gap, 0.5 * gap, kw);
        plates.Apply(engine);
        double Hertz(double d) => kw * d * Math.Sqrt(r * d);
        Close.Relative(Hertz(0.03e-6), plates.ForceOnBottom, 1e-9);
        Close.Relative(Hertz(0.07e-6), plates.ForceOnTop, 1e-9);
        Close.Relative(Hertz(0.03e-6) - Hertz(0.07e-6), engine.ForceZ[0], 1e-9);
    }

    [Fact]
    public void A_compressed_layer_obeys_the_volume_balance_and_springs_back()
    {
        // Repulsive spheres: what is pressed out of shape comes back.
        var system = RandomSystems.Make(150, 7e-6, Boundary.Periodic, 21);
        var hard = new ContactSettings { NormalStiffness = 1e7, TangentialStiffness = 0, NormalDamping = 0, TangentialDamping = 0, Friction = 0 };
        system.SwitchTo(RandomSystems.Field with
        {
            Types = RandomSystems.Field.Types.ToDictionary(t => t.Key, t => t.Value with { LennardJones = null }), Contact = hard,
        });
        QuasiStaticRelaxation.Run(system, new() { Pressure = 2e4, Axes = RelaxedAxes.Z, MostSteps = 3000 });
        var solid = system.SolidVolume;
        var area = system.Box.LengthX * system.Box.LengthY;
        var r = PlaneCalendering.Run(system, new() { Compression = 0.2, Preload = 2e4, PlateStiffness = 1e8, Increments = 20, StepsPerIncrement = 100, SettlingSteps = 6000 });
        for (var k = 0; k < r.Thickness.Length; k++) Close.Relative(1 - solid / (area * r.Thickness[k]), r.Porosity[k], 1e-10, "porosity");
        Close.Relative(0.8 * r.InitialThickness, r.CompressedThickness, 1e-12);
        Assert.True(r.Pressure[^1] > 3 * r.Pressure[0] && r.Pressure[^1] > r.Pressure[9], $"pressures {string.Join(' ', r.Pressure.Select(x => x.ToString("E2")))}");
        Assert.InRange(r.ReleasedThickness, r.CompressedThickness, 1.03 * r.InitialThickness);
        Assert.True(r.SpringBack > 0.02, $"spring-back {r.SpringBack}");
    }
}
