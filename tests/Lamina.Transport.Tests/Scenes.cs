using Lamina.Voxels.Images;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Transport.Tests;

/// <summary>Small images with known answers.</summary>
internal static class Scenes
{
    public static PhaseImage Image(int nx, int ny, int nz, Func<int, int, int, int> label)
    {
        var grid = new VoxelGrid(nx, ny, nz);
        var values = new byte[grid.Count];
        var most = 1;
        for (var z = 0; z < nz; z++)
            for (var y = 0; y < ny; y++)
                for (var x = 0; x < nx; x++)
                {
                    var value = label(x, y, z);
                    values[grid.Index(x, y, z)] = (byte)value;
                    most = Math.Max(most, value);
                }
        return new PhaseImage(grid, values, [.. Enumerable.Range(0, most + 1).Select(i => new Phase { Label = i, Name = i.ToString() })]);
    }

    /// <summary>Independent voxels: 1 with the given probability, else 0; the same for the same seed.</summary>
    public static PhaseImage Noise(int nx, int ny, int nz, double probability, ulong seed, int phases = 2) => Image(nx, ny, nz, (x, y, z) =>
    {
        var u = Uniform(seed, (ulong)(x + 1000 * (y + 1000 * z)));
        return u < probability ? 1 + (int)(Uniform(seed + 77, (ulong)(x + 1000 * (y + 1000 * z))) * (phases - 1)) : 0;
    });

    /// <summary>Overlapping insulating spheres (phase 1) in a conductor (phase 0).</summary>
    public static PhaseImage Pack(int n, int spheres, double least, double most, ulong seed)
    {
        var grid = new VoxelGrid(n, n, n);
        var values = new byte[grid.Count];
        for (ulong k = 0; k < (ulong)spheres; k++)
        {
            double cx = n * Uniform(seed, 4 * k), cy = n * Uniform(seed, 4 * k + 1), cz = n * Uniform(seed, 4 * k + 2), r = least + (most - least) * Uniform(seed, 4 * k + 3);
            for (var z = Math.Max(0, (int)(cz - r)); z < Math.Min(n, cz + r + 1); z++)
                for (var y = Math.Max(0, (int)(cy - r)); y < Math.Min(n, cy + r + 1); y++)
                    for (var x = Math.Max(0, (int)(cx - r)); x < Math.Min(n, cx + r + 1); x++)
                        if ((x + .5 - cx) * (x + .5 - cx) + (y + .5 - cy) * (y + .5 - cy) + (z + .5 - cz) * (z + .5 - cz) <= r * r) values[grid.Index(x, y, z)] = 1;
        }
        return new PhaseImage(grid, values, [new Phase { Label = 0, Name = "0" }, new Phase { Label = 1, Name = "1" }]);
    }

    /// <summary>One cubic cell of n voxels of a lattice of equal spheres that fill the share c; its faces are planes of symmetry.</summary>
    public static Spheres Lattice(string lattice, double c, int n)
    {
        List<(double X, double Y, double Z)> places = [];
        if (lattice == "SC") places.Add((.5, .5, .5));
        else
            for (var i = 0; i < 8; i++) places.Add((i & 1, i >> 1 & 1, i >> 2));
        if (lattice == "BCC") places.Add((.5, .5, .5));
        if (lattice == "FCC") places.AddRange([(.5, .5, 0), (.5, .5, 1), (.5, 0, .5), (.5, 1, .5), (0, .5, .5), (1, .5, .5)]);
        var perCell = lattice switch { "SC" => 1, "BCC" => 2, _ => 4 };
        var r = Math.Cbrt(3 * c / (4 * Math.PI * perCell)) * n;
        return new Spheres
        {
            X = [.. places.Select(p => p.X * n)], Y = [.. places.Select(p => p.Y * n)], Z = [.. places.Select(p => p.Z * n)],
            Radius = [.. places.Select(_ => r)], Solid = [.. places.Select(_ => 0)], Solids = ["AM"],
        };
    }

    private static double Uniform(ulong seed, ulong index)
    {
        var h = seed * 0x9E3779B97F4A7C15UL + index * 0xBF58476D1CE4E5B9UL + 0x94D049BB133111EBUL;
        h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9UL;
        h = (h ^ (h >> 27)) * 0x94D049BB133111EBUL;
        return ((h ^ (h >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
