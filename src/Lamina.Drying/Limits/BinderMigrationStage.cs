namespace Lamina.Drying.Limits;

/// <summary>A stage of a drying schedule: a constant rate until a certain volume has evaporated.</summary>
public sealed record BinderMigrationStage
{
    /// <summary>Evaporated volume over the wet thickness at the end of the stage [-].</summary>
    public required double Until { get; init; }

    /// <summary>Rate over the one that <see cref="BinderMigrationSettings.Peclet"/> belongs to [-].</summary>
    public required double RateFactor { get; init; }
}
