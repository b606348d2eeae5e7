using Lamina.Data.Provenance;

namespace Lamina.Materials.Solids;

/// <summary>An active powder. Porous particles (intra-particle porosity above zero) hold solvent and binder; solid ones do not.</summary>
public sealed record ActiveMaterial : Material
{
    /// <inheritdoc/>
    public override MaterialClass Class => MaterialClass.ActiveMaterial;

    /// <summary>The ion it stores.</summary>
    public required Ion Ion { get; init; }

    /// <summary>The electrode it serves.</summary>
    public required ElectrodeRole Role { get; init; }

    /// <summary>Chemical formula, or the reaction where the formula alone does not say it.</summary>
    public required string Formula { get; init; }

    /// <summary>Density of the solid without its inner pores [kg/m3].</summary>
    public required Sourced Density { get; init; }

    /// <summary>Specific heat capacity at 25 degC [J/(kg K)].</summary>
    public required Sourced HeatCapacity { get; init; }

    /// <summary>Volume-median particle diameter [m].</summary>
    public required Sourced D50 { get; init; }

    /// <summary>Specific surface by nitrogen adsorption [m2/kg].</summary>
    public Sourced? SpecificSurface { get; init; }

    /// <summary>Pore volume inside the particles per particle volume [-].</summary>
    public required Sourced IntraParticlePorosity { get; init; }

    /// <summary>Reversible capacity in practice [C/kg].</summary>
    public Sourced? PracticalCapacity { get; init; }

    /// <summary>Capacity by Faraday's law from the formula [C/kg].</summary>
    public Sourced? TheoreticalCapacity { get; init; }

    /// <summary>Mean discharge voltage against the metal of its ion [V].</summary>
    public Sourced? MeanVoltage { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<MaterialProperty> Properties => Definitions;

    private static readonly MaterialProperty[] Definitions =
    [
        MaterialProperty.Of<ActiveMaterial>("density", "density of the solid", "kg/m3", 200, 20000, m => m.Density, (m, v) => m with { Density = v }, required: true),
        MaterialProperty.Of<ActiveMaterial>("heat_capacity", "specific heat capacity", "J/(kg K)", 100, 5000, m => m.HeatCapacity, (m, v) => m with { HeatCapacity = v }),
        MaterialProperty.Of<ActiveMaterial>("d50", "median particle diameter", "m", 1e-9, 1e-3, m => m.D50, (m, v) => m with { D50 = v }, required: true),
        MaterialProperty.Of<ActiveMaterial>("specific_surface", "specific surface (BET)", "m2/kg", 0, 5e6, m => m.SpecificSurface, (m, v) => m with { SpecificSurface = v }),
        MaterialProperty.Of<ActiveMaterial>("intra_particle_porosity", "porosity inside the particles", "1", 0, 0.9, m => m.IntraParticlePorosity, (m, v) => m with { IntraParticlePorosity = v }),
        MaterialProperty.Of<ActiveMaterial>("practical_capacity", "practical capacity", "C/kg", 0, 2e7, m => m.PracticalCapacity, (m, v) => m with { PracticalCapacity = v }),
        MaterialProperty.Of<ActiveMaterial>("theoretical_capacity", "theoretical capacity", "C/kg", 0, 2e7, m => m.TheoreticalCapacity, (m, v) => m with { TheoreticalCapacity = v }),
        MaterialProperty.Of<ActiveMaterial>("mean_voltage", "mean voltage", "V", -1, 6, m => m.MeanVoltage, (m, v) => m with { MeanVoltage = v }),
    ];
}
