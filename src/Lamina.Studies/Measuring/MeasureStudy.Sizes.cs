using System.Text.Json.Nodes;
using Lamina.Voxels.Distances;
using Lamina.Voxels.Metrics;

namespace Lamina.Studies.Measuring;

// Sizes of pores, distances.
public sealed partial class MeasureStudy
{
    private JsonObject PoreSize()
    {
        if (Pore(out var pore) is { } missing) return missing;
        if (LocalThickness.Within(Cubes, pore, Spare, out var needed, cancellation: cancellation) is not { } sizes)
            return Missing($"the whole needs {MemoryBudget.Text(Taken + LocalThickness.BytesPerVoxel * Cubes.Grid.Count)}, {(double.IsFinite(needed) ? $"parts with their margins {MemoryBudget.Text(Taken + needed)}" : "and parts of 32 voxels with the margins of such long distances do not fit either")}; {Allowed}");
        poreSizes = sizes;
        return Quantiles(sizes);
    }

    private JsonObject Quantiles(SizeDistribution sizes) => new() { ["d10"] = Value(sizes.Quantile(0.1), LengthUnit), ["d50"] = Value(sizes.Quantile(0.5), LengthUnit), ["d90"] = Value(sizes.Quantile(0.9), LengthUnit) };

    /// <summary>Position of the pores, or why their sizes cannot be measured.</summary>
    private JsonObject? Pore(out int pore)
    {
        pore = image.Phases.ToList().FindIndex(p => p.Name.Equals("pore", StringComparison.OrdinalIgnoreCase));
        if (pore < 0)
        {
            // Tomograms are written with pores as 0; said, so that nobody takes a solid for them.
            pore = image.Phases.ToList().FindIndex(p => p.Label == 0 && p.Name == "0");
            if (pore < 0) return Missing("no phase is named pore: name it with --phase LABEL=pore");
            warn("pore_size takes phase 0 as the pores; --phase LABEL=pore names another");
        }
        if (NoCubes() is { } none) return none;
        var count = image.CountOf(pore);
        if (count == 0) return Missing("the image has no pores");
        return count == image.Grid.Count ? Missing("the image holds only pores: their size has no bound") : null;
    }

    private JsonObject IntrusionSize()
    {
        if (Pore(out var pore) is { } missing) return missing;
        if (NoRoom(Cubes, 26) is { } reason) return Missing(reason);
        var intruded = MercuryIntrusion.Of(InMemory(Cubes), pore, cancellation: cancellation);
        var result = intruded.Sizes.Diameter.Count > 0 ? Quantiles(intruded.Sizes) : Missing("no pore reaches the last page");
        result["reached"] = intruded.Reached;
        return result;
    }

    /// <summary>Distances to the nearest voxel outside the phase, tile by tile.</summary>
    private JsonNode Distance(int phase)
    {
        if (NoCubes() is { } none) return none;
        var count = image.CountOf(phase);
        if (count == 0) return Missing("the phase has no voxels");
        if (count == image.Grid.Count) return Missing("the image holds only this phase: distances have no bound");
        // Whole squared distances are counted and added in their order, so that neither tiles nor what fits the budget show.
        var counts = new long[1 << 10];
        var edge = 256;
        if (request.Source.Memory is not null) SystemMemory.GiveBack();
        while (!DistanceTiles.Squared(Cubes, phase, edge, (_, _, squared) =>
        {
            foreach (var d in squared)
            {
                if (d >= counts.Length) Array.Resize(ref counts, Math.Max(d + 1, 2 * counts.Length));
                counts[d]++;
            }
        }, Spare, cancellation))
        {
            if ((edge /= 2) < 32) return Missing($"tiles of {2 * edge} voxels with the margin that these distances need take more than fits; {Allowed}");
            counts.AsSpan().Clear();
        }
        var sum = 0.0;
        var largest = 0;
        for (var d = 1; d < counts.Length; d++)
        {
            if (counts[d] == 0) continue;
            sum += counts[d] * Math.Sqrt(d);
            largest = d;
        }
        return new JsonObject { ["mean"] = Value(sum / Cubes.CountOf(phase) * Cubes.Grid.Spacing.X, LengthUnit), ["largest"] = Value(Math.Sqrt(largest) * Cubes.Grid.Spacing.X, LengthUnit) };
    }
}
