using Lamina.Data.Binding;
using Lamina.Data.Quantities;

namespace Lamina.Line.Recipes;

/// <summary>A wet film that the recipe starts from, e.g. a measured one.</summary>
[Describe("A wet film that the recipe starts from, e.g. a measured one.")]
public sealed record WetFilmSettings : IValidated
{
    /// <summary>Thickness of the suspension, without a clear layer [m].</summary>
    [Describe("Thickness of the suspension, without a clear layer.")]
    [Physical("um", Min = "1 um", Max = "10 mm", Example = "166 um")]
    public required double Thickness { get; init; }

    /// <summary>Thickness of a layer of clear solvent on top [m].</summary>
    [Describe("Thickness of a layer of clear solvent on top.")]
    [Physical("um", Min = "0 um", Max = "10 mm", Example = "30 um")]
    public double ClearSolvent { get; init; }

    /// <summary>Dry mass per area [kg/m2].</summary>
    [Describe("Dry mass per area.")]
    [Physical("mg/cm2", Min = "0 mg/cm2", Max = "200 mg/cm2", MinExclusive = true, Example = "18 mg/cm2")]
    public double? Loading { get; init; }

    /// <summary>Volume of all dry components per volume of suspension [-].</summary>
    [Describe("Volume of all dry components per volume of suspension.")]
    [Pure(Min = 0, MinExclusive = true, Max = 1, MaxExclusive = true, Basis = FractionBasis.Volume, Example = "25 vol%")]
    public double? SolidsVolumeFraction { get; init; }

    /// <summary>Volume of active material per volume of suspension [-].</summary>
    [Describe("Volume of active material per volume of suspension.")]
    [Pure(Min = 0, MinExclusive = true, Max = 1, MaxExclusive = true, Basis = FractionBasis.Volume, Example = "21 vol%")]
    public double? ActiveVolumeFraction { get; init; }

    /// <summary>Temperature [K].</summary>
    [Describe("Temperature.")]
    [Physical("degC", Min = "0 degC", Max = "120 degC", Example = "25 degC")]
    public double Temperature { get; init; } = 298.15;

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        var given = (Loading is null ? 0 : 1) + (SolidsVolumeFraction is null ? 0 : 1) + (ActiveVolumeFraction is null ? 0 : 1);
        if (given > 1)
            yield return new Finding { Message = "the film's composition is given more than once", Remedy = "give one of loading, solids_volume_fraction and active_volume_fraction, or none to take formulation.solids_content" };
    }
}
