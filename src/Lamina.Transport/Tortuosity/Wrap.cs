using Lamina.Voxels.Images;

namespace Lamina.Transport.Tortuosity;

/// <summary>Whether a turned box closes on itself along its x and y.</summary>
/// <param name="X">first and last column are neighbours</param>
/// <param name="Y">first and last row are neighbours</param>
internal readonly record struct Wrap(bool X, bool Y)
{
    public bool Any => X || Y;

    /// <summary>Of an image whose transport along an axis is turned to z.</summary>
    public static Wrap Of(PeriodicSides sides, Axis axis)
    {
        bool x = sides.HasFlag(PeriodicSides.X), y = sides.HasFlag(PeriodicSides.Y), z = sides.HasFlag(PeriodicSides.Z);
        return axis switch { Axis.X => new(y, z), Axis.Y => new(x, z), _ => new(x, y) };
    }
}
