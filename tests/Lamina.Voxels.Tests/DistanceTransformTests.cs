using FsCheck;
using FsCheck.Fluent;
using Lamina.Voxels.Distances;

namespace Lamina.Voxels.Tests;

public sealed class DistanceTransformTests
{
    [Fact]
    public void Squared_distances_are_those_to_the_nearest_voxel_found_by_trying_all()
    {
        Prop.ForAll(Arb.From(Gen.Choose(0, 1_000_000)), seed =>
        {
            int nx = 1 + seed % 37, ny = 1 + seed / 7 % 11, nz = 1 + seed / 50 % 9;
            var image = Scenes.Noise(nx, ny, nz, seed % 2 == 0 ? 0.97 : 0.6, seed);
            var got = DistanceTransform.SquaredVoxels(image, 1).Values;
            var outside = Enumerable.Range(0, got.Length).Where(i => image.Values[i] != 1).Select(i => (X: i % nx, Y: i / nx % ny, Z: i / (nx * ny))).ToArray();
            for (var i = 0; i < got.Length; i++)
            {
                int x = i % nx, y = i / nx % ny, z = i / (nx * ny);
                var best = DistanceTransform.Infinite;
                foreach (var o in outside) best = Math.Min(best, (x - o.X) * (x - o.X) + (y - o.Y) * (y - o.Y) + (z - o.Z) * (z - o.Z));
                if (got[i] != best) return false;
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(3, 5));
    }

    [Fact]
    public void Long_distances_are_exact_too()
    {
        var image = Scenes.Image(200, 90, 70, (x, y, z) => x == 3 && y == 80 && z == 5 ? 0 : 1);
        var distance = DistanceTransform.SquaredVoxels(image, 1);
        Assert.Equal(196 * 196 + 80 * 80 + 64 * 64, distance[199, 0, 69]);
        Assert.Equal(0, distance[3, 80, 5]);
    }

    [Fact]
    public void An_image_of_one_phase_has_no_distance() =>
        Assert.All(DistanceTransform.Of(Scenes.Image(20, 4, 3, (_, _, _) => 1), 1).Values, d => Assert.Equal(float.PositiveInfinity, d));
}
