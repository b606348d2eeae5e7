namespace Lamina.Particles.Sets;

/// <summary>What happens at the two ends of one axis of the box.</summary>
public enum Boundary
{
    /// <summary>What leaves at one end enters at the other; forces act across.</summary>
    Periodic,
    /// <summary>Nothing acts across and nothing holds particles back; the bounds are where volume is counted. Plates that hold them are a load of their own.</summary>
    Free,
}
