using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class HistogramPainter
{
    internal static void Draw(Drawing drawing, Histogram chart) => throw new NotImplementedException();
}
