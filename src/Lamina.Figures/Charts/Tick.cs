namespace Lamina.Figures.Charts;

/// <summary>A mark on an axis in displayed units; minor ones have no label.</summary>
internal readonly record struct Tick(double Value, string Label)
{
    internal bool Minor => Label.Length == 0;
}
