using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

internal static class ProfilePainter
{
    internal static void Draw(Drawing drawing, ProfileChart chart) => throw new NotImplementedException();
}
