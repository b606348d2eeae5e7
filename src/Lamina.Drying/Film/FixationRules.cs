namespace Lamina.Drying.Film;

/// <summary>
/// What stops a mobile species for good: any rule that is present. Mobility falls from 1 to 0 over <see cref="Width"/> below the threshold,
/// and what was fixed is not released by a later rewetting or cooling.
/// </summary>
public sealed record FixationRules
{
    /// <summary>Volume fraction of the species in the fluid at which it gels; null for none [-].</summary>
    public double? GelConcentration { get; init; }

    /// <summary>Film temperature at which a latex coalesces; acts where the fluid is concentrated enough for particles to touch (<see cref="CoalescenceConcentration"/>); null for none [K].</summary>
    public double? CoalescenceTemperature { get; init; }

    /// <summary>Volume fraction of the species in the fluid above which coalescence can act [-].</summary>
    public double CoalescenceConcentration { get; init; } = 0.3;

    /// <summary>Saturation at which the liquid disconnects for this species; null takes the film's disconnection saturation [-].</summary>
    public double? DisconnectionSaturation { get; init; }

    /// <summary>Relative width of the fall of mobility in concentration and saturation [-].</summary>
    public double Width { get; init; } = 0.1;

    /// <summary>Width of the fall of mobility in temperature [K].</summary>
    public double TemperatureWidth { get; init; } = 3;
}
