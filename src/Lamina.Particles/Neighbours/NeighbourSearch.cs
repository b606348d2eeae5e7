using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Neighbours;

/// <summary>
/// Finds all pairs, with all their images, whose distance is below the range of a contact or of a pair law plus the skin. Every pair is held once; by which of its two particles is chosen
/// so that blocks are full, see <see cref="PairList.Fill"/>.
/// </summary>
internal sealed class NeighbourSearch
{
    // Particles per part of a search; parts may be searched at the same time and are put together in order.
    private const int PartSize = 256;
    private readonly List<ClassGrid> grids = [];
    private int[] sizeClass = [], inClass = [], memberOf = [];
    private double[] reach = [];
    private readonly List<FoundPairs> contacts = [], potentials = [];

    /// <summary>Fills both lists; either may be null. Particles must lie within the box along periodic axes.</summary>
    /// <param name="p">the particles</param>
    /// <param name="box">the box</param>
    /// <param name="images">covers the longest range</param>
    /// <param name="ranges">distance limits</param>
    /// <param name="contactList">pairs that may touch</param>
    /// <param name="potentialList">pairs within the range of the central law</param>
    /// <param name="threads">threads; the lists do not depend on it</param>
    public void Build(ParticleSet p, in Box box, ImageTable images, InteractionRanges ranges, PairList? contactList, PairList? potentialList, int threads = 1)
    {
        Classify(p, box, ranges, contactList is not null, potentialList is not null);
        var parts = ParallelChunks.Count(p.Count, PartSize);
        while (contacts.Count < parts) { contacts.Add(new()); potentials.Add(new()); }
        ParallelChunks.Run(p.Count, PartSize, new Part(this, p, box, images, ranges, contactList is not null, potentialList is not null), threads);
        contactList?.Fill(contacts, PartSize, p.Count, images, threads);
        potentialList?.Fill(potentials, PartSize, p.Count, images, threads);
    }

    private readonly struct Part(NeighbourSearch search, ParticleSet p, Box box, ImageTable images, InteractionRanges ranges, bool contact, bool potential) : IChunkBody
    {
        public void Run(int chunk, int start, int end)
        {
            var (touching, attracting) = (search.contacts[chunk], search.potentials[chunk]);
            touching.Begin(start);
            attracting.Begin(start);
            for (var i = start; i < end; i++)
            {
                // Grids are in order of falling size: a particle finds its pairs with smaller classes and part of those in its own.
                for (var g = search.sizeClass[i]; g < search.grids.Count; g++)
                    search.Collect(p, box, images, ranges, i, g, contact ? touching : null, potential ? attracting : null);
                touching.EndParticle();
                attracting.EndParticle();
            }
        }
    }

    private void Classify(ParticleSet p, in Box box, InteractionRanges ranges, bool contact, bool potential)
    {
        if (sizeClass.Length != p.Count) (sizeClass, inClass, memberOf, reach) = (new int[p.Count], new int[p.Count], new int[p.Count], new double[p.Count]);
        var largest = 0.0;
        for (var i = 0; i < p.Count; i++)
        {
            reach[i] = ranges.Reach(p, i, contact, potential);
            largest = Math.Max(largest, reach[i]);
        }
        // Classes by factors of 1.6 in reach; empty ones are skipped.
        const int most = 13;
        Span<int> members = stackalloc int[most];
        Span<double> longest = stackalloc double[most];
        var (last, of) = (double.NaN, 0);
        for (var i = 0; i < p.Count; i++)
        {
            if (reach[i] != last) (last, of) = (reach[i], Math.Min((int)(Math.Log(largest / reach[i]) / Math.Log(1.6)), most - 1));
            sizeClass[i] = of;
            members[of]++;
            longest[of] = Math.Max(longest[of], reach[i]);
        }
        Span<int> grid = stackalloc int[most], from = stackalloc int[most];
        var (count, sum) = (0, 0);
        for (var k = 0; k < most; k++)
        {
            (grid[k], from[k]) = (count, sum);
            if (members[k] > 0) count++;
            sum += members[k];
        }
        for (var i = 0; i < p.Count; i++)
        {
            inClass[from[sizeClass[i]]++] = i;
            sizeClass[i] = grid[sizeClass[i]];
        }
        while (grids.Count < count) grids.Add(new ClassGrid());
        grids.RemoveRange(count, grids.Count - count);
        for (var k = 0; k < most; k++)
            if (members[k] > 0) grids[grid[k]].Fill(p, box, inClass.AsSpan(from[k] - members[k], members[k]), longest[k], memberOf);
    }

    private void Collect(ParticleSet p, in Box box, ImageTable images, InteractionRanges ranges, int i, int g, FoundPairs? contacts, FoundPairs? potentials)
    {
        var grid = grids[g];
        var range = reach[i] + grid.Reach;
        var sameClass = sizeClass[i] == g;
        var (x, y, z) = (p.X[i], p.Y[i], p.Z[i]);
        bool px = box.BoundaryX == Boundary.Periodic, py = box.BoundaryY == Boundary.Periodic, pz = box.BoundaryZ == Boundary.Periodic;
        var (fromZ, toZ) = grid.RangeZ(z, range, pz);
        var (fromY, toY) = grid.RangeY(y, range, py);
        var straight = grid.RangeX(x, range, px);
        // Within a class every pair of rows is searched from one of them, and a row itself from each member onwards.
        var (homeZ, homeY) = sameClass ? grid.RowOf(z, y) : (0, 0);
        var next = memberOf[i] + 1;
        ref double gx = ref MemoryMarshal.GetArrayDataReference(grid.X), gy = ref MemoryMarshal.GetArrayDataReference(grid.Y), gz = ref MemoryMarshal.GetArrayDataReference(grid.Z),
            gr = ref MemoryMarshal.GetArrayDataReference(grid.Radius);
        var within = Vector512.Create(range * range);
        var limits = ranges.PotentialSquared(p.Type[i]);
        Span<double> squared = stackalloc double[PairList.Lanes];
        Vector512<double> xi = Vector512.Create(x), yi = Vector512.Create(y), zi = Vector512.Create(z), contactRange = Vector512.Create(p.Radius[i] + ranges.Skin);
        for (var cz = sameClass ? homeZ : fromZ; cz <= toZ; cz++)
        {
            var nz = FloorDivide(cz, grid.CellsZ);
            if (Math.Abs(nz) > images.ReachZ) continue;
            var shiftZ = Vector512.Create(nz * box.LengthZ);
            for (var cy = sameClass && cz == homeZ ? homeY : fromY; cy <= toY; cy++)
            {
                var ny = FloorDivide(cy, grid.CellsY);
                if (Math.Abs(ny) > images.ReachY) continue;
                var shiftY = Vector512.Create(ny * box.LengthY);
                var offset = ny * box.ShearOffset;
                var (fromX, toX) = offset == 0 ? straight : grid.RangeX(x - offset, range, px);
                var home = sameClass && cz == homeZ && cy == homeY;
                // A row of cells, whose members lie one after the other, image by image.
                for (var nx = home ? 0 : Math.Max(FloorDivide(fromX, grid.CellsX), -images.ReachX); nx <= images.ReachX && nx * grid.CellsX <= toX; nx++)
                {
                    var shiftX = Vector512.Create(nx * box.LengthX + offset);
                    var code = images.Code(nx, ny, nz) << PairList.ImageShift;
                    var (from, to) = grid.MembersOf(cz - nz * grid.CellsZ, cy - ny * grid.CellsY, Math.Max(fromX - nx * grid.CellsX, 0), Math.Min(toX - nx * grid.CellsX, grid.CellsX - 1));
                    if (home && nx == 0) from = next;
                    for (var m = from; m < to; m += PairList.Lanes)
                    {
                        var dx = xi - (Vector512.LoadUnsafe(ref gx, (nuint)m) + shiftX);
                        var dy = yi - (Vector512.LoadUnsafe(ref gy, (nuint)m) + shiftY);
                        var dz = zi - (Vector512.LoadUnsafe(ref gz, (nuint)m) + shiftZ);
                        var distance = dx * dx + dy * dy + dz * dz;
                        var mask = (uint)Vector512.LessThan(distance, within).ExtractMostSignificantBits();
                        if (to - m < PairList.Lanes) mask &= (1u << (to - m)) - 1;
                        if (mask == 0) continue;
                        var reaching = contactRange + Vector512.LoadUnsafe(ref gr, (nuint)m);
                        var touching = contacts is null ? 0 : mask & (uint)Vector512.LessThan(distance, reaching * reaching).ExtractMostSignificantBits();
                        for (; touching != 0; touching &= touching - 1) contacts!.Add((uint)grid.Members[m + BitOperations.TrailingZeroCount(touching)] | code);
                        if (potentials is null) continue;
                        distance.CopyTo(squared);
                        for (; mask != 0; mask &= mask - 1)
                        {
                            var k = BitOperations.TrailingZeroCount(mask);
                            if (squared[k] < limits[grid.Type[m + k]]) potentials.Add((uint)grid.Members[m + k] | code);
                        }
                    }
                }
            }
        }
    }

    // Most cells lie in the box itself.
    private static int FloorDivide(int a, int b) => (uint)a < (uint)b ? 0 : a >= 0 ? a / b : -((b - 1 - a) / b);
}
