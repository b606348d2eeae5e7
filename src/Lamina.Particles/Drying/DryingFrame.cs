namespace Lamina.Particles.Drying;

/// <summary>A drying film of particles at one instant.</summary>
public sealed record DryingFrame
{
    /// <summary>Normalised time: 0 at the start, 1 at the end of the ramps [-].</summary>
    public required double Time { get; init; }
    /// <summary>Height of the highest centre above the lower end [m].</summary>
    public required double Height { get; init; }
    /// <summary>1 less solid volumes over volume, overlaps not subtracted, sizes of the dried solids [-].</summary>
    public required double PorosityFormula { get; init; }
    /// <summary>Share of the carbon-binder particles with centres in the bottom, centre and top third of the height [-].</summary>
    public required double[] BinderThirds { get; init; }
    /// <summary>Share of the active volume with centres in each third [-].</summary>
    public required double[] ActiveThirds { get; init; }
    /// <summary>Root mean square force over the mean pair force: how far from rest [-].</summary>
    public required double ForceResidual { get; init; }

    internal const int NumberCount = 10;
    /// <summary>The frame as a row of numbers, for checkpoints.</summary>
    internal double[] Numbers => [Time, Height, PorosityFormula, .. BinderThirds, .. ActiveThirds, ForceResidual];
    internal static DryingFrame From(ReadOnlySpan<double> n) => new()
    {
        Time = n[0], Height = n[1], PorosityFormula = n[2], BinderThirds = n[3..6].ToArray(), ActiveThirds = n[6..9].ToArray(), ForceResidual = n[9],
    };
}
