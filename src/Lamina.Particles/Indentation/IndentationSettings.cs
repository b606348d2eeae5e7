using Lamina.Particles.ForceFields;

namespace Lamina.Particles.Indentation;

/// <summary>Settings of a virtual micro-indentation.</summary>
public sealed record IndentationSettings
{
    /// <summary>Radius of the sphere or of the flat end [m].</summary>
    public required double Radius { get; init; }
    /// <summary>True for a flat end, false for a sphere.</summary>
    public bool Flat { get; init; }
    /// <summary>Depth of the indentation below the first touch [m].</summary>
    public required double Depth { get; init; }
    /// <summary>Place of the axis over the box edges; the middle unless given [-].</summary>
    public double PlaceX { get; init; } = 0.5;
    /// <summary>Place of the axis over the box edges; the middle unless given [-].</summary>
    public double PlaceY { get; init; } = 0.5;
    /// <summary>Force field of the test; null for the structure's own. Its bonds form before the first touch.</summary>
    public ForceField? Field { get; init; }
    /// <summary>Steps of settling on the foil before the first touch; repeated, at most twenty times, until the surface under the indenter moves by less than 2 % of the depth [-].</summary>
    public int SettlingSteps { get; init; } = 1000;
    /// <summary>Increments of loading; unloading takes up to as many of a fifth of their length [-].</summary>
    public int Increments { get; init; } = 25;
    /// <summary>Damped steps per increment: a path parameter [-].</summary>
    public int StepsPerIncrement { get; init; } = 100;
    /// <summary>Damping against the mean velocity of the height, per unit of pseudo-time [-].</summary>
    public double Damping { get; init; } = 0.05;
    /// <summary>Threads; the answer does not depend on it [-].</summary>
    public int Threads { get; init; } = 1;
}
