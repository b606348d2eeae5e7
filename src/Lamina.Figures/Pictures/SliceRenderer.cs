namespace Lamina.Figures.Pictures;

/// <summary>Draws a slice of a 3D image of labels or grey values with scale bar and key.</summary>
public static class SliceRenderer
{
    /// <summary>Draws a slice of labels.</summary>
    /// <param name="labels">the image; the value at (x, y, z) is at (z * CountY + y) * CountX + x</param>
    /// <param name="view">the slice</param>
    public static Raster Labels(ReadOnlySpan<byte> labels, SliceView view) => throw new NotImplementedException();

    /// <summary>Draws a slice of 8-bit grey values.</summary>
    /// <param name="grey">the image; the value at (x, y, z) is at (z * CountY + y) * CountX + x</param>
    /// <param name="view">the slice</param>
    public static Raster Grey(ReadOnlySpan<byte> grey, SliceView view) => throw new NotImplementedException();

    /// <summary>Draws a slice of 16-bit grey values.</summary>
    /// <param name="grey">the image; the value at (x, y, z) is at (z * CountY + y) * CountX + x</param>
    /// <param name="view">the slice</param>
    public static Raster Grey(ReadOnlySpan<ushort> grey, SliceView view) => throw new NotImplementedException();

    /// <summary>Draws a slice of real values.</summary>
    /// <param name="grey">the image; the value at (x, y, z) is at (z * CountY + y) * CountX + x</param>
    /// <param name="view">the slice</param>
    public static Raster Grey(ReadOnlySpan<float> grey, SliceView view) => throw new NotImplementedException();
}
