namespace Lamina.Figures.Svg;

/// <summary>A rectangle in the drawing, y downwards.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    internal double Right => Left + Width;

    internal double Bottom => Top + Height;

    internal bool Overlaps(Box other, double gap = 0) =>
        Left < other.Right + gap && other.Left < Right + gap && Top < other.Bottom + gap && other.Top < Bottom + gap;

    internal bool Holds(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;
}
