using Lamina.Figures.Charts;

namespace Lamina.Figures.Pages;

/// <summary>A chart with its caption, numbered by the page.</summary>
public sealed record Figure : ReportBlock
{
    /// <summary>The chart.</summary>
    public required Chart Chart { get; init; }

    /// <summary>What to see in it. <c>[@id]</c> cites a source.</summary>
    public required string Caption { get; init; }
}
