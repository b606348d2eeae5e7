using Lamina.Transport.Tortuosity;

namespace Lamina.Transport.Cracks;

/// <summary>Transport through a cracked film, relative to the same film without cracks.</summary>
public sealed record CrackedFilmResult
{
    /// <summary>Share of the film's volume that is crack [-].</summary>
    public required double CrackFraction { get; init; }

    /// <summary>Porosity of the material between the cracks: the solid of the whole film in what the cracks leave [-].</summary>
    public required double CompactedPorosity { get; init; }

    /// <summary>Effective coefficient of the cracked film over that of free electrolyte (ions) or of the solid (electrons) [-].</summary>
    public required double Effective { get; init; }

    /// <summary>Effective coefficient over that of the uncracked film; above 1 where cracks help [-].</summary>
    public required double Gain { get; init; }

    /// <summary>What conducts (all voids, cracks included, or all solid) over the effective coefficient: the tortuosity factor of the cracked film; null where nothing goes through [-].</summary>
    public required double? Tortuosity { get; init; }

    /// <summary>The solve behind it.</summary>
    public required TortuosityResult Solve { get; init; }
}
