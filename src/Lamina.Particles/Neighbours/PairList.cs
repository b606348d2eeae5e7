using System.Runtime.InteropServices;

namespace Lamina.Particles.Neighbours;

/// <summary>
/// Neighbours of every particle in blocks of eight, one block per pass of the lanes. An entry packs the neighbour (24 bits) and the image of it (8 bits, index into the shift table).
/// Blocks are filled up with entries of a dummy particle far away. History, where kept, lies beside the block: eight x, eight y, eight z.
/// </summary>
internal sealed unsafe class PairList(bool withHistory) : IDisposable
{
    public const int Lanes = 8;
    public const int ImageShift = 24;
    public const uint IndexMask = (1u << ImageShift) - 1;

    private nuint capacity;

    /// <summary>First block of each particle, and one past the last block at [count].</summary>
    public int[] Start { get; private set; } = [0];
    public uint* Entries { get; private set; }
    public double* History { get; private set; }
    public bool WithHistory => withHistory;
    public int Blocks { get; private set; }
    /// <summary>Entries that are real pairs.</summary>
    public long Pairs { get; private set; }

    /// <summary>
    /// Takes over the pairs of a search. A particle holds the pairs that earlier ones have left to it and so many of those with later ones that its blocks are full; the rest is left to
    /// the later ones. Blocks of particles with few neighbours would be half empty otherwise. All histories are zero.
    /// </summary>
    /// <param name="pairs">every pair once, in an order that depends on the state only</param>
    /// <param name="count">number of particles</param>
    /// <param name="images">numbers the images</param>
    public void Fill(FoundPairs pairs, int count, ImageTable images)
    {
        if (Start.Length != count + 1) Start = new int[count + 1];
        Pairs = pairs.Count;
        Blocks = 0;
        ReadOnlySpan<int> first = pairs.First;
        ReadOnlySpan<uint> entry = pairs.Entry;
        // Pairs by their earlier particle, those of a particle with its own image foremost, since nobody else can hold them.
        var from = new int[count + 1];
        var byEarlier = new int[pairs.Count];
        for (var p = 0; p < first.Length; p++) from[Math.Min(first[p], (int)(entry[p] & IndexMask)) + 1]++;
        for (var i = 0; i < count; i++) from[i + 1] += from[i];
        var at = from.AsSpan(0, count).ToArray();
        for (var own = 1; own >= 0; own--)
            for (var p = 0; p < first.Length; p++)
            {
                var j = (int)(entry[p] & IndexMask);
                if (first[p] == j == (own == 1)) byEarlier[at[Math.Min(first[p], j)]++] = p;
            }
        // What is left to a later particle, as chains.
        var chain = new int[count];
        Array.Fill(chain, -1);
        var next = new int[pairs.Count];
        var held = new List<uint>(256);
        var dummy = (uint)count | (images.Home << ImageShift);
        for (var i = 0; i < count; i++)
        {
            held.Clear();
            for (var p = chain[i]; p >= 0; p = next[p]) held.Add(AsSeenFrom(i, first[p], entry[p], images));
            var must = held.Count;
            var (k, end) = (from[i], from[i + 1]);
            while (k < end && first[byEarlier[k]] == (int)(entry[byEarlier[k]] & IndexMask)) { must++; k++; }
            k = from[i];
            var total = held.Count + end - k;
            var keep = total / Lanes * Lanes >= must ? total / Lanes * Lanes : total;
            for (; held.Count < keep; k++) held.Add(AsSeenFrom(i, first[byEarlier[k]], entry[byEarlier[k]], images));
            for (; k < end; k++)
            {
                var p = byEarlier[k];
                var later = Math.Max(first[p], (int)(entry[p] & IndexMask));
                next[p] = chain[later];
                chain[later] = p;
            }
            Append(i, held, dummy);
        }
        Forget();
    }

    /// <summary>Forgets all histories.</summary>
    public void Forget()
    {
        if (withHistory && Blocks > 0) NativeMemory.Clear(History, (nuint)Blocks * 3 * Lanes * sizeof(double));
    }

    private static uint AsSeenFrom(int i, int first, uint entry, ImageTable images) =>
        first == i ? entry : (uint)first | (images.Inverse(entry >> ImageShift) << ImageShift);

    private void Append(int particle, List<uint> neighbours, uint dummy)
    {
        Start[particle] = Blocks;
        var blocks = (neighbours.Count + Lanes - 1) / Lanes;
        Reserve(Blocks + blocks);
        var to = Entries + (nuint)Blocks * Lanes;
        for (var k = 0; k < neighbours.Count; k++) to[k] = neighbours[k];
        for (var k = neighbours.Count; k < blocks * Lanes; k++) to[k] = dummy;
        Blocks += blocks;
        Start[particle + 1] = Blocks;
    }

    private void Reserve(int blocks)
    {
        if ((nuint)blocks <= capacity) return;
        capacity = Math.Max((nuint)blocks + (nuint)blocks / 2, 1024);
        Entries = (uint*)NativeMemory.AlignedRealloc(Entries, capacity * Lanes * sizeof(uint), 64);
        if (withHistory) History = (double*)NativeMemory.AlignedRealloc(History, capacity * 3 * Lanes * sizeof(double), 64);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(Entries);
        NativeMemory.AlignedFree(History);
        Entries = null;
        History = null;
        capacity = 0;
        GC.SuppressFinalize(this);
    }

    ~PairList() => Dispose();
}
