namespace Lamina.Studies.Advising;

/// <summary>A change of the machine that was tried, and what it does to every limit.</summary>
public sealed record Proposal
{
    /// <summary>What was changed and by how much.</summary>
    public required string Change { get; init; }

    /// <summary>Whether the line keeps its speed; running slower always helps and is what nobody wants.</summary>
    public bool KeepsSpeed { get; init; } = true;

    /// <summary>The limits with the change, in the order of <see cref="Advice.Basis"/>.</summary>
    public required IReadOnlyList<Limit> Limits { get; init; }

    /// <summary>Drying time with the change; null where the film does not get dry [s].</summary>
    public required double? DryingTime { get; init; }
}
