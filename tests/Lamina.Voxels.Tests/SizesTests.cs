using Lamina.Testing;
using Lamina.Voxels.Distances;
using Lamina.Voxels.Filters;
using Lamina.Voxels.Images;
using Lamina.Voxels.Labelling;
using Lamina.Voxels.Metrics;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Voxels.Tests;

public sealed class SizesTests
{
    [Fact]
    public void A_sphere_is_as_thick_as_its_diameter_everywhere()
    {
        var image = SphereVoxels.Labels(new Spheres { X = [20.5], Y = [20.5], Z = [20.5], Radius = [15], Solid = [0], Solids = ["AM"] }, new VoxelGrid(41, 41, 41));
        var sizes = LocalThickness.Distribution(image, 1, rungs: 40);
        Close.Relative(30, sizes.Quantile(0.5), 0.08, "d50");
        Assert.True(sizes.Quantile(0.1) > 0.8 * 30, $"d10 {sizes.Quantile(0.1)}");
    }

    [Fact]
    public void Two_spheres_have_two_sizes_in_the_shares_of_their_volumes()
    {
        var image = SphereVoxels.Labels(new Spheres { X = [16.5, 45.5], Y = [16.5, 16.5], Z = [16.5, 16.5], Radius = [14, 7], Solid = [0, 0], Solids = ["AM"] }, new VoxelGrid(60, 32, 32));
        var radius = LocalThickness.Radius(image, 1, rungs: 40);
        // Half a voxel, and one rung of the ladder (7 %).
        Close.Absolute(14, radius[16, 16, 16], 0.5 + 0.07 * 14);
        Close.Absolute(7, radius[45, 16, 16], 0.5 + 0.07 * 7);
    }

    [Fact]
    public void Touching_spheres_are_parted_into_particles_of_their_volumes()
    {
        // 27 overlapping spheres on a lattice: neighbours 13 apart, radius 7.
        var places = Enumerable.Range(0, 27).Select(i => (X: 10.3 + 13 * (i % 3), Y: 10.1 + 13 * (i / 3 % 3), Z: 9.8 + 13 * (i / 9))).ToArray();
        var spheres = new Spheres
        {
            X = [.. places.Select(p => p.X)], Y = [.. places.Select(p => p.Y)], Z = [.. places.Select(p => p.Z)],
            Radius = [.. places.Select(_ => 7.0)], Solid = [.. places.Select(_ => 0)], Solids = ["AM"],
        };
        var image = SphereVoxels.Labels(spheres, new VoxelGrid(47, 47, 46));
        Assert.Equal(1, Components.Of(image, 1).Count);
        var particles = Watershed.Particles(image, 1);
        var sizes = particles.Values.Where(v => v > 0).GroupBy(v => v).Select(g => g.Count()).ToArray();
        Assert.Equal(27, sizes.Length);
        Assert.Equal(image.Values.Count(v => v == 1), sizes.Sum());
        Assert.InRange(sizes.Max() / (double)sizes.Min(), 1, 1.25);
        // Every particle holds its centre.
        Assert.Equal(27, places.Select(p => particles[(int)p.X, (int)p.Y, (int)p.Z]).Distinct().Count());
    }

    [Fact]
    public void The_watershed_is_that_of_a_plain_flood()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var image = seed < 8 ? Scenes.Noise(5 + seed * 3, 9, 4 + seed, 0.55 + 0.04 * seed, seed) : Scenes.Image(30, 27, 25, (x, y, z) => Math.Sin(0.5 * x + seed) + Math.Sin(0.6 * y) + Math.Sin(0.55 * z) > -0.5 ? 1 : 0);
            var sigma = seed % 2;
            const int Separation = 2;
            var grid = image.Grid;
            var distance = DistanceTransform.Of(image, 1);
            var height = sigma > 0 ? GaussianFilter.Apply(distance, sigma) : distance;
            var level = Enumerable.Range(0, grid.RequireArray()).Select(i => image.Values[i] == 1 ? 1 + (int)(height.Values[i] * 256) : 0).ToArray();
            (int X, int Y, int Z) At(int i) => (i % grid.Nx, i / grid.Nx % grid.Ny, i / grid.PageCount);
            IEnumerable<int> Around(int i, int r)
            {
                var (x, y, z) = At(i);
                for (var c = Math.Max(0, z - r); c <= Math.Min(grid.Nz - 1, z + r); c++)
                    for (var b = Math.Max(0, y - r); b <= Math.Min(grid.Ny - 1, y + r); b++)
                        for (var a = Math.Max(0, x - r); a <= Math.Min(grid.Nx - 1, x + r); a++) yield return grid.Index(a, b, c);
            }
            var seeds = level.Select((l, i) => l > 0 && Around(i, Separation).All(j => level[j] <= l)).ToArray();
            var label = new int[grid.Count];
            var count = 0;
            for (var i = 0; i < label.Length; i++)
            {
                if (!seeds[i] || label[i] != 0) continue;
                var plateau = new Stack<int>([i]);
                count++;
                while (plateau.TryPop(out var at))
                {
                    if (label[at] != 0) continue;
                    label[at] = count;
                    foreach (var j in Around(at, 1)) if (seeds[j]) plateau.Push(j);
                }
            }
            // The highest first, of equal ones what came first.
            var queue = new PriorityQueue<int, (int, int)>();
            var order = 0;
            for (var i = 0; i < label.Length; i++) if (label[i] > 0) queue.Enqueue(i, (-level[i], order++));
            while (queue.TryDequeue(out var voxel, out var rank))
            {
                var (x, y, z) = At(voxel);
                foreach (var (nx, ny, nz) in new[] { (x - 1, y, z), (x + 1, y, z), (x, y - 1, z), (x, y + 1, z), (x, y, z - 1), (x, y, z + 1) })
                {
                    if (nx < 0 || ny < 0 || nz < 0 || nx >= grid.Nx || ny >= grid.Ny || nz >= grid.Nz) continue;
                    var j = grid.Index(nx, ny, nz);
                    if (level[j] == 0 || label[j] != 0) continue;
                    label[j] = label[voxel];
                    queue.Enqueue(j, (-Math.Min(level[j], -rank.Item1), order++));
                }
            }
            var got = Watershed.Particles(image, 1, sigma, Separation).Values;
            for (var i = 0; i < label.Length; i++) if (label[i] > 0) Assert.Equal(label[i], got[i]);
            Assert.Contains(label, l => l > 0);
        }
    }

    [Fact]
    public void Local_thickness_is_that_of_trying_every_centre()
    {
        const int Rungs = 7;
        foreach (var seed in new[] { 0, 1, 2 })
        {
            var image = seed == 0 ? Scenes.Noise(17, 15, 13, 0.93, 4) : Scenes.Image(23, 19, 21, (x, y, z) => Math.Sin(0.4 * x + seed) + Math.Sin(0.5 * y) + Math.Sin(0.45 * z) > -0.3 ? 1 : 0);
            var grid = image.Grid;
            int Square(int i, int j)
            {
                int dx = i % grid.Nx - j % grid.Nx, dy = i / grid.Nx % grid.Ny - j / grid.Nx % grid.Ny, dz = i / grid.PageCount - j / grid.PageCount;
                return dx * dx + dy * dy + dz * dz;
            }
            var walls = Enumerable.Range(0, grid.RequireArray()).Where(i => image.Values[i] != 1).ToArray();
            var inside = Enumerable.Range(0, grid.RequireArray()).Where(i => image.Values[i] == 1).ToArray();
            var distance = inside.ToDictionary(i => i, i => walls.Min(w => Square(i, w)));
            var ladder = new RadiusLadder(distance.Values.Max(), Rungs);
            var got = LocalThickness.Radius(image, 1, Rungs);
            var centres = Enumerable.Range(1, Rungs).Select(k => inside.Where(c => distance[c] > ladder.Squared(k)).ToArray()).ToArray();
            foreach (var i in inside)
            {
                // The largest rung with a centre close enough, whose wall is far enough.
                var rung = Enumerable.Range(1, Rungs).LastOrDefault(k => centres[k - 1].Any(c => Square(i, c) <= ladder.Squared(k)));
                Assert.Equal((float)ladder.Radius(rung), got.Values[i]);
            }
        }
    }

    [Fact]
    public void Local_thickness_is_that_of_the_distances_to_every_rungs_centres()
    {
        // Radii that take 8, 16 and 32 bits, rows of one vector and of several, and many rungs of the same whole radius.
        PhaseImage[] images =
        [
            Scenes.Image(150, 70, 61, (x, y, z) => Math.Sin(0.09 * x) + Math.Sin(0.11 * y + 1) + Math.Sin(0.1 * z) > -0.6 ? 1 : 0),
            Scenes.Image(450, 7, 3, (x, y, z) => x == 3 || (x == 440 && y == 2) ? 0 : 1),
            Scenes.Image(64, 5, 130, (x, _, z) => (x + 3 * z) % 57 == 0 ? 0 : 1),
        ];
        foreach (var image in images)
        {
            const int Rungs = 30;
            var distance = DistanceTransform.SquaredVoxels(image, 1).Values;
            var ladder = new RadiusLadder(distance.Max(), Rungs);
            var expected = new int[distance.Length];
            for (var k = 1; k <= Rungs; k++)
            {
                var centres = new PhaseImage(image.Grid, Array.ConvertAll(distance, d => d > ladder.Squared(k) ? (byte)0 : (byte)1), image.Phases);
                var toCentre = DistanceTransform.SquaredVoxels(centres, 1).Values;
                for (var i = 0; i < expected.Length; i++) if (toCentre[i] <= ladder.Squared(k)) expected[i] = k;
            }
            var got = LocalThickness.Radius(image, 1, Rungs).Values;
            for (var i = 0; i < got.Length; i++) Assert.Equal(image.Values[i] == 1 ? (float)ladder.Radius(expected[i]) : 0, got[i]);
            var whole = LocalThickness.Distribution(image, 1, Rungs);
            foreach (var tile in new[] { 33, 100 })
            {
                var parts = LocalThickness.Distribution(image, 1, Rungs, tile);
                Assert.Equal(whole.Diameter, parts.Diameter);
                Assert.Equal(whole.Cumulative, parts.Cumulative);
            }
        }
    }

    [Fact]
    public void Gaussian_smoothing_is_the_sum_over_all_neighbours()
    {
        const double Sigma = 0.8;
        var image = new VoxelImage<float>(new VoxelGrid(19, 7, 5), [.. Enumerable.Range(0, 19 * 7 * 5).Select(i => (float)Scenes.Uniform(2, i, 0, 0))]);
        const int Reach = 3;
        double Weight(int k) => Math.Exp(-0.5 * k * k / (Sigma * Sigma));
        var all = Enumerable.Range(-Reach, 2 * Reach + 1).Sum(Weight);
        static int Mirror(int i, int n) => i < 0 ? Math.Min(-1 - i, n - 1) : i >= n ? Math.Max(2 * n - 1 - i, 0) : i;
        var got = GaussianFilter.Apply(image, Sigma);
        for (var z = 0; z < 5; z++)
            for (var y = 0; y < 7; y++)
                for (var x = 0; x < 19; x++)
                {
                    var sum = 0.0;
                    for (var k = -Reach; k <= Reach; k++)
                        for (var j = -Reach; j <= Reach; j++)
                            for (var i = -Reach; i <= Reach; i++) sum += Weight(i) * Weight(j) * Weight(k) * image[Mirror(x + i, 19), Mirror(y + j, 7), Mirror(z + k, 5)];
                    Close.Relative(sum / (all * all * all), got[x, y, z], 1e-5);
                }
    }

    [Fact]
    public void A_piece_without_a_seed_is_a_particle_of_its_own()
    {
        var image = Scenes.Image(14, 7, 7, (x, y, z) => (x < 7 && y is > 0 and < 6 && z is > 0 and < 6 && x > 0) || (x == 7 && y == 0 && z == 0) ? 1 : 0);
        var particles = Watershed.Particles(image, 1, sigma: 0, separation: 5);
        Assert.Equal([1, 2], particles.Values.Where(v => v > 0).Distinct().Order());
    }

    [Fact]
    public void Gaussian_smoothing_keeps_sums_and_spreads_a_point_by_its_variance()
    {
        var grid = new VoxelGrid(35, 33, 31);
        var point = new VoxelImage<float>(grid);
        point.Values[grid.Index(17, 16, 15)] = 1;
        var smooth = GaussianFilter.Apply(point, 1.5);
        double sum = 0, variance = 0;
        for (var z = 0; z < grid.Nz; z++)
            for (var y = 0; y < grid.Ny; y++)
                for (var x = 0; x < grid.Nx; x++)
                {
                    sum += smooth[x, y, z];
                    variance += smooth[x, y, z] * (x - 17.0) * (x - 17.0);
                }
        Close.Relative(1, sum, 1e-6);
        Close.Relative(2.25, variance, 2e-3);
        var constant = GaussianFilter.Apply(new VoxelImage<float>(grid, Enumerable.Repeat(3f, grid.RequireArray()).ToArray()), 5);
        Assert.All(constant.Values, v => Close.Relative(3, v, 1e-6));
    }

    [Fact]
    public void The_median_drops_a_single_spot_and_keeps_an_edge()
    {
        var image = new VoxelImage<float>(new VoxelGrid(9, 8, 7));
        for (var i = 0; i < image.Values.Length; i++) image.Values[i] = i % 9 < 4 ? 1 : 2;
        var clean = (float[])image.Values.Clone();
        image.Values[image.Grid.Index(2, 3, 3)] = 100;
        Assert.Equal(clean, MedianFilter.Apply(image).Values);
    }

    [Fact]
    public void Medians_of_rows_of_sixteen_are_those_of_sorting()
    {
        foreach (var nx in new[] { 1, 2, 15, 16, 17, 18, 31, 32, 33, 50 })
        {
            var image = new VoxelImage<float>(new VoxelGrid(nx, 5, 6));
            for (var i = 0; i < image.Values.Length; i++) image.Values[i] = (float)Math.Round(40 * Scenes.Uniform(nx, i, 0, 0));
            var fast = MedianFilter.Apply(image);
            for (var z = 0; z < 6; z++)
                for (var y = 0; y < 5; y++)
                    for (var x = 0; x < nx; x++) Assert.Equal(MedianFilter.Plain(image, x, y, z), fast[x, y, z]);
        }
    }

    [Fact]
    public void Chords_count_whole_runs_only()
    {
        var image = Scenes.Image(10, 1, 1, (x, _, _) => x is 0 or 1 or 3 or 5 or 6 or 9 ? 1 : 0);
        var chords = LinealStatistics.Chords(image, 1, Axis.X);
        Assert.Equal([1, 1, 0, 0, 0, 0, 0, 0, 0, 0], chords);
    }

    [Fact]
    public void The_two_point_correlation_of_noise_falls_to_the_square_at_once()
    {
        var image = Scenes.Noise(60, 50, 40, 0.3, 4);
        var fraction = PhaseFractions.Of(image)[1];
        foreach (var axis in Enum.GetValues<Axis>())
        {
            var s2 = LinealStatistics.TwoPoint(image, 1, axis, 5);
            Close.Relative(fraction, s2[0], 1e-12);
            for (var r = 1; r <= 5; r++) Close.Absolute(fraction * fraction, s2[r], 4e-3, $"S2({r})");
        }
    }

    [Fact]
    public void The_two_point_correlation_is_that_of_a_plain_loop()
    {
        var image = Scenes.Noise(150, 7, 6, 0.6, 3, phases: 3);
        var got = LinealStatistics.TwoPoint(image, 1, Axis.X, 80);
        for (var r = 0; r <= 80; r++)
        {
            var both = 0;
            for (var z = 0; z < 6; z++)
                for (var y = 0; y < 7; y++)
                    for (var x = 0; x + r < 150; x++) if (image.Values[image.Grid.Index(x, y, z)] == 1 && image.Values[image.Grid.Index(x + r, y, z)] == 1) both++;
            Close.Relative(both / (42.0 * (150 - r)), got[r], 1e-14);
        }
    }

    [Fact]
    public void The_interval_of_a_fraction_holds_the_truth_for_noise()
    {
        // Independent voxels: the integral range is one voxel.
        var image = Scenes.Noise(64, 64, 64, 0.3, 11);
        var volume = RepresentativeVolume.Of(image, 1);
        Close.Relative(1, volume.IntegralRange, 0.5);
        Close.Absolute(0.3, PhaseFractions.Of(image)[1], 2 * volume.HalfWidth);
    }

    [Fact]
    public void Runs_repeat_bit_for_bit()
    {
        var image = Scenes.Noise(50, 41, 33, 0.7, 5);
        Assert.Equal(Watershed.Particles(image, 1).Values, Watershed.Particles(image, 1).Values);
        Assert.Equal(LocalThickness.Radius(image, 1).Values, LocalThickness.Radius(image, 1).Values);
        Assert.Equal(DistanceTransform.Of(image, 1).Values, DistanceTransform.Of(image, 1).Values);
    }

    [Fact]
    public void Wide_pores_are_measured_whole_only_where_their_longer_distances_fit()
    {
        // A pore of 398 voxels between two walls: squared distances beyond 16 bits, found only on the way.
        var image = Scenes.Image(8, 8, 400, (_, _, z) => z is 0 or 399 ? 1 : 0);
        var count = (double)image.Grid.Count;
        Assert.Null(LocalThickness.Within(image, 0, (LocalThickness.BytesPerVoxel + 3.9) * count, out _));
        var whole = LocalThickness.Within(image, 0, (LocalThickness.BytesPerVoxel + 4) * count, out _)!;
        Assert.Equal(LocalThickness.Distribution(image, 0).Diameter, whole.Diameter);
    }
}
