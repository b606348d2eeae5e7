namespace Lamina.Drying.Boundary;

/// <summary>A heat-transfer coefficient from a correlation, with what to know about it.</summary>
public sealed record HeatTransferEstimate
{
    /// <summary>Mean heat-transfer coefficient over the web [W/(m2 K)].</summary>
    public required double HeatTransferCoefficient { get; init; }

    /// <summary>Reynolds number the correlation was read at [-].</summary>
    public required double Reynolds { get; init; }

    /// <summary>Nusselt number [-].</summary>
    public required double Nusselt { get; init; }

    /// <summary>Where the input lies outside the correlation's range; empty when inside.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
