using Lamina.Drying.Dryer;
using Lamina.Materials.Solvents;

namespace Lamina.Drying.Energy;

/// <summary>Machines around a dryer's air, as the heat balance sees them.</summary>
public sealed record DryerMachines
{
    /// <summary>Share of the exhaust's heat above the make-up's temperature that a recuperator hands over; 0 without one [-].</summary>
    public double Recuperation { get; init; }

    /// <summary>Pressure rise of the recirculation fans [Pa].</summary>
    public double FanPressure { get; init; } = 800;

    /// <summary>Efficiency of fans with their motors [-].</summary>
    public double FanEfficiency { get; init; } = 0.6;

    /// <summary>Temperature to which the condenser cools the exhaust; null leaves the vapour in the air (water) [K].</summary>
    public double? CondenserTemperature { get; init; }

    /// <summary>Cooling per electric power of the chiller [-].</summary>
    public double ChillerCoefficient { get; init; } = 4;

    /// <summary>Efficiency of infrared and laser sources: radiation that arrives per electric power [-].</summary>
    public double RadiatorEfficiency { get; init; } = 0.5;

    /// <summary>Efficiency of laser sources: light that arrives per electric power [-].</summary>
    public double LaserEfficiency { get; init; } = 0.4;

    /// <summary>Isothermal efficiency of vacuum pumps with their motors [-].</summary>
    public double PumpEfficiency { get; init; } = 0.3;

    /// <summary>Share of the vapour that meets it which an adsorption wheel behind the condenser catches; 0 without one [-].</summary>
    public double WheelCapture { get; init; }

    /// <summary>Cleaned air over the air that desorbs the wheel: how many times it concentrates [-].</summary>
    public double WheelConcentration { get; init; } = 10;

    /// <summary>Temperature of the air that desorbs the wheel [K].</summary>
    public double WheelTemperature { get; init; } = 453.15;

    /// <summary>Part of the make-up air that is exhaust led back behind condenser and wheel; needs a condenser [-].</summary>
    public double ExhaustReturn { get; init; }

    /// <summary>Reflux over product of the column that distils the recovered solvent; null where it is not distilled [-].</summary>
    public double? DistillationReflux { get; init; }

    /// <summary>Temperature at which the column evaporates the solvent [K].</summary>
    public double DistillationTemperature { get; init; } = 393.15;

    /// <summary>Share of the heater's duty that the zone's walls lose on top [-].</summary>
    public double WallLoss { get; init; } = 0.05;

    /// <summary>What is led back into a zone's make-up air; null where nothing is.</summary>
    /// <param name="solvent">the solvent</param>
    /// <param name="pressure">of the zone [Pa]</param>
    public ReturnedAir? Returned(EvaporatingSolvent solvent, double pressure)
    {
        if (!(ExhaustReturn > 0) || CondenserTemperature is not { } cold) return null;
        var saturated = solvent.SaturationPressure(cold);
        return new ReturnedAir { Share = ExhaustReturn, Saturation = saturated / (pressure - saturated), WheelCapture = WheelCapture, WheelConcentration = WheelConcentration };
    }
}
