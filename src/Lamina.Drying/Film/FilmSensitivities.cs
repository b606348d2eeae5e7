namespace Lamina.Drying.Film;

/// <summary>
/// Derivatives of a pass's outputs with its inputs, carried along the integration: derivatives of the numbers themselves, free of the noise that differences of whole passes
/// have. Null where an output has no value; outputs read off recorded times (plateau, peaks) have no derivative here. One number per parameter.
/// </summary>
public sealed record FilmSensitivities
{
    /// <summary>The pass.</summary>
    public required FilmSolution Solution { get; init; }

    /// <summary>Of the drying time [s per unit of the parameter].</summary>
    public required double[]? DryingTime { get; init; }

    /// <summary>Of the end of shrinkage [s per unit of the parameter].</summary>
    public required double[]? EndOfShrinkageTime { get; init; }

    /// <summary>Of the time at which air enters [s per unit of the parameter].</summary>
    public required double[]? AirEntryTime { get; init; }

    /// <summary>Of the time at which half of the binder is fixed [s per unit of the parameter].</summary>
    public required double[]? FixationTime { get; init; }

    /// <summary>Of the mean rate up to the end of shrinkage [kg/(m2 s) per unit of the parameter].</summary>
    public required double[]? MeanDryingRate { get; init; }

    /// <summary>Of the solvent left at the end, per dry coating mass [1 per unit of the parameter].</summary>
    public required double[] ResidualSolvent { get; init; }

    /// <summary>Of the dry thickness [m per unit of the parameter].</summary>
    public required double[] DryThickness { get; init; }

    /// <summary>Of the porosity [1 per unit of the parameter].</summary>
    public required double[] Porosity { get; init; }

    /// <summary>Of the binder at the foil over its mean [1 per unit of the parameter].</summary>
    public required double[]? BinderBottomOverMean { get; init; }

    /// <summary>Of the binder at the surface over its mean [1 per unit of the parameter].</summary>
    public required double[]? BinderTopOverMean { get; init; }

    /// <summary>Of the highest share of the explosion limit [1 per unit of the parameter].</summary>
    public required double[]? LelFractionMax { get; init; }

    /// <summary>Of the heat that the web took up [J/m2 per unit of the parameter].</summary>
    public required double[] WebHeat { get; init; }

    /// <summary>Of the solvent content of each zone's air [mol vapour per mol dry air per unit of the parameter].</summary>
    public required IReadOnlyList<double[]> ZoneContents { get; init; }
}
