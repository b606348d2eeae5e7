namespace Lamina.Studies.Protocols;

/// <summary>One change and what it gives.</summary>
public sealed record SingleChange
{
    /// <summary>What is changed, from what to what.</summary>
    public required string Change { get; init; }

    /// <summary>The goal with the change; null where it has no value [unit of the goal].</summary>
    public required double? Goal { get; init; }

    /// <summary>What the goal gains, positive for the better; null where one of the two has no value [unit of the goal].</summary>
    public required double? Gain { get; init; }

    /// <summary>Conditions that are broken with the change.</summary>
    public IReadOnlyList<KeptConstraint> Broken { get; init; } = [];
}
