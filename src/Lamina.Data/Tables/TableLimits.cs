namespace Lamina.Data.Tables;

/// <summary>How much is read from one table.</summary>
public sealed record TableLimits
{
    /// <summary>Largest file in bytes [-].</summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most columns [-].</summary>
    public int MaxColumns { get; init; } = 2000;

    /// <summary>Most rows [-].</summary>
    public int MaxRows { get; init; } = 4_000_000;

    /// <summary>The limits used when none are given.</summary>
    public static TableLimits Default { get; } = new();
}
