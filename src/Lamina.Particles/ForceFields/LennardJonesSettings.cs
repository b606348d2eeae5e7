namespace Lamina.Particles.ForceFields;

/// <summary>Coefficients of the shifted-force Lennard-Jones law of one type.</summary>
public sealed record LennardJonesSettings
{
    /// <summary>Well depth [J].</summary>
    public required double Epsilon { get; init; }
    /// <summary>Distance of zero unshifted potential [m].</summary>
    public required double Sigma { get; init; }
    /// <summary>Distance beyond which there is no force [m].</summary>
    public required double Cutoff { get; init; }
}
