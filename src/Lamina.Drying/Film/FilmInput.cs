using Lamina.Materials.Solvents;

namespace Lamina.Drying.Film;

/// <summary>The wet film as it enters the dryer, per area, and the web that it lies on.</summary>
public sealed record FilmInput
{
    /// <summary>Solids that do not move through the film; at least one.</summary>
    public required IReadOnlyList<ImmobileSolid> Solids { get; init; }

    /// <summary>Species that move with the fluid; may be empty, at most 6.</summary>
    public IReadOnlyList<MobileSpecies> Species { get; init; } = [];

    /// <summary>The solvent with all laws that drying needs (<see cref="Solvent.ForDrying"/>); build it once and share it.</summary>
    public required EvaporatingSolvent Solvent { get; init; }

    /// <summary>Solvent in the suspension, the clear layer excluded [kg/m2].</summary>
    public required double SolventMass { get; init; }

    /// <summary>Thickness of clear solvent on top of the suspension [m].</summary>
    public double ClearSolventLayer { get; init; }

    /// <summary>Temperature of film and web at the start [K].</summary>
    public double InitialTemperature { get; init; } = 298.15;

    /// <summary>Heat capacity of the foil [J/(m2 K)].</summary>
    public required double FoilHeatCapacity { get; init; }

    /// <summary>Heat capacity of a dried first side under the foil; 0 for the first side [J/(m2 K)].</summary>
    public double FirstSideHeatCapacity { get; init; }
}
