using Lamina.Figures.Pictures;
using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class ProfilePainter
{
    private const double TitleRow = 24, KeyRow = 17;

    internal static void Draw(Drawing drawing, ProfileChart chart)
    {
        var valueData = new DataRange(chart.Value);
        var heightData = new DataRange(chart.HeightAxis);
        var series = new List<Series>();
        foreach (var profile in chart.Profiles)
        {
            var one = new Series
            {
                Name = profile.Label, X = profile.Value, Y = profile.Height, XError = profile.Error, Line = profile.Measured ? LineStyle.None : LineStyle.Solid,
                Marker = profile.Measured ? MarkerShape.Circle : MarkerShape.None,
            };
            SeriesPainter.Check(one);
            SeriesPainter.Gather(one, valueData, heightData);
            series.Add(one);
        }
        var keyWidth = 0.0;
        foreach (var profile in chart.Profiles) keyWidth = Math.Max(keyWidth, SeriesPainter.SampleWidth + FontMetrics.Width(profile.Label, Ink.NoteSize));
        keyWidth = chart.Profiles.Count == 0 ? 14 : Math.Min(0.4 * drawing.Width, Math.Max(keyWidth, FontMetrics.Width(chart.KeyTitle, Ink.NoteSize, true)) + 24);

        List<string> notes = [.. new[] { AxisPainter.DroppedNote(valueData.Dropped, chart.Value.Label), AxisPainter.DroppedNote(heightData.Dropped, chart.HeightAxis.Label) }.OfType<string>()];
        double top = drawing.Top + TitleRow, bottom = drawing.Height - AxisPainter.BottomRoom - 15 * notes.Count;
        var height = Scale.Fit(chart.HeightAxis, heightData, bottom - top, false, AxisFit.Nice);
        var left = height.WidestLabel + 12;
        var plot = new Box(left, top, Math.Max(40, drawing.Width - left - keyWidth), Math.Max(30, bottom - top));
        var value = Scale.Fit(chart.Value, valueData, plot.Width, true, AxisFit.Nice);
        value.Lay(plot.Left, plot.Right);
        height.Lay(plot.Bottom, plot.Top);

        AxisPainter.Grid(drawing, plot, height, value);
        drawing.BeginClip(plot, Drawing.Attribute("class", "plot") + Drawing.Attribute("data-along", "y") + Drawing.Attribute("data-x", height.HoverMap())
            + Drawing.Attribute("data-xn", chart.HeightAxis.Label) + Drawing.Attribute("data-xu", chart.HeightAxis.Unit.Symbol));
        var colors = Colors(chart);
        for (var i = 0; i < series.Count; i++)
            SeriesPainter.Draw(drawing, series[i], value, height, colors[i],
                Drawing.Attribute("data-n", series[i].Name) + Drawing.Attribute("data-y", value.HoverMap()) + Drawing.Attribute("data-u", chart.Value.Unit.Symbol));
        drawing.EndClip();
        AxisPainter.Left(drawing, height, plot);
        AxisPainter.Bottom(drawing, value, plot);
        AxisPainter.Fitted(drawing, 0, drawing.Top + 13, height.Title, Anchor.Start);
        if (valueData.Empty) AxisPainter.NoData(drawing, plot);
        DrawKey(drawing, chart, series, colors, plot);
        for (var i = 0; i < notes.Count; i++) AxisPainter.Fitted(drawing, left, drawing.Height - 5 - 15 * (notes.Count - 1 - i), notes[i], Anchor.Start, Ink.Soft);
    }

    // The bright end of the ramp is too pale for lines on white.
    private static List<string> Colors(ProfileChart chart)
    {
        var computed = chart.Profiles.Count(p => !p.Measured);
        var colors = new List<string>();
        var at = 0;
        foreach (var profile in chart.Profiles)
        {
            var even = computed < 2 ? 0 : at / (computed - 1.0);
            colors.Add(profile.Measured && profile.Ramp is null ? Ink.Text : Palette.Ramp(0.86 * Math.Clamp(profile.Ramp ?? even, 0, 1)).ToString());
            if (!profile.Measured) at++;
        }
        return colors;
    }

    private static void DrawKey(Drawing drawing, ProfileChart chart, List<Series> series, List<string> colors, Box plot)
    {
        if (series.Count == 0) return;
        var x = plot.Right + 18;
        var row = Math.Min(KeyRow, (plot.Height - 14) / series.Count);
        // Keys of very many profiles would overlap: name every second, third, ... one.
        var every = row >= 12 ? 1 : (int)Math.Ceiling(12 / Math.Max(0.1, row));
        drawing.Text(x, plot.Top + 8, chart.KeyTitle, Ink.NoteSize, bold: true);
        for (var i = 0; i < series.Count; i += every)
        {
            var y = plot.Top + 24 + row * i;
            SeriesPainter.Sample(drawing, series[i], x, y, colors[i]);
            var (text, size) = AxisPainter.Fit(series[i].Name, Ink.NoteSize, drawing.Width - x - SeriesPainter.SampleWidth);
            drawing.Text(x + SeriesPainter.SampleWidth, y + 4, text, size);
        }
    }
}
