namespace Lamina.Numerics.Random;

/// <summary>
/// All streams of random numbers, in one place, so that no two uses share one. A number is never reused or renumbered: results of earlier versions
/// would change.
/// </summary>
public enum RandomStreams : uint
{
    /// <summary>Test inputs.</summary>
    Tests = 0,

    /// <summary>Particle sizes drawn from a distribution.</summary>
    ParticleSizes = 1,

    /// <summary>Initial particle positions.</summary>
    ParticlePositions = 2,

    /// <summary>Order and direction of trial moves in packing.</summary>
    ParticleMoves = 3,

    /// <summary>Thermal (Brownian) forces on particles.</summary>
    ThermalForces = 4,

    /// <summary>Strength scatter of bonds in crack networks.</summary>
    CrackStrengths = 5,

    /// <summary>Samples of uncertain inputs.</summary>
    UncertainInputs = 6,

    /// <summary>Designs of experiments.</summary>
    Designs = 7,

    /// <summary>Noise of synthetic measurements and images.</summary>
    SyntheticNoise = 8,

    /// <summary>Synthetic structures.</summary>
    SyntheticStructures = 9,

    /// <summary>Learning: bootstrap samples and splits.</summary>
    Learning = 10,

    /// <summary>Pulls on the members of a particle swarm.</summary>
    Swarms = 11,
}
