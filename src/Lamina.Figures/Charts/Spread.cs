namespace Lamina.Figures.Charts;

/// <summary>Moves labels along a line so that none overlap, each as near to its wish as possible.</summary>
internal static class Spread
{
    /// <summary>
    /// Centres for labels of given sizes between two ends, in the order of their wishes: least squares under "no overlap", solved by pooling neighbours that
    /// collide (pool adjacent violators). Where the labels do not all fit between the ends they are set tight from the low end on.
    /// </summary>
    internal static double[] Place(ReadOnlySpan<double> wish, ReadOnlySpan<double> size, double low, double high)
    {
        var n = wish.Length;
        var order = new int[n];
        var keys = wish.ToArray();
        for (var i = 0; i < n; i++) order[i] = i;
        var sizes = size.ToArray();
        Array.Sort(order, (p, q) => keys[p] != keys[q] ? keys[p].CompareTo(keys[q]) : p.CompareTo(q));
        // Subtracting the room taken before each label turns "no overlap" into "not decreasing".
        var before = 0.0;
        var blocks = new List<(double Sum, int Count)>();
        var offset = new double[n];
        foreach (var i in order)
        {
            offset[i] = before + sizes[i] / 2;
            before += sizes[i];
            blocks.Add((keys[i] - offset[i], 1));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Count > blocks[^1].Sum / blocks[^1].Count)
            {
                var last = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (blocks[^1].Sum + last.Sum, blocks[^1].Count + last.Count);
            }
        }
        var result = new double[n];
        var at = 0;
        foreach (var (sum, count) in blocks)
            for (var i = 0; i < count; i++, at++)
                result[order[at]] = offset[order[at]] + Math.Max(low, Math.Min(sum / count, high - before));
        return result;
    }
}
