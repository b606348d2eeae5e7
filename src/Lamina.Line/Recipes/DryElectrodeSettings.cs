using Lamina.Data.Binding;

namespace Lamina.Line.Recipes;

/// <summary>A dried coating that the recipe starts from, e.g. a measured one.</summary>
[Describe("A dried coating that the recipe starts from, e.g. a measured one.")]
public sealed record DryElectrodeSettings : IValidated
{
    /// <summary>Thickness of the coating without foil [m].</summary>
    [Describe("Thickness of the coating without foil.")]
    [Physical("um", Min = "1 um", Max = "10 mm", Example = "72.7 um")]
    public required double Thickness { get; init; }

    /// <summary>Dry mass per area [kg/m2].</summary>
    [Describe("Dry mass per area.")]
    [Physical("mg/cm2", Min = "0 mg/cm2", Max = "200 mg/cm2", MinExclusive = true, Example = "14.1 mg/cm2")]
    public double? Loading { get; init; }

    /// <summary>Voids per volume of coating [-].</summary>
    [Describe("Voids per volume of coating.")]
    [Pure(Min = 0, Max = 0.99, Example = "50 %")]
    public double? Porosity { get; init; }

    /// <summary>Solvent left per dry mass [-].</summary>
    [Describe("Solvent left per dry mass.")]
    [Pure(Min = 0, Max = 1, Example = "500 ppm")]
    public double ResidualSolvent { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Loading is null == Porosity is null)
            yield return new Finding { Message = "a dry electrode needs its thickness and one of loading and porosity", Remedy = "give exactly one of loading and porosity" };
    }
}
