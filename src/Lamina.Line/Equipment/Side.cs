using Lamina.Data.Binding;
using Lamina.Drying.Boundary;

namespace Lamina.Line.Equipment;

/// <summary>What one side of the web meets: air at a temperature, with a heat-transfer coefficient that is given or follows from nozzles, and infrared.</summary>
[Describe("What one side of the web meets: air at a temperature, with a heat-transfer coefficient that is given or follows from nozzles, and infrared.")]
public sealed record Side : IValidated
{
    /// <summary>Air temperature [K].</summary>
    [Describe("Air temperature.")]
    [Physical("degC", Min = "-40 degC", Max = "400 degC", Example = "110 degC")]
    public required double AirTemperature { get; init; }

    /// <summary>Heat-transfer coefficient without evaporation [W/(m2 K)].</summary>
    [Describe("Heat-transfer coefficient without evaporation.")]
    [Physical("W/m2/K", Min = "0 W/m2/K", Max = "2000 W/m2/K", Example = "35 W/m2/K")]
    public double? HeatTransferCoefficient { get; init; }

    /// <summary>Air velocity at the nozzles' exits; needs nozzles [m/s].</summary>
    [Describe("Air velocity at the nozzles' exits; needs nozzles.")]
    [Physical("m/s", Min = "0 m/s", Max = "100 m/s", Example = "15 m/s")]
    public double? NozzleVelocity { get; init; }

    /// <summary>Slot nozzles over this side.</summary>
    [Describe("Slot nozzles over this side.")]
    public SlotNozzles? Nozzles { get; init; }

    /// <summary>Infrared flux that arrives [W/m2].</summary>
    [Describe("Infrared flux that arrives.")]
    [Physical("kW/m2", Min = "0 kW/m2", Max = "500 kW/m2", Example = "3 kW/m2")]
    public double InfraredFlux { get; init; }

    /// <summary>Share of the infrared flux that this side absorbs (film on top, foil below); absent takes 0.9 for the film and 0.1 for the foil, both assumed [-].</summary>
    [Describe("Share of the infrared flux that this side absorbs (film on top, foil below); absent takes 0.9 for the film and 0.1 for the foil, both assumed.")]
    [Pure(Min = 0, Max = 1, Example = "0.9")]
    public double? Absorptivity { get; init; }

    /// <summary>Laser light that arrives, mean over the zone [W/m2].</summary>
    [Describe("Laser light that arrives, mean over the zone.")]
    [Physical("kW/m2", Min = "0 kW/m2", Max = "500 kW/m2", Example = "10 kW/m2")]
    public double LaserFlux { get; init; }

    /// <summary>Share of the laser light that this side absorbs; absent takes 0.9 for the film and 0.1 for the foil, both assumed [-].</summary>
    [Describe("Share of the laser light that this side absorbs; absent takes 0.9 for the film and 0.1 for the foil, both assumed.")]
    [Pure(Min = 0, Max = 1, Example = "0.9")]
    public double? LaserAbsorptivity { get; init; }

    /// <summary>Emissivity of this side for radiation exchanged with the walls; 0 leaves it out [-].</summary>
    [Describe("Emissivity of this side for radiation exchanged with the walls; 0 leaves it out.")]
    [Pure(Min = 0, Max = 1, Example = "0.9")]
    public double Emissivity { get; init; }

    /// <summary>Temperature of the walls; absent takes the air's [K].</summary>
    [Describe("Temperature of the walls; absent takes the air's.")]
    [Physical("degC", Min = "-40 degC", Max = "400 degC", Example = "80 degC")]
    public double? WallTemperature { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (HeatTransferCoefficient is null && NozzleVelocity is null)
            yield return new Finding { Key = "air_temperature", About = ["heat_transfer_coefficient", "nozzle_velocity"], Message = "this side has neither a heat-transfer coefficient nor a nozzle velocity", Remedy = "give heat_transfer_coefficient, e.g. 35 W/m2/K, or nozzle_velocity with nozzles" };
        if (HeatTransferCoefficient is not null && NozzleVelocity is not null)
            yield return new Finding { Key = "nozzle_velocity", About = ["heat_transfer_coefficient", "nozzle_velocity"], Message = "the heat-transfer coefficient is given twice: as a number and by nozzles", Remedy = "keep one of heat_transfer_coefficient and nozzle_velocity" };
        if (NozzleVelocity is not null && Nozzles is null)
            yield return new Finding { Key = "nozzle_velocity", About = ["heat_transfer_coefficient", "nozzle_velocity", "nozzles"], Message = "a nozzle velocity needs the nozzles' geometry", Remedy = "give nozzles: {slot_width: 3 mm, pitch: 60 mm, distance: 20 mm}" };
    }

    /// <summary>The heat-transfer coefficient, given or from the nozzles, and what to know about it. Air properties are taken halfway to a film 40 K below the air, not under 20 degC: the coefficient depends weakly on it.</summary>
    /// <param name="pressure">of the air [Pa]</param>
    internal (double Value, IReadOnlyList<string> Warnings) Coefficient(double pressure)
    {
        if (HeatTransferCoefficient is { } given) return (given, []);
        var array = new SlotNozzleArray { SlotWidth = Nozzles!.SlotWidth, Pitch = Nozzles.Pitch, Distance = Nozzles.Distance };
        if (NozzleVelocity is not > 0) return (0, []);
        var estimate = array.At(NozzleVelocity.Value, AirTemperature, Math.Max(293.15, AirTemperature - 40), pressure);
        return (estimate.HeatTransferCoefficient, estimate.Warnings);
    }
}
