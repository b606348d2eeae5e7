namespace Lamina.Drying.Film;

/// <summary>One segment of the way at its end, with what crossed the film's boundary in it.</summary>
public sealed record SegmentResult
{
    /// <summary>Name of the segment.</summary>
    public required string Name { get; init; }

    /// <summary>Index of its zone, null where the air is not balanced.</summary>
    public int? Zone { get; init; }

    /// <summary>Time at the end [s].</summary>
    public required double EndTime { get; init; }

    /// <summary>Film temperature at the end [K].</summary>
    public required double Temperature { get; init; }

    /// <summary>Evaporation rate at the end [kg/(m2 s)].</summary>
    public required double DryingRate { get; init; }

    /// <summary>Solvent per dry coating mass at the end [-].</summary>
    public required double Residual { get; init; }

    /// <summary>Solvent evaporated in the segment [kg/m2].</summary>
    public required double Evaporated { get; init; }

    /// <summary>Heat from gas and walls to the coated side [J/m2].</summary>
    public required double HeatTop { get; init; }

    /// <summary>Heat from gas and walls to the foil side [J/m2].</summary>
    public required double HeatBottom { get; init; }

    /// <summary>Infrared heat absorbed [J/m2].</summary>
    public required double HeatInfrared { get; init; }

    /// <summary>Heat from rollers or plate; with a set film temperature also the heat that holding it takes [J/m2].</summary>
    public required double HeatSupport { get; init; }

    /// <summary>Enthalpy carried off by the vapour, above liquid at 298.15 K [J/m2].</summary>
    public required double VapourEnthalpy { get; init; }
}
