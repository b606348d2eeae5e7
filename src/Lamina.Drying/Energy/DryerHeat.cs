using Lamina.Drying.Boundary;
using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Drying.Energy;

/// <summary>
/// Heat balance of a zone: what the web takes, what the exhaust carries off, what machines hand back. Air has one heat capacity, 1.007 kJ/(kg K), so that the
/// exhaust's heat is an identity of flows and temperatures.
/// </summary>
public static class DryerHeat
{
    /// <summary>Heat capacity of air that energy balances use [J/(kg K)].</summary>
    public const double AirHeatCapacity = 1007;

    /// <summary>Temperature of the latent heat that heat is compared with: 80 degC [K].</summary>
    public const double LatentTemperature = 353.15;

    /// <summary>Heat that warms air [W].</summary>
    /// <param name="flow">[mol/s]</param>
    /// <param name="rise">of temperature [K]</param>
    public static double Air(double flow, double rise) => flow * DryAir.MolarMass * AirHeatCapacity * rise;

    /// <summary>Duties of a zone.</summary>
    /// <param name="flows">its flows</param>
    /// <param name="machines">its machines</param>
    /// <param name="solvent">the solvent that leaves</param>
    public static ZoneHeat Of(ZoneFlows flows, DryerMachines machines, EvaporatingSolvent solvent)
    {
        var exhausted = flows.MakeUp + flows.Leakage;
        var warming = flows.Temperature - flows.RoomTemperature;
        // Exhaust that is led back comes at the condenser's temperature and is warmed from there.
        var back = machines.CondenserTemperature is { } chill ? machines.ExhaustReturn * (flows.RoomTemperature - chill) : 0;
        var exhaust = Air(exhausted, warming) + Air(flows.MakeUp, back);
        var vapour = flows.Vapour * solvent.MolarMass * solvent.VapourHeatCapacity(flows.Temperature) * (flows.Temperature - flows.FilmTemperature);
        // Only make-up air passes the recuperator; what leaks in is heated in the zone.
        var recuperated = machines.Recuperation * Air(Math.Min(flows.MakeUp, exhausted), Math.Max(0, warming + back));
        var volume = (flows.Recirculation + flows.MakeUp) * PhysicalConstants.Gas * flows.Temperature / flows.Pressure;
        var fans = volume * machines.FanPressure / machines.FanEfficiency;
        var losses = machines.WallLoss * Math.Max(0, flows.WebHeat + exhaust + vapour - recuperated);

        double condenser = 0, condensed = 0, passed = exhausted * flows.SolventContent * solvent.MolarMass;
        if (machines.CondenserTemperature is { } cold)
        {
            var hot = flows.Temperature - (exhausted > 0 ? recuperated / Air(exhausted, 1) : 0);
            var pressure = solvent.SaturationPressure(cold);
            var left = Math.Min(flows.SolventContent, pressure / (flows.Pressure - pressure));
            condensed = exhausted * (flows.SolventContent - left) * solvent.MolarMass;
            passed = exhausted * left * solvent.MolarMass;
            condenser = Air(exhausted, Math.Max(0, hot - cold)) + (condensed + passed) * solvent.VapourHeatCapacity(hot) * Math.Max(0, hot - cold) + condensed * solvent.LatentHeat(cold);
        }
        // The wheel's desorption air, a part of the cleaned air, is heated, takes up what the wheel holds and goes through the condenser to the wheel again:
        // the wheel meets what the condenser passed and what comes back, and what is caught for good is what condenses of its own air.
        var wheelHeat = 0.0;
        if (machines.WheelCapture > 0 && machines.CondenserTemperature is { } chilled && passed > 0)
        {
            var part = exhausted / machines.WheelConcentration;
            var saturation = solvent.SaturationPressure(chilled);
            var returned = part * saturation / (flows.Pressure - saturation) * solvent.MolarMass;
            var caught = machines.WheelCapture * (passed + returned) - returned;
            if (caught > 0)
            {
                var rise = Math.Max(0, machines.WheelTemperature - chilled);
                wheelHeat = Air(part, rise);
                condenser += wheelHeat + (caught + returned) * solvent.VapourHeatCapacity(machines.WheelTemperature) * rise + caught * solvent.LatentHeat(chilled);
                condensed += caught;
                passed -= caught;
            }
        }
        // Pumped out at the temperature at which it reaches the pump: behind the condenser where there is one.
        var pumped = exhausted + passed / solvent.MolarMass;
        var pump = flows.Pressure < flows.OutsidePressure
            ? pumped * PhysicalConstants.Gas * (machines.CondenserTemperature ?? flows.Temperature) * Math.Log(flows.OutsidePressure / flows.Pressure) / machines.PumpEfficiency
            : 0;
        return new ZoneHeat
        {
            Name = flows.Name,
            Web = flows.WebHeat,
            Radiation = flows.Radiation,
            Exhaust = exhaust,
            Vapour = vapour,
            Losses = losses,
            Recuperated = recuperated,
            Fans = fans,
            RadiatorPower = (flows.RadiationArriving - flows.LaserArriving) / machines.RadiatorEfficiency + flows.LaserArriving / machines.LaserEfficiency,
            PumpPower = pump,
            WheelHeat = wheelHeat,
            Condenser = condenser,
            ChillerPower = condenser / machines.ChillerCoefficient,
            Condensed = condensed,
            Passed = passed,
            Returned = exhausted > 0 && machines.CondenserTemperature is not null ? passed * machines.ExhaustReturn * flows.MakeUp / exhausted : 0,
            Distillation = machines is { DistillationReflux: { } reflux, CondenserTemperature: { } from }
                ? condensed * (solvent.LiquidEnthalpy(machines.DistillationTemperature) - solvent.LiquidEnthalpy(from) + (1 + reflux) * solvent.LatentHeat(machines.DistillationTemperature)) : 0,
            Evaporated = flows.Vapour * solvent.MolarMass,
        };
    }

    /// <summary>Heat of the exhaust air over the latent heat of the vapour in it, at 80 degC [-].</summary>
    /// <param name="exhaust">heat of the exhaust air [W]</param>
    /// <param name="evaporated">vapour [kg/s]</param>
    /// <param name="solvent">the solvent</param>
    public static double OverLatent(double exhaust, double evaporated, EvaporatingSolvent solvent) => exhaust / (evaporated * solvent.LatentHeat(LatentTemperature));
}
