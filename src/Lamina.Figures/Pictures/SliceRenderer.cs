namespace Lamina.Figures.Pictures;

/// <summary>Draws a slice of a 3D image of labels or grey values with scale bar and key in a strip below.</summary>
public static class SliceRenderer
{
    /// <summary>Draws a slice of labels.</summary>
    /// <param name="labels">the image; the value at (x, y, z) is at (z * CountY + y) * CountX + x</param>
    /// <param name="view">the slice</param>
    /// <exception cref="ArgumentException">the image has another number of voxels, or the slice lies outside</exception>
    public static Raster Labels(ReadOnlySpan<byte> labels, SliceView view)
    {
        if (view.Colors.Count == 0) throw new ArgumentException("the view has no colours: give at least one");
        var slice = Cut(labels, view, out var width, out var height);
        var present = new bool[256];
        foreach (var label in slice) present[label] = true;
        var key = view.Names.Select((name, i) => (Color: view.Colors[i % view.Colors.Count], Name: name, Index: i)).Where(e => e.Name.Length > 0 && e.Index < 256 && present[e.Index]).Select(e => (e.Color, e.Name)).ToList();
        return Paint(Array.ConvertAll(slice, label => view.Colors[label % view.Colors.Count]), width, height, view, key);
    }

    /// <summary>Draws a slice of 8-bit grey values.</summary>
    /// <param name="grey">the image; the value at (x, y, z) is at (z * CountY + y) * CountX + x</param>
    /// <param name="view">the slice</param>
    /// <exception cref="ArgumentException">the image has another number of voxels, or the slice lies outside</exception>
    public static Raster Grey(ReadOnlySpan<byte> grey, SliceView view) => Grey(Array.ConvertAll(Cut(grey, view, out var width, out var height), v => (double)v), width, height, view);

    /// <summary>Draws a slice of 16-bit grey values.</summary>
    /// <param name="grey">the image; the value at (x, y, z) is at (z * CountY + y) * CountX + x</param>
    /// <param name="view">the slice</param>
    /// <exception cref="ArgumentException">the image has another number of voxels, or the slice lies outside</exception>
    public static Raster Grey(ReadOnlySpan<ushort> grey, SliceView view) => Grey(Array.ConvertAll(Cut(grey, view, out var width, out var height), v => (double)v), width, height, view);

    /// <summary>Draws a slice of real values; NaN is shown in orange.</summary>
    /// <param name="grey">the image; the value at (x, y, z) is at (z * CountY + y) * CountX + x</param>
    /// <param name="view">the slice</param>
    /// <exception cref="ArgumentException">the image has another number of voxels, or the slice lies outside</exception>
    public static Raster Grey(ReadOnlySpan<float> grey, SliceView view) => Grey(Array.ConvertAll(Cut(grey, view, out var width, out var height), v => (double)v), width, height, view);

    private static Raster Grey(double[] slice, int width, int height, SliceView view)
    {
        var sorted = slice.Where(double.IsFinite).Order().ToArray();
        double Quantile(double share) => sorted.Length == 0 ? 0 : sorted[(int)Math.Clamp(Math.Round(share * (sorted.Length - 1)), 0, sorted.Length - 1)];
        double black = view.Black ?? Quantile(0.005), white = view.White ?? Quantile(0.995);
        if (!(Math.Abs(white - black) > 0)) (black, white) = (black - 0.5, white + 0.5);
        return Paint(Array.ConvertAll(slice, value =>
        {
            if (double.IsNaN(value)) return Color.Parse("#e69f00");
            var level = (byte)Math.Clamp(Math.Round(255 * ((value - black) / (white - black))), 0, 255);
            return new Color(level, level, level);
        }), width, height, view, []);
    }

    private static T[] Cut<T>(ReadOnlySpan<T> image, SliceView view, out int width, out int height)
    {
        int nx = view.CountX, ny = view.CountY, nz = view.CountZ;
        if (nx < 1 || ny < 1 || nz < 1 || (long)nx * ny * nz != image.Length)
            throw new ArgumentException($"an image of {nx} x {ny} x {nz} voxels holds {(long)nx * ny * nz} values, got {image.Length}");
        var depth = view.Axis switch { SliceAxis.X => nx, SliceAxis.Y => ny, _ => nz };
        var index = view.Index ?? depth / 2;
        if (index < 0 || index >= depth) throw new ArgumentException($"slice {index} lies outside the image: 0 to {depth - 1} are possible along {view.Axis}");
        (width, height) = view.Axis switch { SliceAxis.X => (ny, nz), SliceAxis.Y => (nx, nz), _ => (nx, ny) };
        var slice = new T[width * height];
        for (var row = 0; row < height; row++)
        for (var column = 0; column < width; column++)
        {
            // Through the thickness the foil is at the bottom: z rises upwards.
            var (x, y, z) = view.Axis switch { SliceAxis.X => (index, column, height - 1 - row), SliceAxis.Y => (column, index, height - 1 - row), _ => (column, row, index) };
            slice[row * width + column] = image[(z * ny + y) * nx + x];
        }
        return slice;
    }

    private static Raster Paint(Color[] colors, int width, int height, SliceView view, List<(Color, string)> key)
    {
        var zoom = view.PixelsPerVoxel ?? Math.Max(1, 1000 / Math.Max(width, height));
        if (zoom < 1 || (long)zoom * Math.Max(width, height) > 16000) throw new ArgumentException($"{zoom} pixels per voxel make the picture {(long)zoom * width} x {(long)zoom * height} pixels: at most 16000 a side");
        if (view.VoxelSize is { } size && !(size > 0 && double.IsFinite(size))) throw new ArgumentException($"the voxel size is {size} m: it must be above zero");
        var text = Math.Clamp(zoom * width / 55.0, 9, 26);
        var strip = view.VoxelSize is null && key.Count == 0 ? 0 : (int)Math.Round(4 * text);
        var raster = new Raster(zoom * width, zoom * height + strip);
        for (var row = 0; row < height; row++)
        for (var column = 0; column < width; column++) raster.Fill(column * zoom, row * zoom, zoom, zoom, colors[row * width + column]);
        if (strip == 0) return raster;
        double bottom = raster.Height - 0.8 * text, left = 4;
        if (view.VoxelSize is { } voxel) left += ScaleBar.Draw(raster, 2, bottom, zoom / voxel, raster.Width / 4.0, text, new(34, 34, 34), null) + 2 * text;
        ColorKey.Draw(raster, left, raster.Width - 2, bottom, key, text, new(34, 34, 34), null);
        return raster;
    }
}
