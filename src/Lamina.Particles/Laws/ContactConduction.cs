namespace Lamina.Particles.Laws;

/// <summary>Heat conduction through the contact circle of two spheres (Batchelor and O'Brien 1977): Q = 2 k a (Tj - Ti), a = sqrt(R* d), k the harmonic mean of the conductivities.</summary>
public readonly struct ContactConduction
{
    private readonly double k;

    /// <summary>The law for two materials.</summary>
    /// <param name="conductivityA">conductivity of one [W m-1 K-1]</param>
    /// <param name="conductivityB">conductivity of the other [W m-1 K-1]</param>
    public ContactConduction(double conductivityA, double conductivityB) => k = 2 * conductivityA * conductivityB / (conductivityA + conductivityB);

    /// <summary>Conductance of a contact, zero when apart [W K-1].</summary>
    /// <param name="overlap">overlap [m]</param>
    /// <param name="effectiveRadius">Ri Rj / (Ri + Rj) [m]</param>
    public double Conductance(double overlap, double effectiveRadius) => overlap > 0 ? 2 * k * Math.Sqrt(effectiveRadius * overlap) : 0;
}
