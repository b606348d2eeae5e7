namespace Lamina.Line.Mixing.Dispersion;

/// <summary>Two fragments, every split of the volume equally likely: b(v|w) = 2/w.</summary>
public readonly struct UniformBinary : IDaughterLaw
{
    /// <inheritdoc/>
    public double NumberBelow(double volume, double parent) => 2 * volume / parent;

    /// <inheritdoc/>
    public double VolumeBelow(double volume, double parent) => volume * volume / parent;
}
