namespace Lamina.Studies.Uncertainty;

/// <summary>What the uncertain inputs of a recipe do to its outputs.</summary>
public sealed record UncertaintyResult
{
    /// <summary>Format of the JSON.</summary>
    public const string Schema = "lamina-uncertainty/1";

    /// <summary>Probabilities of the quantiles [-].</summary>
    public static IReadOnlyList<double> Probabilities { get; } = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>Name of the recipe.</summary>
    public required string Recipe { get; init; }

    /// <summary>Seed of the design [-].</summary>
    public required ulong Seed { get; init; }

    /// <summary>Rows of the design.</summary>
    public required int Samples { get; init; }

    /// <summary>Runs of the recipe.</summary>
    public required int Evaluations { get; init; }

    /// <summary>Runs without an answer.</summary>
    public required int Failures { get; init; }

    /// <summary>The inputs.</summary>
    public required IReadOnlyList<UncertainInput> Inputs { get; init; }

    /// <summary>The outputs.</summary>
    public required IReadOnlyList<UncertainOutput> Outputs { get; init; }

    /// <summary>What a reader should know.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The sampled inputs, one row per independent sample, in the order of <see cref="UncertainOutput.Samples"/> [SI of each input].</summary>
    public required double[][] Points { get; init; }
}
