using Lamina.Data.Images;
using Lamina.Numerics.Random;
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
    public void Areas_in_cubes_are_those_of_the_triangles_that_cut_them()
    {
        var v = new double[64];
        for (var round = 0; round < 400; round++)
        {
            // Zeros, equal corners and values on one side only among them.
            for (var i = 0; i < v.Length; i++)
            {
                var (low, high, _, _) = Philox.Words((uint)i, (uint)round, 0, 0, 7, 0);
                var uniform = (low + high / 4294967296.0) / 4294967296.0;
                v[i] = (round % 4) switch { 0 => Math.Round(4 * uniform - 2), 1 => uniform - 0.1, _ => 14 * uniform - 7 };
            }
            var areas = SmoothedSurface.CubeAreas(v);
            for (var lane = 0; lane < 8; lane++) Close.Absolute(Triangles([.. Enumerable.Range(0, 8).Select(i => v[lane + 8 * i])]), areas[lane], 1e-12, $"round {round}, lane {lane}");
        }
    }

    // Area of the triangles between the crossings on the edges of each tetrahedron.
    private static double Triangles(double[] v)
    {
        var sum = 0.0;
        for (var t = 0; t < 24; t += 4)
        {
            var corners = SmoothedSurface.Tetrahedra.Slice(t, 4).ToArray();
            int[] inside = [.. corners.Where(c => v[c] >= 0).Select(c => (int)c)], outside = [.. corners.Where(c => v[c] < 0).Select(c => (int)c)];
            sum += (inside.Length, outside.Length) switch
            {
                (1, 3) => Triangle(Cut(inside[0], outside[0]), Cut(inside[0], outside[1]), Cut(inside[0], outside[2])),
                (3, 1) => Triangle(Cut(inside[0], outside[0]), Cut(inside[1], outside[0]), Cut(inside[2], outside[0])),
                (2, 2) => Triangle(Cut(inside[0], outside[0]), Cut(inside[0], outside[1]), Cut(inside[1], outside[1])) + Triangle(Cut(inside[0], outside[0]), Cut(inside[1], outside[1]), Cut(inside[1], outside[0])),
                _ => 0,
            };
        }
        return sum;

        double[] Cut(int a, int b) => [.. Enumerable.Range(0, 3).Select(axis => (a >> axis & 1) + v[a] / (v[a] - v[b]) * ((b >> axis & 1) - (a >> axis & 1)))];

        static double Triangle(double[] a, double[] b, double[] c)
        {
            double[] u = [b[0] - a[0], b[1] - a[1], b[2] - a[2]], w = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
            double x = u[1] * w[2] - u[2] * w[1], y = u[2] * w[0] - u[0] * w[2], z = u[0] * w[1] - u[1] * w[0];
            return 0.5 * Math.Sqrt(x * x + y * y + z * z);
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
    public void Three_phase_lines_are_those_of_a_flood_in_every_section()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var image = Scenes.Noise(2 + seed % 70, 2 + seed % 5, 2 + seed % 7, 0.7, seed, phases: 3 + seed % 2);
            var (fast, plain) = (ThreePhaseLines.Of(image, 0, 2, 1), ThreePhaseLines.OfPlainly(image, 0, 2, 1));
            Assert.Equal(plain, fast);
            Assert.True(plain.EdgesPerVoxel > 0);
        }
    }

    // Tolerances: what 40 random tilts leave, and what the staircase does where the phases meet at an angle; edges alone are 4, 10 and 28 % too long.
    [Theory]
    [InlineData(0, 0.04, 0.02)]
    [InlineData(0.5, 0.09, 0.02)]
    [InlineData(0.8, 0.25, 0.04)]
    public void Circles_where_three_phases_meet_have_their_length_at_right_and_at_sharp_angles(double height, double edgesTooMany, double tolerance)
    {
        // A sphere cut by planes at a height above its middle: the angle at the rim is 90, 60 and 37 degrees.
        const double R = 17.3;
        double edges = 0, lines = 0;
        const int Tilts = 40;
        for (var tilt = 0; tilt < Tilts; tilt++)
        {
            double u = 2 * Scenes.Uniform(5, tilt, 0, 0) - 1, turn = 2 * Math.PI * Scenes.Uniform(5, tilt, 1, 0), flat = Math.Sqrt(1 - u * u);
            double nx = flat * Math.Cos(turn), ny = flat * Math.Sin(turn), nz = u, cx = 22 + Scenes.Uniform(5, tilt, 2, 0), cy = 22 + Scenes.Uniform(5, tilt, 3, 0), cz = 22 + Scenes.Uniform(5, tilt, 4, 0);
            var image = Scenes.Image(45, 45, 45, (x, y, z) =>
            {
                double dx = x - cx, dy = y - cy, dz = z - cz;
                return dx * dx + dy * dy + dz * dz > R * R ? 0 : dx * nx + dy * ny + dz * nz > height * R ? 1 : 2;
            }, phases: 3);
            var result = ThreePhaseLines.Of(image, 0, 1, 2);
            edges += result.EdgesPerVoxel * 2 / 3 * image.Grid.Count;
            lines += result.LengthPerVolume * image.Grid.Count;
        }
        var exact = Tilts * 2 * Math.PI * R * Math.Sqrt(1 - height * height);
        Close.Relative(exact, lines, tolerance);
        Assert.True(edges > exact * (1 + 0.8 * edgesTooMany), $"edges {edges / exact}");
    }
}
