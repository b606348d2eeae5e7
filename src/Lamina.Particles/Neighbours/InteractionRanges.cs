using Lamina.Particles.ForceFields;
using Lamina.Particles.Laws;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Neighbours;

/// <summary>How far interactions of a force field reach, with the skin that lets a list live for several steps.</summary>
internal sealed class InteractionRanges
{
    private readonly double skin;
    private readonly bool contact;
    private readonly double[,] cutoff;
    private readonly double[] halfCutoff;
    private readonly double[][] potentialSquared;

    public InteractionRanges(ForceField field, int typeCount, double skin)
    {
        this.skin = skin;
        contact = field.HasContacts;
        cutoff = new double[typeCount + 1, typeCount + 1];
        halfCutoff = new double[typeCount + 1];
        potentialSquared = new double[typeCount + 1][];
        for (var a = 1; a <= typeCount; a++)
            for (var b = 1; b <= typeCount; b++)
            {
                if (!field.Types.TryGetValue(a, out var p) || !field.Types.TryGetValue(b, out var q)) continue;
                cutoff[a, b] = LennardJonesShiftedForce.Between(p, q, field.Mixing)?.Range ?? 0;
                if (cutoff[a, b] > 0) Longest = Math.Max(Longest, cutoff[a, b]);
            }
        for (var a = 0; a <= typeCount; a++)
        {
            potentialSquared[a] = new double[typeCount + 1];
            for (var b = 0; b <= typeCount; b++) potentialSquared[a][b] = cutoff[a, b] > 0 ? (cutoff[a, b] + skin) * (cutoff[a, b] + skin) : 0;
        }
        // Half ranges such that the range of a pair never exceeds their sum: both means of the cutoffs lie below the arithmetic one.
        for (var a = 1; a <= typeCount; a++)
            if (cutoff[a, a] > 0) halfCutoff[a] = 0.5 * cutoff[a, a];
    }

    public double Skin => skin;
    /// <summary>Longest range of the pair laws, without skin; contacts not counted [m].</summary>
    public double Longest { get; }

    public double LongestWithContacts(ParticleSet p)
    {
        if (!contact) return Longest;
        var r = 0.0;
        foreach (var radius in p.Radius) r = Math.Max(r, radius);
        return Math.Max(Longest, 2 * r);
    }

    public double Reach(ParticleSet p, int i, bool contacts, bool potentials) =>
        Math.Max(contacts ? p.Radius[i] : 0, potentials ? halfCutoff[p.Type[i]] : 0) + 0.5 * skin;

    /// <summary>Squares of the pair law's range with skin between a type and every other; 0 where the types have no pair law.</summary>
    public ReadOnlySpan<double> PotentialSquared(int type) => potentialSquared[type];

    /// <summary>True if lists built with these ranges hold every pair of the pair laws under other ranges and types.</summary>
    /// <param name="other">ranges now</param>
    /// <param name="now">types now</param>
    /// <param name="then">types when the lists were built, in the same order</param>
    public bool Covers(InteractionRanges other, int[] now, int[] then)
    {
        var count = halfCutoff.Length - 1;
        var covered = new bool[count + 1, count + 1];
        for (var a = 1; a <= count; a++)
            for (var b = 1; b <= count; b++)
            {
                covered[a, b] = true;
                for (var c = 1; c <= count; c++) covered[a, b] &= other.cutoff[b, c] <= cutoff[a, c] * (1 + 1e-12);
            }
        for (var i = 0; i < now.Length; i++)
            if (!covered[then[i], now[i]]) return false;
        return true;
    }
}
