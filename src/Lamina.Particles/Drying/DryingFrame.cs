using Lamina.Particles.Sets;

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

    /// <summary>Third of the height that a centre is in, 0 the lowest [-].</summary>
    internal static int Third(double z, double low, double height) => Math.Clamp((int)Math.Ceiling(3 * (z - low) / height) - 1, 0, 2);

    /// <summary>The frame of a system in its present state.</summary>
    internal static DryingFrame Of(ParticleSystem system, double time, double low, double height, double residual)
    {
        var p = system.Particles;
        double[] binders = new double[3], actives = new double[3];
        double allBinders = 0, allActives = 0;
        for (var i = 0; i < p.Count; i++)
        {
            var third = Third(p.Z[i], low, height);
            var type = system.Field.Types[p.Type[i]];
            if (type.IsBinderDomain) { binders[third]++; allBinders++; continue; }
            actives[third] += type.SolidVolume;
            allActives += type.SolidVolume;
        }
        for (var k = 0; k < 3; k++) { binders[k] /= Math.Max(allBinders, 1); if (allActives > 0) actives[k] /= allActives; }
        return new DryingFrame
        {
            Time = time, Height = height, PorosityFormula = 1 - system.SolidVolume / (system.Box.LengthX * system.Box.LengthY * height), BinderThirds = binders, ActiveThirds = actives, ForceResidual = residual,
        };
    }

    internal const int NumberCount = 10;
    /// <summary>The frame as a row of numbers, for checkpoints.</summary>
    internal double[] Numbers => [Time, Height, PorosityFormula, .. BinderThirds, .. ActiveThirds, ForceResidual];
    internal static DryingFrame From(ReadOnlySpan<double> n) => new()
    {
        Time = n[0], Height = n[1], PorosityFormula = n[2], BinderThirds = n[3..6].ToArray(), ActiveThirds = n[6..9].ToArray(), ForceResidual = n[9],
    };
}
