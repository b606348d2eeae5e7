namespace Lamina.Drying.Dryer;

/// <summary>What one side of the web exchanges with its surroundings.</summary>
public sealed record SurfaceExchange
{
    /// <summary>Temperature of the gas [K].</summary>
    public required double GasTemperature { get; init; }

    /// <summary>Heat-transfer coefficient without evaporation; mass transfer follows from it by the Lewis relation [W/(m2 K)].</summary>
    public required double HeatTransferCoefficient { get; init; }

    /// <summary>Solvent content of the gas [mol vapour per mol dry air]; null takes the zone's (top side only; a film without zone then sees dry air).</summary>
    public double? SolventContent { get; init; }

    /// <summary>Infrared flux that arrives at this side [W/m2].</summary>
    public double InfraredFlux { get; init; }

    /// <summary>Share of the infrared flux that is absorbed [-].</summary>
    public double Absorptivity { get; init; }

    /// <summary>Emissivity of this side for radiation from the walls; 0 leaves radiation out [-].</summary>
    public double Emissivity { get; init; }

    /// <summary>Temperature of the walls that this side sees; null takes the gas temperature [K].</summary>
    public double? WallTemperature { get; init; }
}
