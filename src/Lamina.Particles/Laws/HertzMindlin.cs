namespace Lamina.Particles.Laws;

/// <summary>
/// Hertz-Mindlin contact with restitution and optional SJKR2 cohesion, in the form of LIGGGHTS `gran model hertz tangential history cohesion sjkr2`:
/// kn = 4/3 E* sqrt(R* d), kt = 8 G* sqrt(R* d), damping 2 sqrt(5/6) beta sqrt(S m*) with Sn = 2 E* sqrt(R* d), St = kt, beta = -ln e / sqrt(ln^2 e + pi^2).
/// Beyond friction the tangential spring is cut to the limit and tangential damping drops out. Cohesion -k A with A = 2 pi d 2 R*, at walls 2 pi R d.
/// Written from the documented equations; no trajectory of the peer was compared yet.
/// </summary>
public readonly struct HertzMindlin : IContactLaw
{
    private readonly double E, G, damping, friction, cohesion;

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
        E = 1 / ((1 - poissonA * poissonA) / youngA + (1 - poissonB * poissonB) / youngB);
        G = 1 / (2 * (2 - poissonA) * (1 + poissonA) / youngA + 2 * (2 - poissonB) * (1 + poissonB) / youngB);
        var log = Math.Log(restitution);
        damping = 2 * Math.Sqrt(5.0 / 6) * -log / Math.Sqrt(log * log + Math.PI * Math.PI);
        this.friction = friction;
        cohesion = cohesionEnergyDensity;
    }

    /// <inheritdoc/>
    public double NormalEnergy(in ContactPair pair) => 8.0 / 15 * E * Math.Sqrt(pair.EffectiveRadius * pair.Overlap) * pair.Overlap * pair.Overlap;

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
        var kt = 8 * G * contactRadius;
        var vn = pair.RelativeVelocity.Dot(n);
        var normal = 4.0 / 3 * E * contactRadius * d - damping * Math.Sqrt(2 * E * contactRadius * m) * vn;
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
        var limit = friction * Math.Abs(normal);
        Vector3d tangential;
        if (spring > limit)
        {
            s = (limit / spring) * s;
            tangential = -kt * s;
        }
        else tangential = -kt * s - damping * Math.Sqrt(kt * m) * slip;
        if (step > 0) history = s;
        normal -= cohesion * 2 * Math.PI * d * (pair.Wall ? R : 2 * R);
        var arm = n.Cross(tangential);
        return new ContactForce { Force = normal * n + tangential, TorqueI = -armI * arm, TorqueJ = -armJ * arm };
    }
}
