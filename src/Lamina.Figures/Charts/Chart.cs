using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>A figure that is drawn as one SVG document: the same values give the same bytes on every machine. It needs no script and no outside resource.</summary>
public abstract record Chart
{
    /// <summary>Heading above the plot; empty where the page's caption says it.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the figure shows, in a sentence, for those who hear it instead of seeing it.</summary>
    public string Description { get; init; } = "";

    /// <summary>Width of the drawing in CSS pixels [-].</summary>
    public double Width { get; init; } = 720;

    /// <summary>Height of the drawing in CSS pixels; null lets the chart choose from what it holds [-].</summary>
    public double? Height { get; init; }

    /// <summary>Draws the chart.</summary>
    /// <returns>an <c>svg</c> element with its namespace, fit to stand in HTML or, alone, in a file</returns>
    /// <exception cref="ArgumentException">lengths of related lists differ, or a size is not positive</exception>
    public string ToSvg() => Paint().Finish();

    /// <summary>The drawing with the places of all its texts.</summary>
    internal Drawing Paint()
    {
        var height = Height ?? NaturalHeight;
        if (!(Width is >= 120 and <= 10000) || !(height is >= 60 and <= 20000))
            throw new ArgumentException($"a chart of {Width} x {height} px cannot be drawn: width must be 120 to 10000 and height 60 to 20000");
        var drawing = new Drawing(Width, height, Title, Description);
        Draw(drawing);
        return drawing;
    }

    internal virtual double NaturalHeight => 360;

    internal abstract void Draw(Drawing drawing);
}
