namespace Lamina.Studies.Validation;

/// <summary>A range of conditions in which an output was compared with a measurement that no constant was fitted to, and passed.</summary>
public sealed record ValidatedRange
{
    /// <summary>Name of the held-out validation case.</summary>
    public required string Case { get; init; }

    /// <summary>The quantity of that case which stands for the output.</summary>
    public required string Quantity { get; init; }

    /// <summary>Name of the output of the drying step.</summary>
    public required string Output { get; init; }

    /// <summary>Solvent of the films compared.</summary>
    public required string Solvent { get; init; }

    /// <summary>Materials that the coating must hold.</summary>
    public required IReadOnlyList<string> Materials { get; init; }

    /// <summary>Conditions by name, see <see cref="ValidatedRanges.Conditions"/>, with their lowest and highest value [SI of the condition].</summary>
    public required IReadOnlyList<(string Condition, double Low, double High)> Conditions { get; init; }
}
