using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lamina.Particles.Laws;
using Lamina.Particles.Neighbours;

namespace Lamina.Particles.Forces;

public sealed unsafe partial class ForceEngine
{
    // Each loop: for every particle of a range, eight neighbours at a time. i's share is summed in lanes and added once; j's share goes to j's record at once.

    private ForceTotals FullContacts<TLaw, TSum>(TLaw law, int from, int to, double* f, double* t, double step) where TLaw : struct, ILaneContacts where TSum : struct, ISumming
    {
        double* pos = position.At, vel = velocity.At, spn = spin.At, shift = images.Shift, drift = images.Velocity;
        var types = system.Particles.Type;
        var start = contactList.Start;
        var tally = new Tally();
        long touches = 0;
        for (var i = from; i < to; i++)
        {
            int first = start[i], last = start[i + 1];
            if (first == last) continue;
            var pi = pos + 4 * (nuint)i;
            var vi = vel + 4 * (nuint)i;
            var wi = spn + 4 * (nuint)i;
            Vector512<double> xi = Vector512.Create(pi[0]), yi = Vector512.Create(pi[1]), zi = Vector512.Create(pi[2]), ri = Vector512.Create(pi[3]);
            Vector512<double> vxi = Vector512.Create(vi[0]), vyi = Vector512.Create(vi[1]), vzi = Vector512.Create(vi[2]), mi = Vector512.Create(vi[3]);
            // Spin times arm where arms are the radii, spin alone where they depend on the overlap.
            var ownArm = TLaw.ByType ? 1 : pi[3];
            Vector512<double> wxi = Vector512.Create(wi[0] * ownArm), wyi = Vector512.Create(wi[1] * ownArm), wzi = Vector512.Create(wi[2] * ownArm);
            var row = TLaw.ByType ? law.Row(types[i] - 1) : null;
            Vector512<double> sumX = default, sumY = default, sumZ = default, turnX = default, turnY = default, turnZ = default;
            var entries = contactList.Entries + (nuint)first * PairList.Lanes;
            var history = contactList.History + (nuint)first * 3 * PairList.Lanes;
            for (var block = first; block < last; block++, entries += PairList.Lanes, history += 3 * PairList.Lanes)
            {
                LoadShifted(pos, shift, entries, out var x, out var y, out var z, out var rj);
                var dx = xi - x;
                var dy = yi - y;
                var dz = zi - z;
                var distance = dx * dx + dy * dy + dz * dz;
                var reach = ri + rj;
                var touching = Vector512.LessThan(distance, reach * reach);
                var mask = touching.ExtractMostSignificantBits();
                if (mask == 0)
                {
                    Vector512<double>.Zero.Store(history);
                    Vector512<double>.Zero.Store(history + 8);
                    Vector512<double>.Zero.Store(history + 16);
                    continue;
                }
                LoadShifted(vel, drift, entries, out var vx, out var vy, out var vz, out var mj);
                Load(spn, entries, out var wx, out var wy, out var wz, out var which);
                var (armI, armJ) = (ri, rj);
                if (TLaw.ByType)
                {
                    var half = 0.5 * (reach - Vector512.Sqrt(distance));
                    (armI, armJ) = (ri - half, rj - half);
                    (wx, wy, wz) = (armI * wxi + armJ * wx, armI * wyi + armJ * wy, armI * wzi + armJ * wz);
                }
                else (wx, wy, wz) = (wxi + rj * wx, wyi + rj * wy, wzi + rj * wz);
                var sx = Vector512.Load(history);
                var sy = Vector512.Load(history + 8);
                var sz = Vector512.Load(history + 16);
                law.Evaluate(dx, dy, dz, distance, touching, vxi - vx, vyi - vy, vzi - vz, wx, wy, wz, ri, rj, mi, mj, row, which.AsInt64(), step,
                    ref sx, ref sy, ref sz, out var fx, out var fy, out var fz, out var tx, out var ty, out var tz);
                sx.Store(history);
                sy.Store(history + 8);
                sz.Store(history + 16);
                sumX += fx; sumY += fy; sumZ += fz;
                if (TLaw.ByType) { turnX += armI * tx; turnY += armI * ty; turnZ += armI * tz; }
                else { turnX += tx; turnY += ty; turnZ += tz; }
                Lanes.Subtract(f, entries, PairList.IndexMask, fx, fy, fz);
                Lanes.Subtract(t, entries, PairList.IndexMask, armJ * tx, armJ * ty, armJ * tz);
                if (TSum.Diagonal) tally.AddDiagonal(dx, dy, dz, fx, fy, fz);
                if (!TSum.All) continue;
                tally.AddRest(dx, dy, fy, fz);
                touches += global::System.Numerics.BitOperations.PopCount(mask);
            }
            AddTo(f + 4 * (nuint)i, sumX, sumY, sumZ);
            if (TLaw.ByType) AddTo(t + 4 * (nuint)i, -turnX, -turnY, -turnZ);
            else AddTo(t + 4 * (nuint)i, -ri * turnX, -ri * turnY, -ri * turnZ);
        }
        return tally.Totals(0, 0) with { Contacts = touches };
    }

    private ForceTotals ElasticContacts<TLaw, TSum>(TLaw law, int from, int to, double* f) where TLaw : struct, ILaneContacts where TSum : struct, ISumming
    {
        double* pos = position.At, spn = spin.At, shift = images.Shift;
        var types = system.Particles.Type;
        var start = contactList.Start;
        var tally = new Tally();
        var energy = Vector512<double>.Zero;
        long touches = 0;
        for (var i = from; i < to; i++)
        {
            int first = start[i], last = start[i + 1];
            if (first == last) continue;
            var pi = pos + 4 * (nuint)i;
            Vector512<double> xi = Vector512.Create(pi[0]), yi = Vector512.Create(pi[1]), zi = Vector512.Create(pi[2]), ri = Vector512.Create(pi[3]);
            Vector512<double> sumX = default, sumY = default, sumZ = default, which = default;
            var row = TLaw.ByType ? law.Row(types[i] - 1) : null;
            var entries = contactList.Entries + (nuint)first * PairList.Lanes;
            for (var block = first; block < last; block++, entries += PairList.Lanes)
            {
                LoadShifted(pos, shift, entries, out var x, out var y, out var z, out var rj);
                var dx = xi - x;
                var dy = yi - y;
                var dz = zi - z;
                var distance = dx * dx + dy * dy + dz * dz;
                var reach = ri + rj;
                var mask = Vector512.LessThan(distance, reach * reach).ExtractMostSignificantBits();
                if (mask == 0) continue;
                if (TLaw.ByType) Load(spn, entries, out _, out _, out _, out which);
                var over = law.AtRest(distance, ri, rj, row, which.AsInt64(), out var elastic);
                var fx = over * dx;
                var fy = over * dy;
                var fz = over * dz;
                sumX += fx; sumY += fy; sumZ += fz;
                Lanes.Subtract(f, entries, PairList.IndexMask, fx, fy, fz);
                if (TSum.Diagonal) tally.AddDiagonal(dx, dy, dz, fx, fy, fz);
                if (!TSum.All) continue;
                tally.AddRest(dx, dy, fy, fz);
                energy += elastic;
                touches += global::System.Numerics.BitOperations.PopCount(mask);
            }
            AddTo(f + 4 * (nuint)i, sumX, sumY, sumZ);
        }
        return tally.Totals(0, Lanes.Sum(energy)) with { Contacts = touches };
    }

    private ForceTotals Potentials<TSum>(int from, int to, double* f) where TSum : struct, ISumming
    {
        double* pos = centre.At, shift = images.Shift;
        var table = coefficients;
        var start = potentialList.Start;
        var types = system.Particles.Type;
        var tally = new Tally();
        var energy = Vector512<double>.Zero;
        for (var i = from; i < to; i++)
        {
            int first = start[i], last = start[i + 1];
            if (first == last) continue;
            var pi = pos + 4 * (nuint)i;
            Vector512<double> xi = Vector512.Create(pi[0]), yi = Vector512.Create(pi[1]), zi = Vector512.Create(pi[2]);
            Vector512<double> sumX = default, sumY = default, sumZ = default;
            var row = table.Row(types[i] - 1);
            var entries = potentialList.Entries + (nuint)first * PairList.Lanes;
            for (var block = first; block < last; block++, entries += PairList.Lanes)
            {
                LoadShifted(pos, shift, entries, out var x, out var y, out var z, out var type);
                var dx = xi - x;
                var dy = yi - y;
                var dz = zi - z;
                var distance = dx * dx + dy * dy + dz * dz;
                var which = type.AsInt64();
                var inside = Vector512.LessThan(distance, table.Look(row, PairCoefficients.CutoffSquared, which));
                if (inside.ExtractMostSignificantBits() == 0) continue;
                var tail = table.Look(row, PairCoefficients.ForceAtCutoff, which);
                var depth = table.Look(row, PairCoefficients.TwentyFourEpsilon, which);
                var over = LennardJonesShiftedForce.ForceOverDistance(distance, inside, table.Look(row, PairCoefficients.SigmaSquared, which), depth, tail, out var inverse, out var u3);
                var fx = over * dx;
                var fy = over * dy;
                var fz = over * dz;
                sumX += fx; sumY += fy; sumZ += fz;
                Lanes.Subtract(f, entries, PairList.IndexMask, fx, fy, fz);
                if (TSum.Diagonal) tally.AddDiagonal(dx, dy, dz, fx, fy, fz);
                if (!TSum.All) continue;
                tally.AddRest(dx, dy, fy, fz);
                energy += LennardJonesShiftedForce.Energy(distance, inside, depth, tail, table.Look(row, PairCoefficients.EnergyShift, which), inverse, u3);
            }
            AddTo(f + 4 * (nuint)i, sumX, sumY, sumZ);
        }
        return tally.Totals(Lanes.Sum(energy), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadShifted(double* records, double* shifts, uint* entries, out Vector512<double> x, out Vector512<double> y, out Vector512<double> z, out Vector512<double> w) =>
        Lanes.Turn(Shifted(records, shifts, entries[0]), Shifted(records, shifts, entries[1]), Shifted(records, shifts, entries[2]), Shifted(records, shifts, entries[3]),
            Shifted(records, shifts, entries[4]), Shifted(records, shifts, entries[5]), Shifted(records, shifts, entries[6]), Shifted(records, shifts, entries[7]), out x, out y, out z, out w);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(double* records, uint* entries, out Vector512<double> x, out Vector512<double> y, out Vector512<double> z, out Vector512<double> w) =>
        Lanes.Turn(Plain(records, entries[0]), Plain(records, entries[1]), Plain(records, entries[2]), Plain(records, entries[3]),
            Plain(records, entries[4]), Plain(records, entries[5]), Plain(records, entries[6]), Plain(records, entries[7]), out x, out y, out z, out w);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Shifted(double* records, double* shifts, uint entry) =>
        Vector256.LoadAligned(records + 4 * (nuint)(entry & PairList.IndexMask)) + Vector256.LoadAligned(shifts + 4 * (nuint)(entry >> PairList.ImageShift));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Plain(double* records, uint entry) => Vector256.LoadAligned(records + 4 * (nuint)(entry & PairList.IndexMask));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(double* record, Vector512<double> x, Vector512<double> y, Vector512<double> z)
    {
        record[0] += Lanes.Sum(x);
        record[1] += Lanes.Sum(y);
        record[2] += Lanes.Sum(z);
    }

    /// <summary>Virial in lanes.</summary>
    private struct Tally
    {
        private Vector512<double> xx, yy, zz, xy, xz, yz;

        // Padding lanes have a zero force; their huge distance times zero is zero.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void AddDiagonal(Vector512<double> dx, Vector512<double> dy, Vector512<double> dz, Vector512<double> fx, Vector512<double> fy, Vector512<double> fz)
        {
            xx += dx * fx; yy += dy * fy; zz += dz * fz;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void AddRest(Vector512<double> dx, Vector512<double> dy, Vector512<double> fy, Vector512<double> fz)
        {
            xy += dx * fy; xz += dx * fz; yz += dy * fz;
        }

        public readonly ForceTotals Totals(double pairEnergy, double contactEnergy) => new()
        {
            PairEnergy = pairEnergy, ContactEnergy = contactEnergy, VirialXX = Lanes.Sum(xx), VirialYY = Lanes.Sum(yy), VirialZZ = Lanes.Sum(zz),
            VirialXY = Lanes.Sum(xy), VirialXZ = Lanes.Sum(xz), VirialYZ = Lanes.Sum(yz),
        };
    }
}
