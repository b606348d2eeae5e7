namespace Lamina.Data.Images;

/// <summary>The number type of an image's samples, as stored in <see cref="ImageArray.Samples"/>.</summary>
public enum SampleType
{
    /// <summary>Unsigned 8 bit (<c>byte[]</c>).</summary>
    UInt8,

    /// <summary>Signed 8 bit (<c>sbyte[]</c>).</summary>
    Int8,

    /// <summary>Unsigned 16 bit (<c>ushort[]</c>).</summary>
    UInt16,

    /// <summary>Signed 16 bit (<c>short[]</c>).</summary>
    Int16,

    /// <summary>Unsigned 32 bit (<c>uint[]</c>).</summary>
    UInt32,

    /// <summary>Signed 32 bit (<c>int[]</c>).</summary>
    Int32,

    /// <summary>IEEE single precision (<c>float[]</c>).</summary>
    Float32,

    /// <summary>IEEE double precision (<c>double[]</c>).</summary>
    Float64,
}
