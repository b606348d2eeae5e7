namespace Lamina.Data.Images;

/// <summary>Numbers of the TIFF 6.0 tags that are read or written.</summary>
internal static class TiffTags
{
    public const int NewSubfileType = 254, Width = 256, Height = 257, BitsPerSample = 258, Compression = 259, Photometric = 262, FillOrder = 266,
        Description = 270, StripOffsets = 273, SamplesPerPixel = 277, RowsPerStrip = 278, StripByteCounts = 279, XResolution = 282, YResolution = 283,
        PlanarConfiguration = 284, ResolutionUnit = 296, Predictor = 317, TileWidth = 322, TileLength = 323, TileOffsets = 324, TileByteCounts = 325,
        SampleFormat = 339;
}
