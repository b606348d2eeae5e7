using Lamina.Line.Steps;

namespace Lamina.Studies.Running;

/// <summary>What a run gave: the steps that ran, in order, and their files. Holds no time, path or machine name except where <see cref="StepRecord.Times"/> says so.</summary>
public sealed record RunResult
{
    /// <summary>Format of result.json.</summary>
    public const string Schema = "lamina-result/1";

    /// <summary>Name and version of the program.</summary>
    public static string Program { get; } = "lamina " + (typeof(RunResult).Assembly.GetName().Version?.ToString(3) ?? "0");

    /// <summary>Name of the recipe.</summary>
    public required string Recipe { get; init; }

    /// <summary>Seed of the run [-].</summary>
    public required ulong Seed { get; init; }

    /// <summary>The steps that ran, in order.</summary>
    public required IReadOnlyList<StepRecord> Steps { get; init; }

    /// <summary>The output of a step.</summary>
    /// <param name="step">name of the step</param>
    /// <param name="output">name of the output</param>
    /// <returns>null where the step did not run or has no such output</returns>
    public Output? Find(string step, string output) =>
        Steps.FirstOrDefault(s => s.Step == step)?.Outputs.FirstOrDefault(o => o.Name == output);
}
