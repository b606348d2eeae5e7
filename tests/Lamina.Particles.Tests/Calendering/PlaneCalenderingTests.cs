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

    /// <summary>Repulsive spheres with friction, at rest between plates to come.</summary>
    private static readonly Lazy<ParticleSystem> layer = new(() =>
    {
        var system = RandomSystems.Make(100, 6e-6, Boundary.Periodic, 21);
        var contact = new ContactSettings { NormalStiffness = 1e7, TangentialStiffness = 1.2e7, NormalDamping = 1e12, TangentialDamping = 1e12, Friction = 0.5 };
        system.SwitchTo(RandomSystems.Field with { Types = RandomSystems.Field.Types.ToDictionary(t => t.Key, t => t.Value with { LennardJones = null }), Contact = contact });
        QuasiStaticRelaxation.Run(system, new() { Pressure = 2e4, Axes = RelaxedAxes.Z, MostSteps = 1500 });
        return system;
    });

    private static ParticleSystem Layer() => layer.Value.Clone();

    private static readonly PlaneCalenderingSettings quick = new() { Compression = 0.2, Preload = 2e4, PlateStiffness = 1e8, Increments = 20, StepsPerIncrement = 40, SettlingSteps = 800 };

    [Fact]
    public void Friction_between_particles_raises_the_pressure_and_the_force_field_comes_back()
    {
        var rough = Layer();
        var before = rough.Field;
        var with = PlaneCalendering.Run(rough, quick);
        var without = PlaneCalendering.Run(Layer(), quick with { Friction = false });
        Assert.True(with.PeakPressure > 1.05 * without.PeakPressure, $"{with.PeakPressure} Pa with friction, {without.PeakPressure} Pa without");
        Assert.Same(before, rough.Field);
    }

    [Fact]
    public void A_stroke_to_a_pressure_ends_at_the_first_increment_that_reaches_it()
    {
        var whole = PlaneCalendering.Run(Layer(), quick);
        var limit = 0.4 * whole.PeakPressure;
        var r = PlaneCalendering.Run(Layer(), quick with { PressureLimit = limit });
        Assert.True(r.Pressure.Length < whole.Pressure.Length);
        Assert.True(r.Pressure[^1] >= limit && r.Pressure[..^1].All(p => p < limit));
        Assert.Equal(r.Thickness[^1], r.CompressedThickness);
    }

    [Fact]
    public void A_fast_plate_meets_more_pressure_than_a_slow_one()
    {
        double Peak(double? speed) => PlaneCalendering.Run(Layer(), quick with { Speed = speed }).PeakPressure;
        var (rest, slow, fast) = (Peak(null), Peak(1e-9), Peak(0.1));
        Close.Relative(rest, slow, 1e-9, "a plate so slow that the thermostat is not heated");
        Assert.True(fast > 1.05 * rest, $"{fast} Pa at 0.1 m/s, {rest} Pa at rest");
    }

    [Fact]
    public void Increments_that_come_to_rest_give_a_pressure_that_their_steps_do_not_set()
    {
        var hard = firm with { Field = PublishedForceFields.HertzSjkr2(RandomSystems.Field) };
        PlaneCalenderingResult At(int steps, double? tolerance) => PlaneCalendering.Run(Binder(), hard with { StepsPerIncrement = steps, RestTolerance = tolerance });
        PlaneCalenderingResult few = At(10, null), more = At(160, null), restedFew = At(10, 0.02), restedMore = At(40, 0.02);
        Assert.True(Math.Abs(few.PeakPressure / more.PeakPressure - 1) > 0.1, $"{few.PeakPressure} Pa in 10 steps, {more.PeakPressure} Pa in 160");
        Close.Relative(more.PeakPressure, restedFew.PeakPressure, 0.03, "pressure at rest, ten steps at a time");
        Close.Relative(more.PeakPressure, restedMore.PeakPressure, 0.03, "pressure at rest, forty steps at a time");
        Assert.True(restedFew.NotAtRest == 0 && restedFew.Residual.All(r => r <= 0.02) && restedFew.Steps > 10 * 20, $"{restedFew.NotAtRest} not at rest after {restedFew.Steps} steps");
        var cut = PlaneCalendering.Run(Binder(), hard with { StepsPerIncrement = 10, RestTolerance = 0.02, MostStepsPerIncrement = 15 });
        Assert.True(cut.NotAtRest > 10 && cut.NotAtRest == cut.Residual.Count(r => r > 0.02), $"{cut.NotAtRest}");
        Assert.Contains("rest", Assert.Throws<ArgumentException>(() => PlaneCalendering.Run(Layer(), quick with { RestTolerance = 0.1, Speed = 0.1 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_settings_are_told_with_their_numbers() =>
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => PlaneCalendering.Run(Layer(), quick with { Speed = -1 })).Message, StringComparison.Ordinal);

    private static ParticleSystem Binder()
    {
        var system = RandomSystems.Make(150, 4e-6, Boundary.Periodic, 33);
        Array.Fill(system.Particles.Type, 1);
        system.SwitchTo(RandomSystems.Field);
        QuasiStaticRelaxation.Run(system, new() { Pressure = 2e4, Axes = RelaxedAxes.Z, MostSteps = 500 });
        return system;
    }

    private static readonly PlaneCalenderingSettings firm = new() { Compression = 0.3, Preload = 1e5, PlateStiffness = 3.5e9, Increments = 20, StepsPerIncrement = 60, SettlingSteps = 1000 };

    [Fact]
    public void Softer_and_less_cohesive_binder_takes_pressure_in_proportion()
    {
        // With plates and preload softer by the same factor nothing else sets a scale of force: the same motion at a quarter of the pressure.
        var hard = PublishedForceFields.HertzSjkr2(RandomSystems.Field);
        var cold = PlaneCalendering.Run(Binder(), firm with { Field = hard });
        var hot = PlaneCalendering.Run(Binder(), firm with { Field = hard.Softened(new Dictionary<int, double> { [1] = 0.25 }), Preload = 0.25e5, PlateStiffness = 0.25 * 3.5e9 });
        Assert.Equal("hertz-sjkr2", cold.ForceField);
        Assert.True(cold.PeakPressure > 1e6, $"{cold.PeakPressure} Pa");
        for (var k = 0; k < cold.Pressure.Length; k++)
        {
            Close.Relative(cold.Thickness[k], hot.Thickness[k], 1e-6, "thickness");
            Close.Absolute(0.25 * cold.Pressure[k], hot.Pressure[k], 1e-4 * cold.PeakPressure, "pressure");
        }
    }

    [Fact]
    public void Bonds_of_the_stroke_form_under_the_preload_and_go_with_its_field()
    {
        var system = Binder();
        var own = system.Field;
        var bonds = new BondSettings { Modulus = 2e9, Radius = 0.5, BreakingStrain = 0.03 };
        var bonded = PlaneCalendering.Run(system, firm with { Field = PublishedForceFields.HertzSjkr2(own) with { Bonds = bonds } });
        Assert.True(bonded.Bonds > 150 && bonded.BrokenBonds > 0 && bonded.BrokenBonds < bonded.Bonds, $"{bonded.Bonds} bonds, {bonded.BrokenBonds} broken");
        Assert.Same(own, system.Field);
        Assert.Null(system.Bonds);
        var loose = PlaneCalendering.Run(Binder(), firm with { Field = PublishedForceFields.HertzSjkr2(own) });
        Assert.Equal(0, loose.Bonds);
        Assert.True(bonded.Pressure[3] > loose.Pressure[3], $"{bonded.Pressure[3]} Pa bonded, {loose.Pressure[3]} Pa loose");
    }

    [Fact]
    public void A_pressure_out_of_reach_is_told() =>
        Assert.False(PlaneCalendering.Run(Layer(), quick with { Compression = 0.1, PressureLimit = 1e12 }).ReachedPressure);
}
