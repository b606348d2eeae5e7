using FsCheck;
using FsCheck.Fluent;
using Lamina.Data.Images;
using Lamina.Testing;
using Lamina.Voxels.Images;
using Lamina.Voxels.Labelling;

namespace Lamina.Voxels.Tests;

public sealed class ComponentsTests
{
    [Fact]
    public void Labels_are_those_of_a_plain_flood_in_raster_order()
    {
        Prop.ForAll(Arb.From(Gen.Choose(0, 1_000_000)), seed =>
        {
            int nx = 2 + seed % 13, ny = 2 + seed / 7 % 9, nz = 1 + seed / 50 % 7;
            var image = Scenes.Noise(nx, ny, nz, 0.15 + 0.05 * (seed % 9), seed);
            foreach (var connectivity in Enum.GetValues<Connectivity>())
            {
                var got = Components.Of(image, 1, connectivity);
                var (labels, sizes) = Flood(image, connectivity);
                if (!labels.SequenceEqual(got.ToImage().Values) || !sizes.SequenceEqual(got.Sizes)) return false;
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(80).WithReplay(3, 5));
    }

    [Fact]
    public void Percolation_is_told_by_axis()
    {
        var image = Scenes.Image(6, 5, 4, (x, y, z) => (y == 2 && z == 1) || (x == 0 && y == 0) || (x == 5 && y == 4 && z == 3) ? 1 : 0);
        var components = Components.Of(image, 1);
        Assert.Equal(3, components.Count);
        Close.Relative(6 / 11.0, components.PercolatingFraction(Axis.X), 1e-15);
        Assert.Equal(0, components.PercolatingFraction(Axis.Y));
        Close.Relative(4 / 11.0, components.PercolatingFraction(Axis.Z), 1e-15);
    }

    [ReferenceFact("taufactor/electrode.tiff")]
    public void The_electrode_of_TauFactor_has_the_published_connectivity()
    {
        var image = PhaseImage.From(ImageFiles.Read(Path.Combine(Places.ReferenceData!, "taufactor", "electrode.tiff")));
        var text = string.Join(" ", Enumerable.Range(0, 3).Select(p => string.Join("/", Enum.GetValues<Connectivity>().Select(c => Components.Of(image, p, c).LargestFraction.ToString("#.0000")))));
        Assert.Equal(".9989/.9995/.9996 .9611/.9612/.9612 .9740/.9915/.9936", text);
    }

    private static (int[] Labels, List<long> Sizes) Flood(PhaseImage image, Connectivity connectivity)
    {
        var grid = image.Grid;
        var labels = new int[grid.Count];
        var sizes = new List<long>();
        for (var start = 0; start < labels.Length; start++)
        {
            if (image.Values[start] != 1 || labels[start] != 0) continue;
            sizes.Add(0);
            var stack = new Stack<int>([start]);
            labels[start] = sizes.Count;
            while (stack.TryPop(out var at))
            {
                sizes[^1]++;
                int x = at % grid.Nx, y = at / grid.Nx % grid.Ny, z = at / grid.PageCount;
                for (var dz = -1; dz <= 1; dz++)
                    for (var dy = -1; dy <= 1; dy++)
                        for (var dx = -1; dx <= 1; dx++)
                        {
                            var steps = Math.Abs(dx) + Math.Abs(dy) + Math.Abs(dz);
                            if (steps == 0 || steps > connectivity switch { Connectivity.Faces => 1, Connectivity.Edges => 2, _ => 3 }) continue;
                            if ((uint)(x + dx) >= grid.Nx || (uint)(y + dy) >= grid.Ny || (uint)(z + dz) >= grid.Nz) continue;
                            var next = grid.Index(x + dx, y + dy, z + dz);
                            if (image.Values[next] != 1 || labels[next] != 0) continue;
                            labels[next] = sizes.Count;
                            stack.Push(next);
                        }
            }
        }
        return (labels, sizes);
    }
}
