using Lamina.Data.Provenance;

namespace Lamina.Materials.Solids;

/// <summary>A conductive carbon. Together with the binder it forms the carbon-binder domain.</summary>
public sealed record ConductiveAdditive : Material
{
    /// <inheritdoc/>
    public override MaterialClass Class => MaterialClass.ConductiveAdditive;

    /// <summary>Density of the carbon itself, not of its aggregates [kg/m3].</summary>
    public required Sourced Density { get; init; }

    /// <summary>Specific heat capacity at 25 degC [J/(kg K)].</summary>
    public required Sourced HeatCapacity { get; init; }

    /// <summary>Diameter of a primary particle, or of a tube [m].</summary>
    public required Sourced PrimarySize { get; init; }

    /// <summary>Size of the aggregate that moves as one unit in the slurry [m].</summary>
    public required Sourced AggregateSize { get; init; }

    /// <summary>Specific surface by nitrogen adsorption [m2/kg].</summary>
    public Sourced? SpecificSurface { get; init; }

    /// <summary>
    /// Liquid volume that the aggregates hold immobile per mass of carbon (oil absorption): how strongly the carbon stiffens the slurry [m3/kg].
    /// </summary>
    public Sourced? AbsorptionStiffness { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<MaterialProperty> Properties => Definitions;

    private static readonly MaterialProperty[] Definitions =
    [
        MaterialProperty.Of<ConductiveAdditive>("density", "density of the carbon", "kg/m3", 200, 5000, m => m.Density, (m, v) => m with { Density = v }, required: true),
        MaterialProperty.Of<ConductiveAdditive>("heat_capacity", "specific heat capacity", "J/(kg K)", 100, 5000, m => m.HeatCapacity, (m, v) => m with { HeatCapacity = v }),
        MaterialProperty.Of<ConductiveAdditive>("primary_size", "primary particle size", "m", 1e-10, 1e-4, m => m.PrimarySize, (m, v) => m with { PrimarySize = v }, required: true),
        MaterialProperty.Of<ConductiveAdditive>("aggregate_size", "aggregate size", "m", 1e-9, 1e-3, m => m.AggregateSize, (m, v) => m with { AggregateSize = v }),
        MaterialProperty.Of<ConductiveAdditive>("specific_surface", "specific surface (BET)", "m2/kg", 0, 5e6, m => m.SpecificSurface, (m, v) => m with { SpecificSurface = v }),
        MaterialProperty.Of<ConductiveAdditive>("absorption_stiffness", "liquid held per mass of carbon", "m3/kg", 0, 0.05, m => m.AbsorptionStiffness, (m, v) => m with { AbsorptionStiffness = v }),
    ];
}
