using System.Globalization;
using System.Text;

namespace Lamina.Figures.Svg;

/// <summary>Writes one SVG document. Numbers are rounded to a hundredth of a pixel and written without culture, so that equal input gives equal bytes.</summary>
internal sealed class Drawing
{
    private readonly StringBuilder svg = new(16 * 1024);

    internal Drawing(double width, double height, string title, string description)
    {
        (Width, Height) = (width, height);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" role=\"img\"");
        svg.Append(CultureInfo.InvariantCulture, $" font-family=\"{FontMetrics.Family}\" font-size=\"{N(Ink.TickSize)}\" fill=\"{Ink.Text}\">\n");
        if (title.Length > 0) svg.Append("<title>").Append(Escape.Xml(title)).Append("</title>\n");
        if (description.Length > 0) svg.Append("<desc>").Append(Escape.Xml(description)).Append("</desc>\n");
        Top = 6;
        if (title.Length > 0)
        {
            Text(0, 16, title, Ink.TitleSize, bold: true);
            Top = 28;
        }
    }

    internal double Width { get; }

    internal double Height { get; }

    /// <summary>Where the content below the title begins.</summary>
    internal double Top { get; }

    internal List<PlacedText> Texts { get; } = [];

    internal string Finish() => svg.ToString() + "</svg>\n";

    /// <summary>A coordinate with at most two decimals.</summary>
    internal static string N(double value)
    {
        var text = Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    internal void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1, string dash = "") =>
        svg.Append($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\"{Dash(dash)}/>\n");

    internal void Rectangle(Box box, string fill, string stroke = "", double opacity = 1, string attributes = "") =>
        svg.Append($"<rect x=\"{N(box.Left)}\" y=\"{N(box.Top)}\" width=\"{N(Math.Max(0, box.Width))}\" height=\"{N(Math.Max(0, box.Height))}\" fill=\"{fill}\"")
            .Append(stroke.Length > 0 ? $" stroke=\"{stroke}\"" : "").Append(opacity < 1 ? $" fill-opacity=\"{N(opacity)}\"" : "").Append(attributes).Append("/>\n");

    internal void Circle(double x, double y, double radius, string fill, string stroke = "none", double width = 1) =>
        svg.Append($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\"/>\n");

    internal void Path(string path, string fill, string stroke = "none", double width = 1, string dash = "", double opacity = 1, string attributes = "")
    {
        if (path.Length == 0) return;
        svg.Append($"<path d=\"{path}\" fill=\"{fill}\"").Append(opacity < 1 ? $" fill-opacity=\"{N(opacity)}\"" : "");
        if (stroke != "none") svg.Append($" stroke=\"{stroke}\" stroke-width=\"{N(width)}\" stroke-linejoin=\"round\"{Dash(dash)}");
        svg.Append(attributes).Append("/>\n");
    }

    internal void Image(Box box, byte[] png, bool smooth) =>
        svg.Append($"<image x=\"{N(box.Left)}\" y=\"{N(box.Top)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\" preserveAspectRatio=\"none\"")
            .Append(smooth ? "" : " style=\"image-rendering:pixelated\"").Append(" href=\"data:image/png;base64,").Append(Convert.ToBase64String(png)).Append("\"/>\n");

    /// <summary>Writes a text on the baseline y and remembers the box it fills.</summary>
    internal Box Text(double x, double y, string text, double size = Ink.TickSize, Anchor anchor = Anchor.Start, string fill = Ink.Text, bool bold = false, bool halo = false)
    {
        var width = FontMetrics.Width(text, size, bold);
        var left = anchor switch { Anchor.Start => x, Anchor.Middle => x - width / 2, _ => x - width };
        var box = new Box(left, y - FontMetrics.Ascent * size, width, (FontMetrics.Ascent + FontMetrics.Descent) * size);
        if (text.Length == 0) return box;
        Texts.Add(new(text, box));
        svg.Append($"<text x=\"{N(x)}\" y=\"{N(y)}\"").Append(size != Ink.TickSize ? $" font-size=\"{N(size)}\"" : "");
        if (anchor != Anchor.Start) svg.Append(anchor == Anchor.Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
        if (fill != Ink.Text) svg.Append($" fill=\"{fill}\"");
        if (bold) svg.Append(" font-weight=\"bold\"");
        if (halo) svg.Append(" stroke=\"#ffffff\" stroke-width=\"3\" stroke-opacity=\"0.85\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        svg.Append('>');
        Runs(text, size);
        svg.Append("</text>\n");
        return box;
    }

    private void Runs(string text, double size)
    {
        // Firefox knows no baseline-shift, so the baseline is moved and moved back. Renderers drop spaces at the ends of a tspan: there a space is a shift.
        var lift = 0.0;
        var space = 0.0;
        foreach (var run in TextRun.Split(text))
        {
            var want = run.Shift switch { > 0 => -0.36 * size, < 0 => 0.18 * size, _ => 0 };
            if (run.Shift == 0 && lift == 0) svg.Append(Escape.Xml(run.Text));
            else
            {
                if (run.Text.StartsWith(' ')) space += FontMetrics.Width(" ", size);
                svg.Append($"<tspan{(space > 0 ? $" dx=\"{N(space)}\"" : "")} dy=\"{N(want - lift)}\"").Append(run.Shift != 0 ? $" font-size=\"{N(size * TextRun.SmallSize)}\"" : "").Append('>');
                svg.Append(Escape.Xml(run.Text.Trim(' '))).Append("</tspan>");
            }
            space = run.Text.EndsWith(' ') && (lift != 0 || run.Shift != 0) && run.Text.Length > 1 ? FontMetrics.Width(" ", size) : 0;
            lift = want;
        }
    }

    /// <summary>Begins a region that shows nothing outside its box. A nested svg needs no id, and so cannot clash with another chart of the page.</summary>
    internal void BeginClip(Box box, string attributes = "") =>
        svg.Append($"<svg x=\"{N(box.Left)}\" y=\"{N(box.Top)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\" viewBox=\"{N(box.Left)} {N(box.Top)} {N(box.Width)} {N(box.Height)}\" overflow=\"hidden\"{attributes}>\n");

    internal void EndClip() => svg.Append("</svg>\n");

    /// <summary>An attribute with its text escaped, led by a space.</summary>
    internal static string Attribute(string name, string value) => $" {name}=\"{Escape.Xml(value)}\"";

    private static string Dash(string dash) => dash.Length > 0 ? $" stroke-dasharray=\"{dash}\"" : "";
}
