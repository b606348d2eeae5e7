namespace Lamina.Transport.Permeability;

/// <summary>How a permeability is computed.</summary>
public sealed record PermeabilityOptions
{
    /// <summary>The image repeats itself along all axes. Otherwise its sides are walls and open layers stand before and behind it.</summary>
    public bool Periodic { get; init; }

    /// <summary>Open voxels before and behind an image that is not periodic.</summary>
    public int OpenLayers { get; init; } = 4;

    /// <summary>The march ends when the mean velocity changes by less than this share over 50 steps [-].</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Steps after which the march gives up [-].</summary>
    public int MaximumSteps { get; init; } = 200_000;

    /// <summary>Threads; 0 takes all processors. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
