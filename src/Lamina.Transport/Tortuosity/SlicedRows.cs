using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// Part of the edges of a graph's nodes, eight nodes side by side: the first edges of all eight, then their second ones, as many as the node with the most has; the others are filled up with
/// edges of no conductance. Eight sums grow at a time, and there is no loop whose length changes from node to node. Slices do not reach from one piece of work into the next.
/// </summary>
internal sealed unsafe class SlicedRows : IDisposable
{
    public const int Lanes = 8;

    // First edge of each slice over eight.
    private readonly IntBuffer start;
    private readonly IntBuffer neighbour;
    // The upper half of a float: eight significant bits do for a preconditioner, the same for both directions of an edge.
    private readonly ShortBuffer weight;

    /// <summary>Takes the edges to nodes of lower or of higher number.</summary>
    /// <param name="graph">rows in rising order of neighbours</param>
    /// <param name="pieces">nodes between which the work is cut, rising, from 0 to the number of nodes</param>
    /// <param name="higher">which edges</param>
    /// <param name="cancellation">stops now and then</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SlicedRows(ConductanceGraph graph, ReadOnlySpan<int> pieces, bool higher, CancellationToken cancellation)
    {
        const int Often = 1 << 13;
        int* first = graph.Start.Data, to = graph.Neighbour.Data;
        var slices = 0;
        for (var p = 0; p < pieces.Length - 1; p++) slices += Slices(pieces[p], pieces[p + 1]);
        start = new(slices + 1);
        neighbour = null!;
        weight = null!;
        try
        {
            var (slice, length) = (0, 0);
            for (var p = 0; p < pieces.Length - 1; p++)
                for (var from = pieces[p]; from < pieces[p + 1]; from += Lanes, slice++)
                {
                    if (slice % Often == 0) cancellation.ThrowIfCancellationRequested();
                    start.Data[slice] = length;
                    var most = 0;
                    for (var node = from; node < Math.Min(from + Lanes, pieces[p + 1]); node++)
                    {
                        var (begin, end) = Range(node);
                        most = Math.Max(most, end - begin);
                    }
                    length = checked(length + most);
                }
            start.Data[slices] = length;
            neighbour = new((long)Lanes * length);
            weight = new((long)Lanes * length);
            slice = 0;
            for (var p = 0; p < pieces.Length - 1; p++)
                for (var from = pieces[p]; from < pieces[p + 1]; from += Lanes, slice++)
                {
                    if (slice % Often == 0) cancellation.ThrowIfCancellationRequested();
                    var rows = start.Data[slice + 1] - start.Data[slice];
                    for (var lane = 0; lane < Lanes; lane++)
                    {
                        var node = from + lane;
                        var (begin, end) = node < pieces[p + 1] ? Range(node) : (0, 0);
                        for (var k = 0; k < rows; k++)
                        {
                            var at = (long)Lanes * (start.Data[slice] + k) + lane;
                            // What is filled up points to a node that is near at hand.
                            (neighbour.Data[at], weight.Data[at]) = begin + k < end ? (to[begin + k], Rounded(graph.Weight.Data[begin + k])) : (from, (ushort)0);
                        }
                    }
                }
        }
        catch
        {
            Dispose();
            throw;
        }

        (int Begin, int End) Range(int node)
        {
            var middle = first[node];
            while (middle < first[node + 1] && to[middle] < node) middle++;
            return higher ? (middle, first[node + 1]) : (first[node], middle);
        }
    }

    /// <summary>How many slices a piece of work takes.</summary>
    public static int Slices(int from, int to) => (to - from + Lanes - 1) / Lanes;

    /// <summary>A conductance as it is stored.</summary>
    public static float Stored(float conductance) => BitConverter.UInt32BitsToSingle((uint)Rounded(conductance) << 16);

    /// <summary>sum + the sums of g x over the edges of a slice's nodes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Add(Vector256<float> sum, int slice, float* x)
    {
        var end = (long)Lanes * start.Data[slice + 1];
        for (var e = (long)Lanes * start.Data[slice]; e < end; e += Lanes)
        {
            var (low, high) = Vector128.Widen(Vector128.Load(weight.Data + e));
            sum += Vector256.ShiftLeft(Vector256.Create(low, high), 16).AsSingle() * Gather(x, neighbour.Data + e);
        }
        return sum;
    }

    /// <summary>sum + the sums of g (own - x) over the edges of a slice's nodes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> AddDrops(Vector256<float> sum, int slice, Vector256<float> own, float* x)
    {
        var end = (long)Lanes * start.Data[slice + 1];
        for (var e = (long)Lanes * start.Data[slice]; e < end; e += Lanes)
        {
            var (low, high) = Vector128.Widen(Vector128.Load(weight.Data + e));
            sum += Vector256.ShiftLeft(Vector256.Create(low, high), 16).AsSingle() * (own - Gather(x, neighbour.Data + e));
        }
        return sum;
    }

    public void Dispose()
    {
        start.Dispose();
        neighbour?.Dispose();
        weight?.Dispose();
    }

    private static ushort Rounded(float conductance) => (ushort)((BitConverter.SingleToUInt32Bits(conductance) + 0x8000) >> 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Gather(float* x, int* at) => Avx2.IsSupported
        ? Avx2.GatherVector256(x, Vector256.Load(at), sizeof(float))
        : Vector256.Create(x[at[0]], x[at[1]], x[at[2]], x[at[3]], x[at[4]], x[at[5]], x[at[6]], x[at[7]]);
}
