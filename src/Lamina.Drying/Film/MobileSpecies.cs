namespace Lamina.Drying.Film;

/// <summary>A species that moves with the fluid, diffuses in it, and keeps its own volume.</summary>
public sealed record MobileSpecies
{
    /// <summary>Name, unique among solids and species of the film; outputs use it (<c>NAME_bottom_over_mean</c>).</summary>
    public required string Name { get; init; }

    /// <summary>What it is in the coating.</summary>
    public required SolidRole Role { get; init; }

    /// <summary>How it is present in the fluid.</summary>
    public required SpeciesKind Kind { get; init; }

    /// <summary>Mass per film area [kg/m2].</summary>
    public required double Mass { get; init; }

    /// <summary>Density [kg/m3].</summary>
    public required double Density { get; init; }

    /// <summary>Specific heat capacity [J/(kg K)].</summary>
    public required double HeatCapacity { get; init; }

    /// <summary>Diffusivity in the pore fluid.</summary>
    public required DiffusivityLaw Diffusivity { get; init; }

    /// <summary>Partition onto solids and into particle pores.</summary>
    public PartitionLaw Partition { get; init; } = new();

    /// <summary>What fixes it.</summary>
    public FixationRules Fixation { get; init; } = new();
}
