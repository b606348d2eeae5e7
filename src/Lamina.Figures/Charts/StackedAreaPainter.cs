using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class StackedAreaPainter
{
    internal static void Draw(Drawing drawing, StackedAreaChart chart) => throw new NotImplementedException();
}
