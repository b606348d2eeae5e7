namespace Lamina.Particles.Drying;

/// <summary>Settings of a liquid surface that sweeps down through particles.</summary>
public sealed record SurfaceSweepSettings
{
    /// <summary>Surface tension of the liquid [N m-1].</summary>
    public double SurfaceTension { get; init; } = 0.04;
    /// <summary>Contact angle on the particles, through the liquid [rad].</summary>
    public double ContactAngle { get; init; }
    /// <summary>Viscosity of the liquid [Pa s].</summary>
    public double Viscosity { get; init; } = 1.65e-3;
    /// <summary>Density of the liquid [kg m-3].</summary>
    public double Density { get; init; } = 1028;
    /// <summary>Gravity [m s-2].</summary>
    public double Gravity { get; init; } = 9.80665;
    /// <summary>
    /// Speed of the surface. Real surfaces sink by micrometres per second, which no dynamics can follow; what counts is that it sinks slowly against the speed surface tension over viscosity with which
    /// capillary forces move particles: the ratio is the capillary number of the result [m s-1].
    /// </summary>
    public double Speed { get; init; } = 0.1;
    /// <summary>Time step over the stable one of elastic contacts and damping [-].</summary>
    public double StepShare { get; init; } = 0.2;
    /// <summary>Damped steps between foil and surface before it moves, so that spheres that overlap at the start do not throw each other out [-].</summary>
    public int SeparatingSteps { get; init; } = 500;
    /// <summary>Frames that are recorded [-].</summary>
    public int Frames { get; init; } = 50;
    /// <summary>Threads; the answer does not depend on it [-].</summary>
    public int Threads { get; init; } = 1;
}
