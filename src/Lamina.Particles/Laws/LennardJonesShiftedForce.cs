using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lamina.Particles.ForceFields;

namespace Lamina.Particles.Laws;

/// <summary>
/// Lennard-Jones with the force shifted to zero at the cutoff (LAMMPS `lj/smooth/linear`, earlier `lj/sf`). For r below rc:
/// F(r) = 24 eps (2 (s/r)^12 - (s/r)^6) / r - F_LJ(rc), positive when repulsive; E(r) = phi(r) - phi(rc) + (r - rc) F_LJ(rc) with phi = 4 eps ((s/r)^12 - (s/r)^6).
/// Force and energy are continuous at rc. Coefficients are those of one pair of types.
/// </summary>
public readonly struct LennardJonesShiftedForce : ICentralLaw
{
    private readonly double sigmaSquared, fourEpsilon, cutoff, forceAtCutoff, energyAtCutoff;

    /// <summary>The law for one pair of types.</summary>
    /// <param name="epsilon">well depth [J]</param>
    /// <param name="sigma">distance of zero unshifted potential [m]</param>
    /// <param name="cutoff">distance beyond which there is no force [m]</param>
    public LennardJonesShiftedForce(double epsilon, double sigma, double cutoff)
    {
        sigmaSquared = sigma * sigma;
        fourEpsilon = 4 * epsilon;
        this.cutoff = cutoff;
        var u = sigmaSquared / (cutoff * cutoff);
        var u3 = u * u * u;
        energyAtCutoff = fourEpsilon * (u3 * u3 - u3);
        forceAtCutoff = 6 * fourEpsilon * (2 * u3 * u3 - u3) / cutoff;
    }

    /// <summary>The law of a pair of types under mixing rules; null if either has no Lennard-Jones coefficients or the mixed depth is zero.</summary>
    public static LennardJonesShiftedForce? Between(ParticleType a, ParticleType b, Mixing mixing)
    {
        if (a.LennardJones is not { } p || b.LennardJones is not { } q) return null;
        var epsilon = Mixing.Of(mixing.Epsilon, p.Epsilon, q.Epsilon);
        return epsilon == 0 ? null : new(epsilon, Mixing.Of(mixing.Sigma, p.Sigma, q.Sigma), Mixing.Of(mixing.Cutoff, p.Cutoff, q.Cutoff));
    }

    /// <summary>Distance beyond which there is no force [m].</summary>
    public double Range => cutoff;
    internal double SigmaSquared => sigmaSquared;
    internal double FourEpsilon => fourEpsilon;
    internal double ForceAtCutoff => forceAtCutoff;
    internal double EnergyAtCutoff => energyAtCutoff;

    /// <summary>Curvature of the potential at its minimum, where the unshifted force is zero: 57.15 eps / sigma^2, the stiffness that limits the step [N m-1].</summary>
    public double Stiffness => 57.146437 * 0.25 * fourEpsilon / sigmaSquared;

    /// <inheritdoc/>
    public double ForceOverDistance(double distanceSquared, out double energy)
    {
        if (distanceSquared >= cutoff * cutoff) { energy = 0; return 0; }
        var r = Math.Sqrt(distanceSquared);
        var u = sigmaSquared / distanceSquared;
        var u3 = u * u * u;
        energy = fourEpsilon * (u3 * u3 - u3) - energyAtCutoff + (r - cutoff) * forceAtCutoff;
        return 6 * fourEpsilon * (2 * u3 * u3 - u3) / distanceSquared - forceAtCutoff / r;
    }

    /// <summary>Size of the second derivative of the potential, at least that of force over distance [N m-1].</summary>
    internal double StiffnessAt(double distanceSquared, out double force)
    {
        var u = sigmaSquared / distanceSquared;
        var u3 = u * u * u;
        force = ForceOverDistance(distanceSquared, out _) * Math.Sqrt(distanceSquared);
        return Math.Max(Math.Abs(fourEpsilon * (156 * u3 * u3 - 42 * u3) / distanceSquared), Math.Abs(force) / Math.Sqrt(distanceSquared));
    }

    /// <summary>Eight lanes of the same formulas with coefficients per lane; lanes that are not inside their cutoff give zero. Gives 1/r^2 and (sigma/r)^6 for the energy too, since divisions cost most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> ForceOverDistance(Vector512<double> distanceSquared, Vector512<double> inside, Vector512<double> sigmaSquared, Vector512<double> twentyFourEpsilon,
        Vector512<double> forceAtCutoff, out Vector512<double> inverse, out Vector512<double> u3)
    {
        inverse = Vector512<double>.One / distanceSquared;
        var u = sigmaSquared * inverse;
        u3 = u * u * u;
        return (twentyFourEpsilon * u3 * (u3 + u3 - Vector512<double>.One) * inverse - forceAtCutoff * Vector512.Sqrt(inverse)) & inside;
    }

    /// <summary>Energies of eight lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Energy(Vector512<double> distanceSquared, Vector512<double> inside, Vector512<double> twentyFourEpsilon, Vector512<double> forceAtCutoff, Vector512<double> energyShift,
        Vector512<double> inverse, Vector512<double> u3) =>
        (1.0 / 6 * twentyFourEpsilon * u3 * (u3 - Vector512<double>.One) + distanceSquared * Vector512.Sqrt(inverse) * forceAtCutoff - energyShift) & inside;
}
