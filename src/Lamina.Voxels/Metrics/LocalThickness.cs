using System.Numerics;
using Lamina.Voxels.Distances;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Metrics;

/// <summary>
/// Pore or particle sizes by maximal inscribed spheres (Hildebrand and Rueegsegger 1997): a point's thickness is the diameter of the largest sphere inside the phase that holds it.
/// The spheres are tried in a ladder of radii; each rung takes the voxels whose nearest centre outside is r or further away and widens them by less than r, both through exact distances; the radius is r less half a voxel,
/// and as centres are voxel centres it may be 0.9 voxels too small where a sphere sits between voxels.
/// The image's faces count as neither wall nor phase, so that sizes are cut nowhere but may be too large at the faces.
/// </summary>
public static class LocalThickness
{
    /// <summary>Memory of the whole, or of a part with its margin: a 16-bit distance, the rung that fits around the voxel and the one that holds it, a copy of the phases; 7 where distances of 181 voxels and more occur [B per voxel].</summary>
    public const double BytesPerVoxel = 5;

    // Takes the ladder, the part, the block around it and the rung of each of the block's voxels.
    private delegate void Taker(RadiusLadder ladder, Tile part, Block block, byte[] rung);

    /// <summary>Radius of the largest sphere of the ladder that holds each voxel; 0 outside the phase, half a voxel's edge where no rung fits [m].</summary>
    /// <param name="image">the phases, cubic voxels</param>
    /// <param name="phase">phase position</param>
    /// <param name="rungs">radii tried, spaced evenly in their logarithm between one voxel and the largest distance</param>
    public static VoxelImage<float> Radius(PhaseImage image, int phase, int rungs = 25)
    {
        ArgumentNullException.ThrowIfNull(image);
        CheckRungs(rungs);
        var edge = image.Grid.RequireCubic();
        var radius = new float[image.Grid.RequireArray()];
        Climb(image, phase, rungs, 0, 0, double.PositiveInfinity, (ladder, _, _, rung) =>
        {
            for (var i = 0; i < radius.Length; i++) radius[i] = image.Values[i] == phase ? (float)(ladder.Radius(rung[i]) * edge) : 0;
        }, default);
        return new VoxelImage<float>(image.Grid, radius);
    }

    /// <summary>Distribution of the diameters over the phase's volume.</summary>
    /// <param name="image">the phases, cubic voxels</param>
    /// <param name="phase">phase position</param>
    /// <param name="rungs">radii tried</param>
    /// <param name="tile">edge in voxels of the parts that are done one after the other, each with a margin of twice the largest radius; 0 does the whole at once. The result does not depend on it</param>
    /// <param name="cancellation">stops between parts and rungs</param>
    public static SizeDistribution Distribution(PhaseImage image, int phase, int rungs = 25, int tile = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        CheckRungs(rungs);
        if (tile < 0) throw new ArgumentException($"parts of {tile} voxels: give 0 for the whole, or 1 and more");
        var largest = tile == 0 ? 0 : Largest(image, phase, tile, double.PositiveInfinity, cancellation);
        if (largest < 0) throw new ArgumentException($"parts of {tile} voxels with the margins that their distances need do not fit one array: give smaller parts, or larger voxels");
        return Count(image, phase, rungs, tile, largest, double.PositiveInfinity, cancellation)!;
    }

    /// <summary>The same within a limit of memory: the whole where it fits, else parts as large as fit.</summary>
    /// <param name="image">the phases, cubic voxels</param>
    /// <param name="phase">phase position</param>
    /// <param name="memory">the most to take beside the image [B]</param>
    /// <param name="needed">what the whole takes, or, where nothing is returned, what parts of 64 voxels with their margins take, infinite where not even their distances were found [B]</param>
    /// <param name="rungs">radii tried</param>
    /// <param name="cancellation">stops between parts and rungs</param>
    /// <returns>null where the memory does not suffice</returns>
    public static SizeDistribution? Within(PhaseImage image, int phase, double memory, out double needed, int rungs = 25, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        CheckRungs(rungs);
        const int Least = 64;
        var grid = image.Grid;
        var bytes = BytesPerVoxel;
        double Bytes(int edge)
        {
            var voxels = Math.Min(edge, grid.Nx) * Math.Min(edge, (double)grid.Ny) * Math.Min(edge, grid.Nz);
            return voxels <= Array.MaxLength ? bytes * voxels : double.PositiveInfinity;
        }
        needed = bytes * grid.Count;
        if (needed <= memory && !image.IsPaged && Count(image, phase, rungs, 0, 0, memory, cancellation) is { } whole) return whole;
        // The first pass takes 9 bytes per voxel and has margins of its own; half of the memory, so that what of it the system has not got back yet does no harm.
        var first = (int)Math.Min(Math.Cbrt(memory / 18) - 64, 640);
        if (first >= Least)
        {
            var largest = Largest(image, phase, first, memory, cancellation);
            if (largest < 0)
            {
                needed = double.PositiveInfinity;
                return null;
            }
            if (largest >= DistanceTransform.Near) bytes += 2;
            var margins = 2 * Margin(largest);
            needed = Bytes(Least + margins);
            if (needed <= memory && double.IsFinite(needed))
            {
                var longest = Math.Max(grid.Nx, Math.Max(grid.Ny, grid.Nz));
                var tile = Least;
                while (tile < longest && Bytes(tile + 1 + margins) is var more && more <= memory && double.IsFinite(more)) tile++;
                // As many parts but equal ones: they take less.
                var parts = (longest + tile - 1) / tile;
                return Count(image, phase, rungs, (longest + parts - 1) / parts, largest, memory, cancellation);
            }
        }
        else needed = 18 * Math.Pow(Least + 64, 3);
        return null;
    }

    /// <summary>Null where the whole at once (tile 0) turns out to take more than the memory.</summary>
    private static SizeDistribution? Count(PhaseImage image, int phase, int rungs, int tile, long largest, double memory, CancellationToken cancellation)
    {
        var edge = image.Grid.RequireCubic();
        var counts = new long[rungs + 1];
        var ladder = Climb(image, phase, rungs, tile, largest, memory, (_, part, block, rung) =>
        {
            for (var z = 0; z < part.Size.Z; z++)
            {
                using var rows = image.Rows(part.First.Z + z, part.First.Y, part.Size.Y);
                for (var y = 0; y < part.Size.Y; y++)
                {
                    var own = rows.Row(y).Slice(part.First.X, part.Size.X);
                    var row = rung.AsSpan(block.Grid.Index(part.First.X - block.First.X, part.First.Y - block.First.Y + y, part.First.Z - block.First.Z + z), part.Size.X);
                    for (var x = 0; x < own.Length; x++) if (own[x] == phase) counts[row[x]]++;
                }
            }
        }, cancellation);
        if (ladder is null) return null;
        long total = counts.Sum(), sum = 0;
        if (total == 0) throw new ArgumentException("the phase is not in the image: it has no sizes");
        List<double> diameter = [], cumulative = [];
        for (var k = 0; k <= rungs; k++)
        {
            if (counts[k] == 0) continue;
            diameter.Add(2 * ladder.Radius(k) * edge);
            cumulative.Add((sum += counts[k]) / (double)total);
        }
        return new SizeDistribution { Diameter = diameter, Cumulative = cumulative };
    }

    /// <summary>Largest squared distance of the phase, found part by part; -1 where the memory does not suffice for parts of 32 voxels with their margins.</summary>
    private static long Largest(PhaseImage image, int phase, int tile, double memory, CancellationToken cancellation)
    {
        long largest = 0;
        while (!DistanceTiles.Squared(image, phase, tile, (_, _, squared) =>
        {
            foreach (var d in squared) largest = Math.Max(largest, d);
        }, memory, cancellation))
            if ((tile /= 2) < 32) return -1;
        // Who works in parts is short of memory: this pass gives its own back to the system before the next begins; only the aggressive mode does so at once.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return largest < DistanceTransform.Infinite ? largest : throw Unbounded();
    }

    /// <summary>Climbs the ladder in the whole image (tile 0) or part by part.</summary>
    /// <param name="image">the phases</param>
    /// <param name="phase">phase position</param>
    /// <param name="rungs">radii</param>
    /// <param name="tile">edge of the parts</param>
    /// <param name="largest">largest squared distance; not needed for the whole</param>
    /// <param name="memory">the most to take [B]</param>
    /// <param name="take">gets each part</param>
    /// <param name="cancellation">stops between rungs</param>
    /// <returns>null where the whole takes more than the memory, its distances being long</returns>
    private static RadiusLadder? Climb(PhaseImage image, int phase, int rungs, int tile, long largest, double memory, Taker take, CancellationToken cancellation)
    {
        if (tile == 0)
        {
            if (Whole(image, phase, rungs, DistanceTransform.Near, take, cancellation) is { } near) return near;
            // The distances of 16 bits may still be there.
            if ((BytesPerVoxel + 4) * image.Grid.Count > memory) return null;
            return Whole(image, phase, rungs, DistanceTransform.Infinite, take, cancellation) ?? throw Unbounded();
        }
        var ladder = new RadiusLadder(largest, rungs);
        if (largest < DistanceTransform.Near) Parts(image, phase, ladder, tile, largest, DistanceTransform.Near, double.IsFinite(memory), take, cancellation);
        else Parts(image, phase, ladder, tile, largest, DistanceTransform.Infinite, double.IsFinite(memory), take, cancellation);
        return ladder;
    }

    /// <summary>Null where a distance reaches the limit.</summary>
    private static RadiusLadder? Whole<T>(PhaseImage image, int phase, int rungs, T limit, Taker take, CancellationToken cancellation) where T : unmanaged, IBinaryInteger<T>
    {
        var grid = image.Grid;
        var distance = new T[grid.RequireArray()];
        DistanceTransform.Squared(grid, image.Values, (byte)phase, distance, limit);
        var largest = T.Zero;
        foreach (var d in distance) largest = T.Max(largest, d);
        if (largest == limit) return null;
        var ladder = new RadiusLadder(long.CreateChecked(largest), rungs);
        var rung = new byte[distance.Length];
        var whole = new Tile((0, 0, 0), (grid.Nx, grid.Ny, grid.Nz));
        InscribedSpheres<T>.Find(grid, ladder, distance, whole, new byte[distance.Length], rung, cancellation);
        take(ladder, whole, Block.Around(grid, whole, 0), rung);
        return ladder;
    }

    private static void Parts<T>(PhaseImage image, int phase, RadiusLadder ladder, int tile, long largest, T limit, bool sparing, Taker take, CancellationToken cancellation) where T : unmanaged, IBinaryInteger<T>
    {
        // Parts at the corners are smaller than those within: arrays that grow with them leave their smaller selves behind.
        var grid = image.Grid;
        int Across(int length) => Math.Min(length, tile + 2 * Margin(largest));
        var most = Across(grid.Nx) * Across(grid.Ny) * Across(grid.Nz);
        var distance = new T[most];
        byte[] cut = new byte[most], level = new byte[most], rung = new byte[most];
        foreach (var part in DistanceTiles.Tiles(image.Grid, tile))
        {
            var block = Block.Around(image.Grid, part, Margin(largest));
            DistanceTransform.Squared(block.Grid, block.Cut(image, ref cut), (byte)phase, distance, limit);
            // Spheres that reach into the part have their centres within the largest radius; further out distances do not know the walls that were cut off.
            block.ClearBeyond(distance, part, Reach(largest));
            var asked = part with { First = (part.First.X - block.First.X, part.First.Y - block.First.Y, part.First.Z - block.First.Z) };
            InscribedSpheres<T>.Find(block.Grid, ladder, distance, asked, level, rung, cancellation);
            take(ladder, part, block, rung);
            // Work memory of this part makes room for that of the next; by itself the collector would wait until there is much of it.
            if (sparing) GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        }
    }

    private static int Reach(long largest) => (int)Math.Ceiling(Math.Sqrt(largest));

    private static int Margin(long largest) => 2 * Reach(largest) + 2;

    private static ArgumentException Unbounded() => new("the image holds only this phase: its thickness has no bound");

    private static void CheckRungs(int rungs)
    {
        if (rungs is < 1 or > 255) throw new ArgumentException($"{rungs} radii: 1 to 255");
    }
}
