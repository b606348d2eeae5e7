using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lamina.Particles.ForceFields;

namespace Lamina.Particles.Laws;

/// <summary>
/// Hertz contact with damping, tangential spring and friction in the convention of LAMMPS `gran/hertz/history`: overlap d, h = sqrt(d Reff), n from j to i.
/// Normal force h (kn d - meff gamma_n vn) n, which damping can make attractive. Tangential displacement s gains vtr dt and loses its part along n;
/// Ft = -h (kt s + meff gamma_t vtr), cut to friction |Fn|, s then set so that it agrees. Torques act on the sphere radii, not on the contact point; no rolling friction.
/// kn is the prefactor itself (no 4/3 E*). Stable explicit step: about 0.2 sqrt(m / (kn sqrt(d Reff))) without damping, and below 2 / (gamma_n sum of h over the contacts) with it.
/// </summary>
public readonly struct HertzHistory : IContactLaw
{
    private readonly double kn, kt, gammaN, gammaT, friction;

    /// <summary>The law with one set of coefficients for all pairs.</summary>
    public HertzHistory(ContactSettings settings)
    {
        kn = settings.NormalStiffness;
        kt = settings.TangentialStiffness;
        gammaN = settings.NormalDamping;
        gammaT = settings.DampTangential ? settings.TangentialDamping : 0;
        friction = settings.Friction;
    }

    /// <summary>Normal stiffness coefficient [Pa].</summary>
    public double NormalStiffness => kn;

    /// <inheritdoc/>
    public double NormalEnergy(in ContactPair pair) => 0.4 * kn * Math.Sqrt(pair.EffectiveRadius * pair.Overlap) * pair.Overlap * pair.Overlap;

    /// <inheritdoc/>
    public ContactForce Evaluate(in ContactPair pair, ref Vector3d history, double step)
    {
        var r = pair.Between;
        var distance = r.Length;
        var n = (1 / distance) * r;
        var overlap = pair.Overlap;
        var meff = pair.EffectiveMass;
        var h = Math.Sqrt(overlap * pair.EffectiveRadius);

        var vn = pair.RelativeVelocity.Dot(n);
        var normal = h * (kn * overlap - meff * gammaN * vn);
        // Relative rotation, per unit of the vector between centres.
        var spin = pair.Wall ? (pair.RadiusI / distance) * pair.SpinI : (1 / distance) * (pair.RadiusI * pair.SpinI + pair.RadiusJ * pair.SpinJ);
        var slip = pair.RelativeVelocity - vn * n + r.Cross(spin);

        var s = history;
        if (step > 0) s += step * slip;
        var length = s.Length;   // before turning into the contact plane: the convention's zero test
        if (step > 0) s -= s.Dot(n) * n;
        var tangential = -h * (kt * s + meff * gammaT * slip);
        var size = tangential.Length;
        var limit = friction * Math.Abs(normal);
        if (size > limit)
        {
            if (length != 0)
            {
                var damping = (meff * gammaT / kt) * slip;
                s = (limit / size) * (s + damping) - damping;
                tangential = (limit / size) * tangential;
            }
            else tangential = default;
        }
        if (step > 0) history = s;
        var arm = n.Cross(tangential);
        return new ContactForce { Force = normal * n + tangential, TorqueI = -pair.RadiusI * arm, TorqueJ = pair.Wall ? default : -pair.RadiusJ * arm };
    }

    /// <summary>
    /// Eight pairs at once, the same formulas. Lanes that do not touch give zero force and lose their history. <paramref name="step"/> zero leaves histories of touching lanes as they are.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Evaluate(Vector512<double> dx, Vector512<double> dy, Vector512<double> dz, Vector512<double> distanceSquared, Vector512<double> touching,
        Vector512<double> vx, Vector512<double> vy, Vector512<double> vz, Vector512<double> wx, Vector512<double> wy, Vector512<double> wz,
        Vector512<double> radiusI, Vector512<double> radiusJ, Vector512<double> massI, Vector512<double> massJ, double step,
        ref Vector512<double> sx, ref Vector512<double> sy, ref Vector512<double> sz,
        out Vector512<double> fx, out Vector512<double> fy, out Vector512<double> fz, out Vector512<double> tx, out Vector512<double> ty, out Vector512<double> tz)
    {
        var zero = Vector512<double>.Zero;
        var one = Vector512<double>.One;
        var sum = radiusI + radiusJ;
        var mass = massI + massJ;
        var distance = Vector512.Sqrt(distanceSquared);
        // One division for 1 / distance, 1 / (Ri + Rj) and 1 / (mi + mj): divisions are what a pair costs most.
        var both = mass * sum;
        var inverse = one / (both * distance);
        var over = both * inverse;
        var overSquared = over * over;
        var overlap = Vector512.Max(sum - distance, zero);
        var meff = massI * massJ * (sum * distance * inverse);
        var h = Vector512.Sqrt(overlap * radiusI * radiusJ * (mass * distance * inverse));

        // along = (v . r) / r^2, so that along * (dx, dy, dz) is the normal velocity.
        var along = (vx * dx + vy * dy + vz * dz) * overSquared;
        var normalOverDistance = h * (kn * overlap * over - meff * gammaN * along);
        // wx.. = Ri wi + Rj wj; the slip of surfaces turns with it.
        wx *= over; wy *= over; wz *= over;
        var slipX = vx - along * dx - (dz * wy - dy * wz);
        var slipY = vy - along * dy - (dx * wz - dz * wx);
        var slipZ = vz - along * dz - (dy * wx - dx * wy);

        sx += step * slipX; sy += step * slipY; sz += step * slipZ;
        var lengthSquared = sx * sx + sy * sy + sz * sz;
        if (step > 0)
        {
            var out1 = (sx * dx + sy * dy + sz * dz) * overSquared;
            sx -= out1 * dx; sy -= out1 * dy; sz -= out1 * dz;
        }
        var damp = meff * gammaT;
        var ftx = -h * (kt * sx + damp * slipX);
        var fty = -h * (kt * sy + damp * slipY);
        var ftz = -h * (kt * sz + damp * slipZ);
        var sizeSquared = ftx * ftx + fty * fty + ftz * ftz;
        var limit = friction * Vector512.Abs(normalOverDistance * distance);
        var sliding = Vector512.GreaterThan(sizeSquared, limit * limit) & touching;
        if (Vector512.EqualsAny(sliding.AsInt64(), Vector512<long>.AllBitsSet))
        {
            var ratio = limit / Vector512.Sqrt(sizeSquared);
            var slid = ~Vector512.Equals(lengthSquared, zero) & sliding;
            var factor = Vector512.ConditionalSelect(sliding, Vector512.ConditionalSelect(slid, ratio, zero), one);
            if (step > 0)
            {
                var shift = damp / Vector512.Create(kt);
                sx = Vector512.ConditionalSelect(slid, ratio * (sx + shift * slipX) - shift * slipX, sx);
                sy = Vector512.ConditionalSelect(slid, ratio * (sy + shift * slipY) - shift * slipY, sy);
                sz = Vector512.ConditionalSelect(slid, ratio * (sz + shift * slipZ) - shift * slipZ, sz);
            }
            ftx *= factor; fty *= factor; ftz *= factor;
        }
        // Masked lanes hold padding or pairs apart: all their answers are zero, whatever was computed.
        sx &= touching; sy &= touching; sz &= touching;
        fx = (normalOverDistance * dx + ftx) & touching;
        fy = (normalOverDistance * dy + fty) & touching;
        fz = (normalOverDistance * dz + ftz) & touching;
        tx = (over * (dy * ftz - dz * fty)) & touching;
        ty = (over * (dz * ftx - dx * ftz)) & touching;
        tz = (over * (dx * fty - dy * ftx)) & touching;
    }
}
