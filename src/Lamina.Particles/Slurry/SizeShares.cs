using Lamina.Data.Binding;

namespace Lamina.Particles.Slurry;

/// <summary>What the shares of sizes count.</summary>
public enum SizeShares
{
    /// <summary>Particles.</summary>
    [Describe("Particles.")]
    Number,

    /// <summary>Volume, as laser diffraction gives it.</summary>
    [Describe("Volume, as laser diffraction gives it.")]
    Volume,
}
