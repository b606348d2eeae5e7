namespace Lamina.Studies.Protocols;

/// <summary>A condition of the search at the optimum.</summary>
public sealed record KeptConstraint
{
    /// <summary>A margin below this share of the limit counts as active [-].</summary>
    public const double ActiveBelow = 0.01;

    /// <summary>The condition as written.</summary>
    public required string Text { get; init; }

    /// <summary>How far inside the limit, relative to it; negative where it is broken, null where a value does not exist [-].</summary>
    public required double? Margin { get; init; }

    /// <summary>What the goal gains when the limit is relaxed by 1 % of itself, linearised; null where it is not known [unit of the goal].</summary>
    public double? GainPerPercent { get; init; }

    /// <summary>Whether it holds the goal back; what has no value does.</summary>
    public bool IsActive => Margin is null || (Margin < ActiveBelow && GainPerPercent is null or > 0);
}
