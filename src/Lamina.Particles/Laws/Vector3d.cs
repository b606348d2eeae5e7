using System.Runtime.CompilerServices;

namespace Lamina.Particles.Laws;

/// <summary>A vector of three doubles for the scalar laws.</summary>
public readonly record struct Vector3d
{
    /// <summary>A vector; its components carry the unit of what it stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3d(double x, double y, double z) => (X, Y, Z) = (x, y, z);
    /// <summary>Component along x [unit of the vector].</summary>
    public double X { get; }
    /// <summary>Component along y [unit of the vector].</summary>
    public double Y { get; }
    /// <summary>Component along z [unit of the vector].</summary>
    public double Z { get; }
    /// <summary>Length [unit of the vector].</summary>
    public double Length => Math.Sqrt(Dot(this));
    /// <summary>Sum.</summary>
    public static Vector3d operator +(Vector3d a, Vector3d b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
    /// <summary>Difference.</summary>
    public static Vector3d operator -(Vector3d a, Vector3d b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);
    /// <summary>Multiple.</summary>
    public static Vector3d operator *(double a, Vector3d b) => new(a * b.X, a * b.Y, a * b.Z);
    /// <summary>Opposite.</summary>
    public static Vector3d operator -(Vector3d a) => new(-a.X, -a.Y, -a.Z);
    /// <summary>Scalar product [product of the units].</summary>
    public double Dot(Vector3d b) => X * b.X + Y * b.Y + Z * b.Z;
    /// <summary>Vector product.</summary>
    public Vector3d Cross(Vector3d b) => new(Y * b.Z - Z * b.Y, Z * b.X - X * b.Z, X * b.Y - Y * b.X);
}
