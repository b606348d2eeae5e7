using Lamina.Data.Binding;

namespace Lamina.Line.Calendering;

/// <summary>Target of the calender: exactly one of thickness, density and porosity.</summary>
[Describe("Target of the calender: exactly one of thickness, density and porosity.")]
public sealed record CalenderingSettings : IValidated
{
    /// <summary>Thickness of the coating after calendering, without foil [m].</summary>
    [Describe("Thickness of the coating after calendering, without foil.")]
    [Physical("um", Min = "1 um", Max = "10 mm", Example = "60 um")]
    public double? Thickness { get; init; }

    /// <summary>Dry mass per volume of the coating after calendering [kg/m3].</summary>
    [Describe("Dry mass per volume of the coating after calendering.")]
    [Physical("g/cm3", Min = "0.1 g/cm3", Max = "20 g/cm3", Example = "3.4 g/cm3")]
    public double? Density { get; init; }

    /// <summary>Voids per volume of the coating after calendering [-].</summary>
    [Describe("Voids per volume of the coating after calendering.")]
    [Pure(Min = 0, Max = 0.95, Example = "30 %")]
    public double? Porosity { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        var given = (Thickness is null ? 0 : 1) + (Density is null ? 0 : 1) + (Porosity is null ? 0 : 1);
        if (given != 1)
            yield return new Finding
            {
                Message = given == 0 ? "calendering has no target" : "calendering has more than one target",
                Remedy = "give exactly one of thickness, density and porosity",
            };
    }
}
