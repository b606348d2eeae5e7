namespace Lamina.Particles.ForceFields;

/// <summary>What the contact law `hertz-mindlin` needs to know of a type. Restitution, friction and cohesion of unlike types are geometric means; moduli join as springs in series.</summary>
public sealed record ContactMaterial
{
    /// <summary>Young's modulus [Pa].</summary>
    public required double YoungModulus { get; init; }
    /// <summary>Poisson's ratio [-].</summary>
    public required double PoissonRatio { get; init; }
    /// <summary>Coefficient of restitution, above 0 and at most 1 [-].</summary>
    public required double Restitution { get; init; }
    /// <summary>Friction coefficient [-].</summary>
    public required double Friction { get; init; }
    /// <summary>Cohesion energy density of the SJKR2 form, 0 for none [J m-3].</summary>
    public double Cohesion { get; init; }
}
