namespace Lamina.Drying.Energy;

/// <summary>Air, vapour and heat of one zone as the heat balance needs them, from a solved pass.</summary>
public sealed record ZoneFlows
{
    /// <summary>Name of the zone.</summary>
    public required string Name { get; init; }

    /// <summary>Make-up air [mol/s].</summary>
    public required double MakeUp { get; init; }

    /// <summary>Room air that leaks in [mol/s].</summary>
    public double Leakage { get; init; }

    /// <summary>Air that the fans send round [mol/s].</summary>
    public double Recirculation { get; init; }

    /// <summary>Temperature of the zone's air and of its exhaust [K].</summary>
    public required double Temperature { get; init; }

    /// <summary>Temperature of room and make-up air before the recuperator [K].</summary>
    public required double RoomTemperature { get; init; }

    /// <summary>Vapour from the film [mol/s].</summary>
    public required double Vapour { get; init; }

    /// <summary>Solvent content of the zone's air [mol vapour per mol dry air].</summary>
    public required double SolventContent { get; init; }

    /// <summary>Film temperature at which the vapour leaves, mean over the zone [K].</summary>
    public required double FilmTemperature { get; init; }

    /// <summary>Heat that air, walls and supports give to the web [W].</summary>
    public required double WebHeat { get; init; }

    /// <summary>Radiation absorbed by the web [W].</summary>
    public double Radiation { get; init; }

    /// <summary>Radiation that arrives at the web, lasers included [W].</summary>
    public double RadiationArriving { get; init; }

    /// <summary>Part of the arriving radiation that comes from lasers [W].</summary>
    public double LaserArriving { get; init; }

    /// <summary>Air pressure in the zone [Pa].</summary>
    public double Pressure { get; init; } = 101325;

    /// <summary>Air pressure outside, up to which a zone under vacuum is pumped [Pa].</summary>
    public double OutsidePressure { get; init; } = 101325;
}
