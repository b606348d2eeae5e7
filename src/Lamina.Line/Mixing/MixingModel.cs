using Lamina.Data.Binding;

namespace Lamina.Line.Mixing;

/// <summary>How mixing is computed.</summary>
public enum MixingModel
{
    /// <summary>Mass balance only.</summary>
    [Describe("Mass balance only: what mixing does to the carbon is not modelled.")]
    Balance,

    /// <summary>The median size of the carbon falls by an empirical law of time.</summary>
    [Describe("The median size of the carbon falls by an empirical law of time.")]
    Empirical,

    /// <summary>Population balance of the carbon's agglomerates in the line's mixer.</summary>
    [Describe("Population balance of the carbon's agglomerates in the line's mixer.")]
    Dispersion,

    /// <summary>Mass balance, and a slurry of active and carbon-binder particles at rest under the pressure.</summary>
    [Describe("Mass balance, and a slurry of active and carbon-binder particles at rest under the pressure.")]
    Particles,
}
