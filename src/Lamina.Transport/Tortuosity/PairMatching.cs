namespace Lamina.Transport.Tortuosity;

/// <summary>
/// Groups of nodes that hang together well, by matching pairs three times over (Notay 2010). A pair must be joined at least as strongly, against what joins it to all
/// others, as two cells of a full grid are: what a thin neck joins stays apart until everything else around it has been joined.
/// </summary>
internal static unsafe class PairMatching
{
    // Two-grid condition number that a pair may cause by itself; pairs of a full grid have 6.
    private const double WorstPair = 9;

    // Where next to none of the nodes find a partner, as among many that are all joined alike, a pass is made anew with half as much again, up to this: a neck's two sides stand at hundreds.
    private const double WorstOfAll = 70;

    // Groups over nodes that count as next to none.
    private const double Stalled = 0.6;

    // What joins a ray to its star, at least: its total over this.
    private const double WorstRay = 1.5;

    // Marks a ray: the group it joins, counted down from here.
    private const int Joining = -2;

    private const int Passes = 3;

    /// <summary>The groups' graph and each node's group; null where next to nothing can be joined.</summary>
    public static (ConductanceGraph Coarse, IntBuffer Group)? Coarsen(ConductanceGraph fine, CancellationToken cancellation)
    {
        var graph = fine;
        IntBuffer? total = null;
        for (var pass = 0; pass < Passes; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (group, groups) = Match(graph, WorstPair);
            for (var worst = 1.5 * WorstPair; groups > Stalled * graph.Count && worst < WorstOfAll; worst *= 1.5)
            {
                group.Dispose();
                (group, groups) = Match(graph, worst);
            }
            if (groups > 0.95 * graph.Count)
            {
                group.Dispose();
                break;
            }
            var merged = graph.Merged(group, groups);
            if (!ReferenceEquals(graph, fine)) graph.Dispose();
            graph = merged;
            if (total is null) total = group;
            else
            {
                for (var i = 0; i < fine.Count; i++) total.Data[i] = group.Data[total.Data[i]];
                group.Dispose();
            }
        }
        return total is null ? null : (graph, total);
    }

    private static (IntBuffer Group, int Groups) Match(ConductanceGraph graph, double worst)
    {
        const int Waiting = -1;
        var group = new IntBuffer(graph.Count);
        new Span<int>(group.Data, graph.Count).Fill(Waiting);
        using var sum = new FloatBuffer(graph.Count);
        for (var i = 0; i < graph.Count; i++)
        {
            sum.Data[i] = graph.Outer.Data[i];
            for (var e = graph.Start.Data[i]; e < graph.Start.Data[i + 1]; e++) sum.Data[i] += graph.Weight.Data[e];
        }
        var groups = 0;
        for (var i = 0; i < graph.Count; i++)
        {
            if (group.Data[i] != Waiting) continue;
            var best = Waiting;
            var least = worst;
            double own = sum.Data[i], outer = graph.Outer.Data[i];
            for (var e = graph.Start.Data[i]; e < graph.Start.Data[i + 1]; e++)
            {
                var j = graph.Neighbour.Data[e];
                if (group.Data[j] != Waiting) continue;
                double other = sum.Data[j], otherOuter = graph.Outer.Data[j];
                // Notay 2012, eq. 4.6, for a symmetric matrix without positive off-diagonal entries.
                var held = outer > 0 && otherOuter > 0 ? outer * otherOuter / (outer + otherOuter) : 0;
                var quality = 2 * own * other / (own + other) / (graph.Weight.Data[e] + held);
                if (quality < least) (best, least) = (j, quality);
            }
            if (best == Waiting) continue;
            group.Data[i] = group.Data[best] = groups++;
        }
        // Nodes that found no partner: one that hangs on a single neighbour joins that neighbour's pair, so that stars do not keep their rays; the others stay alone.
        for (var i = 0; i < graph.Count; i++)
        {
            if (group.Data[i] != Waiting) continue;
            var heaviest = -1;
            for (var e = graph.Start.Data[i]; e < graph.Start.Data[i + 1]; e++)
                if (heaviest < 0 || graph.Weight.Data[e] > graph.Weight.Data[heaviest]) heaviest = e;
            if (heaviest >= 0 && sum.Data[i] <= WorstRay * graph.Weight.Data[heaviest] && group.Data[graph.Neighbour.Data[heaviest]] >= 0)
                group.Data[i] = Joining - group.Data[graph.Neighbour.Data[heaviest]];
        }
        for (var i = 0; i < graph.Count; i++)
        {
            if (group.Data[i] == Waiting) group.Data[i] = groups++;
            else if (group.Data[i] <= Joining) group.Data[i] = Joining - group.Data[i];
        }
        return (group, groups);
    }
}
