namespace Lamina.Particles.Drying;

/// <summary>End of a drying that a film model drove.</summary>
public sealed record FilmDrivenDryingResult
{
    /// <summary>Frames from the start to the end; their time is the film's over its last.</summary>
    public required IReadOnlyList<DryingFrame> Frames { get; init; }
    /// <summary>Time at which the film stopped shrinking and the active material was fixed; null if it never did [s].</summary>
    public required double? FixedAt { get; init; }
    /// <summary>Height at the end: highest centre above the foil [m].</summary>
    public required double Height { get; init; }
    /// <summary>Largest departure of the box's height from the film's thickness while it shrank, over the thickness [-].</summary>
    public required double HeightError { get; init; }
    /// <summary>Largest difference between the share of a third of the height in the carbon-binder particles and in the film, at the end [-].</summary>
    public required double BinderError { get; init; }
    /// <summary>What particles and surface press on each other with, suction included, when the film had stopped shrinking, at rest [Pa].</summary>
    public required double SurfacePressure { get; init; }
    /// <summary>Suction of the film at the same instant [Pa].</summary>
    public required double Suction { get; init; }
    /// <summary>Processor time of the process during the run [s].</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>Share of the carbon-binder particles that the film had fixed when it stopped shrinking; at the end where it never did [-].</summary>
    public required double HeldBinder { get; init; }

    /// <summary>Share of the carbon-binder particles that the film had fixed at the end [-].</summary>
    public required double HeldAtEnd { get; init; }
}
