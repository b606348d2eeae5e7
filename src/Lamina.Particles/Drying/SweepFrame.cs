namespace Lamina.Particles.Drying;

/// <summary>One instant of a surface sweep.</summary>
public readonly record struct SweepFrame
{
    /// <summary>Height of the surface above the foil [m].</summary>
    public double Surface { get; init; }
    /// <summary>Height of the highest particle's top above the foil [m].</summary>
    public double Film { get; init; }
    /// <summary>Capillary force over the area of the box, downwards, mean since the frame before [Pa].</summary>
    public double CapillaryPressure { get; init; }
    /// <summary>Pressure on the foil, mean since the frame before [Pa].</summary>
    public double FoilPressure { get; init; }
    /// <summary>Particles that the surface cuts [-].</summary>
    public int Cut { get; init; }

    internal const int NumberCount = 5;
    /// <summary>The frame as a row of numbers, for checkpoints.</summary>
    internal double[] Numbers => [Surface, Film, CapillaryPressure, FoilPressure, Cut];
    internal static SweepFrame From(ReadOnlySpan<double> n) => new() { Surface = n[0], Film = n[1], CapillaryPressure = n[2], FoilPressure = n[3], Cut = (int)n[4] };
}
