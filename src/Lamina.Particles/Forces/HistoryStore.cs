using System.Runtime.InteropServices;
using Lamina.Particles.Laws;

namespace Lamina.Particles.Forces;

/// <summary>A pair of particles by ids, the smaller first, and the image of the second in unwrapped coordinates, which wrapping and sorting do not change.</summary>
internal readonly record struct HistoryKey(int First, int Second, int X, int Y, int Z);

/// <summary>
/// Contact histories while lists are built anew: entries in a row with chains by a number made of the two ids, since a general dictionary took longer than the contacts themselves. Reading is safe from several threads.
/// </summary>
internal sealed class HistoryStore
{
    private readonly List<(HistoryKey Key, Vector3d Displacement, int Next)> entries = [];
    private int[] heads = new int[1024];

    public HistoryStore() => Array.Fill(heads, -1);

    public int Count => entries.Count;

    /// <summary>All histories by ids and image.</summary>
    public IEnumerable<(HistoryKey Key, Vector3d Displacement)> Ordered =>
        entries.Select(e => (e.Key, e.Displacement)).OrderBy(h => h.Key.First).ThenBy(h => h.Key.Second).ThenBy(h => h.Key.X).ThenBy(h => h.Key.Y).ThenBy(h => h.Key.Z);

    public void Clear()
    {
        entries.Clear();
        Array.Fill(heads, -1);
    }

    /// <summary>Adds a pair that is not there yet.</summary>
    public void Add(HistoryKey key, Vector3d displacement)
    {
        if (entries.Count == heads.Length) Widen();
        ref var head = ref heads[Slot(key)];
        entries.Add((key, displacement, head));
        head = entries.Count - 1;
    }

    public bool TryGet(HistoryKey key, out Vector3d displacement)
    {
        var all = CollectionsMarshal.AsSpan(entries);
        for (var k = heads[Slot(key)]; k >= 0; k = all[k].Next)
            if (all[k].Key == key)
            {
                displacement = all[k].Displacement;
                return true;
            }
        displacement = default;
        return false;
    }

    /// <summary>Renames images after the Lees-Edwards offset was folded by whole boxes: image (x, y) becomes (x + folds y, y).</summary>
    public void Fold(int folds)
    {
        // Chains go by the ids alone.
        foreach (ref var entry in CollectionsMarshal.AsSpan(entries)) entry.Key = entry.Key with { X = entry.Key.X + folds * entry.Key.Y };
    }

    private void Widen()
    {
        Array.Resize(ref heads, 4 * heads.Length);
        Array.Fill(heads, -1);
        var all = CollectionsMarshal.AsSpan(entries);
        for (var k = 0; k < all.Length; k++)
        {
            ref var head = ref heads[Slot(all[k].Key)];
            (all[k].Next, head) = (head, k);
        }
    }

    // The length is a power of two.
    private int Slot(HistoryKey key) => (int)(((uint)key.First * 0x9E3779B1u + (uint)key.Second * 0x85EBCA77u) >> 7) & (heads.Length - 1);
}
