using Lamina.Data.Images;
using Lamina.Testing;
using Lamina.Voxels.Images;
using Lamina.Voxels.Metrics;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Voxels.Tests;

public sealed class SphereVoxelsTests
{
    [Theory]
    [InlineData(3.2, 1e-3)]
    [InlineData(10, 1e-5)]
    [InlineData(30, 1e-6)]
    public void Covered_volume_is_that_of_the_sphere(double radius, double tolerance)
    {
        var n = (int)(2 * radius) + 4;
        var coverage = SphereVoxels.Coverage(One(n / 2.0 + 0.13, n / 2.0 - 0.21, n / 2.0 + 0.4, radius), new VoxelGrid(n, n, n))[0];
        Close.Relative(4 / 3.0 * Math.PI * Math.Pow(radius, 3), coverage.Values.Sum(v => (double)v), tolerance);
    }

    [Fact]
    public void A_cut_voxel_is_covered_as_a_fine_sampling_says()
    {
        var spheres = new Spheres { X = [6.1, 14.3], Y = [9.7, 10.2], Z = [10.4, 8.8], Radius = [5.2, 6.4], Solid = [0, 1], Solids = ["AM", "CBD"] };
        var coverage = SphereVoxels.Coverage(spheres, new VoxelGrid(21, 20, 19));
        var worst = 0.0;
        for (var z = 0; z < 19; z++)
            for (var y = 0; y < 20; y++)
                for (var x = 0; x < 21; x++)
                {
                    const int N = 10;
                    int am = 0, cbd = 0;
                    for (var i = 0; i < N * N * N; i++)
                    {
                        double px = x + (i % N + .5) / N, py = y + (i / N % N + .5) / N, pz = z + (i / (N * N) + .5) / N;
                        bool Inside(int s) => Math.Pow(px - spheres.X[s], 2) + Math.Pow(py - spheres.Y[s], 2) + Math.Pow(pz - spheres.Z[s], 2) < spheres.Radius[s] * spheres.Radius[s];
                        if (Inside(0)) am++; else if (Inside(1)) cbd++;
                    }
                    worst = Math.Max(worst, Math.Abs(coverage[0][x, y, z] - am / (double)(N * N * N)));
                    worst = Math.Max(worst, Math.Abs(coverage[1][x, y, z] - cbd / (double)(N * N * N)));
                }
        Assert.InRange(worst, 1e-4, 0.03);
    }

    [Fact]
    public void The_first_solid_wins_where_spheres_overlap()
    {
        var spheres = new Spheres { X = [10, 14], Y = [10, 10], Z = [10, 10], Radius = [5, 5], Solid = [1, 0], Solids = ["AM", "CBD"] };
        var image = SphereVoxels.Labels(spheres, new VoxelGrid(24, 20, 20));
        Assert.Equal("AM", image.Phases[image.Values[image.Grid.Index(12, 10, 10)]].Name);
        Assert.Equal("CBD", image.Phases[image.Values[image.Grid.Index(6, 10, 10)]].Name);
        Assert.Equal("pore", image.Phases[image.Values[0]].Name);
    }

    [Fact]
    public void Periodic_spheres_come_in_again_at_the_other_side()
    {
        var grid = new VoxelGrid(16, 12, 20);
        var whole = SphereVoxels.Labels(One(8, 6, 10, 4.3), grid, periodic: true);
        var moved = SphereVoxels.Labels(One(8 + 13, 6 - 7, 10, 4.3), grid, periodic: true);
        for (var z = 0; z < 20; z++)
            for (var y = 0; y < 12; y++)
                for (var x = 0; x < 16; x++) Assert.Equal(whole.Values[grid.Index(x, y, z)], moved.Values[grid.Index((x + 13) % 16, (y + 5) % 12, z)]);
        Close.Relative(4 / 3.0 * Math.PI * Math.Pow(4.3, 3), SphereVoxels.Coverage(One(1, 1, 10, 4.3), grid, periodic: true)[0].Values.Sum(v => (double)v), 1e-3);
    }

    [Fact]
    public void Overlapping_spheres_have_the_volume_of_the_lens_taken_once()
    {
        // Two equal spheres of radius R at distance d overlap by pi (4 R + d) (2 R - d)^2 / 12.
        const double R = 15, D = 18;
        var spheres = new Spheres { X = [20, 20 + D], Y = [18, 18], Z = [17.5, 17.5], Radius = [R, R], Solid = [0, 1], Solids = ["AM", "CBD"] };
        var coverage = SphereVoxels.Coverage(spheres, new VoxelGrid(60, 36, 35));
        var sphere = 4 / 3.0 * Math.PI * R * R * R;
        var lens = Math.PI * (4 * R + D) * (2 * R - D) * (2 * R - D) / 12;
        Close.Relative(sphere, coverage[0].Values.Sum(v => (double)v), 1e-4);
        Close.Relative(sphere - lens, coverage[1].Values.Sum(v => (double)v), 2e-4);
    }

    [Fact]
    public void Contact_shares_and_porosities_follow_the_definitions()
    {
        // A slab each of AM, CBD and pore along x: two interfaces of equal area.
        var image = Scenes.Image(30, 30, 30, (x, _, _) => x / 10, phases: 3);
        var structure = ElectrodeStructure.Measure(image, active: 0, binder: 1, pore: 2);
        Close.Relative(50, structure.Contacts.ActiveToBinder, 1e-12);
        Close.Relative(50, structure.Contacts.BinderToPore, 1e-12);
        Assert.Equal(0, structure.Contacts.ActiveToPore);
        Close.Relative(1 / 3.0, structure.PorosityBulk, 1e-12);
        Close.Relative(0.5, structure.Porosity, 1e-12);
        Assert.Equal(3, structure.ContactsByThird.Count);
        Assert.All(structure.Profile.RelativeTo(1, structure.Profile, 1), ratio => Close.Relative(1, ratio, 1e-12));
    }

    private static Spheres One(double x, double y, double z, double r) => new() { X = [x], Y = [y], Z = [z], Radius = [r], Solid = [0], Solids = ["AM"] };
}
