using Lamina.Particles.Sets;

namespace Lamina.Particles.Neighbours;

/// <summary>
/// Finds all pairs, with all their images, whose distance is below the range of a contact or of a pair law plus the skin. Every pair is held once; by which of its two particles is chosen
/// so that blocks are full, see <see cref="PairList.Fill"/>.
/// </summary>
internal sealed class NeighbourSearch
{
    private readonly List<ClassGrid> grids = [];
    private int[] sizeClass = [];
    private readonly FoundPairs contacts = new(), potentials = new();

    /// <summary>Fills both lists; either may be null. Particles must lie within the box along periodic axes.</summary>
    /// <param name="p">the particles</param>
    /// <param name="box">the box</param>
    /// <param name="images">covers the longest range</param>
    /// <param name="ranges">distance limits</param>
    /// <param name="contactList">pairs that may touch</param>
    /// <param name="potentialList">pairs within the range of the central law</param>
    public void Build(ParticleSet p, in Box box, ImageTable images, InteractionRanges ranges, PairList? contactList, PairList? potentialList)
    {
        Classify(p, box, ranges, contactList is not null, potentialList is not null);
        contacts.Clear();
        potentials.Clear();
        for (var i = 0; i < p.Count; i++)
            // Grids are in order of falling size: a particle finds its pairs with smaller classes and part of those in its own.
            for (var g = sizeClass[i]; g < grids.Count; g++)
                Collect(p, box, images, ranges, i, g, contactList is not null, potentialList is not null);
        contactList?.Fill(contacts, p.Count, images);
        potentialList?.Fill(potentials, p.Count, images);
    }

    private void Classify(ParticleSet p, in Box box, InteractionRanges ranges, bool contact, bool potential)
    {
        var reach = new double[p.Count];
        var largest = 0.0;
        for (var i = 0; i < p.Count; i++)
        {
            reach[i] = ranges.Reach(p, i, contact, potential);
            largest = Math.Max(largest, reach[i]);
        }
        if (sizeClass.Length != p.Count) sizeClass = new int[p.Count];
        // Classes by factors of 1.6 in reach; empty ones are skipped.
        List<List<int>> members = [];
        for (var i = 0; i < p.Count; i++)
        {
            var k = Math.Min((int)(Math.Log(largest / reach[i]) / Math.Log(1.6)), 12);
            while (members.Count <= k) members.Add([]);
            members[k].Add(i);
        }
        members.RemoveAll(m => m.Count == 0);
        while (grids.Count < members.Count) grids.Add(new ClassGrid());
        grids.RemoveRange(members.Count, grids.Count - members.Count);
        for (var g = 0; g < members.Count; g++)
        {
            var own = 0.0;
            foreach (var i in members[g]) { sizeClass[i] = g; own = Math.Max(own, reach[i]); }
            grids[g].Fill(p, box, [.. members[g]], own);
        }
        this.reach = reach;
    }

    private double[] reach = [];

    private void Collect(ParticleSet p, in Box box, ImageTable images, InteractionRanges ranges, int i, int g, bool contact, bool potential)
    {
        var grid = grids[g];
        var range = reach[i] + grid.Reach;
        var sameClass = sizeClass[i] == g;
        var (x, y, z) = (p.X[i], p.Y[i], p.Z[i]);
        bool px = box.BoundaryX == Boundary.Periodic, py = box.BoundaryY == Boundary.Periodic, pz = box.BoundaryZ == Boundary.Periodic;
        var (fromZ, toZ) = grid.RangeZ(z, range, pz);
        var (fromY, toY) = grid.RangeY(y, range, py);
        for (var cz = fromZ; cz <= toZ; cz++)
        {
            var nz = FloorDivide(cz, grid.CellsZ);
            if (Math.Abs(nz) > images.ReachZ) continue;
            var shiftZ = nz * box.LengthZ;
            for (var cy = fromY; cy <= toY; cy++)
            {
                var ny = FloorDivide(cy, grid.CellsY);
                if (Math.Abs(ny) > images.ReachY) continue;
                var shiftY = ny * box.LengthY;
                var offset = ny * box.ShearOffset;
                var (fromX, toX) = grid.RangeX(x - offset, range, px);
                for (var cx = fromX; cx <= toX; cx++)
                {
                    var nx = FloorDivide(cx, grid.CellsX);
                    if (Math.Abs(nx) > images.ReachX) continue;
                    var shiftX = nx * box.LengthX + offset;
                    var code = images.Code(nx, ny, nz) << PairList.ImageShift;
                    var own = sameClass && Positive(nx, ny, nz);
                    foreach (var j in grid.MembersOf(cz - nz * grid.CellsZ, cy - ny * grid.CellsY, cx - nx * grid.CellsX))
                    {
                        var dx = x - (p.X[j] + shiftX);
                        var dy = y - (p.Y[j] + shiftY);
                        var dz = z - (p.Z[j] + shiftZ);
                        var distance = dx * dx + dy * dy + dz * dz;
                        if (distance >= range * range) continue;
                        if (sameClass && (i == j ? !own : i > j)) continue;
                        if (contact && distance < ranges.ContactSquared(p, i, j)) contacts.Add(i, (uint)j | code);
                        if (potential && distance < ranges.PotentialSquared(p, i, j)) potentials.Add(i, (uint)j | code);
                    }
                }
            }
        }
    }

    private static bool Positive(int x, int y, int z) => z > 0 || (z == 0 && (y > 0 || (y == 0 && x > 0)));

    private static int FloorDivide(int a, int b) => a >= 0 ? a / b : -((b - 1 - a) / b);
}
