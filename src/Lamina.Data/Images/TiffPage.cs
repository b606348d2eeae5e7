namespace Lamina.Data.Images;

/// <summary>One image file directory of a TIFF file, checked.</summary>
internal sealed class TiffPage
{
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required SampleType Type { get; init; }
    public required int Compression { get; init; }
    public required int Predictor { get; init; }
    public required bool Tiled { get; init; }

    /// <summary>Tile width, or the image's where it has strips.</summary>
    public required int ChunkWidth { get; init; }

    /// <summary>Tile length or rows per strip.</summary>
    public required int ChunkHeight { get; init; }

    public required long[] Offsets { get; init; }
    public required long[] ByteCounts { get; init; }
    public required int Photometric { get; init; }
    public required string? Description { get; init; }
    public required double XResolution { get; init; }
    public required double YResolution { get; init; }
    public required int ResolutionUnit { get; init; }

    public long Bytes => (long)Width * Height * ImageArray.BytesOf(Type);
}
