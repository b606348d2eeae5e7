using Lamina.Voxels.Distances;
using Lamina.Voxels.Images;
using Lamina.Voxels.Labelling;

namespace Lamina.Voxels.Metrics;

/// <summary>
/// Pore sizes as mercury intrusion sees them (Hilpert and Miller 2001): a sphere of a radius is moved from outside through the pores; what it covers is filled at the pressure of that
/// radius. Wide pores behind narrow necks count with the neck's size, which local thickness does not do: the difference of both is the bottleneck.
/// </summary>
public sealed record MercuryIntrusion
{
    /// <summary>Share of the reached pore volume that fills at a diameter or below it.</summary>
    public required SizeDistribution Sizes { get; init; }

    /// <summary>Share of the pore volume that is reached at all, through faces of voxels [-].</summary>
    public required double Reached { get; init; }

    /// <summary>Intrudes a phase.</summary>
    /// <param name="image">the phases, cubic voxels</param>
    /// <param name="pore">phase position</param>
    /// <param name="allFaces">from all six faces of the image; otherwise from the last page, the free surface of a film on its collector</param>
    /// <param name="rungs">radii tried, spaced evenly in their logarithm between one voxel and the largest distance</param>
    /// <param name="cancellation">stops between radii</param>
    public static MercuryIntrusion Of(PhaseImage image, int pore, bool allFaces = false, int rungs = 25, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (rungs is < 1 or > 255) throw new ArgumentException($"{rungs} radii: 1 to 255");
        var grid = image.Grid;
        var edge = grid.RequireCubic();
        var distance = DistanceTransform.Squared(grid, image.Values, (byte)pore);
        long largest = 0;
        foreach (var d in distance) largest = Math.Max(largest, d);
        if (largest >= DistanceTransform.Infinite) throw new ArgumentException("the image holds only pores: their size has no bound");
        if (largest == 0) throw new ArgumentException("the phase is not in the image: it has no sizes");
        var faces = allFaces ? 63 : 32;
        var ladder = new RadiusLadder(largest, rungs);
        var rung = new byte[distance.Length];
        var mask = new byte[distance.Length];
        var toCentre = new int[distance.Length];
        Phase[] two = [new Phase { Label = 0, Name = "0" }, new Phase { Label = 1, Name = "1" }];
        // From the smallest on, so that larger spheres overwrite: first every pore that hangs together with the outside, then the spheres that get through.
        for (var k = 0; k <= ladder.Rungs; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            var squared = k == 0 ? 0 : ladder.Squared(k);
            for (var i = 0; i < mask.Length; i++) mask[i] = distance[i] > squared ? (byte)1 : (byte)0;
            Components.Of(new PhaseImage(grid, mask, two), 1).MarkTouching(faces, mask);
            if (k == 0)
            {
                for (var i = 0; i < rung.Length; i++) rung[i] = mask[i];
                continue;
            }
            DistanceTransform.Squared(grid, mask, 0, toCentre, squared + 1);
            for (var i = 0; i < rung.Length; i++) if (toCentre[i] <= squared) rung[i] = (byte)(k + 1);
        }
        var counts = new long[ladder.Rungs + 2];
        for (var i = 0; i < rung.Length; i++) if (distance[i] > 0) counts[rung[i]]++;
        long reached = counts.Sum() - counts[0], sum = 0;
        List<double> diameter = [], cumulative = [];
        for (var k = 1; k < counts.Length; k++)
        {
            if (counts[k] == 0) continue;
            diameter.Add(2 * ladder.Radius(k - 1) * edge);
            cumulative.Add((sum += counts[k]) / (double)reached);
        }
        return new MercuryIntrusion { Sizes = new SizeDistribution { Diameter = diameter, Cumulative = cumulative }, Reached = reached / (double)counts.Sum() };
    }
}
