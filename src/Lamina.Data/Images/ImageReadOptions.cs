namespace Lamina.Data.Images;

/// <summary>Limits and choices when reading an image.</summary>
public sealed record ImageReadOptions
{
    /// <summary>The most memory that decoded samples may take: of an image that is read whole all of them, of one read page by page those held at a time. What needs more is refused before anything is allocated [B].</summary>
    public long MaximumBytes { get; init; } = 8L << 30;
}
