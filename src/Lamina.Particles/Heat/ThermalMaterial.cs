namespace Lamina.Particles.Heat;

/// <summary>What a particle type conducts and stores.</summary>
public sealed record ThermalMaterial
{
    /// <summary>Thermal conductivity [W m-1 K-1].</summary>
    public required double Conductivity { get; init; }
    /// <summary>Heat capacity per mass of the solid [J kg-1 K-1].</summary>
    public required double HeatCapacity { get; init; }
}
