using Lamina.Drying.Energy;
using Lamina.Drying.Film;
using Lamina.Line.Equipment;
using Lamina.Line.Outputs;
using Lamina.Line.Steps;

namespace Lamina.Line.Drying;

/// <summary>Energy of a dryer pass, zone by zone, and the outputs that report it.</summary>
public sealed record DryingEnergy
{
    private const double KilowattHour = 3.6e6;

    /// <summary>Duties of each zone.</summary>
    public required IReadOnlyList<ZoneHeat> Zones { get; init; }

    /// <summary>Coated area per time [m2/s].</summary>
    public required double AreaRate { get; init; }

    /// <summary>Energy of a solved case, or why there is none.</summary>
    /// <param name="film">the case</param>
    /// <param name="solution">its solution</param>
    /// <returns>the energy, or null with the reason</returns>
    public static (DryingEnergy? Energy, string Reason) Of(FilmCase film, FilmSolution solution)
    {
        if (film.Dryer is not { } dryer) return (null, "a batch dryer has no steady exhaust to balance");
        var program = solution.Program;
        var zones = new List<ZoneHeat>();
        var areaRate = 0.0;
        for (var z = 0; z < program.Zones.Count; z++)
        {
            var air = program.Zones[z];
            var result = solution.Zones[z];
            double heat = 0, radiation = 0, arriving = 0, laser = 0, pressure = dryer.OutsidePressure, temperature = 0, length = 0;
            var gas = 0.0;
            for (var i = 0; i < program.Segments.Count; i++)
            {
                var way = program.Segments[i];
                if (way.Zone != z) continue;
                var s = solution.Segments[i];
                var speed = (way.End!.Value - way.Start!.Value) / way.Duration;
                areaRate = air.CoatingWidth * speed;
                heat += (s.HeatTop + s.HeatBottom + s.HeatSupport) * areaRate;
                radiation += s.HeatInfrared * areaRate;
                arriving += (way.Top.InfraredFlux + (way.Bottom?.InfraredFlux ?? 0)) * air.CoatingWidth * (way.End.Value - way.Start.Value);
                laser += dryer.LaserFlux[z] * air.CoatingWidth * (way.End.Value - way.Start.Value);
                pressure = way.AirPressure;
                gas += way.Top.GasTemperature * way.Duration;
                temperature += MeanTemperature(solution.Series, i) * way.Duration;
                length += way.Duration;
            }
            var makeUp = air.MakeUpFlow;
            if (air.GivenSolventContent is not null && makeUp + air.LeakageFlow == 0)
            {
                // The air is given by its solvent content: the flow that carries the vapour off at it follows.
                var entering = air.MakeUpContent(result.SolventContent);
                if (!(result.SolventContent > entering))
                    return (null, $"the air of {air.Name} is given with no more solvent than its inlet: the flow that would carry the vapour off is not known; give make_up or exhaust");
                makeUp = result.VapourFlow / (result.SolventContent - entering);
            }
            zones.Add(DryerHeat.Of(new ZoneFlows
            {
                Name = air.Name,
                MakeUp = makeUp,
                Leakage = air.LeakageFlow,
                Recirculation = dryer.Recirculation[z],
                Temperature = gas / length,
                RoomTemperature = dryer.RoomTemperature,
                Vapour = result.VapourFlow,
                SolventContent = result.SolventContent,
                FilmTemperature = temperature / length,
                WebHeat = heat,
                Radiation = radiation,
                RadiationArriving = arriving,
                LaserArriving = laser,
                Pressure = pressure,
                OutsidePressure = dryer.OutsidePressure,
            }, dryer.Settings.Machines(solution.Input.Solvent.Solvent.ExplosionLimit is not null), solution.Input.Solvent));
        }
        return (new DryingEnergy { Zones = zones, AreaRate = areaRate }, "");
    }

    /// <summary>Electric power of fans, radiators, lasers, vacuum pumps and chiller [W].</summary>
    public double Electric => Zones.Sum(z => z.Fans + z.RadiatorPower + z.PumpPower + z.ChillerPower);

    /// <summary>Duty of the air heaters, of the wheel's and of the column's [W].</summary>
    public double Heater => Zones.Sum(z => z.Heater + z.WheelHeat + z.Distillation);

    /// <summary>The outputs, in the order of the catalogue.</summary>
    /// <param name="film">the case</param>
    /// <param name="solution">its solution</param>
    /// <param name="badge">of all of them: the machines are assumed unless given</param>
    internal static IEnumerable<Output> Outputs(FilmCase film, FilmSolution solution, Badge badge)
    {
        var (energy, reason) = Of(film, solution);
        if (energy is null || film.Dryer is not { } dryer) return EnergyOutputs.All.Select(d => d.Missing(reason));
        var exhaust = energy.Zones.Sum(z => z.Exhaust);
        var evaporated = energy.Zones.Sum(z => z.Evaporated);
        const string dry = "nothing evaporates in the zones";
        double? PerSolvent(double value) => evaporated > 0 ? value / evaporated : null;
        var total = energy.Heater + energy.Electric;
        var caught = energy.Zones.Sum(z => z.Condensed);
        var emitted = energy.Zones.Sum(z => z.Emitted);
        var offered = caught + emitted;
        const string nothing = "no condenser, or nothing condenses at its temperature";
        var cost = (energy.Heater * dryer.Settings.HeatPrice + energy.Electric * dryer.Settings.ElectricityPrice) / KilowattHour / energy.AreaRate;
        double? credit = caught > 0 ? dryer.Settings.SolventPrice * caught / energy.AreaRate : null;
        var noCredit = caught > 0 ? "what recovered solvent is worth is not given: line.energy.solvent_price" : nothing;
        return
        [
            EnergyOutputs.ExhaustHeat.Of(exhaust / energy.AreaRate, badge),
            EnergyOutputs.HeatOverLatent.Of(evaporated > 0 ? DryerHeat.OverLatent(exhaust, evaporated, solution.Input.Solvent) : null, badge, dry),
            EnergyOutputs.EnergyPerArea.Of(total / energy.AreaRate, badge),
            EnergyOutputs.EnergyPerSolvent.Of(PerSolvent(total), badge, dry),
            EnergyOutputs.EnergyPerCellEnergy.Of(dryer.CapacityPerArea is { } q ? total / energy.AreaRate / (q * dryer.Settings.CellVoltage) : null, badge,
                "the active material has no practical capacity"),
            EnergyOutputs.SolventRecovered.Of(caught > 0 ? caught / offered : null, badge, nothing),
            EnergyOutputs.EnergyCost.Of(cost, badge),
            EnergyOutputs.SolventEmitted.Of(emitted / energy.AreaRate, badge),
            EnergyOutputs.EnergyPerRecovered.Of(caught > 0 ? energy.Zones.Sum(z => z.ChillerPower + z.WheelHeat + z.Distillation) / caught : null, badge, nothing),
            EnergyOutputs.SolventCredit.Of(credit, badge, noCredit),
            EnergyOutputs.NetCost.Of(cost - credit, badge, noCredit),
        ];
    }

    private static double MeanTemperature(FilmSeries series, int segment)
    {
        double sum = 0;
        var count = 0;
        for (var i = 0; i < series.Time.Length; i++)
            if (series.Segment[i] == segment) (sum, count) = (sum + series.Temperature[i], count + 1);
        return count > 0 ? sum / count : series.Temperature[^1];
    }
}
