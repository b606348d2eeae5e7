using Lamina.Figures.Pictures;
using Lamina.Testing;

namespace Lamina.Figures.Tests.Gallery;

/// <summary>Writes all charts to artifacts/gallery when LAMINA_GALLERY is set, so that a maintainer can look at them.</summary>
public class GalleryTests
{
    [Fact]
    public void Every_chart_of_the_gallery_can_be_drawn()
    {
        foreach (var (name, chart) in GalleryCharts.All)
        {
            var svg = chart.ToSvg();
            Assert.StartsWith("<svg ", svg);
            Write(name + ".svg", System.Text.Encoding.UTF8.GetBytes(svg));
        }
    }

    [Fact]
    public void The_report_of_the_gallery_can_be_written()
    {
        var page = Lamina.Figures.Pages.ReportPage.Write(GalleryReport.Model);
        Assert.EndsWith("</html>\n", page);
        Write("report.html", System.Text.Encoding.UTF8.GetBytes(page));
    }

    [Fact]
    public void The_pictures_of_the_gallery_can_be_drawn()
    {
        var full = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LAMINA_GALLERY"));
        var (x, y, z, r, c) = GalleryPictures.Packing(12, 8);
        var scene = GalleryPictures.Scene(12, 8) with { Width = full ? 1600 : 320, Height = full ? 1200 : 240 };
        Write("spheres.png", SphereRenderer.Render(x, y, z, r, c, scene).ToPng());
        var cut = scene with { Cuts = [new CutPlane { Point = new(48e-6, 48e-6, 0), Normal = new(1, -1, 0) }], FieldOfView = 0.5 };
        Write("spheres-cut.png", SphereRenderer.Render(x, y, z, r, c, cut).ToPng());
        var n = full ? 64 : 16;
        var labels = GalleryPictures.Labels(n);
        var view = new SliceView { CountX = n, CountY = n, CountZ = n, VoxelSize = 32e-6 / n, Names = ["pores", "active material", "carbon-binder domain"] };
        Write("slice-labels.png", SliceRenderer.Labels(labels, view).ToPng());
        Write("slice-grey.png", SliceRenderer.Grey(labels, view with { Axis = SliceAxis.Z }).ToPng());
    }

    internal static void Write(string name, byte[] bytes)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LAMINA_GALLERY"))) return;
        var folder = Path.Combine(Places.Root, "artifacts", "gallery");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }
}
