namespace Lamina.Line.Laws;

/// <summary>
/// A law of mixing, coating or calendering in one uniform shape: what it takes, its constants with class and bounds, and the law itself as a delegate.
/// Steps use the same laws; calibration, uncertainty and the reference page read them here.
/// </summary>
public sealed record ProcessLaw
{
    /// <summary>Name, e.g. <c>krieger-dougherty</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Step that uses it: mixing, coating or calendering.</summary>
    public required string Step { get; init; }

    /// <summary>What it says, one sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The equation.</summary>
    public required string Equation { get; init; }

    /// <summary>Where the form comes from.</summary>
    public required string Source { get; init; }

    /// <summary>What it gives.</summary>
    public required LawQuantity Output { get; init; }

    /// <summary>What it depends on; at least one.</summary>
    public required IReadOnlyList<LawQuantity> Inputs { get; init; }

    /// <summary>Its constants; at least one.</summary>
    public required IReadOnlyList<LawParameter> Parameters { get; init; }

    /// <summary>Where a recipe takes each constant, in the order of <see cref="Parameters"/>, e.g. <c>mixing.constants.hamaker</c>; empty where no step takes them.</summary>
    public IReadOnlyList<string> RecipeKeys { get; init; } = [];

    /// <summary>The law.</summary>
    public required LawFunction Value { get; init; }

    /// <summary>The default of a constant.</summary>
    /// <param name="parameter">its name</param>
    /// <exception cref="ArgumentException">the law has no such constant</exception>
    public Data.Provenance.Sourced Default(string parameter) =>
        Parameters.FirstOrDefault(p => p.Name == parameter)?.Default
        ?? throw new ArgumentException($"{Name} has no constant {parameter}; it has {string.Join(", ", Parameters.Select(p => p.Name))}");

    /// <summary>The law with its default constants [SI of the output].</summary>
    /// <param name="inputs">in the order of <see cref="Inputs"/> [SI of each]</param>
    public double At(params ReadOnlySpan<double> inputs)
    {
        if (inputs.Length != Inputs.Count) throw new ArgumentException($"{Name} takes {string.Join(", ", Inputs.Select(i => i.Name))}; got {inputs.Length} numbers");
        return Value(inputs, Parameters.Select(p => p.Default.Value).ToArray());
    }
}
