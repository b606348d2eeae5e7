namespace Lamina.Line.Mixing.Dispersion;

/// <summary>How the carbon was dispersed: sizes, temperature and energy over mixing time, or stage by stage of an extruder.</summary>
public sealed record DispersionTrace
{
    /// <summary>Diameters of the size classes, increasing [m].</summary>
    public required IReadOnlyList<double> Diameters { get; init; }

    /// <summary>States in the order of time, the one filled in first.</summary>
    public required IReadOnlyList<DispersionState> States { get; init; }

    /// <summary>Shear rate where it is highest [1/s].</summary>
    public required double ShearRate { get; init; }

    /// <summary>Passes through that zone per time [1/s].</summary>
    public required double PassRate { get; init; }

    /// <summary>Heat that the jacket took per mass of slurry [J/kg].</summary>
    public required double HeatRemoved { get; init; }

    /// <summary>Heat that the slurry took up per mass [J/kg].</summary>
    public required double HeatStored { get; init; }
}
