using Lamina.Data.Binding;

namespace Lamina.Line.Calendering;

/// <summary>Thermal constants of the particles.</summary>
[Describe("Thermal constants of the particles, for their effective conductivity and for heat: contacts.")]
public sealed record ParticleConductionSettings
{
    /// <summary>Thermal conductivity of the active material; absent takes 4, assumed [W/m/K].</summary>
    [Describe("Thermal conductivity of the active material; absent takes 4 W/m/K, assumed (an oxide; graphite conducts far better).")]
    [Physical("W/m/K", Min = "0.01 W/m/K", Max = "2000 W/m/K", Example = "4 W/m/K")]
    public double? ActiveConductivity { get; init; }

    /// <summary>Thermal conductivity of the carbon-binder domain; absent takes 0.4, assumed [W/m/K].</summary>
    [Describe("Thermal conductivity of the carbon-binder domain; absent takes 0.4 W/m/K, assumed.")]
    [Physical("W/m/K", Min = "0.01 W/m/K", Max = "2000 W/m/K", Example = "0.4 W/m/K")]
    public double? BinderConductivity { get; init; }

    /// <summary>Heat capacity of the active material; absent takes 800, assumed [J/kg/K].</summary>
    [Describe("Heat capacity of the active material; absent takes 0.8 J/g/K, assumed.")]
    [Physical("J/g/K", Min = "0.1 J/g/K", Max = "10 J/g/K", Example = "0.8 J/g/K")]
    public double? ActiveHeatCapacity { get; init; }

    /// <summary>Heat capacity of the carbon-binder domain; absent takes 1100, assumed [J/kg/K].</summary>
    [Describe("Heat capacity of the carbon-binder domain; absent takes 1.1 J/g/K, assumed.")]
    [Physical("J/g/K", Min = "0.1 J/g/K", Max = "10 J/g/K", Example = "1.1 J/g/K")]
    public double? BinderHeatCapacity { get; init; }
}
