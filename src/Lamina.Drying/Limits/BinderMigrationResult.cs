using Lamina.Numerics.Integration;

namespace Lamina.Drying.Limits;

/// <summary>Binder across the film when it is fixed: at the end of shrinkage, or when the liquid disconnects. Concentrations per liquid volume over their mean.</summary>
public sealed record BinderMigrationResult
{
    /// <summary>Concentration at the foil over the mean, extrapolated to the wall [-].</summary>
    public required double BottomOverMean { get; init; }

    /// <summary>Concentration at the surface over the mean, extrapolated to the wall [-].</summary>
    public required double TopOverMean { get; init; }

    /// <summary>Mean of the lowest tenth over the mean [-].</summary>
    public required double BottomTenthOverMean { get; init; }

    /// <summary>Mean of the uppermost tenth over the mean [-].</summary>
    public required double TopTenthOverMean { get; init; }

    /// <summary>Share of the binder in the upper half [-].</summary>
    public required double UpperHalfShare { get; init; }

    /// <summary>Cell means over the mean, from the foil to the surface [-].</summary>
    public required IReadOnlyList<double> Profile { get; init; }

    /// <summary>Relative change of the total amount over the run [-].</summary>
    public required double MassError { get; init; }

    /// <summary>Work of the integration.</summary>
    public required IntegrationStatistics Statistics { get; init; }
}
