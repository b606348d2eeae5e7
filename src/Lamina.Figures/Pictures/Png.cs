namespace Lamina.Figures.Pictures;

/// <summary>Writes PNG files (ISO/IEC 15948). The same pixels give the same bytes with the same runtime.</summary>
public static class Png
{
    /// <summary>Encodes pixels, row after row from the top, as a PNG file.</summary>
    /// <param name="pixels">the pixels, without padding between rows</param>
    /// <param name="width">pixels per row [-]</param>
    /// <param name="height">rows [-]</param>
    /// <param name="format">layout of a pixel</param>
    /// <param name="pixelSize">edge of a pixel, written as resolution; null for unknown [m]</param>
    /// <exception cref="ArgumentException">the number of bytes is not width times height times the size of a pixel</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, double? pixelSize = null) => throw new NotImplementedException();

    /// <summary>Encodes 16-bit grey values, row after row from the top.</summary>
    /// <param name="values">the values</param>
    /// <param name="width">pixels per row [-]</param>
    /// <param name="height">rows [-]</param>
    /// <param name="pixelSize">edge of a pixel, written as resolution; null for unknown [m]</param>
    public static byte[] Encode(ReadOnlySpan<ushort> values, int width, int height, double? pixelSize = null) => throw new NotImplementedException();
}
