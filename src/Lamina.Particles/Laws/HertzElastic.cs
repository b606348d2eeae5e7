using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lamina.Particles.Laws;

/// <summary>
/// The elastic normal part of <see cref="HertzHistory"/> alone: force kn d sqrt(d Reff), energy 2/5 kn sqrt(Reff) d^2.5. A potential, and so what relaxation without friction moves on.
/// </summary>
public readonly struct HertzElastic : ICentralLaw
{
    private readonly double kn, radiusI, radiusJ;

    /// <summary>The law for one pair of radii.</summary>
    /// <param name="normalStiffness">kn [Pa]</param>
    /// <param name="radiusI">radius of one sphere [m]</param>
    /// <param name="radiusJ">radius of the other [m]</param>
    public HertzElastic(double normalStiffness, double radiusI, double radiusJ) => (kn, this.radiusI, this.radiusJ) = (normalStiffness, radiusI, radiusJ);

    /// <inheritdoc/>
    public double Range => radiusI + radiusJ;

    /// <inheritdoc/>
    public double ForceOverDistance(double distanceSquared, out double energy)
    {
        var r = Math.Sqrt(distanceSquared);
        var overlap = radiusI + radiusJ - r;
        if (!(overlap > 0)) { energy = 0; return 0; }
        var h = Math.Sqrt(overlap * radiusI * radiusJ / (radiusI + radiusJ));
        energy = 0.4 * kn * h * overlap * overlap;
        return kn * overlap * h / r;
    }

    /// <summary>Eight lanes; lanes that do not touch give zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> ForceOverDistance(Vector512<double> distanceSquared, double kn, Vector512<double> radiusI, Vector512<double> radiusJ, out Vector512<double> energy)
    {
        var sum = radiusI + radiusJ;
        var distance = Vector512.Sqrt(distanceSquared);
        // One division for 1 / distance and 1 / (Ri + Rj).
        var inverse = Vector512<double>.One / (sum * distance);
        var over = sum * inverse;
        var overlap = Vector512.Max(sum - distance, Vector512<double>.Zero);
        var h = Vector512.Sqrt(overlap * radiusI * radiusJ * (distance * inverse));
        var force = kn * overlap * h;
        energy = 0.4 * force * overlap;
        return force * over;
    }
}
