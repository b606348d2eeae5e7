namespace Lamina.Figures.Pages;

/// <summary>Pictures side by side, each a numbered figure with its caption; on a narrow screen one below the other.</summary>
public sealed record PictureRow : ReportBlock
{
    /// <summary>The pictures, from left to right.</summary>
    public required IReadOnlyList<PictureFigure> Pictures { get; init; }
}
