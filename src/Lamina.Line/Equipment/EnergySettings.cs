using Lamina.Data.Binding;
using Lamina.Drying.Energy;

namespace Lamina.Line.Equipment;

/// <summary>Machines around the dryer's air and what energy costs. All defaults are assumed, of ordinary size.</summary>
[Describe("Machines around the dryer's air and what energy costs. All defaults are assumed, of ordinary size.")]
public sealed record EnergySettings
{
    /// <summary>Share of the exhaust's heat that a recuperator hands to the make-up air; 0 without one [-].</summary>
    [Describe("Share of the exhaust's heat that a recuperator hands to the make-up air; 0 without one.")]
    [Pure(Min = 0, Max = 0.95, Example = "60 %")]
    public double Recuperation { get; init; }

    /// <summary>Pressure rise of the fans [Pa].</summary>
    [Describe("Pressure rise of the fans.")]
    [Physical("Pa", Min = "0 Pa", Max = "20 kPa", Example = "800 Pa")]
    public double FanPressure { get; init; } = 800;

    /// <summary>Efficiency of fans with their motors [-].</summary>
    [Describe("Efficiency of fans with their motors.")]
    [Pure(Min = 0.05, Max = 1, Example = "60 %")]
    public double FanEfficiency { get; init; } = 0.6;

    /// <summary>Temperature of the condenser in the exhaust; absent takes 10 degC where the solvent burns and none for water [K].</summary>
    [Describe("Temperature of the condenser in the exhaust; absent takes 10 degC where the solvent burns and none for water.")]
    [Physical("degC", Min = "-40 degC", Max = "100 degC", Example = "10 degC")]
    public double? CondenserTemperature { get; init; }

    /// <summary>Cooling per electric power of the chiller [-].</summary>
    [Describe("Cooling per electric power of the chiller.")]
    [Pure(Min = 0.5, Max = 20, Example = "4")]
    public double ChillerCoefficient { get; init; } = 4;

    /// <summary>Radiation of infrared or laser sources that arrives at the web per electric power [-].</summary>
    [Describe("Radiation of infrared or laser sources that arrives at the web per electric power.")]
    [Pure(Min = 0.01, Max = 1, Example = "50 %")]
    public double RadiatorEfficiency { get; init; } = 0.5;

    /// <summary>Light of laser sources that arrives at the web per electric power [-].</summary>
    [Describe("Light of laser sources that arrives at the web per electric power.")]
    [Pure(Min = 0.01, Max = 1, Example = "40 %")]
    public double LaserEfficiency { get; init; } = 0.4;

    /// <summary>Isothermal efficiency of the vacuum pumps of zones with a pressure of their own [-].</summary>
    [Describe("Isothermal efficiency of the vacuum pumps of zones with a pressure of their own.")]
    [Pure(Min = 0.01, Max = 1, Example = "30 %")]
    public double PumpEfficiency { get; init; } = 0.3;

    /// <summary>Share of the vapour behind the condenser that an adsorption wheel catches; 0 without one [-].</summary>
    [Describe("Share of the vapour behind the condenser that an adsorption wheel catches; 0 without one.")]
    [Pure(Min = 0, Max = 0.999, Example = "95 %")]
    public double WheelCapture { get; init; }

    /// <summary>Cleaned air over the air that desorbs the wheel: how many times it concentrates [-].</summary>
    [Describe("Cleaned air over the air that desorbs the wheel: how many times it concentrates.")]
    [Pure(Min = 2, Max = 100, Example = "10")]
    public double WheelConcentration { get; init; } = 10;

    /// <summary>Temperature of the air that desorbs the wheel [K].</summary>
    [Describe("Temperature of the air that desorbs the wheel.")]
    [Physical("degC", Min = "60 degC", Max = "400 degC", Example = "180 degC")]
    public double WheelTemperature { get; init; } = 453.15;

    /// <summary>Part of the make-up air of every zone that is its exhaust, led back behind condenser and wheel [-].</summary>
    [Describe("Part of the make-up air of every zone that is its exhaust, led back behind condenser and wheel; what of the solvent they pass comes back with it. Needs a condenser.")]
    [Pure(Min = 0, Max = 0.98, Example = "90 %")]
    public double ExhaustReturn { get; init; }

    /// <summary>Reflux over product of the column that distils the recovered solvent; absent where it is not distilled [-].</summary>
    [Describe("Reflux over product of the column that distils the recovered solvent; absent where it is not distilled.")]
    [Pure(Min = 0, Max = 20, Example = "1")]
    public double? DistillationReflux { get; init; }

    /// <summary>Temperature at which that column, under vacuum where it is below the boiling point, evaporates the solvent [K].</summary>
    [Describe("Temperature at which that column, under vacuum where it is below the boiling point, evaporates the solvent.")]
    [Physical("degC", Min = "40 degC", Max = "250 degC", Example = "120 degC")]
    public double DistillationTemperature { get; init; } = 393.15;

    /// <summary>Heat lost through walls over the heat that web and exhaust take [-].</summary>
    [Describe("Heat lost through walls over the heat that web and exhaust take.")]
    [Pure(Min = 0, Max = 2, Example = "5 %")]
    public double WallLoss { get; init; } = 0.05;

    /// <summary>Price of electricity per kWh [EUR/kWh].</summary>
    [Describe("Price of electricity in EUR per kWh.")]
    [Pure(Min = 0, Max = 10, Example = "0.15")]
    public double ElectricityPrice { get; init; } = 0.15;

    /// <summary>Price of the air heaters' heat per kWh [EUR/kWh].</summary>
    [Describe("Price of the air heaters' heat in EUR per kWh.")]
    [Pure(Min = 0, Max = 10, Example = "0.09")]
    public double HeatPrice { get; init; } = 0.09;

    /// <summary>What a kilogram of recovered solvent is worth as it leaves the condenser, purification taken off; absent gives no credit [EUR/kg].</summary>
    [Describe("What a kilogram of recovered solvent is worth in EUR as it leaves the condenser, purification taken off; absent gives no credit.")]
    [Pure(Min = 0, Max = 100, Example = "1.5")]
    public double? SolventPrice { get; init; }

    /// <summary>Mean cell voltage by which the electrode's capacity becomes cell energy [V].</summary>
    [Describe("Mean cell voltage by which the electrode's capacity becomes cell energy.")]
    [Physical("V", Min = "0.5 V", Max = "6 V", Example = "3.7 V")]
    public double CellVoltage { get; init; } = 3.7;

    /// <summary>The machines as the heat balance takes them.</summary>
    /// <param name="burns">whether the solvent burns, so that it must be caught</param>
    internal DryerMachines Machines(bool burns) => new()
    {
        Recuperation = Recuperation,
        FanPressure = FanPressure,
        FanEfficiency = FanEfficiency,
        CondenserTemperature = CondenserTemperature ?? (burns ? 283.15 : null),
        ChillerCoefficient = ChillerCoefficient,
        RadiatorEfficiency = RadiatorEfficiency,
        WallLoss = WallLoss,
        LaserEfficiency = LaserEfficiency,
        PumpEfficiency = PumpEfficiency,
        WheelCapture = WheelCapture,
        WheelConcentration = WheelConcentration,
        WheelTemperature = WheelTemperature,
        ExhaustReturn = ExhaustReturn,
        DistillationReflux = DistillationReflux,
        DistillationTemperature = DistillationTemperature,
    };
}
