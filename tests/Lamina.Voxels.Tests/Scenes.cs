using Lamina.Voxels.Images;

namespace Lamina.Voxels.Tests;

/// <summary>Small images by rule, the same for the same seed.</summary>
internal static class Scenes
{
    public static PhaseImage Image(int nx, int ny, int nz, Func<int, int, int, int> label, int phases = 2)
    {
        var grid = new VoxelGrid(nx, ny, nz);
        var values = new byte[grid.Count];
        for (var z = 0; z < nz; z++)
            for (var y = 0; y < ny; y++)
                for (var x = 0; x < nx; x++) values[grid.Index(x, y, z)] = (byte)label(x, y, z);
        return new PhaseImage(grid, values, [.. Enumerable.Range(0, phases).Select(i => new Phase { Label = i, Name = i.ToString() })]);
    }

    public static PhaseImage Noise(int nx, int ny, int nz, double probability, int seed, int phases = 2) => Image(nx, ny, nz, (x, y, z) =>
        Uniform(seed, x, y, z) < probability ? 1 + (int)(Uniform(seed + 77, x, y, z) * (phases - 1)) : 0, phases);

    /// <summary>The same image in a scratch file.</summary>
    public static PhaseImage Paged(PhaseImage image)
    {
        var paged = PhaseImage.Blank(image.Grid, paged: true, image.Phases);
        for (var z = 0; z < image.Grid.Nz; z++)
        {
            var at = z * image.Grid.PageCount;
            paged.Write(z, page => image.Values.AsSpan(at, page.Length).CopyTo(page));
        }
        return paged;
    }

    /// <summary>The phase positions of an image wherever they lie.</summary>
    public static byte[] Values(PhaseImage image)
    {
        using var pages = image.Pages(0, image.Grid.Nz);
        return pages.Values.ToArray();
    }

    public static double Uniform(int seed, int x, int y, int z)
    {
        var h = (ulong)seed * 0x9E3779B97F4A7C15UL + (ulong)(x + 4096L * (y + 4096L * z)) * 0xBF58476D1CE4E5B9UL + 0x94D049BB133111EBUL;
        h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9UL;
        h = (h ^ (h >> 27)) * 0x94D049BB133111EBUL;
        return ((h ^ (h >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
