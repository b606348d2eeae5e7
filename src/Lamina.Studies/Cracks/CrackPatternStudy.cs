using Lamina.Drying.CrackPattern;
using Lamina.Figures.Pictures;
using Lamina.Line.Drying;
using Lamina.Studies.Running;

namespace Lamina.Studies.Cracks;

/// <summary>Crack patterns of a dried film: run, tables, picture.</summary>
public static class CrackPatternStudy
{
    private static readonly Color Film = new(0xe6, 0xe2, 0xda), Off = new(0xd0, 0xb0, 0x8c), Crack = new(0x1a, 0x1a, 0x1a);

    /// <summary>Grows the pattern that the recipe asks for.</summary>
    /// <param name="film">the case</param>
    /// <param name="mechanics">its stress and cracks</param>
    /// <param name="wanted">size, cells and bonds</param>
    /// <param name="seed">seed of the run [-]</param>
    /// <param name="progress">receives the share done, or null [-]</param>
    /// <param name="cancellation">stops it between solutions</param>
    /// <exception cref="ArgumentException">the network cannot resolve the film at this size</exception>
    public static CrackPatternResult Run(FilmCase film, FilmMechanics mechanics, CrackPatternRecipe wanted, ulong seed, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var Z = film.Mechanics.ReleaseFactor.Value;
        // Six lattice spacings per shear length unless a size is asked for.
        var size = wanted.Size ?? wanted.Cells * Z * mechanics.Stress.Thickness[^1] / 6;
        return CrackPatternModel.Run(mechanics.Stress, mechanics.Cracks, new CrackPatternSettings
        {
            Cells = wanted.Cells,
            Strength = wanted.Strength,
            WeibullModulus = wanted.WeibullModulus,
            Bubbles = wanted.Bubbles,
            Seed = seed,
        }, Z, size, mechanics.Cracks.DelaminationStrain ?? double.PositiveInfinity, progress: progress, cancellation: cancellation);
    }

    /// <summary>crack_pattern.csv: one row per time.</summary>
    /// <param name="pattern">the pattern</param>
    public static string Frames(CrackPatternResult pattern)
    {
        var table = new CsvText("time [s]", "drive [1]", "crack_area_fraction [1]", "delaminated [1]", "largest_opening [m]");
        foreach (var f in pattern.Frames) table.Row(f.Time, f.Drive, f.AreaFraction, f.Delaminated, f.Opening.Length > 0 ? (double)f.Opening.Max() : 0.0);
        return table.ToString();
    }

    /// <summary>crack_skeleton.csv: one row per edge of the skeleton, its opening at every time.</summary>
    /// <param name="pattern">the pattern</param>
    public static string Skeleton(CrackPatternResult pattern)
    {
        var table = new CsvText(["x0 [m]", "y0 [m]", "x1 [m]", "y1 [m]", .. pattern.Frames.Select(f => FormattableString.Invariant($"opening_{f.Time:G6}s [m]"))]);
        for (var k = 0; k < pattern.Skeleton.Length / 4; k++)
            table.Row([.. Enumerable.Range(0, 4).Select(i => (object?)(double)pattern.Skeleton[4 * k + i]), .. pattern.Frames.Select(f => (object?)(double)f.Opening[k])]);
        return table.ToString();
    }

    /// <summary>The final pattern from above as PNG: cracks as wide as they have opened but at least one pixel, bubbles dark, what has come off the foil brown.</summary>
    /// <param name="pattern">the pattern</param>
    /// <param name="width">of the picture [pixels]</param>
    public static byte[] Picture(CrackPatternResult pattern, int width)
    {
        var scale = width / pattern.Width;
        var height = (int)(pattern.Height * scale);
        var raster = new Raster(width, height);
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++) raster[column, row] = Film;
        void Disc(double x, double y, double radius, double reach, Color colour)
        {
            for (var row = (int)Math.Floor(y - radius); row <= y + radius; row++)
                for (var column = (int)Math.Floor(x - radius); column <= x + radius; column++)
                    if ((column + 0.5 - x) * (column + 0.5 - x) + (row + 0.5 - y) * (row + 0.5 - y) <= reach)
                        raster[(column % width + width) % width, (row % height + height) % height] = colour;
        }
        void Discs(float[] centres, double radius, Color colour)
        {
            for (var k = 0; k < centres.Length / 2; k++) Disc(centres[2 * k] * scale, centres[2 * k + 1] * scale, radius * scale, radius * scale * radius * scale, colour);
        }
        // Discs that just cover the lattice between them.
        Discs(pattern.Loose, 0.7 * pattern.Spacing, Off);
        Discs(pattern.Bubbles, (pattern.Settings.BubbleRadius + 0.5) * pattern.Spacing, Crack);
        if (pattern.Frames.Count == 0) return raster.ToPng(1 / scale);
        var opening = pattern.Frames[^1].Opening;
        for (var k = 0; k < opening.Length; k++)
        {
            double x0 = pattern.Skeleton[4 * k] * scale, y0 = pattern.Skeleton[4 * k + 1] * scale, x1 = pattern.Skeleton[4 * k + 2] * scale, y1 = pattern.Skeleton[4 * k + 3] * scale;
            var radius = Math.Max(0.5, 0.5 * opening[k] * scale);
            var steps = (int)Math.Ceiling(2 * Math.Max(Math.Abs(x1 - x0), Math.Abs(y1 - y0))) + 1;
            for (var s = 0; s <= steps; s++)
            {
                var (x, y) = (x0 + (x1 - x0) * s / steps, y0 + (y1 - y0) * s / steps);
                Disc(x, y, radius, Math.Max(0.6, radius * radius), Crack);
            }
        }
        return raster.ToPng(1 / scale);
    }
}
