namespace Lamina.Drying.Film;

/// <summary>Grid, tolerances and what is recorded.</summary>
public sealed record FilmOptions
{
    /// <summary>Cells through the thickness, 8 to 1000.</summary>
    public int Cells { get; init; } = 60;

    /// <summary>Solid volume of the top cell over that of the bottom cell: below 1 refines towards the free surface, where species and the drying front need it; 1 is uniform [-].</summary>
    public double Grading { get; init; } = 0.2;

    /// <summary>Relative tolerance of the time integration [-].</summary>
    public double RelativeTolerance { get; init; } = 1e-4;

    /// <summary>Absolute tolerance in volumes per volume of immobile solid [-].</summary>
    public double AbsoluteTolerance { get; init; } = 1e-6;

    /// <summary>Residual at which the film counts as dry: solvent mass per dry coating mass [-].</summary>
    public double DryTo { get; init; } = 1e-3;

    /// <summary>Share of the thickness that counts as bottom and as top of a profile [-].</summary>
    public double SlabFraction { get; init; } = 0.1;

    /// <summary>Times at which profiles are kept, increasing; null spaces <see cref="ProfileCount"/> over the drying. First and last state are always kept [s].</summary>
    public IReadOnlyList<double>? ProfileTimes { get; init; }

    /// <summary>Number of profiles when no times are given.</summary>
    public int ProfileCount { get; init; } = 9;

    /// <summary>Points of the time series, evenly spaced in each segment; events are added to them.</summary>
    public int SeriesPoints { get; init; } = 240;
}
