using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class BarPainter
{
    internal static void Draw(Drawing drawing, BarChart chart) => throw new NotImplementedException();
}
