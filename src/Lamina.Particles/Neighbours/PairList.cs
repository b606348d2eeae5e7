using System.Runtime.InteropServices;
using Lamina.Numerics.Parallel;

namespace Lamina.Particles.Neighbours;

/// <summary>
/// Neighbours of every particle in blocks of eight, one block per pass of the lanes. An entry packs the neighbour (24 bits) and the image of it (8 bits, index into the shift table).
/// Blocks are filled up with entries of a dummy particle far away. History, where kept, lies beside the block: eight x, eight y, eight z.
/// </summary>
internal sealed unsafe class PairList : IDisposable
{
    public const int Lanes = 8;
    public const int ImageShift = 24;
    public const uint IndexMask = (1u << ImageShift) - 1;

    // Particles per piece of a list; pieces may be filled at the same time, and pairs are left to later particles of the same piece only.
    private const int PieceSize = 1024;
    private readonly List<Piece> pieces = [];
    private nuint capacity, historyCapacity;

    /// <summary>First block of each particle, and one past the last block at [count].</summary>
    public int[] Start { get; private set; } = [0];
    public uint* Entries { get; private set; }
    /// <summary>Histories, once <see cref="Forget"/> was called for the present pairs.</summary>
    public double* History { get; private set; }
    public int Blocks { get; private set; }
    /// <summary>Entries that are real pairs.</summary>
    public long Pairs { get; private set; }

    /// <summary>
    /// Takes over the pairs of a search. A particle holds the pairs that earlier ones have left to it and so many of those found from it that its blocks are full; the rest is left to
    /// later particles. Blocks of particles with few neighbours would be half empty otherwise. There are no histories before <see cref="Forget"/>.
    /// </summary>
    /// <param name="parts">every pair once, in an order that depends on the state only</param>
    /// <param name="partSize">particles per part</param>
    /// <param name="count">number of particles</param>
    /// <param name="images">numbers the images</param>
    /// <param name="threads">threads; the list does not depend on it</param>
    public void Fill(IReadOnlyList<FoundPairs> parts, int partSize, int count, ImageTable images, int threads)
    {
        if (Start.Length != count + 1) Start = new int[count + 1];
        var used = ParallelChunks.Count(count, PieceSize);
        while (pieces.Count < used) pieces.Add(new Piece());
        ParallelChunks.Run(count, PieceSize, new FillPiece(this, parts, partSize, count, images), threads);
        Pairs = Blocks = 0;
        for (var n = 0; n < used; n++)
        {
            pieces[n].FirstBlock = Blocks;
            Blocks += pieces[n].Blocks;
            Pairs += pieces[n].Pairs;
        }
        Start[count] = Blocks;
        Reserve(Blocks);
        ParallelChunks.Run(count, PieceSize, new PlacePiece(this), threads);
    }

    /// <summary>Makes all histories zero.</summary>
    public void Forget()
    {
        if ((nuint)Blocks > historyCapacity)
        {
            NativeMemory.AlignedFree(History);
            historyCapacity = (nuint)Blocks + (nuint)Blocks / 2;
            History = (double*)NativeMemory.AlignedAlloc(historyCapacity * 3 * Lanes * sizeof(double), 64);
        }
        if (Blocks > 0) NativeMemory.Clear(History, (nuint)Blocks * 3 * Lanes * sizeof(double));
    }

    private void Reserve(int blocks)
    {
        if ((nuint)blocks <= capacity) return;
        NativeMemory.AlignedFree(Entries);
        capacity = Math.Max((nuint)blocks + (nuint)blocks / 2, 1024);
        Entries = (uint*)NativeMemory.AlignedAlloc(capacity * Lanes * sizeof(uint), 64);
    }

    /// <summary>Entries of a run of particles before their place in the list is known, and chains of what is left to later ones.</summary>
    private sealed class Piece
    {
        private uint[] entries = new uint[4096], left = new uint[256];
        private int[] next = new int[256];
        private readonly int[] chain = new int[PieceSize];
        private int lefts;

        public int Blocks { get; private set; }
        public long Pairs { get; private set; }
        public int FirstBlock { get; set; }

        public ReadOnlySpan<uint> Entries => entries.AsSpan(0, Blocks * Lanes);

        public void Begin()
        {
            (Blocks, Pairs, lefts) = (0, 0, 0);
            Array.Fill(chain, -1);
        }

        /// <summary>Adds the blocks of a particle.</summary>
        /// <param name="i">the particle</param>
        /// <param name="start">first particle of the piece</param>
        /// <param name="end">one past its last</param>
        /// <param name="found">pairs found from the particle</param>
        /// <param name="images">numbers the images</param>
        /// <param name="dummy">fills up the last block</param>
        public void Add(int i, int start, int end, ReadOnlySpan<uint> found, ImageTable images, uint dummy)
        {
            Pairs += found.Length;
            var (n, free) = (0, 0);
            for (var k = chain[i - start]; k >= 0; k = next[k]) n++;
            foreach (var entry in found) if (Leavable(entry)) free++;
            var total = n + found.Length;
            var over = total % Lanes;
            if (over > free) over = 0;
            var blocks = (total - over + Lanes - 1) / Lanes;
            if ((Blocks + blocks) * Lanes > entries.Length) Array.Resize(ref entries, Math.Max(2 * entries.Length, (Blocks + blocks) * Lanes));
            var to = entries.AsSpan(Blocks * Lanes, blocks * Lanes);
            n = 0;
            for (var k = chain[i - start]; k >= 0; k = next[k]) to[n++] = left[k];
            var keep = free - over;
            foreach (var entry in found)
                if (Leavable(entry) && keep-- <= 0) Leave(i, (int)(entry & IndexMask) - start, entry >> ImageShift, images);
                else to[n++] = entry;
            to[n..].Fill(dummy);
            Blocks += blocks;

            bool Leavable(uint entry) => (int)(entry & IndexMask) is var j && j > i && j < end;
        }

        private void Leave(int i, int to, uint image, ImageTable images)
        {
            if (lefts == left.Length)
            {
                Array.Resize(ref left, 2 * lefts);
                Array.Resize(ref next, 2 * lefts);
            }
            (left[lefts], next[lefts]) = ((uint)i | (images.Inverse(image) << ImageShift), chain[to]);
            chain[to] = lefts++;
        }
    }

    private readonly struct FillPiece(PairList list, IReadOnlyList<FoundPairs> parts, int partSize, int count, ImageTable images) : IChunkBody
    {
        public void Run(int chunk, int start, int end)
        {
            var piece = list.pieces[chunk];
            var dummy = (uint)count | (images.Home << ImageShift);
            piece.Begin();
            for (var i = start; i < end; i++)
            {
                list.Start[i] = piece.Blocks;
                piece.Add(i, start, end, parts[i / partSize].Of(i), images, dummy);
            }
        }
    }

    private readonly struct PlacePiece(PairList list) : IChunkBody
    {
        public void Run(int chunk, int start, int end)
        {
            var piece = list.pieces[chunk];
            piece.Entries.CopyTo(new Span<uint>(list.Entries + (nuint)piece.FirstBlock * Lanes, piece.Blocks * Lanes));
            for (var i = start; i < end; i++) list.Start[i] += piece.FirstBlock;
        }
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(Entries);
        NativeMemory.AlignedFree(History);
        Entries = null;
        History = null;
        capacity = historyCapacity = 0;
        GC.SuppressFinalize(this);
    }

    ~PairList() => Dispose();
}
