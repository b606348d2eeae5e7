namespace Lamina.Data.Images;

/// <summary>Position of the outer corner of the first voxel.</summary>
public readonly record struct ImageOrigin
{
    /// <summary>A position.</summary>
    /// <param name="x">along columns [m]</param>
    /// <param name="y">along rows [m]</param>
    /// <param name="z">along pages [m]</param>
    public ImageOrigin(double x, double y, double z)
    {
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
}
