namespace Lamina.Particles.ForceFields;

/// <summary>Bridges of binder between touching spheres of which at least one is carbon-binder domain: elastic rods that carry tension and compression along their length and break when stretched.</summary>
public sealed record BondSettings
{
    /// <summary>Young's modulus of the bridge [Pa].</summary>
    public required double Modulus { get; init; }
    /// <summary>Radius of the bridge over that of the smaller sphere [-].</summary>
    public required double Radius { get; init; }
    /// <summary>Strain at which a bridge breaks, for good [-].</summary>
    public required double BreakingStrain { get; init; }
    /// <summary>Largest gap that a bridge forms across, over the sum of radii [-].</summary>
    public double Reach { get; init; }
}
