namespace Lamina.Figures.Charts;

/// <summary>A vertical line at an instant or place with a label above it, such as the end of film shrinkage.</summary>
public sealed record EventMarker
{
    /// <summary>Where [SI of the horizontal axis].</summary>
    public required double At { get; init; }

    /// <summary>Text above the line.</summary>
    public required string Label { get; init; }
}
