namespace Lamina.Figures.Charts;

/// <summary>A horizontal line at a limit, labelled in the plot.</summary>
public sealed record LimitLine
{
    /// <summary>The limit [SI of the vertical axis].</summary>
    public required double Value { get; init; }

    /// <summary>Text at the line.</summary>
    public required string Label { get; init; }
}
