using System.Numerics;
using System.Runtime.Intrinsics;
using Lamina.Particles.Laws;
using Lamina.Particles.Neighbours;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Forces;

public sealed unsafe partial class ForceEngine
{
    // Particles are put in order of place at the first build and at every tenth after it.
    private const int SortEvery = 10;
    private readonly double[] referenceX, referenceY, referenceZ, referenceRadius;
    private readonly int[] referenceType;
    private Box referenceBox;
    private double longest;
    private bool listsValid;
    private int sinceForgotten;
    // Histories lie beside the lists from the first evaluation of the whole contact law to the next build; otherwise they are in the store.
    private bool historiesListed;
    private readonly HistoryStore kept = new();

    private double DefaultSkin()
    {
        // A quarter of the smallest diameter: lists of the small particles stay short, and nothing moves that far within a few steps.
        var smallest = double.PositiveInfinity;
        foreach (var r in system.Particles.Radius) smallest = Math.Min(smallest, r);
        return 0.5 * smallest;
    }

    private void EnsureLists()
    {
        if (listsValid && StillCovered()) return;
        Rebuild();
    }

    /// <summary>
    /// True while no pair outside the lists can have come into range. A pair that was further apart than range + skin is now further than smallest stretch times that, less twice the largest
    /// departure from the box's own motion.
    /// </summary>
    private bool StillCovered()
    {
        var p = system.Particles;
        var box = system.Box;
        double sx = box.LengthX / referenceBox.LengthX, sy = box.LengthY / referenceBox.LengthY, sz = box.LengthZ / referenceBox.LengthZ;
        // The offset may have been folded back by a whole box length: images are then numbered anew.
        var shear = (box.ShearOffset - referenceBox.ShearOffset * sx) / box.LengthY;
        var stretch = Math.Min(Math.Min(sx, sy), sz) * (Math.Sqrt(1 + 0.25 * shear * shear) - 0.5 * Math.Abs(shear));
        var allowed = 0.5 * (stretch * (longest + ranges.Skin) - longest);
        // Radii that a ramp has changed since: a pair's range may have grown by twice the largest growth.
        var grown = 0.0;
        for (var i = 0; i < p.Count; i++) grown = Math.Max(grown, p.Radius[i] - referenceRadius[i]);
        allowed -= grown;
        if (!(allowed > 0)) return false;
        double cx = 0.5 * (box.LowX + box.HighX), cy = 0.5 * (box.LowY + box.HighY), cz = 0.5 * (box.LowZ + box.HighZ);
        double rx = 0.5 * (referenceBox.LowX + referenceBox.HighX), ry = 0.5 * (referenceBox.LowY + referenceBox.HighY), rz = 0.5 * (referenceBox.LowZ + referenceBox.HighZ);
        var most = 0.0;
        for (var i = 0; i < p.Count; i++)
        {
            var y = sy * (referenceY[i] - ry);
            var dx = p.X[i] - cx - sx * (referenceX[i] - rx) - shear * y;
            var dy = p.Y[i] - cy - y;
            var dz = p.Z[i] - cz - sz * (referenceZ[i] - rz);
            var d = dx * dx + dy * dy + dz * dz;
            if (!(d <= most)) most = d;
        }
        return most <= allowed * allowed;
    }

    /// <summary>Wraps particles into the box, sorts them now and then, and builds the lists; contact histories are carried over by pair of ids and image.</summary>
    public void Rebuild()
    {
        CheckFinite();
        KeepHistories();
        historiesListed = false;
        var box = system.Box;
        if (box.ShearOffset != 0)
        {
            // Fold the offset into half a box, so that few images cover the range.
            var folds = Math.Round(box.ShearOffset / box.LengthX);
            if (folds != 0)
            {
                kept.Fold((int)folds);
                var p = system.Particles;
                for (var i = 0; i < p.Count; i++) p.ImageX[i] += (int)folds * p.ImageY[i];
                system.Box = box = box with { ShearOffset = box.ShearOffset - folds * box.LengthX };
            }
        }
        Wrap(box);
        if (sinceForgotten++ % SortEvery == 0) Sort(box);
        longest = ranges.LongestWithContacts(system.Particles);
        images.Cover(box, longest + ranges.Skin);
        search.Build(system.Particles, box, images, ranges, hasContact ? contactList : null, coefficients.Any ? potentialList : null, settings.Threads);
        Cut(contactList, cutContact, hasContact);
        Cut(potentialList, cutPotential, coefficients.Any);
        NoteTouched();
        var set = system.Particles;
        set.Radius.CopyTo(referenceRadius, 0);
        set.Type.CopyTo(referenceType, 0);
        set.X.CopyTo(referenceX, 0); set.Y.CopyTo(referenceY, 0); set.Z.CopyTo(referenceZ, 0);
        referenceBox = box;
        builds++;
        listsValid = true;
    }

    /// <summary>Forgets all contact histories, as a restart of the published scripts does.</summary>
    public void ForgetContacts()
    {
        kept.Clear();
        if (historiesListed) contactList.Forget();
    }

    /// <summary>
    /// Forgets lists and what they depend on, but not contact histories: the next evaluation is that of a new loop on the present state. For instants at which a run may be taken up again.
    /// </summary>
    internal void StartAnew()
    {
        sinceForgotten = 0;
        FieldChanged();
    }

    /// <summary>Contact histories that are not zero, eight numbers each: two ids, image, displacement.</summary>
    internal double[] Histories()
    {
        KeepHistories();
        var all = new double[8 * kept.Count];
        var n = 0;
        foreach (var (key, s) in kept.Ordered)
        {
            ((ReadOnlySpan<double>)[key.First, key.Second, key.X, key.Y, key.Z, s.X, s.Y, s.Z]).CopyTo(all.AsSpan(n));
            n += 8;
        }
        return all;
    }

    /// <summary>Takes over histories for the lists that are built next, in place of all others.</summary>
    internal void Adopt(ReadOnlySpan<double> histories)
    {
        ForgetContacts();
        for (var n = 0; n < histories.Length; n += 8)
            kept.Add(new((int)histories[n], (int)histories[n + 1], (int)histories[n + 2], (int)histories[n + 3], (int)histories[n + 4]), new Vector3d(histories[n + 5], histories[n + 6], histories[n + 7]));
        historiesListed = false;
    }

    private void CheckFinite()
    {
        var p = system.Particles;
        for (var i = 0; i < p.Count; i++)
            if (!(double.IsFinite(p.X[i]) && double.IsFinite(p.Y[i]) && double.IsFinite(p.Z[i]) && double.IsFinite(p.VelocityX[i]) && double.IsFinite(p.VelocityY[i]) && double.IsFinite(p.VelocityZ[i])))
                throw new UnstableMotionException(p.Id[i], $"particle {p.Id[i]} (type {p.Type[i]}) has centre ({p.X[i]}, {p.Y[i]}, {p.Z[i]}) m and velocity ({p.VelocityX[i]}, {p.VelocityY[i]}, {p.VelocityZ[i]}) m/s: " +
                    "the step is too long for the stiffness, or two centres coincide; use a shorter step or relax first");
    }

    private void Wrap(in Box box)
    {
        var p = system.Particles;
        static void Fold(ref double x, ref int image, double low, double length, string axis, int id)
        {
            if (x >= low && x < low + length) return;
            var n = Math.Floor((x - low) / length);
            if (n == 0) return;
            if (Math.Abs(n) > 1000)
                throw new UnstableMotionException(id, $"particle {id} has moved {Math.Abs(n)} box lengths along {axis} since the lists were built: the step is too long for the stiffness");
            x -= n * length;
            // Rounding can put a particle exactly on the upper end.
            if (x >= low + length) x = low;
            image += (int)n;
        }
        for (var i = 0; i < p.Count; i++)
        {
            if (box.BoundaryZ == Boundary.Periodic) Fold(ref p.Z[i], ref p.ImageZ[i], box.LowZ, box.LengthZ, "z", p.Id[i]);
            if (box.BoundaryY == Boundary.Periodic)
            {
                var before = p.ImageY[i];
                Fold(ref p.Y[i], ref p.ImageY[i], box.LowY, box.LengthY, "y", p.Id[i]);
                var crossed = p.ImageY[i] - before;
                if (crossed != 0)
                {
                    p.X[i] -= crossed * box.ShearOffset;
                    p.VelocityX[i] -= crossed * box.ShearRate * box.LengthY;
                }
            }
            if (box.BoundaryX == Boundary.Periodic) Fold(ref p.X[i], ref p.ImageX[i], box.LowX, box.LengthX, "x", p.Id[i]);
        }
    }

    /// <summary>Orders particles by cells of about eight along z, then y, then x.</summary>
    private void Sort(in Box box)
    {
        var p = system.Particles;
        var edge = Math.Cbrt(8 * box.Volume / p.Count);
        var keys = new long[p.Count];
        var order = new int[p.Count];
        for (var i = 0; i < p.Count; i++)
        {
            order[i] = i;
            long Cell(double x, double low) => Math.Clamp((long)((x - low) / edge), 0, (1 << 12) - 1);
            // The place in the low bits breaks ties, so that the order is a function of the state alone.
            keys[i] = (((Cell(p.Z[i], box.LowZ) << 12 | Cell(p.Y[i], box.LowY)) << 12 | Cell(p.X[i], box.LowX)) << 24) | (uint)i;
        }
        Array.Sort(keys, order);
        p.Reorder(order);
    }

    /// <summary>Puts every history that is not zero into the store.</summary>
    private void KeepHistories()
    {
        if (!historiesListed) return;
        kept.Clear();
        var p = system.Particles;
        var zero = Vector512<double>.Zero;
        for (var i = 0; i < p.Count; i++)
            for (var block = contactList.Start[i]; block < contactList.Start[i + 1]; block++)
            {
                var h = contactList.History + (nuint)block * 24;
                var none = Vector512.Equals(Vector512.Load(h), zero) & Vector512.Equals(Vector512.Load(h + 8), zero) & Vector512.Equals(Vector512.Load(h + 16), zero);
                for (var some = (uint)~none.ExtractMostSignificantBits() & 0xFF; some != 0; some &= some - 1)
                {
                    var k = BitOperations.TrailingZeroCount(some);
                    var entry = contactList.Entries[block * PairList.Lanes + k];
                    var key = Key(i, (int)(entry & PairList.IndexMask), entry >> PairList.ImageShift, out var turned);
                    kept.Add(key, (turned ? -1.0 : 1.0) * new Vector3d(h[k], h[k + 8], h[k + 16]));
                }
            }
    }

    private HistoryKey Key(int i, int j, uint code, out bool turned)
    {
        var p = system.Particles;
        var (x, y, z) = images[code];
        x += p.ImageX[i] - p.ImageX[j];
        y += p.ImageY[i] - p.ImageY[j];
        z += p.ImageZ[i] - p.ImageZ[j];
        turned = p.Id[i] > p.Id[j];
        return turned ? new HistoryKey(p.Id[j], p.Id[i], -x, -y, -z) : new HistoryKey(p.Id[i], p.Id[j], x, y, z);
    }

    /// <summary>Lays histories beside the lists, where the whole contact law is evaluated: for the pairs that touch now, since the law forgets those of the others.</summary>
    private void ListHistories()
    {
        contactList.Forget();
        historiesListed = true;
        if (kept.Count == 0) return;
        InDomains(d =>
        {
            for (var i = cutContact[d]; i < cutContact[d + 1]; i++)
            {
                var at = position.At + 4 * (nuint)i;
                for (var block = contactList.Start[i]; block < contactList.Start[i + 1]; block++)
                {
                    var entries = contactList.Entries + (nuint)block * PairList.Lanes;
                    LoadShifted(position.At, images.Shift, entries, out var x, out var y, out var z, out var radius);
                    var (dx, dy, dz, reach) = (Vector512.Create(at[0]) - x, Vector512.Create(at[1]) - y, Vector512.Create(at[2]) - z, Vector512.Create(at[3]) + radius);
                    for (var touching = (uint)Vector512.LessThan(dx * dx + dy * dy + dz * dz, reach * reach).ExtractMostSignificantBits(); touching != 0; touching &= touching - 1)
                    {
                        var k = BitOperations.TrailingZeroCount(touching);
                        if (!kept.TryGet(Key(i, (int)(entries[k] & PairList.IndexMask), entries[k] >> PairList.ImageShift, out var turned), out var s)) continue;
                        var h = contactList.History + (nuint)block * 24;
                        var sign = turned ? -1.0 : 1.0;
                        (h[k], h[k + 8], h[k + 16]) = (sign * s.X, sign * s.Y, sign * s.Z);
                    }
                }
            }
        });
    }

    /// <summary>Cuts the particles into domains of about equal numbers of blocks.</summary>
    private void Cut(PairList list, int[] cut, bool used)
    {
        var count = system.Particles.Count;
        cut[0] = 0;
        cut[domains] = count;
        for (var d = 1; d < domains; d++)
        {
            var at = used ? Array.BinarySearch(list.Start, 0, count, (int)((long)list.Blocks * d / domains)) : count * d / domains;
            cut[d] = Math.Max(cut[d - 1], at < 0 ? Math.Min(~at, count) : at);
        }
    }
}
