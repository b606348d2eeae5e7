namespace Lamina.Data.Images;

/// <summary>How a TIFF file is written.</summary>
public sealed record TiffWriteOptions
{
    /// <summary>Compression of the strips.</summary>
    public TiffCompression Compression { get; init; } = TiffCompression.Deflate;

    /// <summary>Stores horizontal differences of integer samples (predictor 2), which compress better; floats are stored as they are.</summary>
    public bool Predictor { get; init; }

    /// <summary>Writes BigTIFF whatever the size; otherwise only where the file may pass 4 GB.</summary>
    public bool Big { get; init; }

    /// <summary>Writes Motorola byte order.</summary>
    public bool BigEndian { get; init; }
}
