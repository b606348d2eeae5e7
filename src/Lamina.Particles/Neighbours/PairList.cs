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

    // Reused from build to build: where the pairs of each earlier particle start, the pairs as seen from it, and chains of what is left to later particles.
    private int[] from = [], at = [], chain = [], next = [];
    private uint[] byEarlier = [];

    /// <summary>
    /// Takes over the pairs of a search. A particle holds the pairs that earlier ones have left to it and so many of those with later ones that its blocks are full; the rest is left to
    /// the later ones. Blocks of particles with few neighbours would be half empty otherwise. All histories are zero.
    /// </summary>
    /// <param name="parts">every pair once, in an order that depends on the state only</param>
    /// <param name="count">number of particles</param>
    /// <param name="images">numbers the images</param>
    public void Fill(ReadOnlySpan<FoundPairs> parts, int count, ImageTable images)
    {
        if (Start.Length != count + 1) (Start, from, at, chain) = (new int[count + 1], new int[count + 1], new int[count], new int[count]);
        Pairs = 0;
        foreach (var part in parts) Pairs += part.Count;
        Blocks = 0;
        if (byEarlier.Length < Pairs) (byEarlier, next) = (new uint[Pairs + Pairs / 4], new int[Pairs + Pairs / 4]);
        SortByEarlier(parts, count, images);
        Array.Fill(chain, -1);
        var dummy = (uint)count | (images.Home << ImageShift);
        for (var i = 0; i < count; i++)
        {
            // What earlier ones have left comes first, then own images, which nobody else can hold.
            var (k, end) = (from[i], from[i + 1]);
            var left = 0;
            for (var p = chain[i]; p >= 0; p = next[p]) left++;
            var must = left + at[i] - k;
            var total = left + end - k;
            var keep = total / Lanes * Lanes >= must ? total / Lanes * Lanes : total;
            var blocks = (keep + Lanes - 1) / Lanes;
            Reserve(Blocks + blocks);
            var to = Entries + (nuint)Blocks * Lanes;
            var n = 0;
            for (var p = chain[i]; p >= 0; p = next[p]) to[n++] = byEarlier[p];
            for (; n < keep; k++) to[n++] = byEarlier[k];
            for (; n < blocks * Lanes; n++) to[n] = dummy;
            Start[i] = Blocks;
            Blocks += blocks;
            for (; k < end; k++)
            {
                var later = byEarlier[k] & IndexMask;
                byEarlier[k] = (uint)i | (images.Inverse(byEarlier[k] >> ImageShift) << ImageShift);
                next[k] = chain[later];
                chain[later] = k;
            }
        }
        Start[count] = Blocks;
        Forget();
    }

    /// <summary>Pairs by their earlier particle and as seen from it, those of a particle with its own image foremost; at[i] is then one past these.</summary>
    private void SortByEarlier(ReadOnlySpan<FoundPairs> parts, int count, ImageTable images)
    {
        Array.Clear(from);
        Array.Clear(at);
        foreach (var part in parts)
        {
            var first = part.First;
            var entry = part.Entry;
            for (var p = 0; p < first.Length; p++)
            {
                var j = (int)(entry[p] & IndexMask);
                from[Math.Min(first[p], j) + 1]++;
                if (first[p] == j) at[j]++;
            }
        }
        for (var i = 0; i < count; i++)
        {
            from[i + 1] += from[i];
            // Where pairs with others go, behind own images.
            chain[i] = from[i] + at[i];
            at[i] = from[i];
        }
        foreach (var part in parts)
        {
            var first = part.First;
            var entry = part.Entry;
            for (var p = 0; p < first.Length; p++)
            {
                var (i, j) = (first[p], (int)(entry[p] & IndexMask));
                if (i == j) byEarlier[at[i]++] = entry[p];
                else if (i < j) byEarlier[chain[i]++] = entry[p];
                else byEarlier[chain[j]++] = (uint)i | (images.Inverse(entry[p] >> ImageShift) << ImageShift);
            }
        }
    }

    /// <summary>Forgets all histories.</summary>
    public void Forget()
    {
        if (withHistory && Blocks > 0) NativeMemory.Clear(History, (nuint)Blocks * 3 * Lanes * sizeof(double));
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
