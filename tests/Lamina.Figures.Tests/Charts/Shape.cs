using System.Xml.Linq;
using Lamina.Figures.Charts;
using Lamina.Figures.Svg;

namespace Lamina.Figures.Tests.Charts;

/// <summary>What must hold for every chart, whatever its data.</summary>
internal static class Shape
{
    internal static XElement Check(Chart chart, string what)
    {
        var svg = chart.ToSvg();
        XElement root;
        try { root = XElement.Parse(svg); }
        catch (System.Xml.XmlException fault) { throw new Xunit.Sdk.XunitException($"{what}: not well-formed: {fault.Message}\n{svg[..Math.Min(600, svg.Length)]}"); }
        Assert.True(svg == chart.ToSvg(), $"{what}: two drawings differ");
        foreach (var attribute in root.DescendantsAndSelf().Attributes())
            if (attribute.Name.LocalName is "x" or "y" or "x1" or "x2" or "y1" or "y2" or "d" or "width" or "height" or "cx" or "cy" or "r" or "data-x" or "data-y")
                Assert.False(attribute.Value.Contains("NaN") || attribute.Value.Contains("Inf") || (!attribute.Name.LocalName.StartsWith("data") && attribute.Value.Contains('E')), $"{what}: {attribute.Name} is {attribute.Value}");
        return root;
    }

    /// <summary>No two texts cover each other and none leaves the drawing.</summary>
    internal static void TextsAreApart(Chart chart, string what)
    {
        var drawing = chart.Paint();
        // Boxes hold ascent and descent: lines set solid may touch by a fraction of a pixel.
        const double slack = 0.8;
        for (var i = 0; i < drawing.Texts.Count; i++)
        {
            var (text, box) = drawing.Texts[i];
            Assert.True(box.Left >= -slack && box.Right <= drawing.Width + slack && box.Top >= -slack && box.Bottom <= drawing.Height + slack, $"{what}: '{text}' leaves the drawing: {box}");
            for (var j = 0; j < i; j++)
                Assert.False(new Box(box.Left + slack, box.Top + slack, box.Width - 2 * slack, box.Height - 2 * slack).Overlaps(drawing.Texts[j].Box), $"{what}: '{text}' {box} covers '{drawing.Texts[j].Text}' {drawing.Texts[j].Box}");
        }
    }
}
