using Lamina.Numerics.Integration;

namespace Lamina.Drying.Limits;

/// <summary>Particles across the film at the requested time.</summary>
public sealed record ParticleConsolidationResult
{
    /// <summary>Volume fraction at the foil, extrapolated to the wall [-].</summary>
    public required double SolidsAtBottom { get; init; }

    /// <summary>Volume fraction at the surface, extrapolated to the wall [-].</summary>
    public required double SolidsAtTop { get; init; }

    /// <summary>Mean of the lowest tenth [-].</summary>
    public required double BottomTenth { get; init; }

    /// <summary>Mean of the uppermost tenth [-].</summary>
    public required double TopTenth { get; init; }

    /// <summary>Volume fraction of every cell, from the foil to the surface [-].</summary>
    public required IReadOnlyList<double> Profile { get; init; }

    /// <summary>Relative change of the amount of particles over the run [-].</summary>
    public required double MassError { get; init; }

    /// <summary>Work of the integration.</summary>
    public required IntegrationStatistics Statistics { get; init; }
}
