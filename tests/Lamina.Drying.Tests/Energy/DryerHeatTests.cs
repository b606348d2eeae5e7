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
    public void Without_condenser_all_vapour_passes_and_nothing_is_chilled()
    {
        var zone = DryerHeat.Of(Flows, new DryerMachines(), Films.WaterSolvent);
        Assert.Equal(0, zone.Condensed);
        Assert.Equal(0, zone.ChillerPower);
        Close.Relative(zone.Evaporated, zone.Passed, 1e-12, "vapour");
    }
}
