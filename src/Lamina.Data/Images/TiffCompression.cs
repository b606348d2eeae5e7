namespace Lamina.Data.Images;

/// <summary>How TIFF strips are compressed; the numbers are those of the TIFF tag.</summary>
public enum TiffCompression
{
    /// <summary>Not at all.</summary>
    None = 1,

    /// <summary>Lempel-Ziv-Welch.</summary>
    Lzw = 5,

    /// <summary>zlib.</summary>
    Deflate = 8,

    /// <summary>Apple's byte-oriented run lengths.</summary>
    PackBits = 32773,
}
