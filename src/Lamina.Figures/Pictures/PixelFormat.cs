namespace Lamina.Figures.Pictures;

/// <summary>Layout of a pixel.</summary>
public enum PixelFormat
{
    /// <summary>One byte, black to white.</summary>
    Grey8,

    /// <summary>Two bytes, black to white, in the machine's byte order.</summary>
    Grey16,

    /// <summary>Three bytes: red, green, blue.</summary>
    Rgb8,

    /// <summary>Four bytes: red, green, blue, opacity.</summary>
    Rgba8,
}
