namespace Lamina.Drying.Dryer;

/// <summary>Heat exchange of the web with rollers or a plate, as a mean over the web's path: conductance times share of the path in contact.</summary>
public sealed record ContactSupport
{
    /// <summary>Mean conductance: contact conductance times wrap length over pitch for rollers, contact conductance for a plate [W/(m2 K)].</summary>
    public required double MeanConductance { get; init; }

    /// <summary>Temperature of rollers or plate [K].</summary>
    public required double Temperature { get; init; }
}
