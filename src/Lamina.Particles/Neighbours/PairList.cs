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

    public void Begin(int count)
    {
        if (Start.Length != count + 1) Start = new int[count + 1];
        Blocks = 0;
        Pairs = 0;
    }

    /// <summary>Appends the neighbours of the next particle.</summary>
    public void Append(int particle, ReadOnlySpan<uint> neighbours, uint dummy)
    {
        Start[particle] = Blocks;
        var blocks = (neighbours.Length + Lanes - 1) / Lanes;
        Reserve(Blocks + blocks);
        var to = Entries + (nuint)Blocks * Lanes;
        for (var k = 0; k < neighbours.Length; k++) to[k] = neighbours[k];
        for (var k = neighbours.Length; k < blocks * Lanes; k++) to[k] = dummy;
        Blocks += blocks;
        Pairs += neighbours.Length;
        Start[particle + 1] = Blocks;
    }

    /// <summary>Ends a build: all histories are zero.</summary>
    public void End()
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
