namespace Lamina.Drying.Film;

/// <summary>What a drying pass reports. Bottom and top are means over the lowest and highest slab (10 % of the thickness unless set), divided by the mean of the film, at the end of the pass.</summary>
public sealed record FilmOutputs
{
    /// <summary>First time at which the residual solvent is at or below the target [s].</summary>
    public required FilmOutput DryingTime { get; init; }

    /// <summary>Time at which the thickness comes within 0.5 % of its final value [s].</summary>
    public required FilmOutput EndOfShrinkageTime { get; init; }

    /// <summary>Time at which air first enters a cell [s].</summary>
    public required FilmOutput AirEntryTime { get; init; }

    /// <summary>Time at which half of the binder (all binder species, by mass) has been fixed [s].</summary>
    public required FilmOutput FixationTime { get; init; }

    /// <summary>Mean temperature over the longest span with |dT/dt| below 0.05 K/s [K].</summary>
    public required FilmOutput PlateauFilmTemperature { get; init; }

    /// <summary>Highest film temperature [K].</summary>
    public required FilmOutput PeakFilmTemperature { get; init; }

    /// <summary>Mean evaporation rate up to the end of shrinkage (to the end of the pass where shrinkage does not end) [kg/(m2 s)].</summary>
    public required FilmOutput MeanDryingRate { get; init; }

    /// <summary>Highest evaporation rate in the pass [kg/(m2 s)].</summary>
    public required FilmOutput PeakDryingRate { get; init; }

    /// <summary>Solvent left at the end, per dry coating mass [-].</summary>
    public required FilmOutput ResidualSolvent { get; init; }

    /// <summary>Thickness at the end of the pass [m].</summary>
    public required FilmOutput DryThickness { get; init; }

    /// <summary>All voids at the end: volume that is neither solid nor dry binder, over volume [-].</summary>
    public required FilmOutput Porosity { get; init; }

    /// <summary>Voids at the end with the carbon-binder domain counted as solid, its own pores included [-].</summary>
    public required FilmOutput PorosityBulk { get; init; }

    /// <summary>Dry coating mass per area [kg/m2].</summary>
    public required FilmOutput LoadingTotal { get; init; }

    /// <summary>Active material per area [kg/m2].</summary>
    public required FilmOutput LoadingActive { get; init; }

    /// <summary>Highest fraction of the lower explosive limit in any zone [-].</summary>
    public required FilmOutput LelFractionMax { get; init; }

    /// <summary>All binder species together, bottom slab over mean [-].</summary>
    public required FilmOutput BinderBottomOverMean { get; init; }

    /// <summary>All binder species together, top slab over mean [-].</summary>
    public required FilmOutput BinderTopOverMean { get; init; }

    /// <summary>Carbon, bottom slab over mean [-].</summary>
    public required FilmOutput CarbonBottomOverMean { get; init; }

    /// <summary>Carbon, top slab over mean [-].</summary>
    public required FilmOutput CarbonTopOverMean { get; init; }

    /// <summary>Per mobile species, in input order: bottom slab over mean [-].</summary>
    public required IReadOnlyList<KeyValuePair<string, FilmOutput>> SpeciesBottomOverMean { get; init; }

    /// <summary>Per mobile species, in input order: top slab over mean [-].</summary>
    public required IReadOnlyList<KeyValuePair<string, FilmOutput>> SpeciesTopOverMean { get; init; }
}
