using Lamina.Data.Binding;

namespace Lamina.Line.Drying;

/// <summary>One stage of a drying schedule with its relative shrink factors.</summary>
[Describe("One stage of a drying schedule with its relative shrink factors.")]
public sealed record ShrinkStageSettings
{
    /// <summary>Normalised time at which the stage ends [-].</summary>
    [Describe("Normalised time at which the stage ends.")]
    [Pure(Min = 0, MinExclusive = true, Max = 1, Example = "0.33")]
    public required double Until { get; init; }

    /// <summary>Relative shrink factor of the centre third [-].</summary>
    [Describe("Relative shrink factor of the centre third.")]
    [Pure(Min = 0.5, Max = 5, Example = "1.02")]
    public required double Centre { get; init; }

    /// <summary>Relative shrink factor of the top third [-].</summary>
    [Describe("Relative shrink factor of the top third.")]
    [Pure(Min = 0.5, Max = 5, Example = "1.08")]
    public required double Top { get; init; }
}
