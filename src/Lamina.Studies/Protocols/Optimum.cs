using Lamina.Learning.Optimisation;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Protocols;

/// <summary>The answer of <c>lamina optimise</c>.</summary>
public sealed record Optimum
{
    /// <summary>Format of the JSON.</summary>
    public const string Schema = "lamina-optimum/1";

    /// <summary>Name of the recipe.</summary>
    public required string Recipe { get; init; }

    /// <summary>The goal as written.</summary>
    public required string Goal { get; init; }

    /// <summary>Whether more is better.</summary>
    public required bool Maximise { get; init; }

    /// <summary>SI unit of the goal as text.</summary>
    public required string GoalUnit { get; init; }

    /// <summary>How the search ended.</summary>
    public required SearchStatus Status { get; init; }

    /// <summary>The goal at the optimum; null where no point could be run [see <see cref="GoalUnit"/>].</summary>
    public required double? Value { get; init; }

    /// <summary>The goal of the recipe as it is; null where it has none [see <see cref="GoalUnit"/>].</summary>
    public required double? BaseValue { get; init; }

    /// <summary>Conditions of the recipe as it is.</summary>
    public required IReadOnlyList<KeptConstraint> BaseConstraints { get; init; }

    /// <summary>The variables at the optimum.</summary>
    public required IReadOnlyList<OptimisedVariable> Variables { get; init; }

    /// <summary>The conditions at the optimum.</summary>
    public required IReadOnlyList<KeptConstraint> Constraints { get; init; }

    /// <summary>The recipe run at the optimum, on its own grid (on the search's where the search was stopped); null where no point could be run.</summary>
    public required EvaluatedPoint? At { get; init; }

    /// <summary>The recipe run as it is, on its own grid; null where the search was stopped before.</summary>
    public required EvaluatedPoint? Base { get; init; }

    /// <summary>Limits and ends of ranges that hold the goal back, relaxed by a tenth of themselves, the most rewarding first; linearised.</summary>
    public IReadOnlyList<SingleChange> Relaxations { get; init; } = [];

    /// <summary>One variable of the recipe changed alone, to the best of a few values, the most rewarding first.</summary>
    public IReadOnlyList<SingleChange> SingleChanges { get; init; } = [];

    /// <summary>The optimum run 10 % faster, nothing else changed; null where the recipe has no speed.</summary>
    public SingleChange? Faster { get; init; }

    /// <summary>What the reader should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What the steps say of the run at the optimum: laws out of their range, constants far from where they were calibrated.</summary>
    public IReadOnlyList<string> Warnings => At?.Result is { } result ? [.. result.Steps.SelectMany(s => s.Warnings.Select(w => $"{s.Step}: {w}"))] : [];

    /// <summary>Points of the search that could not be run, by reason, the most frequent first.</summary>
    public IReadOnlyList<FailedPoints> Failures { get; init; } = [];

    /// <summary>Passes run [-].</summary>
    public required int Evaluations { get; init; }

    /// <summary>Processor time [s].</summary>
    public required double CpuTime { get; init; }
}
