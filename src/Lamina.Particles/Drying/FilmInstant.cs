namespace Lamina.Particles.Drying;

/// <summary>What a model of the whole film says at one instant: all that drives the particles.</summary>
public sealed record FilmInstant
{
    /// <summary>Time [s].</summary>
    public required double Time { get; init; }
    /// <summary>Thickness of the film [m].</summary>
    public required double Thickness { get; init; }
    /// <summary>Liquid volume left over that at the start [-].</summary>
    public required double Liquid { get; init; }
    /// <summary>Suction at the surface [Pa].</summary>
    public required double Suction { get; init; }
    /// <summary>Heights over thickness below which 0, 1/n, 2/n, ... 1 of the carbon and binder lie; the first is 0, the last 1, rising [-].</summary>
    public required double[] BinderHeights { get; init; }

    /// <summary>Share of the carbon and binder that the film has fixed, in slices of equal height from the foil up; empty for none [-].</summary>
    public double[] BinderFixed { get; init; } = [];
}
