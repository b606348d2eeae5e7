using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Protocols;

/// <summary>A variable at the optimum, with what it does there.</summary>
public sealed record OptimisedVariable
{
    /// <summary>The variable with its range.</summary>
    public required Variable Variable { get; init; }

    /// <summary>Its value at the optimum [SI of the variable].</summary>
    public required double Value { get; init; }

    /// <summary>Change of the goal per change of the variable, by two-sided differences; null where a side could not be run [goal per SI of the variable].</summary>
    public double? GoalSlope { get; init; }

    /// <summary>Change of each constraint's relative margin per change of the variable, in their order; null entries as above [1 per SI of the variable].</summary>
    public IReadOnlyList<double?> MarginSlopes { get; init; } = [];

    /// <summary>Whether it stands at the low end of its range.</summary>
    public bool AtLow => Value - Variable.Low <= 1e-3 * (Variable.High - Variable.Low);

    /// <summary>Whether it stands at the high end of its range.</summary>
    public bool AtHigh => Variable.High - Value <= 1e-3 * (Variable.High - Variable.Low);
}
