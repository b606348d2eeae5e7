namespace Lamina.Figures.Svg;

internal sealed class Drawing(double width, double height, string title, string description)
{
    internal string Finish() => throw new NotImplementedException($"{width}{height}{title}{description}");
}
