using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>Draws axes around a plot.</summary>
internal static class AxisPainter
{
    /// <summary>Room under a plot for tick labels and title.</summary>
    internal const double BottomRoom = 40, TickLabelRoom = 18;

    /// <summary>Light lines across the plot at the labelled ticks.</summary>
    internal static void Grid(Drawing drawing, Box plot, Scale? vertical, Scale? horizontal = null)
    {
        if (vertical is not null)
            foreach (var tick in vertical.Ticks)
                if (!tick.Minor && vertical.MapShown(tick.Value) is var y && y > plot.Top + 0.5 && y < plot.Bottom - 0.5) drawing.Line(plot.Left, y, plot.Right, y, Ink.Grid);
        if (horizontal is not null)
            foreach (var tick in horizontal.Ticks)
                if (!tick.Minor && horizontal.MapShown(tick.Value) is var x && x > plot.Left + 0.5 && x < plot.Right - 0.5) drawing.Line(x, plot.Top, x, plot.Bottom, Ink.Grid);
    }

    internal static void Bottom(Drawing drawing, Scale scale, Box plot, bool labels = true)
    {
        drawing.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, Ink.Frame);
        foreach (var tick in scale.Ticks)
        {
            var x = scale.MapShown(tick.Value);
            drawing.Line(x, plot.Bottom, x, plot.Bottom + (tick.Minor ? 2.5 : 4.5), Ink.Frame);
            if (!labels) continue;
            var half = FontMetrics.Width(tick.Label, Ink.TickSize) / 2;
            drawing.Text(Math.Max(half, Math.Min(x, drawing.Width - half)), plot.Bottom + 16, tick.Label, anchor: Anchor.Middle, fill: Ink.Text);
        }
        if (labels) Fitted(drawing, (plot.Left + plot.Right) / 2, plot.Bottom + 34, scale.Title, Anchor.Middle);
    }

    internal static void Left(Drawing drawing, Scale scale, Box plot, bool line = true)
    {
        if (line) drawing.Line(plot.Left, plot.Top, plot.Left, plot.Bottom, Ink.Frame);
        foreach (var tick in scale.Ticks)
        {
            var y = scale.MapShown(tick.Value);
            if (line) drawing.Line(plot.Left - (tick.Minor ? 2.5 : 4.5), y, plot.Left, y, Ink.Frame);
            drawing.Text(plot.Left - 8, y + 3.9, tick.Label, anchor: Anchor.End);
        }
    }

    internal static void Right(Drawing drawing, Scale scale, Box plot, string color)
    {
        drawing.Line(plot.Right, plot.Top, plot.Right, plot.Bottom, color);
        foreach (var tick in scale.Ticks)
        {
            var y = scale.MapShown(tick.Value);
            drawing.Line(plot.Right, y, plot.Right + (tick.Minor ? 2.5 : 4.5), y, color);
            drawing.Text(plot.Right + 8, y + 3.9, tick.Label, fill: color);
        }
    }

    /// <summary>The title of an axis, made smaller where it would leave the drawing.</summary>
    internal static Box Fitted(Drawing drawing, double x, double y, string title, Anchor anchor, string fill = Ink.Text, double? room = null)
    {
        var most = room ?? (anchor switch { Anchor.Middle => 2 * Math.Min(x, drawing.Width - x), Anchor.Start => drawing.Width - x, _ => x });
        var (text, size) = Fit(title, Ink.LabelSize, most);
        return drawing.Text(x, y, text, size, anchor, fill);
    }

    /// <summary>A text and size that fit in a width: smaller down to 9 px, then shortened.</summary>
    internal static (string Text, double Size) Fit(string text, double size, double most)
    {
        if (text.Length == 0 || !(most > 0)) return ("", size);
        var width = FontMetrics.Width(text, size);
        if (width <= most) return (text, size);
        var smaller = Math.Max(9, size * most / width);
        if (FontMetrics.Width(text, smaller) <= most + 0.01) return (text, smaller);
        var length = text.Length;
        while (length > 1 && FontMetrics.Width(text[..length] + "…", 9) > most) length--;
        if (char.IsHighSurrogate(text[length - 1])) length--;
        return (text[..length] + "…", 9);
    }

    /// <summary>Says inside the plot that there is nothing to draw, so that an empty frame is not taken for zero.</summary>
    internal static void NoData(Drawing drawing, Box plot, string text = "no data") =>
        drawing.Text((plot.Left + plot.Right) / 2, (plot.Top + plot.Bottom) / 2 + 4, text, Ink.LabelSize, Anchor.Middle, Ink.Soft);

    /// <summary>A remark at the foot of the drawing about values that could not be drawn; null for none.</summary>
    internal static string? DroppedNote(int count, string axis) => count == 0 ? null
        : $"{count} value{(count == 1 ? "" : "s")} at or below zero not shown on the logarithmic axis ({axis})";

    /// <summary>Breaks a text into lines no wider than given, at spaces; a single word may be wider.</summary>
    internal static List<string> Wrap(string text, double size, double most, bool bold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && FontMetrics.Width(longer, size, bold) > most)
            {
                lines.Add(line);
                line = word;
            }
            else line = longer;
        }
        if (line.Length > 0 || lines.Count == 0) lines.Add(line);
        return lines;
    }
}
