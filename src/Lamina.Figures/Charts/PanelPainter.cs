using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class PanelPainter
{
    internal static void Draw(Drawing drawing, Axis x, IReadOnlyList<ShadedSpan> spans, IReadOnlyList<EventMarker> events, IReadOnlyList<Panel> panels) => throw new NotImplementedException();
}
