using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class TornadoPainter
{
    internal static void Draw(Drawing drawing, TornadoChart chart) => throw new NotImplementedException();
}
