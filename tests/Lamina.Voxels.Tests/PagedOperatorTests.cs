using Lamina.Data.Images;
using Lamina.Voxels.Distances;
using Lamina.Voxels.Images;
using Lamina.Voxels.Labelling;
using Lamina.Voxels.Metrics;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Voxels.Tests;

/// <summary>What is measured on an image in a scratch file has the bits of what is measured on the same image in an array, for any size of the parts and number of threads.</summary>
public sealed class PagedOperatorTests
{
    private static readonly PhaseImage Plain = Scenes.Noise(71, 23, 19, 0.4, 5, phases: 3);

    [Fact]
    public void Fractions_and_components()
    {
        using var paged = Scenes.Paged(Plain);
        Assert.Equal(PhaseFractions.Of(Plain), PhaseFractions.Of(paged));
        foreach (var axis in Enum.GetValues<Axis>()) Assert.Equal(PhaseFractions.Profile(Plain, axis).Fraction, PhaseFractions.Profile(paged, axis).Fraction);
        for (var p = 0; p < 3; p++)
            foreach (var connectivity in Enum.GetValues<Connectivity>())
            {
                ComponentSummary a = ComponentSummary.Of(Plain, p, connectivity), b = ComponentSummary.Of(paged, p, connectivity);
                Assert.Equal((a.Count, a.Voxels, a.Largest), (b.Count, b.Voxels, b.Largest));
                Assert.Equal(a.Percolating, b.Percolating);
            }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5000)]
    [InlineData(1 << 25)]
    public void Interfaces_and_correlations_do_not_depend_on_the_pages_held(long bytes)
    {
        using var paged = Scenes.Paged(Plain);
        Interfaces whole = Interfaces.Count(Plain), parts = Interfaces.Count(paged, bytes);
        for (var a = 0; a < 3; a++)
            for (var b = a + 1; b < 3; b++)
            {
                Assert.Equal(whole.Crofton(a, b), parts.Crofton(a, b));
                for (var z = 0; z < 19; z++) Assert.Equal(whole.Faces(a, b, z, 1), parts.Faces(a, b, z, 1));
            }
        foreach (var axis in Enum.GetValues<Axis>())
        {
            var expected = Pairs(Plain, 1, axis, 12);
            Assert.Equal(expected, LinealStatistics.TwoPoint(Plain, 1, axis, 12));
            Assert.Equal(expected, LinealStatistics.TwoPoint(paged, 1, axis, 12, bytes));
        }
    }

    [Fact]
    public void Chords_are_runs_between_other_phases()
    {
        using var paged = Scenes.Paged(Plain);
        foreach (var axis in Enum.GetValues<Axis>())
        {
            var counts = new long[Plain.Grid.Size(axis)];
            foreach (var line in Lines(Plain, axis))
            {
                // Split at the other phases; the first and the last run are cut by the faces.
                var runs = new string([.. line.Select(v => v == 1 ? 'x' : ' ')]).Split(' ');
                foreach (var run in runs.Skip(1).SkipLast(1).Where(r => r.Length > 0)) counts[run.Length - 1]++;
            }
            Assert.Equal(counts, LinealStatistics.Chords(Plain, 1, axis));
            Assert.Equal(counts, LinealStatistics.Chords(paged, 1, axis));
        }
    }

    [Fact]
    public void Surfaces_lines_and_scatter()
    {
        using var paged = Scenes.Paged(Plain);
        SmoothedSurface surface = SmoothedSurface.Measure(Plain), pagedSurface = SmoothedSurface.Measure(paged);
        for (var p = 0; p < 3; p++) Assert.Equal(surface.Of(p), pagedSurface.Of(p));
        foreach (var memory in new[] { 0, SmoothedSurface.LeastBytes(paged), 3 * SmoothedSurface.LeastBytes(paged) }) Assert.Equal(surface.Of(1), SmoothedSurface.Measure(paged, memory).Of(1));
        Assert.Equal(ThreePhaseLines.Of(Plain, 0, 1, 2), ThreePhaseLines.Of(paged, 0, 1, 2));
        var structure = ElectrodeStructure.Measure(paged, 1, 2, 0);
        Assert.Equal(ElectrodeStructure.Measure(Plain, 1, 2, 0).ContactsByThird, structure.ContactsByThird);
        RepresentativeVolume a = RepresentativeVolume.Of(Plain, 1), b = RepresentativeVolume.Of(paged, 1);
        Assert.Equal(a.Deviation, b.Deviation);
        Assert.Equal(a.HalfWidth, b.HalfWidth);
    }

    [Fact]
    public void Scatter_between_cubes_is_the_plain_standard_deviation()
    {
        var volume = RepresentativeVolume.Of(Plain, 1);
        Assert.Equal([4, 8], volume.Edge);
        for (var e = 0; e < 2; e++)
        {
            var edge = volume.Edge[e];
            var shares = new List<double>();
            for (var z = 0; z + edge <= 19; z += edge)
                for (var y = 0; y + edge <= 23; y += edge)
                    for (var x = 0; x + edge <= 71; x += edge) shares.Add(Plain.Crop((x, y, z), (edge, edge, edge)).Values.Count(v => v == 1) / Math.Pow(edge, 3));
            Assert.Equal(shares.Count, volume.Cubes[e]);
            var mean = shares.Average();
            Lamina.Testing.Close.Relative(Math.Sqrt(shares.Sum(s => (s - mean) * (s - mean)) / (shares.Count - 1)), volume.Deviation[e], 1e-12);
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(200)]
    public void Distances_and_sizes(int tile)
    {
        using var paged = Scenes.Paged(Plain);
        var whole = DistanceTransform.SquaredVoxels(Plain, 0);
        var seen = 0L;
        Assert.True(DistanceTiles.Squared(paged, 0, tile, (first, size, squared) =>
        {
            for (var i = 0; i < squared.Length; i++, seen++)
                Assert.Equal(whole[first.X + i % size.X, first.Y + i / size.X % size.Y, first.Z + i / size.X / size.Y], squared[i]);
        }));
        Assert.Equal(Plain.Grid.Count, seen);
        var sizes = LocalThickness.Distribution(Plain, 0, rungs: 6);
        var parts = LocalThickness.Distribution(paged, 0, rungs: 6, tile: tile);
        Assert.Equal(sizes.Diameter, parts.Diameter);
        Assert.Equal(sizes.Cumulative, parts.Cumulative);
    }

    [Fact]
    public void Sizes_within_any_memory_are_those_of_the_whole_or_refused()
    {
        using var paged = Scenes.Paged(Plain);
        var sizes = LocalThickness.Distribution(Plain, 0, rungs: 6);
        var refused = 0;
        foreach (var memory in new[] { 1e5, 1e6, 4e7, 1e9 })
        {
            if (LocalThickness.Within(paged, 0, memory, out var needed, rungs: 6) is { } parts) Assert.Equal(sizes.Cumulative, parts.Cumulative);
            else
            {
                Assert.True(needed > memory);
                refused++;
            }
        }
        Assert.InRange(refused, 1, 2);
    }

    [Fact]
    public void Tiles_whose_margin_does_not_fit_the_memory_are_refused()
    {
        // One wall at the end: distances of 60 voxels need margins of that.
        var wall = Scenes.Image(64, 40, 40, (x, _, _) => x == 0 ? 1 : 0);
        Assert.False(DistanceTiles.Squared(wall, 0, 8, (_, _, _) => { }, memory: 5.0 * 40 * 40 * 40));
        Assert.True(DistanceTiles.Squared(wall, 0, 8, (_, _, _) => { }, memory: 6.0 * 64 * 40 * 40));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Spheres_fill_the_same_voxels_on_any_number_of_threads(int threads)
    {
        double[] x = [3, 9, 14.5], y = [4, 11, 2], z = [5, 3, 12], r = [4.2, 5, 3.3];
        var spheres = new Spheres { X = x, Y = y, Z = z, Radius = r, Solid = [0, 1, 1], Solids = ["AM", "CBD"] };
        var grid = new VoxelGrid(17, 14, 13, ImageSpacing.Cubic(1));
        var whole = SphereVoxels.Labels(spheres, grid, periodic: true);
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        await Task.Factory.StartNew(() =>
        {
            using var paged = SphereVoxels.Labels(spheres, grid, periodic: true, paged: true);
            Assert.True(paged.IsPaged);
            Assert.Equal(whole.Values, Scenes.Values(paged));
            var parts = Interfaces.Count(paged, 200);
            Assert.Equal(Interfaces.Count(whole).Crofton(0, 1), parts.Crofton(0, 1));
            Assert.Equal(SmoothedSurface.Measure(whole).Of(1), SmoothedSurface.Measure(paged).Of(1));
        }, CancellationToken.None, TaskCreationOptions.None, scheduler);
    }

    private static IEnumerable<byte[]> Lines(PhaseImage image, Axis axis)
    {
        var (nx, ny, nz) = (image.Grid.Nx, image.Grid.Ny, image.Grid.Nz);
        byte At(int x, int y, int z) => image.Values[image.Grid.Index(x, y, z)];
        return axis switch
        {
            Axis.X => from z in Enumerable.Range(0, nz) from y in Enumerable.Range(0, ny) select Enumerable.Range(0, nx).Select(x => At(x, y, z)).ToArray(),
            Axis.Y => from z in Enumerable.Range(0, nz) from x in Enumerable.Range(0, nx) select Enumerable.Range(0, ny).Select(y => At(x, y, z)).ToArray(),
            _ => from y in Enumerable.Range(0, ny) from x in Enumerable.Range(0, nx) select Enumerable.Range(0, nz).Select(z => At(x, y, z)).ToArray(),
        };
    }

    private static double[] Pairs(PhaseImage image, int phase, Axis axis, int longest)
    {
        var lines = Lines(image, axis).ToArray();
        return [.. Enumerable.Range(0, longest + 1).Select(r => lines.Sum(l => Enumerable.Range(0, l.Length - r).Count(i => l[i] == phase && l[i + r] == phase)) / (double)(lines.Length * (lines[0].Length - r)))];
    }
}
