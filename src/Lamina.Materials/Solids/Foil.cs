using Lamina.Data.Provenance;

namespace Lamina.Materials.Solids;

/// <summary>A current collector's metal; its thickness belongs to the web, not to the material.</summary>
public sealed record Foil : Material
{
    /// <inheritdoc/>
    public override MaterialClass Class => MaterialClass.Foil;

    /// <summary>Density [kg/m3].</summary>
    public required Sourced Density { get; init; }

    /// <summary>Specific heat capacity at 25 degC [J/(kg K)].</summary>
    public required Sourced HeatCapacity { get; init; }

    /// <summary>Thermal conductivity [W/(m K)].</summary>
    public required Sourced ThermalConductivity { get; init; }

    /// <summary>Emissivity of the bare side in the thermal infrared [-].</summary>
    public required Sourced Emissivity { get; init; }

    /// <summary>Young's modulus, which sets how far a coating curls the foil [Pa].</summary>
    public Sourced? YoungsModulus { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<MaterialProperty> Properties => Definitions;

    private static readonly MaterialProperty[] Definitions =
    [
        MaterialProperty.Of<Foil>("density", "density", "kg/m3", 200, 25000, m => m.Density, (m, v) => m with { Density = v }, required: true),
        MaterialProperty.Of<Foil>("heat_capacity", "specific heat capacity", "J/(kg K)", 100, 5000, m => m.HeatCapacity, (m, v) => m with { HeatCapacity = v }, required: true),
        MaterialProperty.Of<Foil>("thermal_conductivity", "thermal conductivity", "W/(m K)", 0.01, 1000, m => m.ThermalConductivity, (m, v) => m with { ThermalConductivity = v }),
        MaterialProperty.Of<Foil>("emissivity", "emissivity of the bare side", "1", 0, 1, m => m.Emissivity, (m, v) => m with { Emissivity = v }),
        MaterialProperty.Of<Foil>("youngs_modulus", "Young's modulus", "Pa", 1e8, 1e12, m => m.YoungsModulus, (m, v) => m with { YoungsModulus = v }),
    ];
}
