namespace Lamina.Particles.Indentation;

/// <summary>
/// Hardness and reduced modulus from an unloading curve (Oliver and Pharr 1992): P = B (h - h_f)^m fitted to its part above 40 % of the largest load, S = dP/dh at the largest depth, contact depth h_c = h - 0.75 P/S under a
/// sphere and h under a flat end, A = pi (2 R h_c - h_c^2) or pi R^2, H = P/A, E_r = sqrt(pi) S/(2 sqrt(A)). The reduced modulus is that of the layer alone: the indenter is rigid.
/// </summary>
public sealed record OliverPharr
{
    /// <summary>Slope of the unloading curve at the largest depth [N m-1].</summary>
    public required double Stiffness { get; init; }
    /// <summary>Depth at which the fitted curve meets zero load [m].</summary>
    public required double ResidualDepth { get; init; }
    /// <summary>Exponent m of the fit; 1.5 for an elastic half space under a sphere, 1 under a flat end [-].</summary>
    public required double Exponent { get; init; }
    /// <summary>Depth in contact [m].</summary>
    public required double ContactDepth { get; init; }
    /// <summary>Projected area in contact [m2].</summary>
    public required double Area { get; init; }
    /// <summary>Load over area [Pa].</summary>
    public required double Hardness { get; init; }
    /// <summary>Reduced modulus [Pa].</summary>
    public required double ReducedModulus { get; init; }

    /// <summary>Reads an unloading curve; null where it has fewer than four points with load, or no slope.</summary>
    /// <param name="depth">depths, falling; the first is the largest [m]</param>
    /// <param name="load">loads [N]</param>
    /// <param name="radius">of the sphere or flat end [m]</param>
    /// <param name="flat">true for a flat end</param>
    public static OliverPharr? Read(ReadOnlySpan<double> depth, ReadOnlySpan<double> load, double radius, bool flat)
    {
        var most = load[0];
        if (!(most > 0)) return null;
        var count = 0;
        while (count < load.Length && load[count] > 0.4 * most) count++;
        // A stiff layer gives way within few points: those with load at all.
        if (count < 4) for (count = 0; count < load.Length && load[count] > 0.02 * most; count++) { }
        if (count < 4) return null;
        double[] h = depth[..count].ToArray(), p = load[..count].ToArray();
        double lowest = h[^1], range = h[0] - lowest;
        // Not below the first touch. The residual depth by golden section on the fit's misfit; for a given one the fit is a line in logarithms.
        double left = 0.0, right = lowest - 1e-6 * range;
        var golden = 0.5 * (Math.Sqrt(5) - 1);
        for (var n = 0; n < 200; n++)
        {
            double a = right - golden * (right - left), b = left + golden * (right - left);
            if (Line(h, p, a).Misfit < Line(h, p, b).Misfit) right = b; else left = a;
        }
        var residual = 0.5 * (left + right);
        var (exponent, factor, _) = Line(h, p, residual);
        var fitted = factor * Math.Pow(h[0] - residual, exponent);
        var slope = exponent * fitted / (h[0] - residual);
        if (!(slope > 0 && double.IsFinite(slope))) return null;
        var contact = flat ? h[0] : Math.Max(0, h[0] - 0.75 * most / slope);
        var area = flat ? Math.PI * radius * radius : Math.PI * contact * (2 * radius - Math.Min(contact, radius));
        if (!(area > 0)) return null;
        return new OliverPharr
        {
            Stiffness = slope, ResidualDepth = residual, Exponent = exponent, ContactDepth = contact, Area = area, Hardness = most / area, ReducedModulus = 0.5 * Math.Sqrt(Math.PI) * slope / Math.Sqrt(area),
        };
    }

    private static (double Exponent, double Factor, double Misfit) Line(double[] h, double[] p, double residual)
    {
        double sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (var i = 0; i < h.Length; i++)
        {
            double x = Math.Log(h[i] - residual), y = Math.Log(p[i]);
            (sx, sy, sxx, sxy) = (sx + x, sy + y, sxx + x * x, sxy + x * y);
        }
        var n = h.Length;
        var m = (n * sxy - sx * sy) / (n * sxx - sx * sx);
        var c = (sy - m * sx) / n;
        var misfit = 0.0;
        for (var i = 0; i < n; i++)
        {
            var e = Math.Log(p[i]) - c - m * Math.Log(h[i] - residual);
            misfit += e * e;
        }
        return (m, Math.Exp(c), misfit);
    }
}
