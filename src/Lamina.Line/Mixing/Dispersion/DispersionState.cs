namespace Lamina.Line.Mixing.Dispersion;

/// <summary>State of the carbon and the slurry at one time of mixing.</summary>
public sealed record DispersionState
{
    /// <summary>Mixing time, or mean time since the inlet of an extruder [s].</summary>
    public required double Time { get; init; }

    /// <summary>Diameter below which 10 % of the carbon's volume lies [m].</summary>
    public required double D10 { get; init; }

    /// <summary>Median diameter by volume [m].</summary>
    public required double D50 { get; init; }

    /// <summary>Diameter below which 90 % of the carbon's volume lies [m].</summary>
    public required double D90 { get; init; }

    /// <summary>Temperature of the slurry [K].</summary>
    public required double Temperature { get; init; }

    /// <summary>Energy put in so far per mass of slurry [J/kg].</summary>
    public required double SpecificEnergy { get; init; }

    /// <summary>Shear stress in the high-shear zone [Pa].</summary>
    public required double Stress { get; init; }

    /// <summary>Share of the carbon's volume in each size class [-].</summary>
    public required IReadOnlyList<double> VolumeShares { get; init; }
}
