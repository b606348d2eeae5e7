namespace Lamina.Figures.Pages;

/// <summary>A PNG picture with its caption, numbered by the page.</summary>
public sealed record PictureFigure : ReportBlock
{
    /// <summary>The file's bytes.</summary>
    public required ReadOnlyMemory<byte> Png { get; init; }

    /// <summary>What the picture shows, for those who hear it instead of seeing it.</summary>
    public required string Description { get; init; }

    /// <summary>What to see in it. <c>[@id]</c> cites a source.</summary>
    public required string Caption { get; init; }

    /// <summary>Width on the page in CSS pixels; null fills the column [-].</summary>
    public double? Width { get; init; }
}
