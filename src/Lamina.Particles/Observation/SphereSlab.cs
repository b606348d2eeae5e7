namespace Lamina.Particles.Observation;

/// <summary>Volume of the part of a sphere between two planes, in closed form.</summary>
public static class SphereSlab
{
    /// <summary>Volume of a sphere with centre at <paramref name="z"/> between two heights [m3].</summary>
    /// <param name="z">height of the centre [m]</param>
    /// <param name="radius">radius [m]</param>
    /// <param name="low">lower plane [m]</param>
    /// <param name="high">upper plane [m]</param>
    public static double Volume(double z, double radius, double low, double high)
    {
        var a = Math.Clamp(low - z, -radius, radius);
        var b = Math.Clamp(high - z, -radius, radius);
        // Integral of pi (R^2 - t^2).
        return Math.PI * (radius * radius * (b - a) - (b * b * b - a * a * a) / 3);
    }
}
