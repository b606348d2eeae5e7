using Lamina.Numerics.Parallel;
using Lamina.Testing;
using Lamina.Voxels.Distances;
using Lamina.Voxels.Filters;
using Lamina.Voxels.Images;
using Lamina.Voxels.Labelling;
using Lamina.Voxels.Metrics;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Voxels.Tests;

/// <summary>Results do not depend on the size of the parts nor on the number of threads.</summary>
public sealed class TilesTests
{
    private static readonly PhaseImage Pack = Balls();

    [Theory]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(40)]
    public void Distances_are_those_of_the_whole_image_for_any_tile(int edge)
    {
        var whole = DistanceTransform.SquaredVoxels(Pack, 0);
        var seen = 0;
        DistanceTiles.Squared(Pack, 0, edge, (first, size, squared) =>
        {
            for (var z = 0; z < size.Z; z++)
                for (var y = 0; y < size.Y; y++)
                    for (var x = 0; x < size.X; x++, seen++)
                        if (squared[x + size.X * (y + size.Y * z)] != whole[first.X + x, first.Y + y, first.Z + z]) Assert.Fail($"tile {first}, voxel {x} {y} {z}");
        });
        Assert.Equal(Pack.Grid.Count, seen);
    }

    [Fact]
    public void Sizes_are_the_same_bits_for_any_tile()
    {
        var whole = LocalThickness.Distribution(Pack, 0, rungs: 12);
        foreach (var tile in new[] { 9, 20, 33 })
        {
            var parts = LocalThickness.Distribution(Pack, 0, rungs: 12, tile: tile);
            Assert.Equal(whole.Diameter, parts.Diameter);
            Assert.Equal(whole.Cumulative, parts.Cumulative);
        }
    }

    [Fact]
    public void Page_by_page_components_are_those_of_the_whole_image()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var image = Scenes.Noise(3 + seed % 13, 2 + seed % 7, 1 + seed % 9, 0.2 + 0.01 * seed, seed);
            foreach (var connectivity in Enum.GetValues<Connectivity>())
            {
                var (whole, pages) = (Components.Of(image, 1, connectivity), ComponentSummary.Of(image, 1, connectivity));
                Assert.Equal(whole.Count, pages.Count);
                Assert.Equal(whole.Voxels, pages.Voxels);
                Assert.Equal(whole.LargestFraction, pages.LargestFraction);
                foreach (var axis in Enum.GetValues<Axis>()) Assert.Equal(whole.PercolatingFraction(axis), pages.PercolatingFraction(axis));
            }
        }
    }

    [Fact]
    public async Task Loops_keep_to_the_threads_of_the_scheduler_that_they_run_under()
    {
        foreach (var threads in new[] { 1, 2 })
        {
            int now = 0, most = 0;
            var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
            await Task.Factory.StartNew(() => ScheduledLoop.For(0, 60, _ =>
            {
                var running = Interlocked.Increment(ref now);
                InterlockedMax(ref most, running);
                Thread.Sleep(5);
                Interlocked.Decrement(ref now);
            }), CancellationToken.None, TaskCreationOptions.None, scheduler);
            Assert.InRange(most, 1, threads);
        }

        static void InterlockedMax(ref int target, int value)
        {
            for (var seen = target; value > seen;) seen = Interlocked.CompareExchange(ref target, value, seen) is var was && was == seen ? value : was;
        }
    }

    public static TheoryData<string> Operators() => [.. Every.Keys];

    private static readonly Dictionary<string, Func<object>> Every = new()
    {
        ["labels of spheres"] = () => Balls().Values,
        ["coverage of spheres"] = () => SphereVoxels.Coverage(BallList(), new VoxelGrid(44, 40, 52), periodic: true)[0].Values,
        ["geometry of spheres"] = () => SphereGeometry.Of(BallList(), (0, 0, 0), (44, 40, 52), 26).Fraction.SelectMany(f => f).ToArray(),
        ["fractions"] = () => PhaseFractions.Of(Pack),
        ["profile"] = () => PhaseFractions.Profile(Pack, Axis.X).Fraction.SelectMany(f => f).ToArray(),
        ["faces and Crofton areas"] = () => new[] { Interfaces.Count(Pack).Crofton(0, 1), Interfaces.Count(Pack).FacesPerVoxel(0), Interfaces.Count(Pack).Crofton(0, 1, 3, 17) },
        ["smoothed surface"] = () => SmoothedSurface.Measure(Three).Between(0, 1),
        ["three-phase lines"] = () => ThreePhaseLines.Of(Three, 0, 1, 2),
        ["components"] = () => Components.Of(Pack, 1, Connectivity.Edges).ToImage().Values,
        ["component summary"] = () => ComponentSummary.Of(Pack, 1, Connectivity.Corners).Largest,
        ["distance"] = () => DistanceTransform.Of(Pack, 0).Values,
        ["watershed"] = () => Watershed.Particles(Pack, 1).Values,
        ["local thickness"] = () => LocalThickness.Radius(Pack, 0, 8).Values,
        ["mercury intrusion"] = () => MercuryIntrusion.Of(Pack, 0, rungs: 6).Sizes.Cumulative,
        ["chords"] = () => LinealStatistics.Chords(Pack, 0, Axis.Y),
        ["two-point correlation"] = () => LinealStatistics.TwoPoint(Pack, 0, Axis.Y, 9),
        ["representative volume"] = () => RepresentativeVolume.Of(Pack, 0).Deviation,
        ["Gaussian"] = () => GaussianFilter.Apply(Grey(), 1.7).Values,
        ["median"] = () => MedianFilter.Apply(Grey()).Values,
        ["thresholds"] = () => GreyThreshold.Otsu(new Lamina.Data.Images.ImageArray(Grey().Values, 44, 40, 52)),
    };

    [Theory]
    [MemberData(nameof(Operators))]
    public async Task Threads_and_runs_do_not_change_a_bit(string name)
    {
        object? first = null;
        foreach (var threads in new[] { 1, 2, 4, 4 })
        {
            var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
            var result = await Task.Factory.StartNew(Every[name], CancellationToken.None, TaskCreationOptions.None, scheduler);
            first ??= result;
            Assert.Equal(first, result);
        }
    }

    [Fact]
    public void Mercury_fills_what_a_plain_search_fills()
    {
        var image = Scenes.Image(14, 12, 26, (x, y, z) => Pack.Values[Pack.Grid.Index(x + 5, y + 6, z + 4)]);
        const int Rungs = 5;
        var got = MercuryIntrusion.Of(image, 0, rungs: Rungs);
        // One voxel at a time: distances by trying all pairs, centres by a flood, spheres by trying all centres.
        var grid = image.Grid;
        (int X, int Y, int Z) At(int i) => (i % grid.Nx, i / grid.Nx % grid.Ny, i / grid.PageCount);
        int Square(int i, int j) { var (a, b) = (At(i), At(j)); return (a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y) + (a.Z - b.Z) * (a.Z - b.Z); }
        var walls = Enumerable.Range(0, grid.RequireArray()).Where(i => image.Values[i] != 0).ToArray();
        var distance = Enumerable.Range(0, grid.RequireArray()).Select(i => walls.Min(w => Square(i, w))).ToArray();
        var ladder = new RadiusLadder(distance.Max(), Rungs);
        var rung = new int[grid.Count];
        for (var k = 0; k <= ladder.Rungs; k++)
        {
            var least = k == 0 ? 0 : ladder.Squared(k);
            var open = new Queue<int>(Enumerable.Range(0, grid.RequireArray()).Where(i => At(i).Z == grid.Nz - 1 && distance[i] > least));
            var reached = open.ToHashSet();
            while (open.TryDequeue(out var i))
                for (var j = 0; j < grid.Count; j++) if (Square(i, j) == 1 && distance[j] > least && reached.Add(j)) open.Enqueue(j);
            for (var i = 0; i < grid.Count; i++) if (distance[i] > 0 && reached.Any(c => Square(i, c) <= least)) rung[i] = k + 1;
        }
        var pores = Enumerable.Range(0, grid.RequireArray()).Where(i => distance[i] > 0).ToArray();
        Close.Relative(pores.Count(i => rung[i] > 0) / (double)pores.Length, got.Reached, 1e-14);
        for (var i = 0; i < got.Sizes.Diameter.Count; i++)
            Close.Relative(pores.Count(p => rung[p] > 0 && 2 * ladder.Radius(rung[p] - 1) <= got.Sizes.Diameter[i] * (1 + 1e-12)) / (double)pores.Count(p => rung[p] > 0), got.Sizes.Cumulative[i], 1e-14);
    }

    [Fact]
    public void A_chamber_behind_a_neck_counts_with_the_neck()
    {
        // A chamber of 21 voxels below a neck of 7; both square.
        var image = Scenes.Image(31, 31, 50, (x, y, z) => (z is > 4 and < 26 && x is > 4 and < 26 && y is > 4 and < 26) || (z >= 26 && x is > 11 and < 19 && y is > 11 and < 19) ? 0 : 1);
        var thickness = LocalThickness.Distribution(image, 0, rungs: 30);
        var intruded = MercuryIntrusion.Of(image, 0, rungs: 30);
        Assert.InRange(thickness.Quantile(0.5), 18, 22);
        Assert.InRange(intruded.Sizes.Quantile(0.5), 5.5, 8);
        Assert.Equal(1, intruded.Reached);
    }

    private static PhaseImage Three => Scenes.Noise(44, 40, 52, 0.6, 3, phases: 3);

    private static VoxelImage<float> Grey() => new(Pack.Grid, [.. Pack.Values.Select((v, i) => v + (float)Scenes.Uniform(4, i, 0, 0))]);

    private static PhaseImage Balls() => SphereVoxels.Labels(BallList(), new VoxelGrid(44, 40, 52));

    private static Spheres BallList()
    {
        var n = Enumerable.Range(0, 90).ToArray();
        double U(int i, int j) => Scenes.Uniform(8, i, j, 1);
        return new Spheres
        {
            X = [.. n.Select(i => 44 * U(i, 0))], Y = [.. n.Select(i => 40 * U(i, 1))], Z = [.. n.Select(i => 52 * U(i, 2))], Radius = [.. n.Select(i => 3 + 3 * U(i, 3))], Solid = [.. n.Select(_ => 0)], Solids = ["AM"],
        };
    }
}
