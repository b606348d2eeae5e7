namespace Lamina.Voxels.Voxelisation;

/// <summary>Volume of a unit cube on one side of a plane, in closed form (Scardovelli and Zaleski 2000).</summary>
internal static class PlaneCut
{
    /// <summary>Share of the cube centred at the origin where n . x + distance is negative.</summary>
    /// <param name="nx">unit normal, x</param>
    /// <param name="ny">unit normal, y</param>
    /// <param name="nz">unit normal, z</param>
    /// <param name="distance">signed distance of the cube's centre from the plane, in edges</param>
    public static double Below(double nx, double ny, double nz, double distance)
    {
        double a = Math.Abs(nx), b = Math.Abs(ny), c = Math.Abs(nz);
        if (a > b) (a, b) = (b, a);
        if (b > c) (b, c) = (c, b);
        if (a > b) (a, b) = (b, a);
        var sum = a + b + c;
        a /= sum;
        b /= sum;
        c /= sum;
        // Distance of the plane from the lowest corner, as a share of that of the highest corner.
        var alpha = 0.5 - distance / sum;
        if (alpha <= 0) return 0;
        if (alpha >= 1) return 1;
        return alpha <= 0.5 ? Lower(a, b, c, alpha) : 1 - Lower(a, b, c, 1 - alpha);
    }

    private static double Lower(double a, double b, double c, double alpha)
    {
        var ab = a + b;
        if (alpha < a) return alpha * alpha * alpha / (6 * a * b * c);
        if (alpha < b) return alpha * (alpha - a) / (2 * b * c) + a * a / (6 * b * c);
        if (alpha < Math.Min(ab, c)) return (alpha * alpha * (3 * ab - alpha) + a * a * (a - 3 * alpha) + b * b * (b - 3 * alpha)) / (6 * a * b * c);
        return ab <= c
            ? (2 * alpha - ab) / (2 * c)
            : (alpha * alpha * (3 - 2 * alpha) + a * a * (a - 3 * alpha) + b * b * (b - 3 * alpha) + c * c * (c - 3 * alpha)) / (6 * a * b * c);
    }
}
