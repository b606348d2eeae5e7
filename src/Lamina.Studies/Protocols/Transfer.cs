using Lamina.Learning.Optimisation;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Protocols;

/// <summary>The answer of <c>lamina transfer</c>.</summary>
public sealed record Transfer
{
    /// <summary>Name of the line's recipe.</summary>
    public required string Recipe { get; init; }

    /// <summary>How the search ended.</summary>
    public required SearchStatus Status { get; init; }

    /// <summary>Settings of the line.</summary>
    public required IReadOnlyList<OptimisedVariable> Variables { get; init; }

    /// <summary>The curves side by side.</summary>
    public required IReadOnlyList<MatchedCurve> Curves { get; init; }

    /// <summary>What could not be matched, and what stands in the way.</summary>
    public required IReadOnlyList<string> Unmatched { get; init; }

    /// <summary>The line at the answer; null where no point could be run.</summary>
    public required EvaluatedPoint? At { get; init; }

    /// <summary>The laboratory's run, where a recipe was given; null for measured curves.</summary>
    public required EvaluatedPoint? LabRun { get; init; }

    /// <summary>Settings tried that could not be run, by reason, the most frequent first.</summary>
    public IReadOnlyList<FailedPoints> Failures { get; init; } = [];

    /// <summary>Passes run [-].</summary>
    public required int Evaluations { get; init; }

    /// <summary>Processor time [s].</summary>
    public required double CpuTime { get; init; }
}
