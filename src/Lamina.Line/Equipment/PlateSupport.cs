using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>A plate that the foil side slides over or lies on.</summary>
[Tag("plate")]
[Describe("A plate that the foil side slides over or lies on.")]
public sealed record PlateSupport : Support
{
    /// <summary>Contact conductance between foil and plate [W/(m2 K)].</summary>
    [Describe("Contact conductance between foil and plate.")]
    [Physical("W/m2/K", Min = "0 W/m2/K", Max = "1e5 W/m2/K", Example = "300 W/m2/K")]
    public required double ContactConductance { get; init; }

    /// <summary>Temperature of the plate [K].</summary>
    [Describe("Temperature of the plate.")]
    [Physical("degC", Min = "-40 degC", Max = "400 degC", Example = "80 degC")]
    public required double Temperature { get; init; }
}
