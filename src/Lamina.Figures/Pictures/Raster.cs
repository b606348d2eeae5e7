namespace Lamina.Figures.Pictures;

/// <summary>A picture in memory: red, green, blue, row after row from the top.</summary>
public sealed class Raster
{
    /// <summary>An all-white picture.</summary>
    public Raster(int width, int height)
    {
        if (width is < 1 or > 16384 || height is < 1 or > 16384)
            throw new ArgumentException($"a picture of {width} x {height} pixels cannot be drawn: each side must be 1 to 16384");
        (Width, Height, Pixels) = (width, height, new byte[3 * width * height]);
        Array.Fill(Pixels, (byte)255);
    }

    /// <summary>Pixels per row [-].</summary>
    public int Width { get; }

    /// <summary>Rows [-].</summary>
    public int Height { get; }

    /// <summary>Three bytes per pixel: red, green, blue.</summary>
    public byte[] Pixels { get; }

    /// <summary>The picture as a PNG file.</summary>
    public byte[] ToPng() => Png.Encode(Pixels, Width, Height, PixelFormat.Rgb8);
}
