namespace Lamina.Particles.Relaxation;

/// <summary>
/// Settings of a damped compaction. The first four are path parameters: the dried structure is a gel that coarsens while it is compacted, so that it depends on them.
/// Their defaults follow a damped protocol run in LAMMPS on the published slurry.
/// </summary>
public sealed record CompactionSettings
{
    /// <summary>Pressure zz to reach [Pa].</summary>
    public double Pressure { get; init; } = 1e5;
    /// <summary>Moving mass of a particle per diameter, in place of its own: 1 pg per um lets large and small particles move alike [kg m-1].</summary>
    public double MassPerDiameter { get; init; } = 1e-9;
    /// <summary>Time in which damping takes a velocity to 1/e [s].</summary>
    public double DampingTime { get; init; } = 5e-8;
    /// <summary>Time of the box to follow a pressure error of <see cref="Modulus"/> by a strain of one: the slower, the coarser the gel [s].</summary>
    public double BoxTime { get; init; } = 3e-6;
    /// <summary>Pressure that relates box time to strain rate [Pa].</summary>
    public double Modulus { get; init; } = 1e6;
    /// <summary>Steps of relaxation at fixed box before the compaction; they take away what shrinking has put in [-].</summary>
    public int SettlingSteps { get; init; } = 500;
    /// <summary>Time step as a fraction of the elastic limit [-].</summary>
    public double StepFraction { get; init; } = 0.75;
    /// <summary>Largest displacement per step [m].</summary>
    public double LargestDisplacement { get; init; } = 3e-8;
    /// <summary>Steps at most [-].</summary>
    public int MostSteps { get; init; } = 40_000;
    /// <summary>Largest relative departure from the pressure at the end [-].</summary>
    public double PressureTolerance { get; init; } = 0.02;
    /// <summary>Largest root mean square force at the end, relative to the mean pair force [-].</summary>
    public double ForceTolerance { get; init; } = 0.02;
    /// <summary>Threads; the answer does not depend on it [-].</summary>
    public int Threads { get; init; } = 1;
}
