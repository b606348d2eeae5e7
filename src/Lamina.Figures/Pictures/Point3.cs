namespace Lamina.Figures.Pictures;

/// <summary>A point or direction in space.</summary>
/// <param name="X">along the web's width [m]</param>
/// <param name="Y">along the web [m]</param>
/// <param name="Z">through the thickness [m]</param>
public readonly record struct Point3(double X, double Y, double Z)
{
    /// <summary>Sum.</summary>
    public static Point3 operator +(Point3 a, Point3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    public static Point3 operator -(Point3 a, Point3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Multiple.</summary>
    public static Point3 operator *(double factor, Point3 a) => new(factor * a.X, factor * a.Y, factor * a.Z);

    internal static double Dot(Point3 a, Point3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    internal static Point3 Cross(Point3 a, Point3 b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    internal Point3 Unit => 1 / Math.Sqrt(Dot(this, this)) * this;
}
