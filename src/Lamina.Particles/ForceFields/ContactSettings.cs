namespace Lamina.Particles.ForceFields;

/// <summary>Coefficients of the contact law `hertz-history` in the LAMMPS convention, one set for all types.</summary>
public sealed record ContactSettings
{
    /// <summary>Normal stiffness: force = kn overlap sqrt(overlap Reff) [Pa].</summary>
    public required double NormalStiffness { get; init; }
    /// <summary>Tangential stiffness [Pa].</summary>
    public required double TangentialStiffness { get; init; }
    /// <summary>Normal damping per effective mass [1 m-1 s-1].</summary>
    public required double NormalDamping { get; init; }
    /// <summary>Tangential damping per effective mass [1 m-1 s-1].</summary>
    public required double TangentialDamping { get; init; }
    /// <summary>Friction coefficient [-].</summary>
    public required double Friction { get; init; }
    /// <summary>False leaves tangential damping out, whatever its coefficient.</summary>
    public bool DampTangential { get; init; } = true;
}
