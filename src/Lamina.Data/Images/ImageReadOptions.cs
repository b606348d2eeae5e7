namespace Lamina.Data.Images;

/// <summary>Limits and choices when reading an image.</summary>
public sealed record ImageReadOptions
{
    /// <summary>The most memory that the decoded samples may take; larger images are refused before anything is allocated [B].</summary>
    public long MaximumBytes { get; init; } = 8L << 30;
}
