using Lamina.Particles.ForceFields;
using Lamina.Particles.Heat;
using Lamina.Particles.Laws;
using Lamina.Particles.Sets;
using Lamina.Particles.Slurry;
using Lamina.Particles.Walls;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Heat;

public class HeatConductionTests
{
    private const double R = 1e-6, Overlap = 2e-8, Pitch = 2 * R - Overlap, K = 4;

    private static readonly ForceField field = new()
    {
        Name = "grains", Contact = new() { NormalStiffness = 1e9, TangentialStiffness = 1e9, NormalDamping = 0, TangentialDamping = 0, Friction = 0 },
        Types = new Dictionary<int, ParticleType>
        {
            [1] = new() { Name = "AM", Diameter = 2 * R, Density = 4650 },
            [2] = new() { Name = "CBD", Diameter = 2 * R, Density = 950 },
        },
    };

    private static readonly Dictionary<int, ThermalMaterial> materials = new()
    {
        [1] = new() { Conductivity = K, HeatCapacity = 800 },
        [2] = new() { Conductivity = 0.3, HeatCapacity = 1100 },
    };

    private static ParticleSystem Structure(Box box, params (double X, double Y, double Z, int Type)[] at)
    {
        var set = new ParticleSet(at.Length, 2);
        for (var i = 0; i < at.Length; i++)
        {
            (set.X[i], set.Y[i], set.Z[i], set.Type[i], set.Radius[i]) = (at[i].X, at[i].Y, at[i].Z, at[i].Type, R);
            set.Mass[i] = 4.0 / 3 * Math.PI * R * R * R * field.Types[at[i].Type].Density;
        }
        return new ParticleSystem(set, box, field);
    }

    /// <summary>A vertical row of spheres between plates that each overlap its ends.</summary>
    private static (ConductionNetwork Network, ParticleSystem System) Row(params int[] types)
    {
        var system = Structure(Box.Between([0, 0, 0], [10e-6, 10e-6, 1e-3], z: Boundary.Free), [.. types.Select((t, k) => (5e-6, 5e-6, 10e-6 + k * Pitch, t))]);
        var low = 10e-6 - R + Overlap;
        return (ConductionNetwork.Of(system, materials, new PlanePair(low, 10e-6 + (types.Length - 1) * Pitch + R - Overlap, 1)), system);
    }

    [Fact]
    public void Two_unlike_spheres_between_plates_are_three_conductances_in_series()
    {
        var (network, _) = Row(1, 2);
        double a = Math.Sqrt(Overlap * R), b = Math.Sqrt(Overlap * R / 2);
        var (lower, middle, upper) = (1 / (4 * K * a), (K + 0.3) / (4 * b * K * 0.3), 1 / (4 * 0.3 * a));
        var flow = 50 / (lower + middle + upper);
        var state = HeatConduction.Steady(network, 350, 300, 320);
        Close.Relative(flow, state.FromBottom, 1e-10);
        Close.Relative(-flow, state.FromTop, 1e-10);
        Close.Relative(350 - flow * lower, state.Temperature[0], 1e-11);
        Close.Relative(300 + flow * upper, state.Temperature[1], 1e-11);
        Close.Relative(flow * network.Gap / 1e-10 / 50, HeatConduction.EffectiveConductivity(network), 1e-10);
    }

    [Theory]
    [InlineData("simple cubic", 1)]
    [InlineData("body-centred", 2)]
    [InlineData("face-centred", 4)]
    public void Cubic_packings_have_the_conductivity_of_their_contacts(string lattice, double contactsPerEdge)
    {
        (double, double, double)[] basis = lattice switch { "simple cubic" => [(0, 0, 0)], "body-centred" => [(0, 0, 0), (.5, .5, .5)], _ => [(0, 0, 0), (0, .5, .5), (.5, 0, .5), (.5, .5, 0)] };
        var edge = Pitch * (lattice switch { "simple cubic" => 1, "body-centred" => 2 / Math.Sqrt(3), _ => Math.Sqrt(2) });
        // Three cells along each edge, so that no particle meets one neighbour twice.
        var at = from x in Enumerable.Range(0, 3) from y in Enumerable.Range(0, 3) from z in Enumerable.Range(0, 3) from b in basis select (edge * (x + b.Item1), edge * (y + b.Item2), edge * (z + b.Item3), 1);
        var network = ConductionNetwork.Of(Structure(Box.Between([0, 0, 0], [3 * edge, 3 * edge, 3 * edge]), [.. at]), materials);
        var contact = ContactConductance.Between(R, R, Overlap, K, K);
        Close.Relative(2 * K * Math.Sqrt(Overlap * R / 2), contact, 1e-12);
        for (var axis = 0; axis < 3; axis++) Close.Relative(contactsPerEdge * contact / edge, HeatConduction.EffectiveConductivity(network, axis), 1e-9);
    }

    [Fact]
    public void One_sphere_heats_up_exponentially_and_the_error_falls_with_the_square_of_the_step()
    {
        var (network, _) = Row(1);
        var conductance = network.ToBottom[0] + network.ToTop[0];
        var time = 1.5 * network.Capacity[0] / conductance;
        var exact = 400 - 100 * Math.Exp(-1.5);
        double Error(int steps) => Math.Abs(HeatConduction.Heat(network, 400, 400, 300, time, steps).Temperature[0] - exact);
        Close.Absolute(2, Math.Log2(Error(64) / Error(128)), 0.05);
        Assert.True(Error(128) < 0.01, $"{Error(128)} K");
    }

    [Fact]
    public void What_the_plates_give_is_what_a_random_layer_stores_and_lateheating_is_the_steady_state()
    {
        var box = Box.Between([0, 0, 0], [8e-6, 8e-6, 12e-6]);
        var system = SlurryGenerator.Place(field, new Dictionary<int, int> { [1] = 150, [2] = 150 }, box, 11);
        system.Box = box with { BoundaryZ = Boundary.Free };
        var network = ConductionNetwork.Of(system, materials, new PlanePair(0, 12e-6, 1));
        var state = HeatConduction.Heat(network, 380, 350, 300, 2e-6, 40);
        var stored = network.Capacity.Zip(state.Temperature, (c, t) => c * (t - 300)).Sum();
        Close.Relative(stored, state.FromBottom + state.FromTop, 1e-10);
        Assert.True(stored > 0 && state.Temperature.Min() >= 300 && state.Temperature.Max() <= 380, $"{state.Temperature.Min()} to {state.Temperature.Max()} K");
        var late = HeatConduction.Heat(network, 380, 350, 300, 0.1, 200);
        var steady = HeatConduction.Steady(network, 380, 350, 300);
        for (var i = 0; i < network.Count; i++) Close.Absolute(steady.Temperature[i], late.Temperature[i], 1e-3, "temperature");
        Close.Absolute(0, (steady.FromBottom + steady.FromTop) / Math.Abs(steady.FromBottom), 1e-9, "balance");
    }

    [Fact]
    public void What_touches_nobody_keeps_its_temperature_and_what_touches_itself_alone_conducts_alateits_row()
    {
        var box = Box.Between([0, 0, 0], [Pitch, 10e-6, 20e-6], z: Boundary.Free);
        var network = ConductionNetwork.Of(Structure(box, (0, 5e-6, 10e-6, 1)), materials, new PlanePair(0, 20e-6, 1));
        Assert.Equal(1, network.Contacts);
        Assert.Equal(305, HeatConduction.Steady(network, 400, 350, 305).Temperature[0]);
        var row = ConductionNetwork.Of(Structure(box, (0, 5e-6, 10e-6, 1)), materials);
        Close.Relative(ContactConductance.Between(R, R, Overlap, K, K) * Pitch / (10e-6 * 20e-6), HeatConduction.EffectiveConductivity(row, 0), 1e-12);
        Assert.Equal(0, HeatConduction.EffectiveConductivity(row, 1));
    }

    [Fact]
    public void What_cannot_be_is_told()
    {
        var (network, system) = Row(1, 2);
        Assert.Contains("type 2", Assert.Throws<ArgumentException>(() => ConductionNetwork.Of(system, new Dictionary<int, ThermalMaterial> { [1] = materials[1] })).Message);
        Assert.Contains("periodic along z", Assert.Throws<ArgumentException>(() => HeatConduction.EffectiveConductivity(network, 2)).Message);
        Assert.Contains("above zero", Assert.Throws<ArgumentException>(() => HeatConduction.Heat(network, 400, 400, 300, -1)).Message);
        Assert.Contains("plates", Assert.Throws<ArgumentException>(() => HeatConduction.Steady(ConductionNetwork.Of(system, materials), 400, 400, 300)).Message);
    }
}
