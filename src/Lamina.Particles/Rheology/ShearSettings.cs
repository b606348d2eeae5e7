namespace Lamina.Particles.Rheology;

/// <summary>What becomes of velocities other than the flow's.</summary>
public enum PeculiarMotion
{
    /// <summary>
    /// A Nose-Hoover chain at 298 K on velocities that start at rest in the laboratory, and particles do not spin: the published `fix nvt/sllod`. The start looks like 1e7 K to it,
    /// its friction grows to 1e4 per microsecond and stays, and nothing but the flow is left: the viscosity is the damping of the affine flow.
    /// </summary>
    Thermostat,
    /// <summary>They are kept: contacts alone dissipate. Particles evade each other and spin, and the viscosity is about a third.</summary>
    Free,
}

/// <summary>Settings of a shear run.</summary>
public sealed record ShearSettings
{
    /// <summary>
    /// Averaged strain below which a run says nothing of a flow: what the stress of the slurry at rest leaves is divided by the rate, with a small and meaningless spread between blocks. Yield and thinning at the
    /// rates of a rheometer (1 to 1000 1/s) need a strain of order one [-].
    /// </summary>
    public const double LeastStrain = 1e-3;
    /// <summary>The longest time step that is taken where none is given [s].</summary>
    public const double LongestStep = 1e-9;

    /// <summary>Shear rate dvx/dy [s-1].</summary>
    public required double Rate { get; init; }
    /// <summary>The lowest rate at which these steps can strain by <see cref="LeastStrain"/> [s-1].</summary>
    public double LowestRate => LeastStrain / (Steps * (Step ?? LongestStep));
    /// <summary>What becomes of velocities other than the flow's.</summary>
    public PeculiarMotion Peculiar { get; init; } = PeculiarMotion.Thermostat;
    /// <summary>Temperature of the thermostat [K].</summary>
    public double Temperature { get; init; } = 298;
    /// <summary>Relaxation time of the thermostat [s].</summary>
    public double ThermostatTime { get; init; } = 5e-8;
    /// <summary>Steps whose stress is averaged [-].</summary>
    public int Steps { get; init; } = 200;
    /// <summary>Steps before averaging, while the motion settles to the flow [-].</summary>
    public int Settling { get; init; } = 300;
    /// <summary>Time step; null takes the stable one, at most 1 ns [s].</summary>
    public double? Step { get; init; }
    /// <summary>Threads; the answer does not depend on it [-].</summary>
    public int Threads { get; init; } = 1;
}
