using Lamina.Drying.Boundary;
using Lamina.Drying.Energy;
using Lamina.Drying.Tests.Film;
using Lamina.Testing;
using Xunit;

namespace Lamina.Drying.Tests.Energy;

public class DryerHeatTests
{
    private static readonly ZoneFlows Flows = new()
    {
        Name = "zone", MakeUp = 40, Leakage = 1, Recirculation = 200, Temperature = 383.15, RoomTemperature = 296.15, Vapour = 0.08, SolventContent = 0.08 / 41, FilmTemperature = 350, WebHeat = 9000,
    };

    private static readonly DryerMachines Machines = new() { CondenserTemperature = 283.15 };

    [Fact]
    public void Exhaust_heat_over_latent_heat_is_the_dilution_factor()
    {
        var zone = DryerHeat.Of(Flows, Machines, Films.NmpSolvent);
        var Y = Flows.Vapour / (Flows.MakeUp + Flows.Leakage);
        Close.Relative(DryAir.MolarMass / Films.NmpSolvent.MolarMass / Y * 1007 * 87 / Films.NmpSolvent.LatentHeat(353.15),
            DryerHeat.OverLatent(zone.Exhaust, zone.Evaporated, Films.NmpSolvent), 1e-12, "heat over latent");
    }

    [Fact]
    public void The_zone_balances_and_the_solvent_of_the_exhaust_is_condensed_or_passes()
    {
        var zone = DryerHeat.Of(Flows, Machines with { Recuperation = 0.5 }, Films.NmpSolvent);
        Close.Relative(zone.Web + zone.Exhaust + zone.Vapour + zone.Losses, zone.Heater + zone.Recuperated + zone.Fans, 1e-12, "heat");
        Close.Relative(zone.Evaporated, zone.Condensed + zone.Passed, 1e-12, "solvent");
        Close.Relative(Films.NmpSolvent.SaturationPressure(283.15) / 101325 * 41 * Films.NmpSolvent.MolarMass, zone.Passed, 1e-3, "saturated at the condenser");
    }

    [Fact]
    public void Recuperation_spares_its_share_of_the_make_up_air_and_the_condenser_the_same()
    {
        var without = DryerHeat.Of(Flows, Machines with { WallLoss = 0 }, Films.NmpSolvent);
        var with = DryerHeat.Of(Flows, Machines with { WallLoss = 0, Recuperation = 0.6 }, Films.NmpSolvent);
        Close.Relative(0.6 * DryerHeat.Air(40, 87), without.Heater - with.Heater, 1e-12, "heater");
        Assert.InRange(without.Condenser - with.Condenser, 0.99 * with.Recuperated, 1.02 * with.Recuperated);
    }

    [Fact]
    public void A_wheel_catches_its_share_of_what_the_condenser_passes_and_returns()
    {
        var without = DryerHeat.Of(Flows, Machines, Films.NmpSolvent);
        var with = DryerHeat.Of(Flows, Machines with { WheelCapture = 0.95, WheelConcentration = 12 }, Films.NmpSolvent);
        Close.Relative(with.Evaporated, with.Condensed + with.Passed, 1e-12, "solvent");
        // The desorption air goes round: a twelfth of the air comes back saturated at the condenser and meets the wheel again.
        var saturation = Films.NmpSolvent.SaturationPressure(283.15) / (101325 - Films.NmpSolvent.SaturationPressure(283.15)) * 41 * Films.NmpSolvent.MolarMass;
        Close.Relative(0.05 * (without.Passed + saturation / 12), with.Passed, 1e-12, "emitted");
        Close.Relative(DryerHeat.Air(41.0 / 12, 453.15 - 283.15), with.WheelHeat, 1e-12, "heat of desorption air");
        Assert.True(with.Condenser > without.Condenser + with.WheelHeat);
        Assert.Equal(without.Heater, with.Heater);
    }

    [Fact]
    public void A_wheel_that_could_only_turn_its_own_air_round_catches_nothing()
    {
        var lean = Flows with { SolventContent = 1e-6 };
        var zone = DryerHeat.Of(lean, Machines with { WheelCapture = 0.9, WheelConcentration = 2 }, Films.NmpSolvent);
        Assert.Equal(0, zone.WheelHeat);
        Close.Relative(DryerHeat.Of(lean, Machines, Films.NmpSolvent).Passed, zone.Passed, 1e-12, "passed");
    }

    [Fact]
    public void Exhaust_led_back_is_warmed_from_the_condenser_and_takes_its_solvent_along()
    {
        var fresh = DryerHeat.Of(Flows, Machines with { WallLoss = 0 }, Films.NmpSolvent);
        var back = DryerHeat.Of(Flows, Machines with { WallLoss = 0, ExhaustReturn = 0.8 }, Films.NmpSolvent);
        Close.Relative(DryerHeat.Air(0.8 * 40, 296.15 - 283.15), back.Exhaust - fresh.Exhaust, 1e-12, "colder than the room");
        Close.Relative(back.Exhaust - fresh.Exhaust, back.Heater - fresh.Heater, 1e-12, "heater");
        Close.Relative(fresh.Condenser, back.Condenser, 1e-12, "condenser");
        Close.Relative(fresh.Passed * (1 - 0.8 * 40 / 41), back.Emitted, 1e-12, "emitted");
    }

    [Fact]
    public void Distillation_evaporates_every_kilogram_as_often_as_the_reflux_sends_it_back()
    {
        var solvent = Films.NmpSolvent;
        Assert.Equal(0, DryerHeat.Of(Flows, Machines, solvent).Distillation);
        DryerMachines Column(double reflux) => Machines with { DistillationReflux = reflux, DistillationTemperature = 393.15 };
        var (none, twice) = (DryerHeat.Of(Flows, Column(0), solvent), DryerHeat.Of(Flows, Column(2), solvent));
        Close.Relative(2 * solvent.LatentHeat(393.15) * none.Condensed, twice.Distillation - none.Distillation, 1e-12, "reflux");
        // 110 K at 1.7 to 1.9 kJ/(kg K) and 505 kJ/kg once: 0.19 to 0.2 kWh/kg.
        Assert.InRange(none.Distillation / none.Condensed / 3.6e6, 0.18, 0.21);
    }

    [Fact]
    public void Light_is_paid_for_by_its_own_source_and_vacuum_by_isothermal_work()
    {
        var zone = DryerHeat.Of(Flows with { RadiationArriving = 9000, LaserArriving = 4000 }, Machines, Films.NmpSolvent);
        Close.Relative(5000 / 0.5 + 4000 / 0.4, zone.RadiatorPower, 1e-12, "sources");
        Assert.Equal(0, zone.PumpPower);
        var pumped = DryerHeat.Of(Flows with { Pressure = 10132.5 }, new DryerMachines { PumpEfficiency = 0.25 }, Films.NmpSolvent);
        Close.Relative((41 + 0.08) * 8.314462618 * 383.15 * Math.Log(10) / 0.25, pumped.PumpPower, 1e-9, "pump");
    }

    [Fact]
    public void Without_condenser_all_vapour_passes_and_nothing_is_chilled()
    {
        var zone = DryerHeat.Of(Flows, new DryerMachines(), Films.WaterSolvent);
        Assert.Equal(0, zone.Condensed);
        Assert.Equal(0, zone.ChillerPower);
        Close.Relative(zone.Evaporated, zone.Passed, 1e-12, "vapour");
    }
}
