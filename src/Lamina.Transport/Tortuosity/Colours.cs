namespace Lamina.Transport.Tortuosity;

/// <summary>Numbers the nodes of a graph colour by colour, so that no two of one colour are neighbours.</summary>
internal static unsafe class Colours
{
    // Nodes in one piece of work.
    private const int Piece = 2048;

    /// <summary>The graph with new numbers; disposes of the old one in any case.</summary>
    /// <param name="graph">the graph</param>
    /// <param name="group">node of the graph for each of some finer nodes; renumbered too</param>
    /// <param name="count">of finer nodes</param>
    /// <param name="cancellation">stops between pieces of work</param>
    public static (ConductanceGraph Graph, int[][] Cuts) Sorted(ConductanceGraph graph, IntBuffer group, int count, CancellationToken cancellation)
    {
        using var old = graph;
        var colour = new byte[graph.Count];
        var sizes = new int[256];
        for (var i = 0; i < graph.Count; i++)
        {
            if (i % Piece == 0) cancellation.ThrowIfCancellationRequested();
            // The first colour that no neighbour with a lower number has.
            ulong taken = 0;
            for (var e = graph.Start.Data[i]; e < graph.Start.Data[i + 1]; e++)
                if (graph.Neighbour.Data[e] < i && colour[graph.Neighbour.Data[e]] < 64) taken |= 1UL << colour[graph.Neighbour.Data[e]];
            var own = taken != ulong.MaxValue ? (byte)System.Numerics.BitOperations.TrailingZeroCount(~taken) : Further(graph, i, colour);
            colour[i] = own;
            sizes[own]++;
        }
        var cuts = new List<int[]>();
        var next = new int[256];
        for (int c = 0, at = 0; c < 256 && sizes[c] > 0; at += sizes[c++])
        {
            next[c] = at;
            var pieces = (sizes[c] + Piece - 1) / Piece;
            cuts.Add([.. Enumerable.Range(0, pieces).Select(p => next[c] + p * Piece), at + sizes[c]]);
        }
        using var number = new IntBuffer(graph.Count);
        Number(graph, colour, next, number);
        var sorted = graph.Renumbered(number, cancellation);
        for (var i = 0; i < count; i++) group.Data[i] = number.Data[group.Data[i]];
        return (sorted, [.. cuts]);
    }

    // Within a colour nodes stay where they are, but some hundred at a time by the length of their rows: eight of about the same length are summed side by side.
    private static void Number(ConductanceGraph graph, byte[] colour, int[] next, IntBuffer number)
    {
        const int Window = 256;
        var waiting = new long[256][];
        var counts = new int[256];
        for (var i = 0; i < graph.Count; i++)
        {
            var c = colour[i];
            (waiting[c] ??= new long[Window])[counts[c]++] = ((long)(graph.Start.Data[i + 1] - graph.Start.Data[i]) << 32) + i;
            if (counts[c] == Window) GiveNumbers(c);
        }
        for (var c = 0; c < 256; c++) GiveNumbers(c);

        void GiveNumbers(int c)
        {
            if (counts[c] == 0) return;
            var nodes = waiting[c].AsSpan(0, counts[c]);
            nodes.Sort();
            foreach (var node in nodes) number.Data[(int)node] = next[c]++;
            counts[c] = 0;
        }
    }

    // Beyond the 64 colours of one word.
    private static byte Further(ConductanceGraph graph, int node, byte[] colour)
    {
        for (var own = 64; ; own = checked((byte)(own + 1)))
        {
            var free = true;
            for (var e = graph.Start.Data[node]; e < graph.Start.Data[node + 1]; e++) free &= graph.Neighbour.Data[e] >= node || colour[graph.Neighbour.Data[e]] != own;
            if (free) return (byte)own;
        }
    }
}
