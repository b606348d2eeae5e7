namespace Lamina.Particles.Neighbours;

/// <summary>Pairs as a search finds them: one particle, and the other with its image packed as in a <see cref="PairList"/>.</summary>
internal sealed class FoundPairs
{
    private int[] first = new int[256];
    private uint[] entry = new uint[256];

    public int Count { get; private set; }
    public ReadOnlySpan<int> First => first.AsSpan(0, Count);
    public ReadOnlySpan<uint> Entry => entry.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int i, uint other)
    {
        if (Count == first.Length)
        {
            Array.Resize(ref first, 2 * Count);
            Array.Resize(ref entry, 2 * Count);
        }
        first[Count] = i;
        entry[Count++] = other;
    }
}
