namespace Lamina.Figures.Pages;

/// <summary>A section of the report.</summary>
public sealed record ReportSection
{
    /// <summary>Heading.</summary>
    public required string Title { get; init; }

    /// <summary>Content in reading order.</summary>
    public IReadOnlyList<ReportBlock> Blocks { get; init; } = [];
}
