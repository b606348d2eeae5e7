using Lamina.Data.Images;
using Lamina.Testing;
using Lamina.Voxels.Images;
using Lamina.Voxels.Metrics;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Voxels.Tests;

public sealed class SurfacesTests
{
    [Theory]
    [InlineData(8.4, 0.02)]
    [InlineData(20.3, 0.01)]
    public void The_smoothed_surface_of_a_sphere_has_its_area(double r, double tolerance)
    {
        var n = (int)(2 * r) + 10;
        var c = n / 2.0 + 0.2;
        var image = SphereVoxels.Labels(new Spheres { X = [c * 1e-7], Y = [c * 1e-7], Z = [(c - 0.3) * 1e-7], Radius = [r * 1e-7], Solid = [0], Solids = ["AM"] }, new VoxelGrid(n, n, n, ImageSpacing.Cubic(1e-7)));
        var surface = SmoothedSurface.Measure(image);
        var exact = 4 * Math.PI * r * r / Math.Pow(n - 1, 3) / 1e-7;
        Close.Relative(exact, surface.Between(0, 1), tolerance);
        Close.Relative(surface.Of(0), surface.Of(1), 1e-4);
    }

    [Fact]
    public void A_slanted_plane_has_its_area_whatever_its_slope()
    {
        foreach (var (a, b, c) in new[] { (1, 0, 0), (1, 1, 0), (1, 1, 1), (3, 1, 0), (3, 2, 1) })
        {
            const int N = 40;
            var image = Scenes.Image(N, N, N, (x, y, z) => a * (x - 19.3) + b * (y - 19.6) + c * (z - 19.1) < 0 ? 1 : 0);
            // Of the plane through the cube of voxel centres, by counting its columns along x: area = projection / n_x.
            double columns = 0;
            const int Fine = 400;
            for (var j = 0; j < Fine; j++)
                for (var k = 0; k < Fine; k++)
                {
                    double y = (j + 0.5) * (N - 1) / Fine, z = (k + 0.5) * (N - 1) / Fine, x = 19.3 - (b * (y - 19.6) + c * (z - 19.1)) / a;
                    if (x > 0 && x < N - 1) columns++;
                }
            var exact = columns / Fine / Fine * Math.Sqrt(a * a + b * b + c * c) / a / (N - 1);
            Close.Relative(exact, SmoothedSurface.Measure(image).Between(0, 1), 0.02, $"normal {a} {b} {c}");
        }
    }

    [Fact]
    public void Slabs_give_the_areas_of_the_plain_definition()
    {
        var image = Scenes.Noise(23, 19, 75, 0.6, 12, phases: 3);
        var (fast, plain) = (SmoothedSurface.Measure(image), SmoothedSurface.MeasurePlainly(image));
        foreach (var (a, b) in new[] { (0, 1), (0, 2), (1, 2) }) Close.Relative(plain.Between(a, b), fast.Between(a, b), 1e-5, $"{a}-{b}");
    }

    [Fact]
    public void A_circle_where_three_phases_meet_has_its_length()
    {
        const double R = 25.3;
        var image = Scenes.Image(64, 64, 64, (x, y, z) =>
        {
            double dx = x - 31.6, dy = y - 31.2, dz = z - 31.9;
            return dx * dx + dy * dy + dz * dz > R * R ? 0 : dx + dy + dz < 0.2 ? 1 : 2;
        }, phases: 3);
        var lines = ThreePhaseLines.Of(image, 0, 1, 2);
        // Mean of |t_x| + |t_y| + |t_z| along a circle normal to (1, 1, 1), times 2/3.
        var factor = 3 * 2 / Math.PI * Math.Sqrt(2 / 3.0) * 2 / 3;
        Close.Relative(factor * 2 * Math.PI * R, lines.LengthPerVolume * Math.Pow(64, 3), 0.1);
    }
}
