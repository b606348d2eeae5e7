namespace Lamina.Drying.Film;

/// <summary>A solid that does not move through the film: it is part of the solid coordinate. Active material, and carbon unless it is declared mobile.</summary>
public sealed record ImmobileSolid
{
    /// <summary>Name, unique among solids and species of the film.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required SolidRole Role { get; init; }

    /// <summary>Mass per film area [kg/m2].</summary>
    public required double Mass { get; init; }

    /// <summary>Density of the grains, their inner pores excluded [kg/m3].</summary>
    public required double Density { get; init; }

    /// <summary>Specific heat capacity [J/(kg K)].</summary>
    public required double HeatCapacity { get; init; }
}
