using Lamina.Particles.Laws;
using Lamina.Particles.Neighbours;

namespace Lamina.Particles.Forces;

/// <summary>How stiff a system is at one instant: what limits steps and conditions a relaxation.</summary>
public sealed class StiffnessScan
{
    /// <summary>Sum of pair stiffness over the neighbours of each particle, in the set's order [N m-1].</summary>
    public required double[] Stiffness { get; init; }
    /// <summary>Sum of normal contact damping over the neighbours of each particle [kg s-1].</summary>
    public required double[] Damping { get; init; }
    /// <summary>Sum over pairs of stiffness times r_a^2 for the axes x, y, z: resistance of the box against strain [J].</summary>
    public required double[] BoxStiffness { get; init; }
    /// <summary>Mean size of the pair forces that act [N].</summary>
    public required double MeanPairForce { get; init; }
}

public sealed unsafe partial class ForceEngine
{
    /// <summary>Scans the pairs for their stiffness. One pair at a time and slow beside a force evaluation: meant for every twentieth step or so.</summary>
    public StiffnessScan ScanStiffness()
    {
        EnsureLists();
        Pack(ContactMode.Elastic);
        var p = system.Particles;
        var types = system.Field.Types;
        var laws = new LennardJonesShiftedForce?[p.TypeCount + 1, p.TypeCount + 1];
        var contactLaws = new HertzMindlin[p.TypeCount + 1, p.TypeCount + 1];
        foreach (var (a, ta) in types)
            foreach (var (b, tb) in types)
            {
                if (a > p.TypeCount || b > p.TypeCount) continue;
                laws[a, b] = LennardJonesShiftedForce.Between(ta, tb, system.Field.Mixing);
                if (mindlin is not null) contactLaws[a, b] = HertzMindlin.Between(ta.Material!, tb.Material!);
            }
        var partial = new PairScan[domains];
        InDomains(d =>
        {
            ClearTouched(force[d], d);
            var scan = new PairScan();
            if (hasContact) ScanContacts(d, contactLaws, ref scan);
            if (coefficients.Any) ScanPotentials(d, laws, ref scan);
            partial[d] = scan;
        });
        double[] stiffness = new double[p.Count], damping = new double[p.Count];
        Add(force, stiffness, damping, new double[p.Count]);
        var sum = partial[0];
        for (var d = 1; d < domains; d++) sum = sum.Plus(partial[d]);
        double[] box = [sum.BoxX, sum.BoxY, sum.BoxZ];
        ScanBonds(stiffness, box);
        if (system.Field.Solvent is { } solvent)
            for (var i = 0; i < p.Count; i++) damping[i] += 1 / new StokesDrag(solvent.Viscosity).RelaxationTime(2 * p.Radius[i], 1);
        return new StiffnessScan { Stiffness = stiffness, Damping = damping, BoxStiffness = box, MeanPairForce = sum.Acting > 0 ? sum.Forces / sum.Acting : 0 };
    }

    private void ScanContacts(int d, HertzMindlin[,] laws, ref PairScan scan)
    {
        var p = system.Particles;
        var gamma = system.Field.Contact?.NormalDamping ?? 0;
        var to = force[d].At;
        for (var i = cutContact[d]; i < cutContact[d + 1]; i++)
            for (var e = (nuint)contactList.Start[i] * PairList.Lanes; e < (nuint)contactList.Start[i + 1] * PairList.Lanes; e++)
            {
                var j = Apart(i, contactList.Entries[e], out var dx, out var dy, out var dz);
                var squared = dx * dx + dy * dy + dz * dz;
                double ri = p.Radius[i], rj = position.At[4 * j + 3];
                if (squared >= (ri + rj) * (ri + rj)) continue;
                var overlap = ri + rj - Math.Sqrt(squared);
                double reff = ri * rj / (ri + rj), meff = p.Mass[i] * p.Mass[j] / (p.Mass[i] + p.Mass[j]), k, c;
                if (mindlin is null)
                {
                    var h = Math.Sqrt(overlap * reff);
                    k = 1.5 * contact.NormalStiffness * h;
                    scan.Forces += contact.NormalStiffness * h * overlap;
                    c = gamma * h * meff;
                }
                else
                {
                    var law = laws[p.Type[i], p.Type[j]];
                    k = law.StiffnessAt(overlap, reff);
                    scan.Forces += Math.Abs(law.ForceAt(overlap, reff));
                    c = law.DampingAt(overlap, reff, meff);
                }
                to[4 * i + 1] += c;
                to[4 * j + 1] += c;
                Count(i, j, k, dx, dy, dz, to, ref scan);
            }
    }

    private void ScanPotentials(int d, LennardJonesShiftedForce?[,] laws, ref PairScan scan)
    {
        var types = system.Particles.Type;
        var to = force[d].At;
        for (var i = cutPotential[d]; i < cutPotential[d + 1]; i++)
            for (var e = (nuint)potentialList.Start[i] * PairList.Lanes; e < (nuint)potentialList.Start[i + 1] * PairList.Lanes; e++)
            {
                var j = Apart(i, potentialList.Entries[e], out var dx, out var dy, out var dz);
                var squared = dx * dx + dy * dy + dz * dz;
                if (j >= types.Length || laws[types[i], types[j]] is not { } law || squared >= law.Range * law.Range) continue;
                var k = law.StiffnessAt(squared, out var size);
                scan.Forces += Math.Abs(size);
                Count(i, j, k, dx, dy, dz, to, ref scan);
            }
    }

    private int Apart(int i, uint entry, out double dx, out double dy, out double dz)
    {
        var j = (int)(entry & PairList.IndexMask);
        double* a = position.At + 4 * (nuint)i, b = position.At + 4 * (nuint)j, shift = images.Shift + 4 * (nuint)(entry >> PairList.ImageShift);
        (dx, dy, dz) = (a[0] - b[0] - shift[0], a[1] - b[1] - shift[1], a[2] - b[2] - shift[2]);
        return j;
    }

    private static void Count(int i, int j, double k, double dx, double dy, double dz, double* to, ref PairScan scan)
    {
        scan.Acting++;
        to[4 * i] += k;
        to[4 * j] += k;
        scan.BoxX += k * dx * dx;
        scan.BoxY += k * dy * dy;
        scan.BoxZ += k * dz * dz;
    }

    /// <summary>Sums over the pairs of a domain.</summary>
    private struct PairScan
    {
        public double Forces, BoxX, BoxY, BoxZ;
        public long Acting;

        public readonly PairScan Plus(in PairScan other) =>
            new() { Forces = Forces + other.Forces, BoxX = BoxX + other.BoxX, BoxY = BoxY + other.BoxY, BoxZ = BoxZ + other.BoxZ, Acting = Acting + other.Acting };
    }
}
