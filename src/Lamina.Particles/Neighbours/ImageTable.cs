using System.Runtime.InteropServices;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Neighbours;

/// <summary>The periodic images that a search needs, numbered, with the displacement and velocity of each. Several images of one pair are several entries.</summary>
internal sealed unsafe class ImageTable : IDisposable
{
    private const int Most = 256;
    private readonly (int X, int Y, int Z)[] images = new (int, int, int)[Most];
    private int reachX, reachY, reachZ;

    /// <summary>Displacement of image k at [4 k], fourth number zero.</summary>
    public double* Shift { get; private set; } = (double*)NativeMemory.AlignedAlloc(Most * 4 * sizeof(double), 64);
    /// <summary>Velocity of image k at [4 k].</summary>
    public double* Velocity { get; private set; } = (double*)NativeMemory.AlignedAlloc(Most * 4 * sizeof(double), 64);

    /// <summary>Chooses the images for a longest range.</summary>
    /// <exception cref="ArgumentException">the box is so small against the range that more than 256 images would be needed</exception>
    public void Cover(in Box box, double range)
    {
        static int Reach(Boundary boundary, double length, double range) => boundary == Boundary.Periodic ? (int)Math.Ceiling(range / length) : 0;
        reachY = Reach(box.BoundaryY, box.LengthY, range);
        reachZ = Reach(box.BoundaryZ, box.LengthZ, range);
        // Offset images lie up to half a box further along x.
        reachX = Reach(box.BoundaryX, box.LengthX, range + (box.ShearRate != 0 || box.ShearOffset != 0 ? reachY * 0.5 * box.LengthX : 0));
        if ((2.0 * reachX + 1) * (2.0 * reachY + 1) * (2.0 * reachZ + 1) > Most)
            throw new ArgumentException($"interactions reach {range} m, the box is {box.LengthX} x {box.LengthY} x {box.LengthZ} m: it is smaller than half the range and needs more than {Most} images; repeat the structure");
        var k = 0;
        for (var z = -reachZ; z <= reachZ; z++)
            for (var y = -reachY; y <= reachY; y++)
                for (var x = -reachX; x <= reachX; x++) images[k++] = (x, y, z);
        Update(box);
    }

    /// <summary>Displacements and velocities for the box as it is now.</summary>
    public void Update(in Box box)
    {
        var count = (2 * reachX + 1) * (2 * reachY + 1) * (2 * reachZ + 1);
        for (var k = 0; k < count; k++)
        {
            var (x, y, z) = images[k];
            Shift[4 * k] = x * box.LengthX + y * box.ShearOffset;
            Shift[4 * k + 1] = y * box.LengthY;
            Shift[4 * k + 2] = z * box.LengthZ;
            Shift[4 * k + 3] = 0;
            Velocity[4 * k] = y * box.ShearRate * box.LengthY;
            Velocity[4 * k + 1] = Velocity[4 * k + 2] = Velocity[4 * k + 3] = 0;
        }
    }

    /// <summary>The image of i as seen from j, where `code` is that of j as seen from i.</summary>
    public uint Inverse(uint code) => (uint)((2 * reachX + 1) * (2 * reachY + 1) * (2 * reachZ + 1) - 1) - code;
    public uint Code(int x, int y, int z) => (uint)((z + reachZ) * (2 * reachY + 1) + y + reachY) * (uint)(2 * reachX + 1) + (uint)(x + reachX);
    public (int X, int Y, int Z) this[uint code] => images[code];
    public int ReachX => reachX;
    public int ReachY => reachY;
    public int ReachZ => reachZ;
    public uint Home => Code(0, 0, 0);

    public void Dispose()
    {
        NativeMemory.AlignedFree(Shift);
        NativeMemory.AlignedFree(Velocity);
        Shift = Velocity = null;
        GC.SuppressFinalize(this);
    }

    ~ImageTable() => Dispose();
}
