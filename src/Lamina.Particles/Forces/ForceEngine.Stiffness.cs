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
    /// <summary>Scans the pairs for their stiffness. Scalar and slow beside a force evaluation: meant for every twentieth step or so.</summary>
    public StiffnessScan ScanStiffness()
    {
        EnsureLists();
        Pack(ContactMode.Elastic);
        var p = system.Particles;
        var stiffness = new double[p.Count];
        var damping = new double[p.Count];
        var box = new double[3];
        double forces = 0;
        long acting = 0;
        var gamma = system.Field.Contact?.NormalDamping ?? 0;
        var types = system.Field.Types;
        var laws = new LennardJonesShiftedForce?[p.TypeCount + 1, p.TypeCount + 1];
        foreach (var (a, ta) in types)
            foreach (var (b, tb) in types)
                if (a <= p.TypeCount && b <= p.TypeCount) laws[a, b] = LennardJonesShiftedForce.Between(ta, tb, system.Field.Mixing);
        var contactLaws = new HertzMindlin[p.TypeCount + 1, p.TypeCount + 1];
        if (mindlin is not null)
            foreach (var (a, ta) in types)
                foreach (var (b, tb) in types)
                    if (a <= p.TypeCount && b <= p.TypeCount) contactLaws[a, b] = HertzMindlin.Between(ta.Material!, tb.Material!);
        void Scan(PairList list, bool isContact)
        {
            for (var i = 0; i < p.Count; i++)
                for (var e = (nuint)list.Start[i] * PairList.Lanes; e < (nuint)list.Start[i + 1] * PairList.Lanes; e++)
                {
                    var j = (int)(list.Entries[e] & PairList.IndexMask);
                    if (j >= p.Count) continue;
                    var shift = images.Shift + 4 * (list.Entries[e] >> PairList.ImageShift);
                    double dx = p.X[i] - p.X[j] - shift[0], dy = p.Y[i] - p.Y[j] - shift[1], dz = p.Z[i] - p.Z[j] - shift[2];
                    var squared = dx * dx + dy * dy + dz * dz;
                    double k;
                    if (isContact)
                    {
                        double ri = p.Radius[i], rj = p.Radius[j];
                        if (squared >= (ri + rj) * (ri + rj)) continue;
                        var overlap = ri + rj - Math.Sqrt(squared);
                        double reff = ri * rj / (ri + rj), meff = p.Mass[i] * p.Mass[j] / (p.Mass[i] + p.Mass[j]), c;
                        if (mindlin is null)
                        {
                            var h = Math.Sqrt(overlap * reff);
                            k = 1.5 * contact.NormalStiffness * h;
                            forces += contact.NormalStiffness * h * overlap;
                            c = gamma * h * meff;
                        }
                        else
                        {
                            var law = contactLaws[p.Type[i], p.Type[j]];
                            k = law.StiffnessAt(overlap, reff);
                            forces += Math.Abs(law.ForceAt(overlap, reff));
                            c = law.DampingAt(overlap, reff, meff);
                        }
                        damping[i] += c;
                        damping[j] += c;
                    }
                    else
                    {
                        if (laws[p.Type[i], p.Type[j]] is not { } law || squared >= law.Range * law.Range) continue;
                        k = law.StiffnessAt(squared, out var force);
                        forces += Math.Abs(force);
                    }
                    acting++;
                    stiffness[i] += k;
                    stiffness[j] += k;
                    box[0] += k * dx * dx;
                    box[1] += k * dy * dy;
                    box[2] += k * dz * dz;
                }
        }
        if (hasContact) Scan(contactList, true);
        if (coefficients.Any) Scan(potentialList, false);
        ScanBonds(stiffness, box);
        if (system.Field.Solvent is { } solvent)
            for (var i = 0; i < p.Count; i++) damping[i] += 1 / new StokesDrag(solvent.Viscosity).RelaxationTime(2 * p.Radius[i], 1);
        return new StiffnessScan { Stiffness = stiffness, Damping = damping, BoxStiffness = box, MeanPairForce = acting > 0 ? forces / acting : 0 };
    }
}
