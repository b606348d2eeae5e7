using System.Runtime.CompilerServices;

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
        IntBuffer? total = null, group = null;
        try
        {
            for (var pass = 0; pass < Passes; pass++)
            {
                (group, var groups) = Match(graph, WorstPair, cancellation);
                for (var worst = 1.5 * WorstPair; groups > Stalled * graph.Count && worst < WorstOfAll; worst *= 1.5)
                {
                    group.Dispose();
                    (group, groups) = Match(graph, worst, cancellation);
                }
                if (groups > 0.95 * graph.Count)
                {
                    group.Dispose();
                    break;
                }
                var merged = graph.Merged(group, groups, cancellation);
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
        catch
        {
            group?.Dispose();
            total?.Dispose();
            if (!ReferenceEquals(graph, fine)) graph.Dispose();
            throw;
        }
    }

    private static (IntBuffer Group, int Groups) Match(ConductanceGraph graph, double worst, CancellationToken cancellation)
    {
        var buffer = new IntBuffer(graph.Count);
        try
        {
            return (buffer, Match(graph, worst, buffer.Data, cancellation));
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Match(ConductanceGraph graph, double worst, int* group, CancellationToken cancellation)
    {
        const int Waiting = -1, Often = 1 << 14;
        int* start = graph.Start.Data, neighbour = graph.Neighbour.Data;
        float* weight = graph.Weight.Data, outer = graph.Outer.Data;
        new Span<int>(group, graph.Count).Fill(Waiting);
        // One over the sum of what joins each node to others.
        using var buffer = new FloatBuffer(graph.Count);
        var inverse = buffer.Data;
        for (var i = 0; i < graph.Count; i++)
        {
            var sum = outer[i];
            for (var e = start[i]; e < start[i + 1]; e++) sum += weight[e];
            inverse[i] = 1 / sum;
        }
        var groups = 0;
        for (var i = 0; i < graph.Count; i++)
        {
            if (i % Often == 0) cancellation.ThrowIfCancellationRequested();
            if (group[i] != Waiting) continue;
            var best = Waiting;
            // Notay 2012, eq. 4.6, for a symmetric matrix without positive off-diagonal entries: 2 / ((1/a + 1/b) (g + held)) must stay below the worst.
            var most = 2 / worst;
            double own = inverse[i], ownOuter = outer[i];
            for (var e = start[i]; e < start[i + 1]; e++)
            {
                var j = neighbour[e];
                if (group[j] != Waiting) continue;
                double joined = weight[e], otherOuter = outer[j];
                if (ownOuter > 0 && otherOuter > 0) joined += ownOuter * otherOuter / (ownOuter + otherOuter);
                var quality = (own + inverse[j]) * joined;
                if (quality > most) (best, most) = (j, quality);
            }
            if (best == Waiting) continue;
            group[i] = group[best] = groups++;
        }
        // Nodes that found no partner: one that hangs on a single neighbour joins that neighbour's pair, so that stars do not keep their rays; the others stay alone.
        for (var i = 0; i < graph.Count; i++)
        {
            if (group[i] != Waiting) continue;
            var heaviest = -1;
            for (var e = start[i]; e < start[i + 1]; e++)
                if (heaviest < 0 || weight[e] > weight[heaviest]) heaviest = e;
            if (heaviest >= 0 && 1 <= WorstRay * weight[heaviest] * inverse[i] && group[neighbour[heaviest]] >= 0) group[i] = Joining - group[neighbour[heaviest]];
        }
        for (var i = 0; i < graph.Count; i++)
        {
            if (group[i] == Waiting) group[i] = groups++;
            else if (group[i] <= Joining) group[i] = Joining - group[i];
        }
        return groups;
    }
}
