using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Line.Drying;

namespace Lamina.Studies.Reporting;

/// <summary>Section on what the spread of the loading became in the dryer: thick spots dry later and leave wetter.</summary>
internal static class DriedSpreadSection
{
    public static ReportSection? Write(FilmCase film, DriedSpread? spread)
    {
        if (spread is null) return null;
        var target = film.Options.DryTo;
        var share = spread.UndriedShare;
        var blocks = new List<ReportBlock>
        {
            new Paragraph
            {
                Text = (share switch
                {
                    0 => $"All of the web leaves the dryer below the target of {target * 1e6:G4} ppm",
                    1 => $"No part of the web leaves the dryer below the target of {target * 1e6:G4} ppm",
                    _ => $"{100 * share:G2} % of the web leave the dryer above the target of {target * 1e6:G4} ppm",
                }) + $"; nine tenths of it hold between {1e6 * At(0.05):G3} and {1e6 * At(0.95):G3} ppm. Every point dries by itself, in the air that the mean makes.",
            },
            // Markers outside the points would squeeze the curve into a corner.
            SpreadFigure.Of("Residual solvent", DisplayUnit.Of("ppm", 1e-6), spread.Residuals, "Solvent left over the web: thick spots leave wetter.",
                [.. target >= spread.Residuals.Min() && target <= spread.Residuals.Max() ? new EventMarker[] { new() { At = target, Label = "target" } } : []]),
        };
        if (spread.DryingTimes is { } times) blocks.Add(SpreadFigure.Of("Drying time", DisplayUnit.Second, times, "Drying time over the web."));
        return new ReportSection { Title = "Drying over the web", Blocks = blocks };

        double At(double probability) => spread.Residuals.Order().ElementAt((int)(probability * spread.Residuals.Count));
    }
}
