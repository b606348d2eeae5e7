using Lamina.Particles.Laws;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Neighbours;

/// <summary>All pairs of a structure that touch or lie closer than a margin, each once, with the vector between their centres over the image in question.</summary>
internal static class TouchingPairs
{
    /// <summary>Finds them; nothing is changed.</summary>
    /// <param name="original">the structure, with contacts in its force field</param>
    /// <param name="margin">gap between the spheres up to which a pair counts [m]</param>
    /// <returns>places of both particles and the vector from the second to the first [m]</returns>
    public static unsafe List<(int First, int Second, Vector3d Between)> Of(ParticleSystem original, double margin)
    {
        // Searching wants particles inside the box; a copy of the same order.
        var system = original.Clone();
        var p = system.Particles;
        var box = system.Box;
        static double Wrap(double x, double low, double length, Boundary b) => b == Boundary.Periodic ? x - Math.Floor((x - low) / length) * length : x;
        for (var i = 0; i < p.Count; i++)
            (p.X[i], p.Y[i], p.Z[i]) = (Wrap(p.X[i], box.LowX, box.LengthX, box.BoundaryX), Wrap(p.Y[i], box.LowY, box.LengthY, box.BoundaryY), Wrap(p.Z[i], box.LowZ, box.LengthZ, box.BoundaryZ));
        using var images = new ImageTable();
        using var list = new PairList();
        images.Cover(box, 2 * p.Radius.Max() + margin);
        new NeighbourSearch().Build(p, box, images, new InteractionRanges(system.Field, p.TypeCount, margin), list, null);
        List<(int, int, Vector3d)> found = [];
        for (var i = 0; i < p.Count; i++)
            for (var e = (nuint)list.Start[i] * PairList.Lanes; e < (nuint)list.Start[i + 1] * PairList.Lanes; e++)
            {
                var j = (int)(list.Entries[e] & PairList.IndexMask);
                if (j >= p.Count) continue;
                var shift = images.Shift + 4 * (list.Entries[e] >> PairList.ImageShift);
                found.Add((i, j, new(p.X[i] - p.X[j] - shift[0], p.Y[i] - p.Y[j] - shift[1], p.Z[i] - p.Z[j] - shift[2])));
            }
        return found;
    }
}
