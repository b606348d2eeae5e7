using Lamina.Line.Structures;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Line.Tests.Structures;

public class StructureTransportTests
{
    private const double Edge = 10e-6;

    /// <summary>A cubic box with spheres in it, wells and contacts left out.</summary>
    private static ParticleSystem Box(params (string Name, double Diameter, double X, double Y, double Z)[] spheres)
    {
        var set = new ParticleSet(spheres.Length, 1);
        var types = new Dictionary<int, ParticleType>();
        for (var i = 0; i < spheres.Length; i++)
        {
            var (name, diameter, x, y, z) = spheres[i];
            types[i + 1] = new() { Name = name, Diameter = 1.02 * diameter, SolidDiameter = diameter, Density = 4000 };
            (set.X[i], set.Y[i], set.Z[i], set.Radius[i], set.Mass[i], set.Type[i], set.Id[i]) = (x, y, z, 0.51 * diameter, 1e-12, i + 1, i + 1);
        }
        return new ParticleSystem(set, Lamina.Particles.Sets.Box.Between([0, 0, 0], [Edge, Edge, Edge], z: Boundary.Free), new ForceField { Types = types });
    }

    // Rayleigh's and Sangani and Acrivos' series for insulating spheres on a simple cubic lattice.
    [Theory]
    [InlineData(0.1, 0.85711)]
    [InlineData(0.3, 0.60567)]
    public void A_cubic_lattice_of_active_spheres_lets_through_what_theory_says(double share, double diffusivity)
    {
        var diameter = Edge * Math.Cbrt(6 * share / Math.PI);
        var transport = StructureTransport.Of(Box(("AM", diameter, 0.5 * Edge, 0.5 * Edge, 0.5 * Edge)), 0.5);
        Close.Relative(diffusivity, transport.Diffusivity!.Value.Value, 5e-3, "D_eff/D");
        Close.Relative(1 - share, transport.Voids, 2e-3, "voids");
        Assert.Equal(0, transport.Conductivity!.Value.Value);
    }

    [Fact]
    public void A_box_full_of_binder_lets_through_what_its_nanopores_let_through()
    {
        var transport = StructureTransport.Of(Box(("CBD", 4 * Edge, 0.5 * Edge, 0.5 * Edge, 0.5 * Edge)), 0.36);
        Close.Relative(0.216, transport.Diffusivity!.Value.Value, 1e-5);
        Close.Relative(0.36, transport.Voids, 1e-6);
        Close.Relative(0.1296, StructureTransport.Of(Box(("CBD", 4 * Edge, 0.5 * Edge, 0.5 * Edge, 0.5 * Edge)), 0.36, nanoporeExponent: 2).Diffusivity!.Value.Value, 1e-5);
        Close.Relative(0.36 / 0.216, transport.Tortuosity!.Value.Value, 1e-5);
        Close.Relative(1, transport.Conductivity!.Value.Value, 1e-5);
    }

    // Heights that fit one number of voxels across best, at either size that is asked for.
    [Theory]
    [InlineData(10.312e-6)]
    [InlineData(20.312e-6)]
    public void Small_boxes_of_any_height_have_two_voxel_sizes(double height)
    {
        var system = Box(("AM", 6e-6, 0.5 * Edge, 0.5 * Edge, 0.5 * Edge));
        system.Box = system.Box with { HighZ = height };
        var d = StructureTransport.Of(system, 0.5).Diffusivity!.Value;
        Assert.True(d.Value is > 0 and < 1 && double.IsFinite(d.Change), $"{d}");
    }

    [Fact]
    public void Active_material_takes_the_place_of_binder_that_it_overlaps()
    {
        // Binder everywhere, an active sphere in it: current goes around the sphere as ions do around one in free pores.
        var diameter = Edge * Math.Cbrt(6 * 0.2 / Math.PI);
        var free = StructureTransport.Of(Box(("AM", diameter, 0.5 * Edge, 0.5 * Edge, 0.5 * Edge), ("CBD centre", 1.25 * Edge, 1.2 * Edge, 0, 0)), 0);
        var filled = StructureTransport.Of(Box(("AM", diameter, 0.5 * Edge, 0.5 * Edge, 0.5 * Edge), ("CBD centre", 4 * Edge, 0.5 * Edge, 0.5 * Edge, 0.5 * Edge)), 0.25);
        Close.Relative(0.25 * 0.8, filled.Voids, 2e-3);
        Assert.True(free.Diffusivity!.Value.Value < filled.Diffusivity!.Value.Value / 0.125, "binder without nanopores closes what it covers");
        Assert.Equal(0, free.Conductivity!.Value.Value);
        Assert.InRange(filled.Conductivity!.Value.Value, 0.6, 0.75);
    }

    [Fact]
    public void The_value_without_voxels_is_the_line_through_two_sizes()
    {
        var between = StructureTransport.Extrapolated.From(1e-7, 0.30, 1.5e-7, 0.32)!.Value;
        Close.Relative(0.26, between.Value, 1e-12);
        Close.Relative(0.04, between.Change, 1e-12);
        Assert.Null(StructureTransport.Extrapolated.From(1e-7, null, 1.5e-7, 0.32));
        Assert.Equal(0, StructureTransport.Extrapolated.From(1e-7, 0, 1.5e-7, 0.01)!.Value.Value);
    }
}
