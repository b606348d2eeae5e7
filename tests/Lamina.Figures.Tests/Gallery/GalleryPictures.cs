using Lamina.Figures.Pictures;

namespace Lamina.Figures.Tests.Gallery;

/// <summary>A made-up packing: a jittered lattice of large grains with small ones between them.</summary>
internal static class GalleryPictures
{
    internal static (double[] X, double[] Y, double[] Z, double[] Radius, byte[] Color) Packing(int side, int layers)
    {
        var (x, y, z, r, c) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<byte>());
        var noise = GalleryCharts.Noise(5 * side * side * layers);
        var at = 0;
        for (var k = 0; k < layers; k++)
        for (var j = 0; j < side; j++)
        for (var i = 0; i < side; i++)
        {
            x.Add((i + 0.5 + 0.5 * (k % 2) + 0.12 * noise[at++]) * 8e-6);
            y.Add((j + 0.5 + 0.5 * (k % 2) + 0.12 * noise[at++]) * 8e-6);
            z.Add((k + 0.6) * 6.4e-6);
            r.Add((3.6 + 0.25 * noise[at++]) * 1e-6);
            c.Add(1);
            x.Add((i + 0.1 * noise[at++]) * 8e-6);
            y.Add((j + 0.5 * (k % 2)) * 8e-6);
            z.Add((k + 0.6 + 0.2 * noise[at++]) * 6.4e-6);
            r.Add(1.3e-6);
            c.Add(2);
        }
        return ([.. x], [.. y], [.. z], [.. r], [.. c]);
    }

    internal static SphereScene Scene(int side, int layers) => new()
    {
        BoxMinimum = new(0, 0, 0), BoxMaximum = new(side * 8e-6, side * 8e-6, (layers + 0.3) * 6.4e-6), CutAtBox = true, Names = ["", "active material", "carbon-binder domain"],
    };

    internal static byte[] Labels(int n)
    {
        var labels = new byte[n * n * n];
        var (x, y, z, r, c) = Packing(4, 5);
        var h = 32e-6 / n;
        for (var k = 0; k < n; k++)
        for (var j = 0; j < n; j++)
        for (var i = 0; i < n; i++)
            for (var s = 0; s < x.Length; s++)
            {
                double dx = (i + 0.5) * h - x[s], dy = (j + 0.5) * h - y[s], dz = (k + 0.5) * h - z[s];
                if (dx * dx + dy * dy + dz * dz < r[s] * r[s]) labels[(k * n + j) * n + i] = c[s];
            }
        return labels;
    }
}
