namespace Lamina.Figures.Pictures;

/// <summary>Draws spheres by a depth buffer in software: no graphics card, the same picture on any number of threads.</summary>
public static class SphereRenderer
{
    /// <summary>Draws spheres.</summary>
    /// <param name="x">centres [m]</param>
    /// <param name="y">centres [m]</param>
    /// <param name="z">centres [m]</param>
    /// <param name="radius">radii; spheres whose radius is not positive are left out [m]</param>
    /// <param name="color">colour index of each sphere, into <see cref="SphereScene.Colors"/> and around [-]</param>
    /// <param name="scene">the view</param>
    /// <exception cref="ArgumentException">spans differ in length, or the scene is out of range</exception>
    public static Raster Render(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, ReadOnlySpan<double> radius,
        ReadOnlySpan<byte> color, SphereScene scene) => throw new NotImplementedException();
}
