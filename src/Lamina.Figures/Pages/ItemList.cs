namespace Lamina.Figures.Pages;

/// <summary>A list of short texts.</summary>
public sealed record ItemList : ReportBlock
{
    /// <summary>The texts. <c>[@id]</c> cites a source.</summary>
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>Whether the items are numbered.</summary>
    public bool Numbered { get; init; }
}
