namespace Lamina.Drying.Film;

/// <summary>Shape class of the active particles; it decides how densely they pack.</summary>
public enum ParticleShape
{
    /// <summary>Roughly spherical secondary particles (NMC, LFP agglomerates, hard carbon).</summary>
    Round,

    /// <summary>Flakes or potatoes of graphite.</summary>
    Flake,
}
