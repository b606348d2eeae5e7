using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class HeatMapPainter
{
    internal static void Draw(Drawing drawing, HeatMap chart) => throw new NotImplementedException();
}
