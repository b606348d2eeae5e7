using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>A batch dryer: stages in time instead of zones along a web.</summary>
[Describe("A batch dryer: stages in time instead of zones along a web.")]
public sealed record BatchDryer
{
    /// <summary>Kind of dryer; names it in tables.</summary>
    [Describe("Kind of dryer; names it in tables.")]
    public BatchKind Kind { get; init; } = BatchKind.Oven;

    /// <summary>Stages one after another.</summary>
    [Describe("Stages one after another.")]
    [Items(Min = 1, Max = 200)]
    public required IReadOnlyList<BatchStage> Stages { get; init; }
}
