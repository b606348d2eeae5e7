namespace Lamina.Particles.Laws;

/// <summary>
/// Force of a flat liquid surface on a sphere that pierces it (Princen 1969, small sphere): F = 2 pi R gamma sin(phi) sin(phi - theta), into the liquid when positive; phi is the angle of the contact line
/// from the top of the sphere, cos phi = h / R with h the surface's height above the centre. No force where phi = theta, the sphere's place in a surface at rest; zero when the surface does not cut the sphere.
/// </summary>
public readonly struct CapillaryLoad(double surfaceTension, double contactAngle)
{
    /// <summary>Force into the liquid [N].</summary>
    /// <param name="radius">radius of the sphere [m]</param>
    /// <param name="height">height of the surface above the centre [m]</param>
    public double Force(double radius, double height)
    {
        if (Math.Abs(height) >= radius) return 0;
        var phi = Math.Acos(height / radius);
        return 2 * Math.PI * radius * surfaceTension * Math.Sin(phi) * Math.Sin(phi - contactAngle);
    }
}
