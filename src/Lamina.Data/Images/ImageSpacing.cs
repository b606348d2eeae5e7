namespace Lamina.Data.Images;

/// <summary>Voxel edge lengths.</summary>
public readonly record struct ImageSpacing
{
    /// <summary>Edge lengths along the three axes.</summary>
    /// <param name="x">along columns [m]</param>
    /// <param name="y">along rows [m]</param>
    /// <param name="z">along pages [m]</param>
    public ImageSpacing(double x, double y, double z)
    {
        if (!(x > 0 && y > 0 && z > 0 && double.IsFinite(x) && double.IsFinite(y) && double.IsFinite(z)))
            throw new ArgumentException($"voxel size {x} x {y} x {z} m: must be positive and finite");
        X = x;
        Y = y;
        Z = z;
    }

    /// <summary>Along columns [m].</summary>
    public double X { get; }

    /// <summary>Along rows [m].</summary>
    public double Y { get; }

    /// <summary>Along pages [m].</summary>
    public double Z { get; }

    /// <summary>Cubic voxels.</summary>
    /// <param name="edge">edge length [m]</param>
    public static ImageSpacing Cubic(double edge) => new(edge, edge, edge);
}
