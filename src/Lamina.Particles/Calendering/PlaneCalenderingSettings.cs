namespace Lamina.Particles.Calendering;

/// <summary>Settings of a calendering between plates.</summary>
public sealed record PlaneCalenderingSettings
{
    /// <summary>Reduction of the thickness, relative to the thickness under the preload; 0 leaves it out [-].</summary>
    public double Compression { get; init; } = 0.25;
    /// <summary>Pressure under which the thickness before and after is measured [Pa].</summary>
    public double Preload { get; init; } = 1e5;
    /// <summary>Stiffness of the plates' contact [Pa].</summary>
    public double PlateStiffness { get; init; } = 2.5e8;
    /// <summary>Increments of the stroke; a path parameter [-].</summary>
    public int Increments { get; init; } = 100;
    /// <summary>Damped steps after each increment; a path parameter [-].</summary>
    public int StepsPerIncrement { get; init; } = 50;
    /// <summary>Steps of settling under the preload, before the stroke and after release [-].</summary>
    public int SettlingSteps { get; init; } = 3000;
    /// <summary>Moving mass per diameter [kg m-1].</summary>
    public double MassPerDiameter { get; init; } = 1e-9;
    /// <summary>Time in which damping takes a velocity to 1/e [s].</summary>
    public double DampingTime { get; init; } = 5e-8;
    /// <summary>Largest displacement per step [m].</summary>
    public double LargestDisplacement { get; init; } = 3e-8;
    /// <summary>Threads; the answer does not depend on it [-].</summary>
    public int Threads { get; init; } = 1;
}
