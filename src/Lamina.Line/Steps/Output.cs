namespace Lamina.Line.Steps;

/// <summary>One number that a step hands out, in SI, or the reason why there is none.</summary>
public sealed record Output
{
    /// <summary>Name, the same in JSON, tables, <c>explain</c> and on screen.</summary>
    public required string Name { get; init; }

    /// <summary>The value [SI, see <see cref="Unit"/>]; null where it does not exist. Never NaN.</summary>
    public double? Value { get; init; }

    /// <summary>The value of an output that is a choice, e.g. <c>viscous</c>; <see cref="Value"/> is then the place of the word in its list.</summary>
    public string? Word { get; init; }

    /// <summary>SI unit as text, <c>1</c> for pure numbers.</summary>
    public required string Unit { get; init; }

    /// <summary>Standard deviation [SI, see <see cref="Unit"/>], where one is known.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// What goals and conditions take it for where it has no value because what it measures does not happen: no crack is a crack area of 0 and a crack that never
    /// opens. Null where nothing is known in its place [SI, see <see cref="Unit"/>; infinite for a time that never comes].
    /// </summary>
    public double? Otherwise { get; init; }

    /// <summary>How far the value may be trusted.</summary>
    public Badge Badge { get; init; }

    /// <summary>An output with a value.</summary>
    /// <param name="name">name of the output</param>
    /// <param name="value">the value [SI]</param>
    /// <param name="unit">SI unit as text</param>
    /// <param name="badge">how far it may be trusted</param>
    public static Output Of(string name, double value, string unit, Badge badge) =>
        double.IsFinite(value)
            ? new Output { Name = name, Value = value, Unit = unit, Badge = badge }
            : throw new InvalidOperationException($"output {name} is {value}: a step must give a finite number or a reason");

    /// <summary>An output that does not exist in this run.</summary>
    /// <param name="name">name of the output</param>
    /// <param name="unit">SI unit as text</param>
    /// <param name="reason">why</param>
    public static Output Missing(string name, string unit, string reason) => new() { Name = name, Unit = unit, Reason = reason };
}
