using Lamina.Numerics.Parallel;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Metrics;

/// <summary>Volume fractions, whole and per slice.</summary>
public static class PhaseFractions
{
    /// <summary>Volume fraction of each phase, in the order of the image's phases [-].</summary>
    /// <param name="image">the phases</param>
    public static double[] Of(PhaseImage image)
    {
        var counts = Counts(image, Axis.Z);
        var fractions = new double[image.Phases.Count];
        for (var p = 0; p < fractions.Length; p++)
        {
            long sum = 0;
            for (var z = 0; z < image.Grid.Nz; z++) sum += counts[z, p];
            fractions[p] = sum / (double)image.Grid.Count;
        }
        return fractions;
    }

    /// <summary>Fractions per slice along an axis.</summary>
    /// <param name="image">the phases</param>
    /// <param name="axis">normal of the slices</param>
    public static PhaseProfile Profile(PhaseImage image, Axis axis = Axis.Z)
    {
        var counts = Counts(image, axis);
        int slices = image.Grid.Size(axis), phases = image.Phases.Count;
        var fraction = new double[phases][];
        var perSlice = (double)image.Grid.Count / slices;
        for (var p = 0; p < phases; p++)
        {
            fraction[p] = new double[slices];
            for (var s = 0; s < slices; s++) fraction[p][s] = counts[s, p] / perSlice;
        }
        var edge = image.Grid.Edge(axis);
        var position = new double[slices];
        for (var s = 0; s < slices; s++) position[s] = (s + 0.5) * edge;
        return new PhaseProfile { Position = position, Fraction = fraction };
    }

    private static long[,] Counts(PhaseImage image, Axis axis)
    {
        ArgumentNullException.ThrowIfNull(image);
        var grid = image.Grid;
        var phases = image.Phases.Count;
        if (axis == Axis.Z)
        {
            var pages = new long[grid.Nz, phases];
            ScheduledLoop.For(0, grid.Nz, z =>
            {
                Span<int> count = stackalloc int[256];
                using var page = image.Pages(z, 1);
                foreach (var value in page.Values) count[value]++;
                for (var p = 0; p < phases; p++) pages[z, p] = count[p];
            });
            return pages;
        }
        var slices = new long[grid.Size(axis), phases];
        for (var z = 0; z < grid.Nz; z++)
        {
            using var page = image.Pages(z, 1);
            for (var y = 0; y < grid.Ny; y++)
            {
                var row = page.Row(y);
                for (var x = 0; x < row.Length; x++) slices[axis == Axis.X ? x : y, row[x]]++;
            }
        }
        return slices;
    }
}
