namespace Lamina.Drying.CrackPattern;

/// <summary>A crack pattern over time: the skeleton of all cracks at the end, edge by edge, and how far each had opened at each time.</summary>
public sealed record CrackPatternResult
{
    /// <summary>The network's settings as used.</summary>
    public required CrackPatternSettings Settings { get; init; }

    /// <summary>Spacing of the lattice [m].</summary>
    public required double Spacing { get; init; }

    /// <summary>Width of the patch [m].</summary>
    public required double Width { get; init; }

    /// <summary>Height of the patch [m].</summary>
    public required double Height { get; init; }

    /// <summary>Ends of each edge of the skeleton: x and y of one, x and y of the other, four numbers per edge; the second end may lie beyond the periodic border [m].</summary>
    public required float[] Skeleton { get; init; }

    /// <summary>Places that have come off the foil by the end: x and y of each, one per node of the lattice [m].</summary>
    public required float[] Loose { get; init; }

    /// <summary>Centres of the bubbles: x and y of each; their radius is that of the settings times the spacing [m].</summary>
    public required float[] Bubbles { get; init; }

    /// <summary>Frames in order of time.</summary>
    public required IReadOnlyList<CrackPatternFrame> Frames { get; init; }

    /// <summary>Numbers of the final pattern, lengths in lattice spacings.</summary>
    public required CrackStatistics Statistics { get; init; }

    /// <summary>When the first bond broke; null where none did [s].</summary>
    public double? OnsetTime { get; init; }

    /// <summary>Mean distance between cracks; null without cracks [m].</summary>
    public double? CrackSpacing => Statistics.Spacing * Spacing;

    /// <summary>Mean area of the pieces; null where cracks cut out fewer than two [m2].</summary>
    public double? PieceArea => Statistics.PieceArea * Spacing * Spacing;
}
