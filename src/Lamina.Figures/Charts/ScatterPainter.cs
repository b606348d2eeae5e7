using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class ScatterPainter
{
    internal static void Draw(Drawing drawing, ScatterChart chart) => throw new NotImplementedException();
}
