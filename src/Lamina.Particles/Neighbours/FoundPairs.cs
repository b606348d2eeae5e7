using System.Runtime.CompilerServices;

namespace Lamina.Particles.Neighbours;

/// <summary>Pairs as a search finds them for a run of particles, one after the other: the other particle of each, with its image packed as in a <see cref="PairList"/>.</summary>
internal sealed class FoundPairs
{
    private int first, particles;
    private int[] start = new int[257];
    private uint[] entry = new uint[256];

    public int Count { get; private set; }

    /// <summary>Starts anew with the pairs of a particle.</summary>
    public void Begin(int particle) => (first, particles, Count) = (particle, 0, 0);

    /// <summary>Ends the pairs of a particle; those of the next one follow.</summary>
    public void EndParticle()
    {
        if (++particles == start.Length) Array.Resize(ref start, 2 * start.Length);
        start[particles] = Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint other)
    {
        if (Count == entry.Length) Array.Resize(ref entry, 2 * Count);
        entry[Count++] = other;
    }

    /// <summary>The pairs that were found from a particle.</summary>
    public ReadOnlySpan<uint> Of(int particle)
    {
        var k = particle - first;
        return entry.AsSpan(start[k], start[k + 1] - start[k]);
    }
}
