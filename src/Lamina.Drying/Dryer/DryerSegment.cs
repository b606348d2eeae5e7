namespace Lamina.Drying.Dryer;

/// <summary>A stretch of the film's way with constant surroundings: a dryer zone, a flash-off, a gap between zones, a stage of a batch oven.</summary>
public sealed record DryerSegment
{
    /// <summary>Name for tables.</summary>
    public required string Name { get; init; }

    /// <summary>Index of the zone whose air balance this segment belongs to; null where the air is not balanced (batch, flash-off, gap). Segments of one zone follow each other.</summary>
    public int? Zone { get; init; }

    /// <summary>Duration [s].</summary>
    public required double Duration { get; init; }

    /// <summary>Position of the segment's start along the web; null in a batch dryer [m].</summary>
    public double? Start { get; init; }

    /// <summary>Position of the segment's end along the web; null in a batch dryer [m].</summary>
    public double? End { get; init; }

    /// <summary>Exchange of the coated side.</summary>
    public required SurfaceExchange Top { get; init; }

    /// <summary>Exchange of the foil side; null for an insulated side.</summary>
    public SurfaceExchange? Bottom { get; init; }

    /// <summary>Contact with rollers or a plate; null for a floating web.</summary>
    public ContactSupport? Support { get; init; }

    /// <summary>Air pressure [Pa].</summary>
    public double AirPressure { get; init; } = 101325;

    /// <summary>Film temperature as a set point: replaces the heat balance, and the heat that it takes is reported; null solves the heat balance [K].</summary>
    public Schedule? SetTemperature { get; init; }

    /// <summary>Evaporation rate as a set point while the surface is wet: replaces the gas film; null takes the gas film [kg/(m2 s)].</summary>
    public Schedule? SetRate { get; init; }
}
