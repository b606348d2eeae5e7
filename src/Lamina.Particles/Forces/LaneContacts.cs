using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lamina.Particles.Laws;

namespace Lamina.Particles.Forces;

/// <summary>A contact law for eight pairs at once, as a type of the loop so that the choice costs nothing.</summary>
internal unsafe interface ILaneContacts
{
    /// <summary>True if coefficients depend on the pair of types and arms end in the middle of the overlap; false for one set of coefficients and arms that are the radii.</summary>
    static abstract bool ByType { get; }

    /// <summary>The coefficients of type i.</summary>
    double* Row(int typeI);

    /// <summary>
    /// Force on i and what gives the torques: -arm_i t on i, -arm_j t on j. wx.. is the sum of arm times spin. Lanes that do not touch give zero and lose their history; step zero leaves the others' as it is.
    /// </summary>
    void Evaluate(Vector512<double> dx, Vector512<double> dy, Vector512<double> dz, Vector512<double> distanceSquared, Vector512<double> touching,
        Vector512<double> vx, Vector512<double> vy, Vector512<double> vz, Vector512<double> wx, Vector512<double> wy, Vector512<double> wz,
        Vector512<double> radiusI, Vector512<double> radiusJ, Vector512<double> massI, Vector512<double> massJ, double* row, Vector512<long> typeJ, double step,
        ref Vector512<double> sx, ref Vector512<double> sy, ref Vector512<double> sz,
        out Vector512<double> fx, out Vector512<double> fy, out Vector512<double> fz, out Vector512<double> tx, out Vector512<double> ty, out Vector512<double> tz);

    /// <summary>Force at rest over distance, and its energy.</summary>
    Vector512<double> AtRest(Vector512<double> distanceSquared, Vector512<double> radiusI, Vector512<double> radiusJ, double* row, Vector512<long> typeJ, out Vector512<double> energy);
}

/// <summary><see cref="HertzHistory"/> in lanes.</summary>
internal readonly unsafe struct HistoryContacts(HertzHistory law) : ILaneContacts
{
    public static bool ByType => false;

    public double* Row(int typeI) => null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate(Vector512<double> dx, Vector512<double> dy, Vector512<double> dz, Vector512<double> distanceSquared, Vector512<double> touching,
        Vector512<double> vx, Vector512<double> vy, Vector512<double> vz, Vector512<double> wx, Vector512<double> wy, Vector512<double> wz,
        Vector512<double> radiusI, Vector512<double> radiusJ, Vector512<double> massI, Vector512<double> massJ, double* row, Vector512<long> typeJ, double step,
        ref Vector512<double> sx, ref Vector512<double> sy, ref Vector512<double> sz,
        out Vector512<double> fx, out Vector512<double> fy, out Vector512<double> fz, out Vector512<double> tx, out Vector512<double> ty, out Vector512<double> tz) =>
        law.Evaluate(dx, dy, dz, distanceSquared, touching, vx, vy, vz, wx, wy, wz, radiusI, radiusJ, massI, massJ, step, ref sx, ref sy, ref sz, out fx, out fy, out fz, out tx, out ty, out tz);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> AtRest(Vector512<double> distanceSquared, Vector512<double> radiusI, Vector512<double> radiusJ, double* row, Vector512<long> typeJ, out Vector512<double> energy) =>
        HertzElastic.ForceOverDistance(distanceSquared, law.NormalStiffness, radiusI, radiusJ, out energy);
}

/// <summary><see cref="HertzMindlin"/> in lanes, the same formulas.</summary>
internal readonly unsafe struct MindlinContacts(MindlinCoefficients table) : ILaneContacts
{
    public static bool ByType => true;

    public double* Row(int typeI) => table.Row(typeI);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate(Vector512<double> dx, Vector512<double> dy, Vector512<double> dz, Vector512<double> distanceSquared, Vector512<double> touching,
        Vector512<double> vx, Vector512<double> vy, Vector512<double> vz, Vector512<double> wx, Vector512<double> wy, Vector512<double> wz,
        Vector512<double> radiusI, Vector512<double> radiusJ, Vector512<double> massI, Vector512<double> massJ, double* row, Vector512<long> typeJ, double step,
        ref Vector512<double> sx, ref Vector512<double> sy, ref Vector512<double> sz,
        out Vector512<double> fx, out Vector512<double> fy, out Vector512<double> fz, out Vector512<double> tx, out Vector512<double> ty, out Vector512<double> tz)
    {
        var zero = Vector512<double>.Zero;
        var sum = radiusI + radiusJ;
        var distance = Vector512.Sqrt(distanceSquared);
        var over = Vector512<double>.One / distance;
        var overSquared = over * over;
        var overlap = Vector512.Max(sum - distance, zero);
        var meff = massI * massJ / (massI + massJ);
        var reff = radiusI * radiusJ / sum;
        var contactRadius = Vector512.Sqrt(reff * overlap);
        var root = Vector512.Sqrt(contactRadius * meff);
        var kt = table.Look(row, MindlinCoefficients.Tangential, typeJ) * contactRadius;
        var gammaT = table.Look(row, MindlinCoefficients.TangentialDamping, typeJ) * root;

        // along = (v . r) / r^2, so that along * (dx, dy, dz) is the normal velocity.
        var along = (vx * dx + vy * dy + vz * dz) * overSquared;
        var normalOverDistance = table.Look(row, MindlinCoefficients.Normal, typeJ) * contactRadius * overlap * over - table.Look(row, MindlinCoefficients.NormalDamping, typeJ) * root * along;
        wx *= over; wy *= over; wz *= over;
        var slipX = vx - along * dx - (dz * wy - dy * wz);
        var slipY = vy - along * dy - (dx * wz - dz * wx);
        var slipZ = vz - along * dz - (dy * wx - dx * wy);
        if (step > 0)
        {
            sx += step * slipX; sy += step * slipY; sz += step * slipZ;
            var out1 = (sx * dx + sy * dy + sz * dz) * overSquared;
            sx -= out1 * dx; sy -= out1 * dy; sz -= out1 * dz;
        }
        var spring = kt * Vector512.Sqrt(sx * sx + sy * sy + sz * sz);
        var limit = table.Look(row, MindlinCoefficients.Friction, typeJ) * Vector512.Abs(normalOverDistance * distance);
        var sliding = Vector512.GreaterThan(spring, limit);
        var ratio = Vector512.ConditionalSelect(sliding, limit / spring, Vector512<double>.One);
        // Beyond the limit the spring alone, cut, and no damping.
        gammaT = Vector512.ConditionalSelect(sliding, zero, gammaT);
        var ftx = -kt * (ratio * sx) - gammaT * slipX;
        var fty = -kt * (ratio * sy) - gammaT * slipY;
        var ftz = -kt * (ratio * sz) - gammaT * slipZ;
        if (step > 0) { sx *= ratio; sy *= ratio; sz *= ratio; }
        sx &= touching; sy &= touching; sz &= touching;
        normalOverDistance -= table.Look(row, MindlinCoefficients.Cohesion, typeJ) * overlap * 2 * reff * over;
        fx = (normalOverDistance * dx + ftx) & touching;
        fy = (normalOverDistance * dy + fty) & touching;
        fz = (normalOverDistance * dz + ftz) & touching;
        tx = (over * (dy * ftz - dz * fty)) & touching;
        ty = (over * (dz * ftx - dx * ftz)) & touching;
        tz = (over * (dx * fty - dy * ftx)) & touching;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> AtRest(Vector512<double> distanceSquared, Vector512<double> radiusI, Vector512<double> radiusJ, double* row, Vector512<long> typeJ, out Vector512<double> energy)
    {
        var sum = radiusI + radiusJ;
        var over = Vector512<double>.One / Vector512.Sqrt(distanceSquared);
        var overlap = Vector512.Max(sum - distanceSquared * over, Vector512<double>.Zero);
        var reff = radiusI * radiusJ / sum;
        var elastic = table.Look(row, MindlinCoefficients.Normal, typeJ) * Vector512.Sqrt(reff * overlap) * overlap;
        var cohesion = table.Look(row, MindlinCoefficients.Cohesion, typeJ) * 2 * reff * overlap;
        energy = (0.4 * elastic - 0.5 * cohesion) * overlap;
        return (elastic - cohesion) * over;
    }
}
