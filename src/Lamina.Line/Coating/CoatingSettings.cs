using Lamina.Data.Binding;

namespace Lamina.Line.Coating;

/// <summary>Settings of the coater: exactly one of loading, wet thickness and gap fixes the film.</summary>
[Describe("Settings of the coater: exactly one of loading, wet thickness and gap fixes the film.")]
public sealed record CoatingSettings : IValidated
{
    /// <summary>Dry mass per area, one side [kg/m2].</summary>
    [Describe("Dry mass per area, one side.")]
    [Physical("mg/cm2", Min = "0 mg/cm2", Max = "200 mg/cm2", MinExclusive = true, Example = "18 mg/cm2")]
    public double? Loading { get; init; }

    /// <summary>Thickness of the wet film [m].</summary>
    [Describe("Thickness of the wet film.")]
    [Physical("um", Min = "1 um", Max = "10 mm", Example = "120 um")]
    public double? WetThickness { get; init; }

    /// <summary>Gap between the die or blade and the web [m].</summary>
    [Describe("Gap between the die or blade and the web.")]
    [Physical("um", Min = "1 um", Max = "10 mm", Example = "250 um")]
    public double? Gap { get; init; }

    /// <summary>Gap over wet thickness; tends to 2 in the viscous regime [-].</summary>
    [Describe("Gap over wet thickness; tends to 2 in the viscous regime.")]
    [Pure(Min = 0.5, Max = 20, Example = "2")]
    public double GapRatio { get; init; } = 2;

    /// <summary>Web speed at the coater; absent takes the dryer's [m/s].</summary>
    [Describe("Web speed at the coater; absent takes drying.speed.")]
    [Physical("m/min", Min = "0 m/min", Max = "600 m/min", MinExclusive = true, Example = "30 m/min")]
    public double? Speed { get; init; }

    /// <summary>Temperature of the slurry on the web [K].</summary>
    [Describe("Temperature of the slurry on the web.")]
    [Physical("degC", Min = "0 degC", Max = "120 degC", Example = "25 degC")]
    public double Temperature { get; init; } = 298.15;

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        var given = (Loading is null ? 0 : 1) + (WetThickness is null ? 0 : 1) + (Gap is null ? 0 : 1);
        if (given != 1)
            yield return new Finding
            {
                Message = given == 0 ? "nothing fixes the film's thickness" : "the film's thickness is fixed more than once",
                Remedy = "give exactly one of loading, wet_thickness and gap",
            };
    }
}
