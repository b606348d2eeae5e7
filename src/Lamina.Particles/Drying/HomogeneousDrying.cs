using Lamina.Particles.ForceFields;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Drying;

/// <summary>
/// Drying without gradients: the carbon-binder particles take their dry size and all parameters switch to those of the dried electrode, then the box settles along z at a pressure.
/// The published model does this in one jump; so does this.
/// </summary>
public static class HomogeneousDrying
{
    /// <summary>Dries a relaxed slurry in place.</summary>
    /// <param name="slurry">the relaxed slurry</param>
    /// <param name="dry">force field of the dried electrode, with the same type numbers</param>
    /// <param name="settings">compaction settings, defaults when null</param>
    /// <param name="progress">told every hundred steps: step and volume [m3]</param>
    /// <param name="cancellation">stops between steps</param>
    public static RelaxationResult Run(ParticleSystem slurry, ForceField dry, CompactionSettings? settings = null, Action<int, double>? progress = null, CancellationToken cancellation = default)
    {
        slurry.SwitchTo(dry);
        return DampedCompaction.Run(slurry, settings, progress, cancellation);
    }
}
