namespace Lamina.Figures.Pictures;

/// <summary>A picture in memory: red, green, blue, row after row from the top.</summary>
public sealed class Raster
{
    /// <summary>An all-white picture.</summary>
    /// <param name="width">pixels per row, 1 to 16384 [-]</param>
    /// <param name="height">rows, 1 to 16384 [-]</param>
    /// <exception cref="ArgumentException">a side is out of range</exception>
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

    /// <summary>The colour of a pixel.</summary>
    /// <param name="column">from the left [-]</param>
    /// <param name="row">from the top [-]</param>
    public Color this[int column, int row]
    {
        get => new(Pixels[3 * (row * Width + column)], Pixels[3 * (row * Width + column) + 1], Pixels[3 * (row * Width + column) + 2]);
        set => (Pixels[3 * (row * Width + column)], Pixels[3 * (row * Width + column) + 1], Pixels[3 * (row * Width + column) + 2]) = (value.R, value.G, value.B);
    }

    /// <summary>The picture as a PNG file.</summary>
    /// <param name="pixelSize">edge of a pixel, written as resolution; null for unknown [m]</param>
    public byte[] ToPng(double? pixelSize = null) => Png.Encode(Pixels, Width, Height, PixelFormat.Rgb8, pixelSize);

    internal void Fill(int left, int top, int width, int height, Color color)
    {
        for (var row = Math.Max(0, top); row < Math.Min(Height, top + height); row++)
        for (var column = Math.Max(0, left); column < Math.Min(Width, left + width); column++) this[column, row] = color;
    }

    internal void Blend(int column, int row, Color color, double share)
    {
        if (column >= 0 && row >= 0 && column < Width && row < Height && share > 0) this[column, row] = Color.Mix(this[column, row], color, Math.Min(1, share));
    }

    /// <summary>A line with round ends, smoothed; where given, only where a test at the pixel and the place along the line holds.</summary>
    internal void Line(double x1, double y1, double x2, double y2, double width, Color color, Func<int, int, double, bool>? visible = null)
    {
        double dx = x2 - x1, dy = y2 - y1, length2 = dx * dx + dy * dy, reach = width / 2 + 1;
        // Row by row only the columns near the line, so that long slanted lines stay cheap.
        var (top, bottom) = ((int)Math.Max(0, Math.Floor(Math.Min(y1, y2) - reach)), (int)Math.Min(Height - 1, Math.Ceiling(Math.Max(y1, y2) + reach)));
        for (var row = top; row <= bottom; row++)
        {
            double low = Math.Min(x1, x2) - reach, high = Math.Max(x1, x2) + reach;
            if (Math.Abs(dy) > 1e-9)
            {
                double a = x1 + dx * (row - 1 - reach - y1) / dy, b = x1 + dx * (row + 1 + reach - y1) / dy;
                (low, high) = (Math.Max(low, Math.Min(a, b) - reach), Math.Min(high, Math.Max(a, b) + reach));
            }
            for (var column = (int)Math.Max(0, Math.Floor(low)); column <= Math.Min(Width - 1, high); column++)
            {
                double px = column + 0.5 - x1, py = row + 0.5 - y1;
                var along = length2 > 0 ? Math.Clamp((px * dx + py * dy) / length2, 0, 1) : 0;
                var distance = Math.Sqrt((px - along * dx) * (px - along * dx) + (py - along * dy) * (py - along * dy));
                var cover = Math.Clamp(width / 2 + 0.5 - distance, 0, 1);
                if (cover > 0 && (visible is null || visible(column, row, along))) Blend(column, row, color, cover);
            }
        }
    }

    /// <summary>A text whose capitals are <paramref name="height"/> pixels high, on the baseline y, with a halo in the colour of the ground.</summary>
    internal void Text(double x, double y, string text, double height, Color color, Color? halo = null)
    {
        var scale = height / StrokeFont.CapHeight;
        var lines = StrokeFont.Lines(text);
        if (halo is { } ground)
            foreach (var line in lines) Stroke(line, x, y, scale, 1.1 * scale + 5, ground);
        foreach (var line in lines) Stroke(line, x, y, scale, 1.1 * scale, color);
    }

    private void Stroke(List<(double X, double Y)> line, double x, double y, double scale, double width, Color color)
    {
        for (var i = 0; i + 1 < line.Count; i++)
            Line(x + scale * line[i].X, y - scale * line[i].Y, x + scale * line[i + 1].X, y - scale * line[i + 1].Y, width, color);
    }

    internal static double TextWidth(string text, double height) => StrokeFont.Width(text) * height / StrokeFont.CapHeight;
}
