using Lamina.Particles.ForceFields;

namespace Lamina.Particles.Drying;

/// <summary>Settings of a drying that a film model drives. Increments and steps are path parameters.</summary>
public sealed record FilmDrivenDryingSettings
{
    /// <summary>Force field of the slurry; its types named CBD share one size here.</summary>
    public ForceField Start { get; init; } = PublishedForceFields.MigrationStart();
    /// <summary>Force field of the dried coating while the active material moves.</summary>
    public ForceField Target { get; init; } = PublishedForceFields.MigrationTarget();
    /// <summary>Force field of the dried coating once the active material is fixed.</summary>
    public ForceField FixedTarget { get; init; } = PublishedForceFields.MigrationFixedTarget();
    /// <summary>Departure from the final thickness within which the film no longer shrinks and its active material is fixed [-].</summary>
    public double FixingTolerance { get; init; } = 0.005;
    /// <summary>Stiffness of the contact with foil and surface [Pa].</summary>
    public double PlateStiffness { get; init; } = 1.5e8;
    /// <summary>Increments, even in the liquid that is gone [-].</summary>
    public int Increments { get; init; } = 150;
    /// <summary>Damped steps per increment [-].</summary>
    public int StepsPerIncrement { get; init; } = 20;
    /// <summary>Steps that relax the slurry in the wet film [-].</summary>
    public int SettlingSteps { get; init; } = 200;
    /// <summary>Steps to rest in which the pressure on the surface is measured when the film stops shrinking; the structure does not keep them [-].</summary>
    public int RestingSteps { get; init; } = 200;
    /// <summary>Damping against the mean velocity of the height, per unit of pseudo-time [-].</summary>
    public double Damping { get; init; } = 0.05;
    /// <summary>Damping of that mean [-].</summary>
    public double CollectiveDamping { get; init; } = 0.02;
    /// <summary>Threads; the answer does not depend on it [-].</summary>
    public int Threads { get; init; } = 1;
}
