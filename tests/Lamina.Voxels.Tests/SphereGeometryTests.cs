using Lamina.Testing;
using Lamina.Voxels.Images;
using Lamina.Voxels.Metrics;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Voxels.Tests;

public sealed class SphereGeometryTests
{
    private static readonly (double, double, double) Low = (0, 0, 0), High = (10, 10, 10);

    [Fact]
    public void Two_overlapping_spheres_have_the_lens_and_the_caps_of_the_textbook()
    {
        const double R1 = 3, R2 = 2, D = 3.5;
        var spheres = new Spheres { X = [4, 4 + D / Math.Sqrt(2)], Y = [5, 5], Z = [4, 4 + D / Math.Sqrt(2)], Radius = [R1, R2], Solid = [0, 1], Solids = ["AM", "CBD"] };
        var exact = SphereGeometry.Of(spheres, Low, High, 20000);
        double h1 = (R2 - R1 + D) * (R2 + R1 - D) / (2 * D), h2 = (R1 - R2 + D) * (R1 + R2 - D) / (2 * D);
        var lens = Math.PI * h1 * h1 * (3 * R1 - h1) / 3 + Math.PI * h2 * h2 * (3 * R2 - h2) / 3;
        Close.Relative(4 / 3.0 * Math.PI * R1 * R1 * R1 / 1000, exact.Volume(1), 1e-6);
        Close.Relative((4 / 3.0 * Math.PI * R2 * R2 * R2 - lens) / 1000, exact.Volume(2), 1e-6);
        Close.Relative(2 * Math.PI * R1 * h1 / 1000, exact.Surface(1, 2), 1e-4, "AM to CBD");
        Close.Relative((4 * Math.PI * R1 * R1 - 2 * Math.PI * R1 * h1) / 1000, exact.Surface(0, 1), 1e-4, "AM to pore");
        Close.Relative((4 * Math.PI * R2 * R2 - 2 * Math.PI * R2 * h2) / 1000, exact.Surface(0, 2), 1e-4, "CBD to pore");
    }

    [Fact]
    public void A_box_cuts_spheres_and_a_periodic_one_does_not_care_where_they_lie()
    {
        var eighth = SphereGeometry.Of(new Spheres { X = [0], Y = [0], Z = [0], Radius = [4], Solid = [0], Solids = ["AM"] }, Low, High, 20000);
        Close.Relative(4 / 3.0 * Math.PI * 64 / 8 / 1000, eighth.Volume(1), 1e-6);
        Close.Relative(4 * Math.PI * 16 / 8 / 1000, eighth.Surface(0, 1), 1e-6);
        Spheres Shifted(double dx, double dy) => new() { X = [2 + dx, 5 + dx, 4 + dx], Y = [3 + dy, 4 + dy, 6 + dy], Z = [4, 5, 6], Radius = [2.5, 2, 1.7], Solid = [0, 0, 1], Solids = ["AM", "CBD"] };
        var one = SphereGeometry.Of(Shifted(0, 0), Low, High, 400, periodic: true);
        var other = SphereGeometry.Of(Shifted(6.3, -4.9), Low, High, 400, periodic: true);
        for (var p = 0; p < 3; p++) Close.Relative(one.Volume(p), other.Volume(p), 1e-10);
        foreach (var (a, b) in new[] { (0, 1), (0, 2), (1, 2) }) Close.Relative(one.Surface(a, b), other.Surface(a, b), 1e-10);
    }

    [Fact]
    public void Voxels_of_a_pack_of_overlapping_spheres_agree_with_it()
    {
        double U(int i, int j) => Scenes.Uniform(5, i, j, 0);
        var n = Enumerable.Range(0, 60).ToArray();
        var spheres = new Spheres
        {
            X = [.. n.Select(i => 10 * U(i, 0))], Y = [.. n.Select(i => 10 * U(i, 1))], Z = [.. n.Select(i => 10 * U(i, 2))], Radius = [.. n.Select(i => i < 15 ? 1.6 : 0.9)],
            Solid = [.. n.Select(i => i < 15 ? 0 : 1)], Solids = ["AM", "CBD"],
        };
        var exact = SphereGeometry.Of(spheres, Low, High, 400, periodic: true);
        var image = SphereVoxels.Labels(spheres, new VoxelGrid(100, 100, 100, Data.Images.ImageSpacing.Cubic(0.1)), periodic: true);
        var fractions = PhaseFractions.Of(image);
        for (var p = 0; p < 3; p++) Close.Absolute(exact.Volume(p), fractions[p], 5e-4);
        // Free surfaces of spheres of 9 and 16 voxels to 2 %, their small contact patches to 4 %.
        var interfaces = Interfaces.Count(image);
        foreach (var (a, b) in new[] { (0, 1), (0, 2), (1, 2) }) Close.Relative(exact.Surface(a, b), interfaces.Crofton(a, b), a == 0 ? 0.02 : 0.04, $"{a}-{b}");
    }
}
