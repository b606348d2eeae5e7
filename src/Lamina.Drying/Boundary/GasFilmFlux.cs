namespace Lamina.Drying.Boundary;

/// <summary>Evaporation from the film and its derivatives, for an implicit solver.</summary>
public readonly record struct GasFilmFlux
{
    /// <summary>Mass flux of vapour leaving the film; negative where vapour condenses [kg/(m2 s)].</summary>
    public required double MassFlux { get; init; }

    /// <summary>Derivative with the film's temperature [kg/(m2 s K)].</summary>
    public required double PerTemperature { get; init; }

    /// <summary>Derivative with the activity at the surface [kg/(m2 s)].</summary>
    public required double PerActivity { get; init; }

    /// <summary>Derivative with the solvent ratio of the bulk gas [kg/(m2 s)].</summary>
    public required double PerSolventRatio { get; init; }

    /// <summary>Derivative with the extra resistance [kg/m3].</summary>
    public required double PerResistance { get; init; }

    /// <summary>Whether the vapour at the surface is beyond <see cref="GasFilm.BoilingFraction"/> of the pressure, where the film law is continued as a straight line.</summary>
    public required bool Boiling { get; init; }
}
