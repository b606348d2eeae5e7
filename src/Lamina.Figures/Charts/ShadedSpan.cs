namespace Lamina.Figures.Charts;

/// <summary>A shaded vertical strip with a label above it, such as a dryer zone.</summary>
public sealed record ShadedSpan
{
    /// <summary>Left end [SI of the horizontal axis].</summary>
    public required double From { get; init; }

    /// <summary>Right end [SI of the horizontal axis].</summary>
    public required double To { get; init; }

    /// <summary>Text above the strip.</summary>
    public string Label { get; init; } = "";
}
