using Lamina.Particles.ForceFields;
using Lamina.Particles.Indentation;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Indentation;

public class MicroIndentationTests
{
    private const double Young = 3e9, Poisson = 0.3, Reduced = Young / (1 - Poisson * Poisson);

    private static readonly ForceField elastic = new()
    {
        Name = "elastic", HertzMindlin = true,
        Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "AM", Diameter = 2e-3, Density = 2000, Material = new() { YoungModulus = Young, PoissonRatio = Poisson, Restitution = 0.5, Friction = 0.3 } } },
    };

    /// <summary>One sphere of 1 mm radius that does not move: beside an indenter of 1 um, a half space.</summary>
    private static ParticleSystem HalfSpace()
    {
        var set = new ParticleSet(1, 1) { };
        set.Fixed[0] = true;
        var system = new ParticleSystem(set, Box.Between([-3e-3, -3e-3, -1e-3], [3e-3, 3e-3, 1e-3], z: Boundary.Free), elastic);
        system.SwitchTo(elastic);
        return system;
    }

    [Fact]
    public void A_sphere_on_an_elastic_half_space_gives_Hertz_and_Oliver_and_Pharr_read_its_modulus()
    {
        const double radius = 1e-6, depth = 20e-9;
        var r = MicroIndentation.Run(HalfSpace(), new() { Radius = radius, Depth = depth, SettlingSteps = 5, StepsPerIncrement = 5 });
        // R* = R (1 - 1e-3): the layer is a sphere a thousand times larger.
        var effective = radius * 1e-3 / (radius + 1e-3);
        for (var k = 0; k < r.Depth.Length; k++)
            Close.Absolute(4.0 / 3 * Reduced * Math.Sqrt(effective) * Math.Pow(r.Depth[k], 1.5), r.Load[k], 1e-9 * r.Load.Max(), $"load at {r.Depth[k]} m");
        var read = r.Reading!;
        Close.Relative(1.5, read.Exponent, 1e-3, "exponent");
        Close.Absolute(0, read.ResidualDepth, 1e-3 * depth, "elastic: nothing is left");
        Close.Relative(2 * Reduced * Math.Sqrt(effective * depth), read.Stiffness, 1e-3, "stiffness");
        Close.Relative(0.5 * depth, read.ContactDepth, 2e-3, "half the depth is in contact");
        // A = pi (2 R h_c - h_c^2) lies h_c/(2 R) below pi R h: half a percent, a quarter in the modulus.
        Close.Relative(Reduced, read.ReducedModulus, 5e-3, "reduced modulus");
    }

    [Fact]
    public void A_flat_end_meets_a_sphere_as_a_plane_does()
    {
        const double depth = 50e-9;
        var r = MicroIndentation.Run(HalfSpace(), new() { Radius = 2e-6, Flat = true, Depth = depth, SettlingSteps = 5, StepsPerIncrement = 5 });
        Close.Relative(4.0 / 3 * Reduced * Math.Sqrt(1e-3) * Math.Pow(depth, 1.5), r.Load.Max(), 1e-9);
        Close.Relative(Math.PI * 4e-12, r.Reading!.Area, 1e-12);
        Close.Relative(r.Load.Max() / r.Reading.Area, r.Reading.Hardness, 1e-12);
    }

    [Fact]
    public void Pushing_a_particle_that_can_move_on_a_foil_is_two_contacts_in_series()
    {
        var field = elastic with { Types = elastic.Types.ToDictionary(t => t.Key, t => t.Value with { Diameter = 4e-6 }) };
        var set = new ParticleSet(1, 1);
        var system = new ParticleSystem(set, Box.Between([-8e-6, -8e-6, -2e-6], [8e-6, 8e-6, 2e-6], z: Boundary.Free), field);
        system.SwitchTo(field);
        const double depth = 40e-9, radius = 2e-6;
        var r = MicroIndentation.Run(system, new() { Radius = radius, Depth = depth, SettlingSteps = 5, StepsPerIncrement = 400 });
        // Load P makes overlaps (P/(kw sqrt(R*)))^(2/3) at indenter (R* = 1 um) and foil (R* = 2 um).
        const double kw = 4.0 / 3 * Reduced;
        var compliance = Math.Pow(kw * Math.Sqrt(1e-6), -2.0 / 3) + Math.Pow(kw * Math.Sqrt(2e-6), -2.0 / 3);
        Close.Relative(Math.Pow(depth / compliance, 1.5), r.Load[r.Loading - 1], 1e-3);
    }

    [Fact]
    public void A_layer_of_binder_takes_work_and_stiffer_binder_is_harder_in_proportion()
    {
        IndentationResult At(double softening)
        {
            var system = RandomSystems.Make(150, 4e-6, Boundary.Periodic, 12);
            Array.Fill(system.Particles.Type, 1);
            system.SwitchTo(RandomSystems.Field);
            QuasiStaticRelaxation.Run(system, new() { Pressure = 2e4, Axes = RelaxedAxes.Z, MostSteps = 500 });
            return MicroIndentation.Run(system, new() { Radius = 1e-6, Depth = 0.3e-6, StepsPerIncrement = 50, Field = PublishedForceFields.HertzSjkr2(RandomSystems.Field).Softened(new Dictionary<int, double> { [1] = softening }) });
        }
        var (hard, soft) = (At(1), At(0.25));
        // Nothing else sets a scale of force: the same dent at a quarter of the load.
        Close.Relative(0.25 * hard.Load.Max(), soft.Load.Max(), 1e-6);
        Close.Relative(0.25 * hard.Reading!.Hardness, soft.Reading!.Hardness, 1e-4);
        double Work(int from, int to) => Enumerable.Range(from, to - from).Sum(k => 0.5 * (hard.Load[k] + hard.Load[k - 1]) * (hard.Depth[k] - hard.Depth[k - 1]));
        var (given, back) = (Work(1, hard.Loading), -Work(hard.Loading, hard.Load.Length));
        Assert.True(given > 1.02 * back && back > 0, $"{given} J in, {back} J out");
    }

    [Fact]
    public void What_cannot_be_is_told_with_its_numbers()
    {
        string Said(IndentationSettings s) => Assert.Throws<ArgumentException>(() => MicroIndentation.Run(RandomSystems.Make(50, 5e-6, Boundary.Free, 3), s)).Message;
        Assert.Contains("four fifths", Said(new() { Radius = 1e-6, Depth = 20e-6 }));
        Assert.Contains("periodic image", Said(new() { Radius = 20e-6, Depth = 1e-6 }));
        Assert.Contains("above zero", Said(new() { Radius = -1, Depth = 1e-6 }));
    }
}
