namespace Lamina.Particles.ForceFields;

/// <summary>A liquid at rest around all particles: Stokes drag on each, and buoyancy where there is gravity.</summary>
public sealed record SolventSettings
{
    /// <summary>Viscosity [Pa s].</summary>
    public required double Viscosity { get; init; }
    /// <summary>Density, for buoyancy [kg m-3].</summary>
    public double Density { get; init; }
}
