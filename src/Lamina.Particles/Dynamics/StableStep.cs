using Lamina.Particles.Forces;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Dynamics;

/// <summary>Longest stable steps of velocity Verlet in a state, and the particle that sets each.</summary>
public sealed record StableStep
{
    /// <summary>Limit by stiffness: 2 / omega with omega^2 at most 2 K / m (Gershgorin), K the sum of pair stiffnesses at the particle [s].</summary>
    public required double Elastic { get; init; }
    /// <summary>Limit by contact damping, which is explicit: 2 / lambda with lambda at most 2 C / m [s].</summary>
    public required double Damping { get; init; }
    /// <summary>Id of the particle that sets the elastic limit.</summary>
    public required int ElasticParticle { get; init; }
    /// <summary>Id of the particle that sets the damping limit.</summary>
    public required int DampingParticle { get; init; }
    /// <summary>The smaller of the two, safe for motion by both [s].</summary>
    public double Combined => 1 / (1 / Elastic + 1 / Damping);

    /// <summary>Evaluates the limits at the present positions. They bound the true ones from below, by up to a factor of about two.</summary>
    public static StableStep Of(ForceEngine engine)
    {
        var scan = engine.ScanStiffness();
        var p = engine.System.Particles;
        double elastic = double.PositiveInfinity, damping = double.PositiveInfinity;
        int byElastic = p.Id[0], byDamping = p.Id[0];
        for (var i = 0; i < p.Count; i++)
        {
            if (p.Fixed[i]) continue;
            var e = 2 * Math.Sqrt(p.Mass[i] / (2 * scan.Stiffness[i]));
            if (e < elastic) (elastic, byElastic) = (e, p.Id[i]);
            var d = p.Mass[i] / scan.Damping[i];
            if (d < damping) (damping, byDamping) = (d, p.Id[i]);
        }
        return new StableStep { Elastic = elastic, Damping = damping, ElasticParticle = byElastic, DampingParticle = byDamping };
    }
}
