using Lamina.Particles.ForceFields;

namespace Lamina.Particles.Laws;

/// <summary>
/// Hertz-Mindlin contact with restitution and optional SJKR2 cohesion, in the form of LIGGGHTS `gran model hertz tangential history cohesion sjkr2`:
/// kn = 4/3 E* sqrt(R* d), kt = 8 G* sqrt(R* d), damping 2 sqrt(5/6) beta sqrt(S m*) with Sn = 2 E* sqrt(R* d), St = kt, beta = -ln e / sqrt(ln^2 e + pi^2).
/// Beyond friction the tangential spring is cut to the limit and tangential damping drops out. Cohesion -k A with A = 2 pi d 2 R*, at walls 2 pi R d; the friction limit does not count it.
/// Written from the documented equations; no trajectory of the peer was compared.
/// </summary>
public readonly struct HertzMindlin : IContactLaw
{
    // Each is what stands before the contact radius a = sqrt(R* d): forces are Normal a d, Tangential a s, NormalDamping sqrt(a m*) v, TangentialDamping sqrt(a m*) v, Cohesion d 2 R*.
    internal readonly double Normal, Tangential, NormalDamping, TangentialDamping, Friction, Cohesion;

    /// <summary>The law for two materials.</summary>
    /// <param name="youngA">Young's modulus of one [Pa]</param>
    /// <param name="poissonA">Poisson ratio of one [-]</param>
    /// <param name="youngB">Young's modulus of the other [Pa]</param>
    /// <param name="poissonB">Poisson ratio of the other [-]</param>
    /// <param name="restitution">coefficient of restitution, above 0 and at most 1 [-]</param>
    /// <param name="friction">friction coefficient [-]</param>
    /// <param name="cohesionEnergyDensity">SJKR2 cohesion energy density, 0 for none [J m-3]</param>
    public HertzMindlin(double youngA, double poissonA, double youngB, double poissonB, double restitution, double friction, double cohesionEnergyDensity = 0)
    {
        if (!(youngA > 0 && youngB > 0)) throw new ArgumentException($"Young's moduli are {youngA} and {youngB} Pa: both must be above zero");
        if (!(restitution is > 0 and <= 1)) throw new ArgumentException($"restitution is {restitution}: above 0 and at most 1 is allowed");
        var e = 1 / ((1 - poissonA * poissonA) / youngA + (1 - poissonB * poissonB) / youngB);
        var g = 1 / (2 * (2 - poissonA) * (1 + poissonA) / youngA + 2 * (2 - poissonB) * (1 + poissonB) / youngB);
        var log = Math.Log(restitution);
        var damping = 2 * Math.Sqrt(5.0 / 6) * -log / Math.Sqrt(log * log + Math.PI * Math.PI);
        (Normal, Tangential, NormalDamping, TangentialDamping) = (4.0 / 3 * e, 8 * g, damping * Math.Sqrt(2 * e), damping * Math.Sqrt(8 * g));
        (Friction, Cohesion) = (friction, 2 * Math.PI * cohesionEnergyDensity);
    }

    /// <summary>The law between two materials of a force field.</summary>
    public static HertzMindlin Between(ContactMaterial a, ContactMaterial b) => new(a.YoungModulus, a.PoissonRatio, b.YoungModulus, b.PoissonRatio,
        Math.Sqrt(a.Restitution * b.Restitution), Math.Sqrt(a.Friction * b.Friction), Math.Sqrt(a.Cohesion * b.Cohesion));

    /// <inheritdoc/>
    public double NormalEnergy(in ContactPair pair)
    {
        var d = pair.Overlap;
        return (0.4 * Normal * Math.Sqrt(pair.EffectiveRadius * d) - Cohesion * (pair.Wall ? 0.5 : 1) * pair.EffectiveRadius) * d * d;
    }

    /// <summary>Elastic and cohesive force of two spheres at rest [N].</summary>
    /// <param name="overlap">overlap, above zero [m]</param>
    /// <param name="effectiveRadius">Ri Rj / (Ri + Rj) [m]</param>
    public double ForceAt(double overlap, double effectiveRadius) => (Normal * Math.Sqrt(effectiveRadius * overlap) - 2 * Cohesion * effectiveRadius) * overlap;

    /// <summary>Bound on the stiffness of two spheres along the line of centres: slopes of elastic force and cohesion added [N m-1].</summary>
    /// <param name="overlap">overlap, above zero [m]</param>
    /// <param name="effectiveRadius">Ri Rj / (Ri + Rj) [m]</param>
    public double StiffnessAt(double overlap, double effectiveRadius) => 1.5 * Normal * Math.Sqrt(effectiveRadius * overlap) + 2 * Cohesion * effectiveRadius;

    /// <summary>Normal damping of two spheres [kg s-1].</summary>
    /// <param name="overlap">overlap, above zero [m]</param>
    /// <param name="effectiveRadius">Ri Rj / (Ri + Rj) [m]</param>
    /// <param name="effectiveMass">mi mj / (mi + mj) [kg]</param>
    public double DampingAt(double overlap, double effectiveRadius, double effectiveMass) => NormalDamping * Math.Sqrt(Math.Sqrt(effectiveRadius * overlap) * effectiveMass);

    /// <inheritdoc/>
    public ContactForce Evaluate(in ContactPair pair, ref Vector3d history, double step)
    {
        var r = pair.Between;
        var distance = r.Length;
        var n = (1 / distance) * r;
        var d = pair.Overlap;
        var R = pair.EffectiveRadius;
        var m = pair.EffectiveMass;
        var contactRadius = Math.Sqrt(R * d);
        var kt = Tangential * contactRadius;
        var vn = pair.RelativeVelocity.Dot(n);
        var normal = Normal * contactRadius * d - NormalDamping * Math.Sqrt(contactRadius * m) * vn;
        // Arms end at the middle of the overlap; a wall takes its overlap alone.
        var armI = pair.Wall ? distance : pair.RadiusI - 0.5 * d;
        var armJ = pair.Wall ? 0 : pair.RadiusJ - 0.5 * d;
        var slip = pair.RelativeVelocity - vn * n + r.Cross((1 / distance) * (armI * pair.SpinI + armJ * pair.SpinJ));
        var s = history;
        if (step > 0)
        {
            s += step * slip;
            s -= s.Dot(n) * n;
        }
        var spring = kt * s.Length;
        var limit = Friction * Math.Abs(normal);
        Vector3d tangential;
        if (spring > limit)
        {
            s = (limit / spring) * s;
            tangential = -kt * s;
        }
        else tangential = -kt * s - TangentialDamping * Math.Sqrt(contactRadius * m) * slip;
        if (step > 0) history = s;
        normal -= Cohesion * d * (pair.Wall ? R : 2 * R);
        var arm = n.Cross(tangential);
        return new ContactForce { Force = normal * n + tangential, TorqueI = -armI * arm, TorqueJ = -armJ * arm };
    }
}
