using Lamina.Voxels.Images;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Small images by rule, for cases with a closed form.</summary>
internal static class VoxelScene
{
    /// <summary>An image of two phases.</summary>
    public static PhaseImage Image(int nx, int ny, int nz, Func<int, int, int, int> label)
    {
        var grid = new VoxelGrid(nx, ny, nz);
        var values = new byte[grid.RequireArray()];
        for (var z = 0; z < nz; z++)
            for (var y = 0; y < ny; y++)
                for (var x = 0; x < nx; x++) values[grid.Index(x, y, z)] = (byte)label(x, y, z);
        return new PhaseImage(grid, values, [new Phase { Label = 0, Name = "0" }, new Phase { Label = 1, Name = "1" }]);
    }

    /// <summary>Spheres of one cubic cell of a lattice, of which the grid shows one octant: its faces are planes of symmetry.</summary>
    /// <param name="lattice">SC, BCC or FCC</param>
    /// <param name="c">share of the volume that the spheres fill [-]</param>
    /// <param name="half">voxels per half edge of the cell</param>
    public static PhaseImage Octant(string lattice, double c, int half)
    {
        var places = lattice switch
        {
            "SC" => new[] { (0, 0, 0) },
            "BCC" => [(0, 0, 0), (half, half, half)],
            _ => [(0, 0, 0), (half, half, 0), (half, 0, half), (0, half, half)],
        };
        // Spheres per whole cell.
        var number = lattice switch { "SC" => 1, "BCC" => 2, _ => 4 };
        var r = Math.Cbrt(3 * c / (4 * Math.PI * number)) * 2 * half;
        return SphereVoxels.Labels(
            new Spheres
            {
                X = [.. places.Select(p => (double)p.Item1)], Y = [.. places.Select(p => (double)p.Item2)], Z = [.. places.Select(p => (double)p.Item3)],
                Radius = [.. places.Select(_ => r)], Solid = [.. places.Select(_ => 0)], Solids = ["solid"],
            },
            new VoxelGrid(half, half, half));
    }
}
