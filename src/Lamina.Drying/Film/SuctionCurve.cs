using Lamina.Materials;

namespace Lamina.Drying.Film;

/// <summary>
/// Suction against fluid content, exactly as the theory page has it: network pressure while saturated, retention after air entry, and the consolidation
/// that goes on under chi times suction. Suctions with a hat are in units of the air-entry suction. Used to build <see cref="SuctionTable"/>.
/// </summary>
internal sealed class SuctionCurve
{
    public SuctionCurve(FilmClosures closures, double referenceSurfaceTension)
    {
        var d = closures.ParticleDiameter.Value;
        Strength = closures.CompressiveYield ? closures.NetworkStrength.Value : 0;
        Exponent = closures.NetworkExponent.Value;
        Gel = closures.GelFraction.Value;
        Packing = closures.PackingFraction.Value;
        Colloidal = closures.ColloidalPressure ? PhysicalConstants.Boltzmann * 298.15 / (Math.PI / 6 * d * d * d) : 0;
        Entry = closures.EntryFactor.Value * referenceSurfaceTension * Math.Cos(closures.ContactAngle.Value) / closures.PoreRadius.Value;
        FineEntry = closures.PoreRadius.Value / closures.FinePoreRadius.Value;
        FineShare = closures.FinePoreShare.Value;
        LargeExponent = closures.RetentionExponent.Value;
        FineExponent = closures.FineRetentionExponent.Value;
        Yield = new PowerLaw(Exponent);
        _largePower = new PowerLaw(LargeExponent);
        _finePower = new PowerLaw(FineExponent);
        Whole = closures.Bishop == BishopBasis.WholePoreSpace;
        FindLargestStress();
    }

    public double Strength, Exponent, Gel, Packing, Colloidal;

    /// <summary>Air-entry suction at the reference surface tension [Pa].</summary>
    public double Entry { get; }

    /// <summary>Entry suction of the fine pores over that of the large ones.</summary>
    public double FineEntry { get; }

    public double FineShare { get; }

    public double LargeExponent { get; }

    public double FineExponent { get; }

    public bool Whole { get; }

    /// <summary>Hatted suction at which the effective stress is largest; beyond it the network stands still.</summary>
    public double LastSuction { get; private set; }

    /// <summary>Largest effective stress in units of the entry suction.</summary>
    public double LargestStress { get; private set; }

    /// <summary>The yield's power of (phi - phi_g)/(phi_m - phi).</summary>
    public PowerLaw Yield { get; }

    private readonly PowerLaw _largePower, _finePower;

    // Maxima of chi s before LastSuction: between them and the next rise the network stands still.
    private double _firstPeak, _firstStress;

    /// <summary>Network pressure at a solid fraction [Pa].</summary>
    public double Pressure(double phi)
    {
        if (phi >= Packing) return double.PositiveInfinity;
        return Pressure(phi, out _);
    }

    private double Pressure(double phi, out double slope)
    {
        var open = 1 / (1 - phi / Packing);
        var p = Colloidal * phi * open;
        slope = Colloidal * open * open;
        if (!(Strength > 0 && phi > Gel)) return p;
        var gap = 1 / (Packing - phi);
        var yield = Strength * Yield.Of((phi - Gel) * gap);
        slope += yield * Exponent * (1 / (phi - Gel) + gap);
        return p + yield;
    }

    /// <summary>Void ratio of the network under a pressure: the inverse, by Newton inside a bracket.</summary>
    public double VoidRatio(double pressure)
    {
        double low = 0, high = Packing;
        // Start from the yield alone, which inverts in closed form and is nearly all of the pressure above a micrometre.
        var phi = 0.5 * Packing;
        if (Strength > 0)
        {
            var x = Math.Pow(pressure / Strength, 1 / Exponent);
            phi = (Gel + x * Packing) / (1 + x);
            // Below the last digits of the pressure the colloidal part changes nothing.
            if (Colloidal * phi / (1 - phi / Packing) < 1e-13 * pressure) return 1 / phi - 1;
        }
        for (var i = 0; i < 200; i++)
        {
            var value = Pressure(phi, out var slope);
            if (value < pressure) low = phi; else high = phi;
            var next = phi - (value - pressure) / slope;
            if (!(next > low && next < high)) next = 0.5 * (low + high);
            if (Math.Abs(next - phi) <= 1e-14 * phi) return 1 / next - 1;
            phi = next;
        }
        return 1 / phi - 1;
    }

    /// <summary>Saturation of the large pores at a hatted suction.</summary>
    public double Large(double s) => VanGenuchten(s - 1, LargeExponent, _largePower, out _);

    /// <summary>The same with its derivative.</summary>
    public double Large(double s, out double slope) => VanGenuchten(s - 1, LargeExponent, _largePower, out slope);

    /// <summary>Saturation of the fine pores at a hatted suction: from air entry on they empty gradually around their own entry suction.</summary>
    public double Fine(double s) => VanGenuchten((s - 1) / FineEntry, FineExponent, _finePower, out _);

    /// <summary>The same with its derivative.</summary>
    public double Fine(double s, out double slope)
    {
        var value = VanGenuchten((s - 1) / FineEntry, FineExponent, _finePower, out slope);
        slope /= FineEntry;
        return value;
    }

    /// <summary>Saturation at a hatted suction.</summary>
    public double Saturation(double s) => (1 - FineShare) * Large(s) + FineShare * Fine(s);

    /// <summary>Largest effective stress up to a hatted suction, in units of the entry suction.</summary>
    public double Stress(double s)
    {
        if (s >= LastSuction) return LargestStress;
        var here = Bishop(s);
        return s > _firstPeak ? Math.Max(here, _firstStress) : here;
    }

    /// <summary>Fluid content at a hatted suction of 1 or more, for a surface tension ratio g.</summary>
    public double Fluid(double s, double g) => Saturation(s) * VoidRatio(g * Entry * Stress(s));

    /// <summary>Effective stress chi s at a hatted suction, in units of the entry suction; unlike <see cref="Stress"/> it falls again.</summary>
    public double EffectiveStress(double s) => Bishop(s);

    private double Bishop(double s) => s * (Whole ? Saturation(s) : Large(s));

    private static double VanGenuchten(double x, double n, PowerLaw powerLaw, out double slope)
    {
        slope = 0;
        if (x <= 0) return 1;
        var power = powerLaw.Of(x);
        var value = Math.Pow(1 + power, 1 / n - 1);
        slope = (1 - n) * power / x * value / (1 + power);
        return value;
    }

    private void FindLargestStress()
    {
        // The stress has one peak per pore class; scan on a logarithmic grid, then refine each by golden section.
        const int points = 1000;
        var top = Math.Log(Math.Max(20, 20 * FineEntry));
        double best = 1, at = 1;
        double first = 1, firstAt = 1;
        var rising = true;
        for (var i = 1; i <= points; i++)
        {
            var s = Math.Exp(top * i / points);
            var stress = Bishop(s);
            if (rising && stress < first) rising = false;
            if (rising) (first, firstAt) = (stress, s);
            if (stress > best) (best, at) = (stress, s);
        }
        var step = Math.Exp(top / points);
        (LastSuction, LargestStress) = Refine(at / step, at * step);
        (_firstPeak, _firstStress) = Refine(firstAt / step, firstAt * step);
        if (_firstStress >= LargestStress * (1 - 1e-12)) (_firstPeak, _firstStress) = (LastSuction, LargestStress);
    }

    private (double At, double Stress) Refine(double low, double high)
    {
        low = Math.Max(low, 1);
        var ratio = (Math.Sqrt(5) - 1) / 2;
        for (var i = 0; i < 60; i++)
        {
            var left = high - ratio * (high - low);
            var right = low + ratio * (high - low);
            if (Bishop(left) > Bishop(right)) high = right; else low = left;
        }
        var s = 0.5 * (low + high);
        return (s, Bishop(s));
    }
}
