namespace Lamina.Particles.Laws;

/// <summary>A spring between two centres that breaks beyond a strain: force -k (r - r0) along the line of centres, energy k (r - r0)^2 / 2.</summary>
public readonly struct HarmonicBond : ICentralLaw
{
    private readonly double k, rest, breaking;

    /// <summary>A bond.</summary>
    /// <param name="stiffness">k [N m-1]</param>
    /// <param name="restLength">length without force [m]</param>
    /// <param name="breakingStrain">strain at which the bond is gone [-]</param>
    public HarmonicBond(double stiffness, double restLength, double breakingStrain) => (k, rest, breaking) = (stiffness, restLength, breakingStrain);

    /// <inheritdoc/>
    public double Range => rest * (1 + breaking);

    /// <inheritdoc/>
    public double ForceOverDistance(double distanceSquared, out double energy)
    {
        var r = Math.Sqrt(distanceSquared);
        if (r >= Range) { energy = 0; return 0; }
        energy = 0.5 * k * (r - rest) * (r - rest);
        return -k * (r - rest) / r;
    }
}
