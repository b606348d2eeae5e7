using Lamina.Data.Provenance;

namespace Lamina.Line.Steps;

/// <summary>What every step reports, whatever it makes.</summary>
public abstract record StepResult
{
    /// <summary>Name of the step: mixing, coating, drying or calendering.</summary>
    public required string Step { get; init; }

    /// <summary>The model that ran.</summary>
    public required string Model { get; init; }

    /// <summary>The outputs, in the order of the catalogue.</summary>
    public required IReadOnlyList<Output> Outputs { get; init; }

    /// <summary>Balances: what was balanced and its relative error [-].</summary>
    public required IReadOnlyList<Balance> Balances { get; init; }

    /// <summary>What the user should know: choices made by the model, ranges left, stages never reached.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Constants of the step's laws as used, by recipe key, with their sources; empty where the step has none.</summary>
    public IReadOnlyList<KeyValuePair<string, Sourced>> Constants { get; init; } = [];

    /// <summary>The coating as particles, where the step's model has them.</summary>
    public Products.ParticleStructure? Structure { get; init; }

    /// <summary>Wall time of the step [s]; goes to timings.json, never to result.json.</summary>
    public double WallTime { get; init; }

    /// <summary>Processor time of the step [s]; goes to timings.json, never to result.json.</summary>
    public double CpuTime { get; init; }

    /// <summary>The output of that name.</summary>
    /// <param name="name">name of the output</param>
    /// <exception cref="KeyNotFoundException">the step has no such output</exception>
    public Output this[string name] =>
        Outputs.FirstOrDefault(o => o.Name == name) ?? throw new KeyNotFoundException($"step {Step} has no output {name}");
}

/// <summary>What a step made and reports.</summary>
/// <typeparam name="TOutput">the product</typeparam>
public sealed record StepResult<TOutput> : StepResult
{
    /// <summary>The product, immutable.</summary>
    public required TOutput Product { get; init; }
}
