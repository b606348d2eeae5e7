namespace Lamina.Drying.Film;

/// <summary>The film through its thickness at one time. Arrays have one entry per cell, from the foil up; heights are of the current film.</summary>
public sealed record FilmProfile
{
    /// <summary>Time since the film entered [s].</summary>
    public required double Time { get; init; }

    /// <summary>Heights of cell faces above the foil, one more than cells [m].</summary>
    public required double[] Faces { get; init; }

    /// <summary>Volume fraction of immobile solid [-].</summary>
    public required double[] SolidFraction { get; init; }

    /// <summary>Saturation of the voids between immobile solids with fluid and polymer [-].</summary>
    public required double[] Saturation { get; init; }

    /// <summary>Free solvent per volume of immobile solid [-].</summary>
    public required double[] FreeSolvent { get; init; }

    /// <summary>Solvent held by the polymer per volume of immobile solid [-].</summary>
    public required double[] HeldSolvent { get; init; }

    /// <summary>Per mobile species, in input order: volume per volume of immobile solid (dissolved, adsorbed and fixed together) [-].</summary>
    public required double[][] Species { get; init; }

    /// <summary>Per mobile species: mass per volume of film, divided by its mean over the film [-].</summary>
    public required double[][] SpeciesOverMean { get; init; }

    /// <summary>Per mobile species: share that is fixed, 1 less mobility; empty where a solution was kept by an earlier version [-].</summary>
    public double[][] SpeciesFixed { get; init; } = [];
}
