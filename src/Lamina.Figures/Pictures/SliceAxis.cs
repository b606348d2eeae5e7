namespace Lamina.Figures.Pictures;

/// <summary>The direction in which an image is cut.</summary>
public enum SliceAxis
{
    /// <summary>Normal to x: y to the right, z upwards.</summary>
    X,

    /// <summary>Normal to y: x to the right, z upwards.</summary>
    Y,

    /// <summary>Normal to z: x to the right, y downwards, as stored.</summary>
    Z,
}
