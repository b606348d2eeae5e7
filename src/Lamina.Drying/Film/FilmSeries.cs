namespace Lamina.Drying.Film;

/// <summary>The drying curve: one entry per recorded time in every array.</summary>
public sealed record FilmSeries
{
    /// <summary>Time since the film entered [s].</summary>
    public required double[] Time { get; init; }

    /// <summary>Position along the web; null in a batch dryer [m].</summary>
    public double[]? Position { get; init; }

    /// <summary>Index of the segment.</summary>
    public required int[] Segment { get; init; }

    /// <summary>Film temperature [K].</summary>
    public required double[] Temperature { get; init; }

    /// <summary>Film thickness, clear solvent included [m].</summary>
    public required double[] Thickness { get; init; }

    /// <summary>Mean volume fraction of immobile solid [-].</summary>
    public required double[] SolidFraction { get; init; }

    /// <summary>Mean saturation: fluid and polymer per volume of voids between immobile solids [-].</summary>
    public required double[] Saturation { get; init; }

    /// <summary>Saturation of the lowest cell [-].</summary>
    public required double[] SaturationBottom { get; init; }

    /// <summary>Saturation of the highest cell [-].</summary>
    public required double[] SaturationTop { get; init; }

    /// <summary>Evaporation rate [kg/(m2 s)].</summary>
    public required double[] DryingRate { get; init; }

    /// <summary>Solvent per dry coating mass [-].</summary>
    public required double[] Residual { get; init; }

    /// <summary>Suction in the highest cell [Pa].</summary>
    public required double[] SuctionTop { get; init; }

    /// <summary>Solvent content of the gas over the film [mol vapour per mol dry air].</summary>
    public required double[] SolventContent { get; init; }

    /// <summary>Fraction of the lower explosive limit of that gas; 0 for a solvent that does not burn [-].</summary>
    public required double[] LelFraction { get; init; }

    /// <summary>Share of the binder mass that is fixed [-].</summary>
    public required double[] FixedBinder { get; init; }

    /// <summary>Mean over the thickness of binder per volume of film over its mean, counted up to 1: 1 where binder is evenly spread or where there is none [-].</summary>
    public required double[] BinderEvenness { get; init; }
}
