using Lamina.Particles.ForceFields;
using Lamina.Particles.Laws;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Forces;

/// <summary>
/// Forces by the plainest possible loop: every pair, every image, scalar laws, no lists, zero contact history. Slow (N^2) and clear: what <see cref="ForceEngine"/> is tested against.
/// </summary>
public static class ReferenceForces
{
    /// <summary>Forces and torques in the set's order, three numbers per particle, and totals.</summary>
    public sealed record Answer
    {
        /// <summary>Forces, x y z per particle [N].</summary>
        public required double[] Force { get; init; }
        /// <summary>Torques, x y z per particle [N m].</summary>
        public required double[] Torque { get; init; }
        /// <summary>Totals.</summary>
        public required ForceTotals Totals { get; init; }
    }

    /// <summary>Evaluates pair and contact laws of the system's force field; bonds, drag and gravity are not its business.</summary>
    public static Answer Evaluate(ParticleSystem system) => system.Field.HertzMindlin
        ? Evaluate(system, (a, b) => HertzMindlin.Between(a.Material!, b.Material!))
        : Evaluate(system, (_, _) => system.Field.Contact is { } c ? new HertzHistory(c) : default, system.Field.Contact is not null);

    private static Answer Evaluate<TContact>(ParticleSystem system, Func<ParticleType, ParticleType, TContact> between, bool contacts = true) where TContact : struct, IContactLaw
    {
        var p = system.Particles;
        var box = system.Box;
        var field = system.Field;
        var longest = 2 * p.Radius.Max();
        foreach (var a in field.Types.Values)
            foreach (var b in field.Types.Values)
                longest = Math.Max(longest, LennardJonesShiftedForce.Between(a, b, field.Mixing)?.Range ?? 0);
        int Reach(Boundary boundary, double length, double extra = 0) => boundary == Boundary.Periodic ? (int)Math.Ceiling((longest + extra) / length) + 1 : 0;
        var reachY = Reach(box.BoundaryY, box.LengthY);
        var reachZ = Reach(box.BoundaryZ, box.LengthZ);
        var reachX = Reach(box.BoundaryX, box.LengthX, reachY * Math.Abs(box.ShearOffset));
        var force = new double[3 * p.Count];
        var torque = new double[3 * p.Count];
        double energy = 0, elastic = 0, xx = 0, yy = 0, zz = 0, xy = 0, xz = 0, yz = 0;
        long touches = 0;
        for (var i = 0; i < p.Count; i++)
            for (var j = i; j < p.Count; j++)
                for (var nz = -reachZ; nz <= reachZ; nz++)
                    for (var ny = -reachY; ny <= reachY; ny++)
                        for (var nx = -reachX; nx <= reachX; nx++)
                        {
                            // A particle and its own images: each pair of opposite images once.
                            if (i == j && !(nz > 0 || (nz == 0 && (ny > 0 || (ny == 0 && nx > 0))))) continue;
                            var r = new Vector3d(p.X[i] - (p.X[j] + nx * box.LengthX + ny * box.ShearOffset), p.Y[i] - (p.Y[j] + ny * box.LengthY), p.Z[i] - (p.Z[j] + nz * box.LengthZ));
                            if (r.Length >= longest) continue;
                            var f = default(Vector3d);
                            if (LennardJonesShiftedForce.Between(field.Types[p.Type[i]], field.Types[p.Type[j]], field.Mixing) is { } pairLaw)
                            {
                                f += pairLaw.ForceOverDistance(r.Dot(r), out var e) * r;
                                energy += e;
                            }
                            if (contacts && r.Length < p.Radius[i] + p.Radius[j])
                            {
                                var pair = new ContactPair
                                {
                                    Between = r,
                                    RelativeVelocity = new(p.VelocityX[i] - (p.VelocityX[j] + ny * box.ShearRate * box.LengthY), p.VelocityY[i] - p.VelocityY[j], p.VelocityZ[i] - p.VelocityZ[j]),
                                    SpinI = new(p.SpinX[i], p.SpinY[i], p.SpinZ[i]), SpinJ = new(p.SpinX[j], p.SpinY[j], p.SpinZ[j]),
                                    RadiusI = p.Radius[i], RadiusJ = p.Radius[j], MassI = p.Mass[i], MassJ = p.Mass[j],
                                };
                                var law = between(field.Types[p.Type[i]], field.Types[p.Type[j]]);
                                Vector3d history = default;
                                var contact = law.Evaluate(pair, ref history, 0);
                                f += contact.Force;
                                elastic += law.NormalEnergy(pair);
                                touches++;
                                Add(torque, i, contact.TorqueI);
                                Add(torque, j, contact.TorqueJ);
                            }
                            Add(force, i, f);
                            Add(force, j, -f);
                            xx += r.X * f.X; yy += r.Y * f.Y; zz += r.Z * f.Z;
                            xy += r.X * f.Y; xz += r.X * f.Z; yz += r.Y * f.Z;
                        }
        return new Answer
        {
            Force = force, Torque = torque,
            Totals = new ForceTotals { PairEnergy = energy, ContactEnergy = elastic, VirialXX = xx, VirialYY = yy, VirialZZ = zz, VirialXY = xy, VirialXZ = xz, VirialYZ = yz, Contacts = touches },
        };
    }

    private static void Add(double[] to, int i, Vector3d v)
    {
        to[3 * i] += v.X;
        to[3 * i + 1] += v.Y;
        to[3 * i + 2] += v.Z;
    }
}
