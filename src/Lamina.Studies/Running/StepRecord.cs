using Lamina.Line.Steps;

namespace Lamina.Studies.Running;

/// <summary>One step of a run as it is written to result.json and read back on resuming.</summary>
public sealed record StepRecord
{
    /// <summary>Name of the step.</summary>
    public required string Step { get; init; }

    /// <summary>The model that ran.</summary>
    public required string Model { get; init; }

    /// <summary>Outputs in the order of the catalogue.</summary>
    public required IReadOnlyList<Output> Outputs { get; init; }

    /// <summary>Bands from assumed constants, for the outputs that have one.</summary>
    public IReadOnlyList<OutputBand> Bands { get; init; } = [];

    /// <summary>The change on doubling the grid, where the step has one.</summary>
    public GridCheck? Grid { get; init; }

    /// <summary>Outputs that lie inside a validated range, with the validation case that says so.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ValidatedBy { get; init; } = [];

    /// <summary>Balances with their relative errors.</summary>
    public required IReadOnlyList<Balance> Balances { get; init; }

    /// <summary>Outputs over several seeds; empty where the run was not repeated.</summary>
    public IReadOnlyList<SeedSpread> Seeds { get; init; } = [];

    /// <summary>Outputs by other numerical paths; empty where none were run.</summary>
    public IReadOnlyList<PathSpread> Paths { get; init; } = [];

    /// <summary>Files of the step: name to path in the run folder.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Files { get; init; } = [];

    /// <summary>What the user should know.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How long it took; goes to timings.json, never to result.json.</summary>
    public StepTimes Times { get; init; } = new();
}
