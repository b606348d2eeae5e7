namespace Lamina.Particles.Heat;

/// <summary>Temperatures of a conduction network and what went through its plates.</summary>
public sealed record HeatState
{
    /// <summary>Temperature of each node, in the network's order [K].</summary>
    public required double[] Temperature { get; init; }
    /// <summary>Heat from the lower plate: its flow in the steady state [W], what has come over the time of a transient [J].</summary>
    public required double FromBottom { get; init; }
    /// <summary>Heat from the upper plate, likewise [W or J].</summary>
    public required double FromTop { get; init; }
}
