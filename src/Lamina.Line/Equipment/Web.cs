using Lamina.Data.Binding;
using Lamina.Materials.Solids;

namespace Lamina.Line.Equipment;

/// <summary>The web: foil, widths, what happens before the dryer, and whether a dried side lies underneath.</summary>
[Describe("The web: foil, widths, what happens before the dryer, and whether a dried side lies underneath.")]
public sealed record Web
{
    /// <summary>Foil material, by name.</summary>
    [Describe("Foil material, by name.")]
    public string Foil { get; init; } = "Al";

    /// <summary>Thickness of the foil [m].</summary>
    [Describe("Thickness of the foil.")]
    [Physical("um", Min = "1 um", Max = "1 cm", Example = "15 um")]
    public double FoilThickness { get; init; } = 15e-6;

    /// <summary>Width of the web [m].</summary>
    [Describe("Width of the web.")]
    [Physical("mm", Min = "1 mm", Max = "5 m", Example = "600 mm")]
    public double Width { get; init; } = 0.3;

    /// <summary>Coated width; absent takes the whole web [m].</summary>
    [Describe("Coated width; absent takes the whole web.")]
    [Physical("mm", Min = "1 mm", Max = "5 m", Example = "550 mm")]
    public double? CoatingWidth { get; init; }

    /// <summary>Temperature of foil and film on entering; absent takes the slurry's [K].</summary>
    [Describe("Temperature of foil and film on entering; absent takes the slurry's.")]
    [Physical("degC", Min = "0 degC", Max = "150 degC", Example = "40 degC")]
    public double? PreheatTemperature { get; init; }

    /// <summary>Which side is coated in this pass.</summary>
    [Describe("Which side is coated in this pass.")]
    public WebSide Side { get; init; } = WebSide.First;

    /// <summary>Dry loading of the first side when the second one is coated; absent takes the same as this side [kg/m2].</summary>
    [Describe("Dry loading of the first side when the second one is coated; absent takes the same as this side.")]
    [Physical("mg/cm2", Min = "0 mg/cm2", Max = "200 mg/cm2", Example = "18 mg/cm2")]
    public double? FirstSideLoading { get; init; }

    // Set by the recipe reader where the foil is an own material of the recipe.
    internal Foil? FoilMaterial { get; init; }
}
