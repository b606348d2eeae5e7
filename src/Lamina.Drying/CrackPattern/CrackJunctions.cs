namespace Lamina.Drying.CrackPattern;

/// <summary>Angles at which cracks meet. A crack runs along dual edges from triangle to triangle; three of them meet in a triangle whose bonds are all cut.</summary>
internal static class CrackJunctions
{
    /// <summary>Angle of the third crack of each junction against the straightest pair, 0 to 90 degrees; directions are taken over a reach [rad].</summary>
    public static List<double> Angles(CrackLattice lattice, bool[] cut, double reach)
    {
        var angles = new List<double>();
        Span<(double X, double Y)> arms = stackalloc (double, double)[3];
        for (var t = 0; t < 2 * lattice.Nodes; t++)
        {
            var (a, b, c) = lattice.Around(t);
            if (!cut[a] || !cut[b] || !cut[c]) continue;
            var whole = true;
            for (var k = 0; k < 3 && whole; k++)
            {
                if (Walk(lattice, cut, t, k == 0 ? a : k == 1 ? b : c, reach) is { } arm) arms[k] = arm;
                else whole = false;
            }
            if (!whole) continue;
            // The straightest pair is the crack that was there first; the third one ran into it.
            var (straightest, third) = (double.PositiveInfinity, 0);
            for (var k = 0; k < 3; k++)
            {
                var (p, q) = (arms[(k + 1) % 3], arms[(k + 2) % 3]);
                var cosine = (p.X * q.X + p.Y * q.Y) / (Norm(p) * Norm(q));
                if (cosine < straightest) (straightest, third) = (cosine, k);
            }
            // Not a junction of two cracks but a knot where three directions fan out evenly, or a fork to one side.
            if (straightest > -0.7) continue;
            var (u, v, w) = (arms[(third + 1) % 3], arms[(third + 2) % 3], arms[third]);
            var line = (X: u.X / Norm(u) - v.X / Norm(v), Y: u.Y / Norm(u) - v.Y / Norm(v));
            angles.Add(Math.Acos(Math.Min(1, Math.Abs(line.X * w.X + line.Y * w.Y) / (Norm(line) * Norm(w)))));
        }
        return angles;
    }

    private static double Norm((double X, double Y) v) => Math.Sqrt(v.X * v.X + v.Y * v.Y);

    // From a triangle across one of its cut bonds and on along the crack until it is the reach away; null where the crack ends or branches sooner.
    private static (double X, double Y)? Walk(CrackLattice lattice, bool[] cut, int start, int bond, double reach)
    {
        var (x, y) = (0.0, 0.0);
        var triangle = start;
        for (var step = 0; step < 20 * reach; step++)
        {
            var (left, right) = lattice.Triangles(bond);
            var next = left == triangle ? right : left;
            var (ax, ay) = lattice.Centre(triangle);
            var (bx, by) = lattice.Centre(next);
            var (dx, dy) = lattice.Shortest(bx - ax, by - ay);
            (x, y, triangle) = (x + dx, y + dy, next);
            if (x * x + y * y >= reach * reach) return (x, y);
            var (a, b, c) = lattice.Around(triangle);
            var onward = -1;
            foreach (var other in (ReadOnlySpan<int>)[a, b, c])
            {
                if (other == bond || !cut[other]) continue;
                if (onward >= 0) return null;
                onward = other;
            }
            if (onward < 0) return null;
            bond = onward;
        }
        return null;
    }
}
