namespace Lamina.Particles.Laws;

/// <summary>What a contact law needs to know of two touching spheres i and j, or of a sphere i and a wall (radius and mass of j infinite).</summary>
public readonly record struct ContactPair
{
    /// <summary>From the centre of j to the centre of i, over the nearest image in question [m].</summary>
    public required Vector3d Between { get; init; }
    /// <summary>Velocity of i less that of j [m s-1].</summary>
    public required Vector3d RelativeVelocity { get; init; }
    /// <summary>Angular velocity of i [rad s-1].</summary>
    public required Vector3d SpinI { get; init; }
    /// <summary>Angular velocity of j [rad s-1].</summary>
    public required Vector3d SpinJ { get; init; }
    /// <summary>Radius of i [m].</summary>
    public required double RadiusI { get; init; }
    /// <summary>Radius of j; infinite for a wall, whose surface then is Between away [m].</summary>
    public required double RadiusJ { get; init; }
    /// <summary>Mass of i [kg].</summary>
    public required double MassI { get; init; }
    /// <summary>Mass of j; infinite for a wall [kg].</summary>
    public required double MassJ { get; init; }
    /// <summary>True where j is a wall.</summary>
    public bool Wall => double.IsPositiveInfinity(RadiusJ);
    /// <summary>Overlap, positive when touching [m].</summary>
    public double Overlap => (Wall ? RadiusI : RadiusI + RadiusJ) - Between.Length;
    /// <summary>Ri Rj / (Ri + Rj); Ri at a wall [m].</summary>
    public double EffectiveRadius => Wall ? RadiusI : RadiusI * RadiusJ / (RadiusI + RadiusJ);
    /// <summary>mi mj / (mi + mj); mi at a wall [kg].</summary>
    public double EffectiveMass => double.IsPositiveInfinity(MassJ) ? MassI : MassI * MassJ / (MassI + MassJ);
}
