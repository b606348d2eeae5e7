using Lamina.Figures.Pictures;
using Lamina.Figures.Tests.Gallery;
using Lamina.Testing;

namespace Lamina.Figures.Tests.Pictures;

public class SphereRendererTests
{
    private static readonly Color[] Primaries = [new(255, 0, 0), new(0, 255, 0), new(0, 0, 255)];

    // Seen along -x: y to the right, z up. No decoration, so that pixels can be counted.
    private static readonly SphereScene Plain = new()
    {
        Width = 240, Height = 240, Azimuth = 0, Elevation = 0, ScaleBar = false, Samples = 1, Occlusion = 0, Outline = 0, Colors = Primaries,
    };

    private static Raster Draw(SphereScene scene, params (double X, double Y, double Z, double R, byte Color)[] spheres) => SphereRenderer.Render(
        spheres.Select(s => s.X).ToArray(), spheres.Select(s => s.Y).ToArray(), spheres.Select(s => s.Z).ToArray(), spheres.Select(s => s.R).ToArray(), spheres.Select(s => s.Color).ToArray(), scene);

    /// <summary>Index of the channel that leads, or -1 for the white background.</summary>
    private static int Lead(Color c) => c is { R: 255, G: 255, B: 255 } ? -1 : c.R > c.G && c.R > c.B ? 0 : c.G > c.R && c.G > c.B ? 1 : 2;

    private static int Count(Raster raster, int lead)
    {
        var count = 0;
        for (var row = 0; row < raster.Height; row++)
        for (var column = 0; column < raster.Width; column++)
            if (Lead(raster[column, row]) == lead) count++;
        return count;
    }

    [Fact]
    public void One_sphere_covers_its_disc()
    {
        // Alone it fills 92 % of the height: the radius is 0.46 x 240 pixels.
        var raster = Draw(Plain, (0, 0, 0, 1e-6, 0));
        Close.Relative(Math.PI * Math.Pow(0.46 * 240, 2), Count(raster, 0), 2e-3, "pixels of the disc");
    }

    [Fact]
    public void The_nearer_sphere_hides_the_farther_whatever_their_order()
    {
        foreach (var swap in new[] { false, true })
        {
            (double, double, double, double, byte) near = (5e-6, 0, 0, 1e-6, 0), far = (-5e-6, 0, 0, 1e-6, 1);
            var raster = swap ? Draw(Plain, far, near) : Draw(Plain, near, far);
            Assert.Equal(0, Count(raster, 1));
        }
    }

    [Fact]
    public void Fast_drawing_sees_what_a_plain_search_along_every_ray_sees()
    {
        var (x, y, z, r, _) = GalleryPictures.Packing(5, 5);
        var color = x.Select((_, i) => (byte)(i % 3)).ToArray();
        var scene = Plain with { BoxMinimum = new(0, 0, 0), BoxMaximum = new(40e-6, 40e-6, 40e-6), Cuts = [new CutPlane { Point = new(30e-6, 0, 20e-6), Normal = new(1, 0.4, 0.2) }] };
        var raster = SphereRenderer.Render(x, y, z, r, color, scene);
        var scale = 0.92 * 240 / 40e-6;
        var lift = 0.045 * 240;
        int wrong = 0, compared = 0, seen = 0;
        for (var row = 0; row < 240; row++)
        for (var column = 0; column < 240; column++)
        {
            double py = 20e-6 + (column + 0.5 - 120) / scale, pz = 20e-6 - (row + 0.5 - 120 + lift) / scale;
            // Along -x from far away; what is left of the cut is x <= limit.
            var limit = 30e-6 - 0.4 * py - 0.2 * (pz - 20e-6);
            var (best, lead) = (double.NegativeInfinity, -1);
            var tied = new bool[3];
            for (var i = 0; i < x.Length; i++)
            {
                var half2 = r[i] * r[i] - (py - y[i]) * (py - y[i]) - (pz - z[i]) * (pz - z[i]);
                if (half2 <= 0) continue;
                double front = Math.Min(limit, x[i] + Math.Sqrt(half2)), back = x[i] - Math.Sqrt(half2);
                if (front <= back || front < best - 1e-11) continue;
                // Spheres that overlap on the cut face lie at one depth: any of them may show. Depth is kept in single precision, 1e-11 m here.
                if (front > best + 1e-11) Array.Clear(tied);
                tied[color[i]] = true;
                (best, lead) = (Math.Max(front, best), color[i]);
            }
            var drawn = Lead(raster[column, row]);
            // Box edges are drawn over the picture.
            var onBox = Math.Min(Math.Min(Math.Abs(py), Math.Abs(py - 40e-6)), Math.Min(Math.Abs(pz), Math.Abs(pz - 40e-6))) * scale < 3;
            if (onBox) continue;
            compared++;
            if (lead >= 0) seen++;
            if (lead < 0 ? drawn >= 0 : drawn < 0 || !tied[drawn]) wrong++;
        }
        Assert.InRange(seen, 20_000, compared);
        // A pixel whose centre lies on a rim to the last bit may fall either way.
        Assert.InRange(wrong, 0, 5);
    }

    [Fact]
    public void The_picture_does_not_depend_on_the_number_of_threads()
    {
        var (x, y, z, r, c) = GalleryPictures.Packing(6, 4);
        var scene = GalleryPictures.Scene(6, 4) with { Width = 320, Height = 240 };
        var one = SphereRenderer.Render(x, y, z, r, c, scene with { Threads = 1 }).Pixels;
        Assert.Equal(one, SphereRenderer.Render(x, y, z, r, c, scene with { Threads = 7 }).Pixels);
    }

    [Fact]
    public void A_cut_through_the_middle_shows_a_flat_face_of_the_same_size()
    {
        var cut = Plain with { Cuts = [new CutPlane { Point = new(0, 0, 0), Normal = new(3, 0, 0) }] };
        Assert.Equal(Count(Draw(Plain, (0, 0, 0, 1e-6, 0)), 0), Count(Draw(cut, (0, 0, 0, 1e-6, 0)), 0));
        // All of a face has one normal and so one colour.
        var raster = Draw(cut, (0, 0, 0, 1e-6, 0));
        Assert.Equal(raster[120, 109], raster[90, 130]);
        // The far half taken away leaves the front; beyond the sphere nothing is left.
        var gone = Plain with { Cuts = [new CutPlane { Point = new(-2e-6, 0, 0), Normal = new(1, 0, 0) }] };
        Assert.Equal(0, Count(Draw(gone, (0, 0, 0, 1e-6, 0)), 0));
    }

    [Fact]
    public void A_sphere_on_a_periodic_face_appears_on_both_sides()
    {
        var scene = Plain with { BoxMinimum = new(0, 0, 0), BoxMaximum = new(10e-6, 10e-6, 10e-6), CutAtBox = true };
        var raster = Draw(scene, (5e-6, 0, 5e-6, 2e-6, 0));
        var row = (int)(120 - 0.045 * 240);
        int left = 0, right = 0;
        for (var column = 0; column < 120; column++) left += Lead(raster[column, row]) == 0 ? 1 : 0;
        for (var column = 120; column < 240; column++) right += Lead(raster[column, row]) == 0 ? 1 : 0;
        Assert.InRange(left, 30, 60);
        Assert.InRange(right - left, -3, 3);
    }

    [Fact]
    public void In_perspective_the_nearer_of_two_equal_spheres_is_larger()
    {
        var raster = Draw(Plain with { FieldOfView = 0.9 }, (6e-6, -4e-6, 0, 1e-6, 0), (-6e-6, 4e-6, 0, 1e-6, 1));
        Assert.True(Count(raster, 0) > 1.5 * Count(raster, 1), $"{Count(raster, 0)} and {Count(raster, 1)}");
    }

    [Fact]
    public void Nothing_to_draw_gives_the_background()
    {
        var raster = Draw(Plain, (0, 0, 0, -1, 0), (double.NaN, 0, 0, 1, 0), (0, 0, 0, double.NaN, 0));
        Assert.Equal(240 * 240, Count(raster, -1));
    }

    [Fact]
    public void Scenes_that_cannot_be_drawn_are_refused()
    {
        SphereScene[] wrong =
        [
            Plain with { Width = 0 }, Plain with { Samples = 9 }, Plain with { FieldOfView = 4 }, Plain with { Zoom = 0 }, Plain with { Colors = [] }, Plain with { CutAtBox = true }, Plain with { Threads = 0 },
            Plain with { BoxMinimum = new(0, 0, 0) }, Plain with { BoxMinimum = new(0, 0, 0), BoxMaximum = new(0, 1, 1) }, Plain with { Cuts = [new CutPlane { Point = default, Normal = default }] },
            Plain with { Width = 16000, Height = 16000, Samples = 4 },
        ];
        foreach (var scene in wrong) Assert.Throws<ArgumentException>(() => Draw(scene, (0, 0, 0, 1, 0)));
        Assert.Throws<ArgumentException>(() => SphereRenderer.Render([0, 1], [0], [0], [1], [0], Plain));
    }
}
