using Lamina.Line.Equipment;

namespace Lamina.Line.Drying;

/// <summary>What the energy balance of a dryer needs beside the film's program; only exhaust that is led back changes how the film dries (it is part of the program).</summary>
public sealed record DryerAir
{
    /// <summary>Machines and prices.</summary>
    public required EnergySettings Settings { get; init; }

    /// <summary>Temperature of room and make-up air [K].</summary>
    public required double RoomTemperature { get; init; }

    /// <summary>Air that the fans of each zone send round [mol/s].</summary>
    public required IReadOnlyList<double> Recirculation { get; init; }

    /// <summary>Laser light that arrives in each zone, both sides together [W/m2].</summary>
    public required IReadOnlyList<double> LaserFlux { get; init; }

    /// <summary>Pressure outside the zones [Pa].</summary>
    public required double OutsidePressure { get; init; }

    /// <summary>Practical capacity of the electrode per area; null where it is not known [C/m2].</summary>
    public double? CapacityPerArea { get; init; }
}
