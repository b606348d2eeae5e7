namespace Lamina.Figures.Pictures;

/// <summary>A row of coloured squares with names.</summary>
internal static class ColorKey
{
    /// <summary>Draws the key so that it ends at the right edge given; what does not fit before the left edge is left out from the end on.</summary>
    internal static void Draw(Raster raster, double left, double right, double bottom, IReadOnlyList<(Color Color, string Name)> entries, double textHeight, Color ink, Color? halo)
    {
        double Width((Color, string Name) entry) => 1.9 * textHeight + Raster.TextWidth(entry.Name, textHeight) + 1.8 * textHeight;
        var kept = entries.ToList();
        while (kept.Count > 0 && right - kept.Sum(e => Width(e)) < left) kept.RemoveAt(kept.Count - 1);
        var x = right - kept.Sum(e => Width(e)) + 1.8 * textHeight;
        var side = (int)Math.Round(1.25 * textHeight);
        foreach (var (color, name) in kept)
        {
            raster.Fill((int)x - 1, (int)bottom - side - 1, side + 2, side + 2, new(120, 120, 120));
            raster.Fill((int)x, (int)bottom - side, side, side, color);
            raster.Text(x + 1.9 * textHeight, bottom - 0.12 * textHeight, name, textHeight, ink, halo);
            x += Width((color, name));
        }
    }
}
