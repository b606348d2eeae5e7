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
    /// <summary>Radius of the largest sphere of the ladder that holds each voxel; 0 outside the phase, half a voxel's edge where no rung fits [m].</summary>
    /// <param name="image">the phases, cubic voxels</param>
    /// <param name="phase">phase position</param>
    /// <param name="rungs">radii tried, spaced evenly in their logarithm between one voxel and the largest distance</param>
    public static VoxelImage<float> Radius(PhaseImage image, int phase, int rungs = 25)
    {
        ArgumentNullException.ThrowIfNull(image);
        CheckRungs(rungs);
        var edge = image.Grid.RequireCubic();
        var distance = DistanceTransform.Squared(image.Grid, new IsPhase(image.Values, (byte)phase));
        var ladder = new RadiusLadder(Largest(distance), rungs);
        var rung = new byte[distance.Length];
        Climb(image.Grid, distance, ladder, new int[distance.Length], rung, default);
        var radius = new float[distance.Length];
        for (var i = 0; i < radius.Length; i++) radius[i] = distance[i] > 0 ? (float)(ladder.Radius(rung[i]) * edge) : 0;
        return new VoxelImage<float>(image.Grid, radius);
    }

    /// <summary>Distribution of the diameters over the phase's volume.</summary>
    /// <param name="image">the phases, cubic voxels</param>
    /// <param name="phase">phase position</param>
    /// <param name="rungs">radii tried</param>
    /// <param name="tile">edge in voxels of the parts that are done one after the other, each with a margin of twice the largest radius, at 10 bytes per voxel; 0 does the whole at once. The result does not depend on it</param>
    /// <param name="cancellation">stops between parts and rungs</param>
    public static SizeDistribution Distribution(PhaseImage image, int phase, int rungs = 25, int tile = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        CheckRungs(rungs);
        if (tile < 0) throw new ArgumentException($"parts of {tile} voxels: give 0 for the whole, or 1 and more");
        var grid = image.Grid;
        var edge = grid.RequireCubic();
        var counts = new long[rungs + 1];
        if (tile == 0) tile = Math.Max(grid.Nx, Math.Max(grid.Ny, grid.Nz));
        long largest = 0;
        // A first pass for the largest distance only.
        DistanceTiles.Squared(image, phase, tile, (_, _, squared) =>
        {
            foreach (var d in squared) largest = Math.Max(largest, d);
        }, cancellation);
        // Who works in parts is short of memory: the first pass gives its own back before the second begins.
        if (tile < Math.Max(grid.Nx, Math.Max(grid.Ny, grid.Nz))) GC.Collect();
        var ladder = new RadiusLadder(Bounded(largest), rungs);
        var reach = (int)Math.Ceiling(Math.Sqrt(largest));
        int[] distance = [], toCentre = [];
        byte[] cut = [], rung = [];
        foreach (var part in DistanceTiles.Tiles(grid, tile))
        {
            var block = Block.Around(grid, part, 2 * reach + 2);
            if (distance.Length < block.Grid.Count) (distance, toCentre, rung) = (new int[block.Grid.Count], new int[block.Grid.Count], new byte[block.Grid.Count]);
            var values = block.Cut(image, ref cut);
            DistanceTransform.Squared(block.Grid, new IsPhase(values, (byte)phase), distance);
            // Spheres that reach into the part have their centres within the largest radius; further out distances do not know the walls that were cut off.
            block.ClearBeyond(distance, part, reach);
            Climb(block.Grid, distance, ladder, toCentre, rung, cancellation);
            var rungOf = rung;
            block.Each(part, i =>
            {
                if (values[i] == phase) counts[rungOf[i]]++;
            });
        }
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

    /// <summary>The highest rung whose sphere holds each voxel; 0 for none.</summary>
    private static void Climb(VoxelGrid grid, int[] distance, RadiusLadder ladder, int[] toCentre, byte[] rung, CancellationToken cancellation)
    {
        rung.AsSpan(0, grid.Count).Clear();
        for (var k = 1; k <= ladder.Rungs; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            // Increasing, so that larger spheres overwrite smaller ones.
            var squared = ladder.Squared(k);
            // Distances to the centres of fitting spheres; beyond r it does not matter how far.
            DistanceTransform.Squared(grid, new IsAtMost(distance, squared), toCentre, squared + 1);
            for (var i = 0; i < grid.Count; i++) if (toCentre[i] <= squared) rung[i] = (byte)k;
        }
    }

    private static long Largest(int[] distance)
    {
        long largest = 0;
        foreach (var d in distance) largest = Math.Max(largest, d);
        return Bounded(largest);
    }

    private static long Bounded(long largest) => largest < DistanceTransform.Infinite ? largest : throw new ArgumentException("the image holds only this phase: its thickness has no bound");

    private static void CheckRungs(int rungs)
    {
        if (rungs is < 1 or > 255) throw new ArgumentException($"{rungs} radii: 1 to 255");
    }
}
