using Lamina.Figures.Charts;
using Lamina.Figures.Pages;

namespace Lamina.Studies.Reporting;

/// <summary>A distribution over the web, as the share that lies below a value: a histogram of 101 points would show its bins.</summary>
internal static class SpreadFigure
{
    public static Figure Of(string label, DisplayUnit unit, IReadOnlyList<double> points, string caption, params IReadOnlyList<EventMarker> markers)
    {
        var sorted = points.Order().ToArray();
        return new Figure
        {
            Chart = new LineChart
            {
                Height = 260,
                X = new Axis { Label = label, Unit = unit },
                Y = new Axis { Label = "Share of the web below", Unit = DisplayUnit.Percent, Minimum = 0, Maximum = 1 },
                Series = [new Series { Name = label.ToLowerInvariant(), X = sorted, Y = sorted.Select((_, i) => (i + 0.5) / sorted.Length).ToArray() }],
                Events = markers,
                Description = caption,
            },
            Caption = caption,
        };
    }
}
