namespace Lamina.Drying.Cracking;

/// <summary>Three separate answers about a film: its first crack, how severe cracking gets, how well it adheres. Times are those of the stress history.</summary>
public sealed record CrackHistory
{
    /// <summary>Energy release of a channelling crack over the coating's toughness, over time [-].</summary>
    public required double[] Drive { get; init; }

    /// <summary>Area fraction of open cracks over time; 0 before the first [-].</summary>
    public required double[] AreaFraction { get; init; }

    /// <summary>Toughness of this coating with its binder profile at its highest drive, at the end where cracks may never open [J/m2].</summary>
    public required double Toughness { get; init; }

    /// <summary>Toughness of its interface with the foil [J/m2].</summary>
    public required double InterfaceToughness { get; init; }

    /// <summary>Thickness at which this history of stress would just crack the film; null where air never enters or the film never stops thinning [m].</summary>
    public double? CriticalThickness { get; init; }

    /// <summary>When the first crack opens: air is inside, the film thins no more, and the drive is 1 or more; null where it never does [s].</summary>
    public double? OnsetTime { get; init; }

    /// <summary>From when on cracks may open: air is inside and the film thins no more; null where that never comes [s].</summary>
    public double? OpenFrom { get; init; }

    /// <summary>When cracked pieces begin to come off the foil: strain energy of their free shrinkage beyond the interface's toughness; null where it never is [s].</summary>
    public double? DelaminationTime { get; init; }

    /// <summary>Free shrinkage whose strain energy, at the thickness and modulus of the end, is the interface's toughness; null where the film never locks [-].</summary>
    public double? DelaminationStrain { get; init; }

    /// <summary>Mean spacing of cracks at the end; null without cracks [m].</summary>
    public double? Spacing { get; init; }

    /// <summary>Binder at the foil over mean times the factor of heat bonding; a trend, not a peel force [-].</summary>
    public required double AdhesionIndex { get; init; }

    /// <summary>That factor: 1 below the bonding temperature [-].</summary>
    public required double HeatBonding { get; init; }

    /// <summary>Time between the edge of the coating and its middle getting dry; null where one of them does not [s].</summary>
    public double? EdgeOverdryTime { get; init; }
}
