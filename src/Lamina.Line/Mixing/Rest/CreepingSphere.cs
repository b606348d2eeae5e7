using Lamina.Line.Mixing.Rheology;

namespace Lamina.Line.Mixing.Rest;

/// <summary>
/// A grain or bubble that moves slowly through a slurry: Stokes with the slurry's own viscosity at the shear rate v/d, and held in place where the yield
/// stress exceeds what Beris et al. (1985, J. Fluid Mech. 158, 219) found for a sphere: tau_y = 0.0477 drho g d.
/// </summary>
public static class CreepingSphere
{
    private const double Gravity = 9.80665;

    /// <summary>Yield stress over drho g d at which a sphere comes to rest (Beris et al.: 0.143 by their definition) [-].</summary>
    public const double CriticalYield = 0.143 / 3;

    /// <summary>Largest sphere that is looked for [m].</summary>
    public const double Largest = 0.05;

    /// <summary>Speed [m/s].</summary>
    /// <param name="diameter">of the grain or bubble [m]</param>
    /// <param name="densityDifference">between sphere and slurry, not negative [kg/m3]</param>
    /// <param name="curve">flow curve of the slurry</param>
    public static double Speed(double diameter, double densityDifference, IFlowCurve curve)
    {
        var weight = densityDifference * Gravity * diameter;
        if (weight <= 0 || curve.YieldStress >= CriticalYield * weight) return 0;
        // Stokes: weight/18 = eta(v/d) v/d = stress(v/d). A yield stress between the two criteria would be counted twice: only what flows counts.
        double low = 1e-12, high = 1e6;
        double Excess(double rate) => curve.Stress(rate) - curve.YieldStress + curve.YieldStress / (18 * CriticalYield) - weight / 18;
        if (Excess(low) > 0) return 0;
        for (var k = 0; k < 200 && high / low > 1 + 1e-14; k++)
        {
            var middle = Math.Sqrt(low * high);
            if (Excess(middle) > 0) high = middle; else low = middle;
        }
        return Math.Sqrt(low * high) * diameter;
    }

    /// <summary>Largest sphere that stays within a height for a time, at most <see cref="Largest"/> [m].</summary>
    /// <param name="height">way out [m]</param>
    /// <param name="time">[s]</param>
    /// <param name="densityDifference">[kg/m3]</param>
    /// <param name="curve">flow curve of the slurry</param>
    /// <param name="growth">diameter while it moves over its diameter, for bubbles under vacuum [-]</param>
    public static double LargestLeft(double height, double time, double densityDifference, IFlowCurve curve, double growth = 1)
    {
        const double smallest = 1e-7;
        bool Leaves(double d) => Speed(growth * d, densityDifference, curve) * time >= height;
        if (!Leaves(Largest)) return Largest;
        if (Leaves(smallest)) return smallest;
        double low = Math.Log(smallest), high = Math.Log(Largest);
        for (var k = 0; k < 60; k++)
        {
            var middle = 0.5 * (low + high);
            if (Leaves(Math.Exp(middle))) high = middle; else low = middle;
        }
        return Math.Exp(0.5 * (low + high));
    }
}
