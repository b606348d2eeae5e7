using Lamina.Line.Steps;

namespace Lamina.Line.Outputs;

/// <summary>The one definition of an output: JSON, tables, <c>explain</c>, report and reference page all read it.</summary>
public sealed record OutputDefinition
{
    /// <summary>Name in JSON and tables.</summary>
    public required string Name { get; init; }

    /// <summary>Step that gives it.</summary>
    public required string Step { get; init; }

    /// <summary>SI unit as text, <c>1</c> for pure numbers.</summary>
    public required string Unit { get; init; }

    /// <summary>Unit that people read it in; the SI unit where they are the same.</summary>
    public required string DisplayUnit { get; init; }

    /// <summary>What it is, one sentence.</summary>
    public required string Definition { get; init; }

    /// <summary>The equation or rule that it is computed by.</summary>
    public required string Equation { get; init; }

    /// <summary>Recipe keys, line keys and model constants that it depends on.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Whether model constants enter (then its badge follows from their sources) or only identities.</summary>
    public bool Modelled { get; init; }

    /// <summary>Whether it is the time at which something is reached: in a run without it, it lies beyond that run.</summary>
    public bool IsReached { get; init; }

    /// <summary>An output of this definition.</summary>
    /// <param name="value">the value [SI]</param>
    /// <param name="badge">how far it may be trusted</param>
    public Output Of(double value, Badge badge) => Output.Of(Name, value, Unit, badge);

    /// <summary>An output of this definition, or its reason where there is no value.</summary>
    /// <param name="value">the value [SI], or null</param>
    /// <param name="badge">how far it may be trusted</param>
    /// <param name="reason">why there is none; used only where the value is null</param>
    public Output Of(double? value, Badge badge, string? reason) =>
        value is { } number ? Of(number, badge) : Missing(reason ?? "the model gives none");

    /// <summary>An output of this definition that is a choice: its word is the name of the choice in snake case.</summary>
    /// <param name="choice">the choice</param>
    /// <param name="badge">how far it may be trusted</param>
    /// <typeparam name="T">the list of choices</typeparam>
    public Output Of<T>(T choice, Badge badge) where T : struct, Enum =>
        Of(Convert.ToDouble(choice), badge) with { Word = Data.Binding.Names.SnakeCase(choice.ToString()) };

    /// <summary>The entry of a run in which the output does not exist.</summary>
    /// <param name="reason">why</param>
    public Output Missing(string reason) => Output.Missing(Name, Unit, reason);
}
