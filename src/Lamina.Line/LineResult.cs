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

    /// <summary>The slurry that was coated: mixed here, or what the recipe starts from; null where it starts later.</summary>
    /// <param name="job">the job that ran</param>
    public Slurry? SlurryOf(LineJob job) => Mixing?.Product ?? (job is { Slurry: { } given, Rheology: not null } ? Line.Mixer(job).Ready(given, new()) : job.Slurry);

    /// <summary>The steps that ran, in order.</summary>
    public IReadOnlyList<StepResult> Steps => [.. new StepResult?[] { Mixing, Coating, Drying, Calendering }.OfType<StepResult>()];
}
