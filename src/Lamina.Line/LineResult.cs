using Lamina.Line.Drying;
using Lamina.Line.Products;
using Lamina.Line.Steps;

namespace Lamina.Line;

/// <summary>What every step that ran made and reports.</summary>
public sealed record LineResult
{
    /// <summary>Mixing, where it ran.</summary>
    public StepResult<Slurry>? Mixing { get; init; }

    /// <summary>Coating, where it ran.</summary>
    public StepResult<WetFilm>? Coating { get; init; }

    /// <summary>Drying, where it ran.</summary>
    public StepResult<DryingResult>? Drying { get; init; }

    /// <summary>Calendering, where it ran.</summary>
    public StepResult<Electrode>? Calendering { get; init; }

    /// <summary>The steps that ran, in order.</summary>
    public IReadOnlyList<StepResult> Steps => [.. new StepResult?[] { Mixing, Coating, Drying, Calendering }.OfType<StepResult>()];
}
