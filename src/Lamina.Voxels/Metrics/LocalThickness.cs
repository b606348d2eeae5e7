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
        if (rungs is < 1 or > 1000) throw new ArgumentException($"{rungs} radii: 1 to 1000");
        var edge = image.Grid.RequireCubic();
        var distance = DistanceTransform.Squared(image.Grid, i => image.Values[i] == phase);
        long largest = 0;
        foreach (var d in distance) largest = Math.Max(largest, d);
        if (largest >= DistanceTransform.Infinite) throw new ArgumentException("the image holds only this phase: its thickness has no bound");
        var radius = new float[distance.Length];
        for (var i = 0; i < radius.Length; i++) radius[i] = distance[i] > 0 ? (float)(0.5 * edge) : 0;
        var top = Math.Sqrt(largest);
        for (var k = 0; k < rungs && top > 1; k++)
        {
            // Increasing, so that larger spheres overwrite smaller ones.
            var r = k == rungs - 1 ? top : Math.Pow(top, (k + 1.0) / rungs);
            var squared = (int)Math.Ceiling(r * r - 1e-9) - 1;
            // The wall lies half a voxel before the first centre outside.
            var value = (float)((r - 0.5) * edge);
            // Distances to the centres of fitting spheres; beyond r it does not matter how far.
            var toCentre = DistanceTransform.Squared(image.Grid, i => distance[i] <= squared, squared + 1);
            for (var i = 0; i < radius.Length; i++)
                if (toCentre[i] <= squared) radius[i] = value;
        }
        return new VoxelImage<float>(image.Grid, radius);
    }

    /// <summary>Distribution of the diameters over the phase's volume.</summary>
    /// <param name="image">the phases, cubic voxels</param>
    /// <param name="phase">phase position</param>
    /// <param name="rungs">radii tried</param>
    public static SizeDistribution Distribution(PhaseImage image, int phase, int rungs = 25)
    {
        var tally = new Dictionary<float, long>();
        var counts = new SortedDictionary<float, long>();
        long total = 0;
        foreach (var r in Radius(image, phase, rungs).Values)
        {
            if (r == 0) continue;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(tally, r, out _)++;
            total++;
        }
        foreach (var (r, n) in tally) counts[r] = n;
        if (total == 0) throw new ArgumentException("the phase is not in the image: it has no sizes");
        var cumulative = new List<double>();
        long sum = 0;
        foreach (var n in counts.Values) cumulative.Add((sum += n) / (double)total);
        return new SizeDistribution { Diameter = [.. counts.Keys.Select(r => 2.0 * r)], Cumulative = cumulative };
    }
}
