namespace Lamina.Figures.Pages;

/// <summary>Running text.</summary>
public sealed record Paragraph : ReportBlock
{
    /// <summary>The text. <c>[@id]</c> cites a source; raised and lowered Unicode digits are set as such.</summary>
    public required string Text { get; init; }
}
