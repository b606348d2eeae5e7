namespace Lamina.Particles.Slurry;

/// <summary>Spheres of one diameter in a distribution.</summary>
/// <param name="Diameter">diameter [m]</param>
/// <param name="Number">share by number [-]</param>
public readonly record struct SizeFraction(double Diameter, double Number)
{
    /// <summary>Volume of this fraction per particle of the whole distribution [m3].</summary>
    public double Volume => Math.PI / 6 * Diameter * Diameter * Diameter * Number;
}
