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

    internal static void Write(string name, byte[] bytes)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LAMINA_GALLERY"))) return;
        var folder = Path.Combine(Places.Root, "artifacts", "gallery");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }
}
