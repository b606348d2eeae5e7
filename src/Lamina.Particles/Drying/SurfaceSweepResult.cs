namespace Lamina.Particles.Drying;

/// <summary>End of a surface sweep.</summary>
public sealed record SurfaceSweepResult
{
    /// <summary>The instants.</summary>
    public required IReadOnlyList<SweepFrame> Frames { get; init; }
    /// <summary>Height, porosity and thirds at the start and at the same instants; time is the share of the sweep that is done. No force residual.</summary>
    public required IReadOnlyList<DryingFrame> Drying { get; init; }
    /// <summary>Capillary number viscosity x speed / surface tension: far below 1 the sweep is slow [-].</summary>
    public required double CapillaryNumber { get; init; }
    /// <summary>Time step [s].</summary>
    public required double Step { get; init; }
    /// <summary>Steps [-].</summary>
    public required long Steps { get; init; }
    /// <summary>Momentum along z that the particles have gained less what liquid, foil and weight gave them, over the impulse of the capillary force [-].</summary>
    public required double MomentumError { get; init; }
}
