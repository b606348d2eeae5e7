using System.Runtime.CompilerServices;

namespace Lamina.Transport.Tortuosity;

/// <summary>Conductances between nodes, in compressed rows: both directions of every edge.</summary>
internal sealed unsafe class ConductanceGraph : IDisposable
{
    // Nodes between two looks at whether to stop: some milliseconds of work.
    private const int Often = 1 << 14;

    public ConductanceGraph(int count, int edges)
    {
        Count = count;
        Start = new(count + 1) { Count = count + 1 };
        Neighbour = new(edges) { Count = edges };
        Weight = new(edges);
        Outer = new(count);
    }

    public int Count { get; }

    /// <summary>First entry of each node's row; one more at the end.</summary>
    public IntBuffer Start { get; }

    public IntBuffer Neighbour { get; }

    public FloatBuffer Weight { get; }

    /// <summary>Conductance of each node to the two outer faces together.</summary>
    public FloatBuffer Outer { get; }

    /// <summary>The graph of groups of nodes: conductances between groups are summed, those inside a group drop out.</summary>
    /// <param name="group">of each node</param>
    /// <param name="groups">how many</param>
    /// <param name="cancellation">stops between groups</param>
    public ConductanceGraph Merged(IntBuffer group, int groups, CancellationToken cancellation)
    {
        // Nodes sorted by group.
        using var first = new IntBuffer(groups + 2);
        new Span<int>(first.Data, groups + 2).Clear();
        for (var i = 0; i < Count; i++) first.Data[group.Data[i] + 2]++;
        for (var g = 0; g < groups; g++) first.Data[g + 2] += first.Data[g + 1];
        using var members = new IntBuffer(Count);
        for (var i = 0; i < Count; i++)
        {
            if (i % Often == 0) cancellation.ThrowIfCancellationRequested();
            members.Data[first.Data[group.Data[i] + 1]++] = i;
        }
        // Where a group's edge to another lies in the row that is being filled.
        using var places = new IntBuffer(groups);
        new Span<int>(places.Data, groups).Fill(-1);
        // Room for all edges; pages that stay empty take no memory.
        var merged = new ConductanceGraph(groups, Start.Data[Count]);
        try
        {
            Fill(merged, group, first.Data, members.Data, places.Data, cancellation);
            return merged;
        }
        catch
        {
            merged.Dispose();
            throw;
        }
    }

    /// <summary>Writes the rows of a graph of groups.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(ConductanceGraph merged, IntBuffer group, int* first, int* members, int* place, CancellationToken cancellation)
    {
        int* start = merged.Start.Data, ends = merged.Neighbour.Data, from = Start.Data, to = Neighbour.Data, of = group.Data;
        float* sums = merged.Weight.Data, joined = Weight.Data;
        var end = 0;
        for (var own = 0; own < merged.Count; own++)
        {
            if (own % Often == 0) cancellation.ThrowIfCancellationRequested();
            var begin = end;
            start[own] = begin;
            for (var m = first[own]; m < first[own + 1]; m++)
            {
                var node = members[m];
                for (var e = from[node]; e < from[node + 1]; e++)
                {
                    var other = of[to[e]];
                    if (other == own) continue;
                    var at = place[other];
                    if (at < begin)
                    {
                        place[other] = at = end++;
                        ends[at] = other;
                        sums[at] = joined[e];
                    }
                    else sums[at] += joined[e];
                }
            }
        }
        start[merged.Count] = end;
        for (var i = 0; i < Count; i++) merged.Outer.Data[of[i]] += Outer.Data[i];
    }

    /// <summary>The same graph with other numbers.</summary>
    /// <param name="number">new number of each node</param>
    /// <param name="cancellation">stops between nodes</param>
    public ConductanceGraph Renumbered(IntBuffer number, CancellationToken cancellation)
    {
        var other = new ConductanceGraph(Count, Start.Data[Count]);
        try
        {
            Renumber(number, other, cancellation);
            return other;
        }
        catch
        {
            other.Dispose();
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Renumber(IntBuffer number, ConductanceGraph other, CancellationToken cancellation)
    {
        for (var i = 0; i < Count; i++) other.Start.Data[number.Data[i] + 1] = Start.Data[i + 1] - Start.Data[i];
        other.Start.Data[0] = 0;
        for (var i = 0; i < Count; i++) other.Start.Data[i + 1] += other.Start.Data[i];
        for (var i = 0; i < Count; i++)
        {
            if (i % Often == 0) cancellation.ThrowIfCancellationRequested();
            var at = other.Start.Data[number.Data[i]];
            for (var e = Start.Data[i]; e < Start.Data[i + 1]; e++, at++)
            {
                other.Neighbour.Data[at] = number.Data[Neighbour.Data[e]];
                other.Weight.Data[at] = Weight.Data[e];
            }
            other.Outer.Data[number.Data[i]] = Outer.Data[i];
        }
        for (var i = 0; i < Count; i++) other.SortRow(i);
    }

    /// <summary>Puts a row's neighbours into rising order.</summary>
    public void SortRow(int node)
    {
        int begin = Start.Data[node], length = Start.Data[node + 1] - begin;
        int* neighbour = Neighbour.Data + begin;
        float* weight = Weight.Data + begin;
        if (length > 24)
        {
            new Span<int>(neighbour, length).Sort(new Span<float>(weight, length));
            return;
        }
        for (var i = 1; i < length; i++)
        {
            var (key, value) = (neighbour[i], weight[i]);
            var j = i - 1;
            for (; j >= 0 && neighbour[j] > key; j--) (neighbour[j + 1], weight[j + 1]) = (neighbour[j], weight[j]);
            (neighbour[j + 1], weight[j + 1]) = (key, value);
        }
    }

    public void Dispose()
    {
        foreach (var buffer in new[] { Start, Neighbour }) buffer.Dispose();
        foreach (var buffer in new[] { Weight, Outer }) buffer.Dispose();
    }
}
