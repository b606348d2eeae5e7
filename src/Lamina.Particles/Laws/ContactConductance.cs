namespace Lamina.Particles.Laws;

/// <summary>
/// Heat conductance of the spot in which two bodies touch (Batchelor and O'Brien 1977): two constrictions in series, 4 k a each on its side, H = 4 a k1 k2/(k1 + k2), which is 2 a times the
/// harmonic mean of the conductivities. Contact radius after Hertz, a^2 = R* d, at most the smaller radius. Holds for spots that are small against the spheres and a gap that conducts
/// nothing; what overlaps deeply is thereby held back too much.
/// </summary>
public static class ContactConductance
{
    /// <summary>Conductance between two spheres that overlap [W K-1].</summary>
    /// <param name="radiusI">radius of one [m]</param>
    /// <param name="radiusJ">radius of the other [m]</param>
    /// <param name="overlap">overlap; without one there is no conductance [m]</param>
    /// <param name="conductivityI">of one [W m-1 K-1]</param>
    /// <param name="conductivityJ">of the other [W m-1 K-1]</param>
    public static double Between(double radiusI, double radiusJ, double overlap, double conductivityI, double conductivityJ) =>
        overlap > 0 ? 4 * Math.Min(Math.Sqrt(overlap * radiusI * radiusJ / (radiusI + radiusJ)), Math.Min(radiusI, radiusJ)) * conductivityI * conductivityJ / (conductivityI + conductivityJ) : 0;

    /// <summary>Conductance between a sphere and a plane that is much larger [W K-1].</summary>
    /// <param name="radius">of the sphere [m]</param>
    /// <param name="overlap">overlap; without one there is no conductance [m]</param>
    /// <param name="conductivity">of the sphere [W m-1 K-1]</param>
    /// <param name="plate">of the plane; infinite for one that keeps its temperature in the spot too [W m-1 K-1]</param>
    public static double WithPlane(double radius, double overlap, double conductivity, double plate) =>
        overlap > 0 ? 4 * Math.Min(Math.Sqrt(overlap * radius), radius) * (double.IsPositiveInfinity(plate) ? conductivity : conductivity * plate / (conductivity + plate)) : 0;
}
