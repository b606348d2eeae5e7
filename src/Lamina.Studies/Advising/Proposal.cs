namespace Lamina.Studies.Advising;

/// <summary>A change of the machine that was tried, and what it does to the limiting constraint.</summary>
public sealed record Proposal
{
    /// <summary>What was changed and by how much.</summary>
    public required string Change { get; init; }

    /// <summary>The limiting output with the change; null where it has none [SI of the output].</summary>
    public required double? Value { get; init; }

    /// <summary>Change of the limiting constraint's margin, over its scale; positive is better [-].</summary>
    public required double Gain { get; init; }

    /// <summary>Drying time with the change; null where the film does not get dry [s].</summary>
    public required double? DryingTime { get; init; }
}
