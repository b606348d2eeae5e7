namespace Lamina.Drying.CrackPattern;

/// <summary>A pattern at one time.</summary>
public sealed record CrackPatternFrame
{
    /// <summary>Time [s].</summary>
    public required double Time { get; init; }

    /// <summary>Highest drive so far: root of energy release over toughness [-].</summary>
    public required double Drive { get; init; }

    /// <summary>Area of open cracks over area of film [-].</summary>
    public required double AreaFraction { get; init; }

    /// <summary>Share of the film that has come off the foil [-].</summary>
    public required double Delaminated { get; init; }

    /// <summary>Opening of each edge of <see cref="CrackPatternResult"/> [m].</summary>
    public required float[] Opening { get; init; }
}
