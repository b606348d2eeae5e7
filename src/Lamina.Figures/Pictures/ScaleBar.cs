using System.Globalization;

namespace Lamina.Figures.Pictures;

/// <summary>A bar of round length with its label.</summary>
internal static class ScaleBar
{
    /// <summary>The longest of 1, 2, 5 times a power of ten that is not longer than given [m].</summary>
    internal static double RoundLength(double most)
    {
        var decade = Math.Pow(10, Math.Floor(Math.Log10(most) + 1e-12));
        return most >= 5 * decade * (1 - 1e-12) ? 5 * decade : most >= 2 * decade * (1 - 1e-12) ? 2 * decade : decade;
    }

    internal static string Label(double length)
    {
        var (unit, factor) = length switch { < 0.9999e-6 => ("nm", 1e-9), < 0.9999e-3 => ("µm", 1e-6), < 0.9999 => ("mm", 1e-3), _ => ("m", 1.0) };
        return Math.Round(length / factor, 9).ToString("0.#####", CultureInfo.InvariantCulture) + " " + unit;
    }

    /// <summary>Draws the bar with its label above; returns its width in pixels.</summary>
    internal static double Draw(Raster raster, double left, double bottom, double pixelsPerMetre, double mostPixels, double textHeight, Color ink, Color? halo)
    {
        var length = RoundLength(mostPixels / pixelsPerMetre);
        var width = length * pixelsPerMetre;
        var thick = Math.Max(2, textHeight * 0.28);
        if (halo is { } ground) raster.Line(left, bottom - thick / 2, left + width, bottom - thick / 2, thick + 5, ground);
        raster.Fill((int)Math.Round(left), (int)Math.Round(bottom - thick), (int)Math.Round(width), (int)Math.Round(thick), ink);
        raster.Text(left, bottom - thick - 0.55 * textHeight, Label(length), textHeight, ink, halo);
        return Math.Max(width, Raster.TextWidth(Label(length), textHeight));
    }
}
