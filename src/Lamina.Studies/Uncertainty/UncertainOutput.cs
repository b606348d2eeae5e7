using Lamina.Learning.Sensitivity;

namespace Lamina.Studies.Uncertainty;

/// <summary>What the uncertain inputs do to one output.</summary>
public sealed record UncertainOutput
{
    /// <summary>The output or formula.</summary>
    public required string Name { get; init; }

    /// <summary>SI unit as text, <c>1</c> for pure numbers.</summary>
    public required string Unit { get; init; }

    /// <summary>Value of the recipe as written; null where it does not exist [SI, see <see cref="Unit"/>].</summary>
    public required double? Base { get; init; }

    /// <summary>Values of the independent samples in order, NaN where the output does not exist [SI, see <see cref="Unit"/>].</summary>
    public required double[] Samples { get; init; }

    /// <summary>Mean of those that exist; null where there is none [SI, see <see cref="Unit"/>].</summary>
    public required double? Mean { get; init; }

    /// <summary>Standard deviation; null below two values [SI, see <see cref="Unit"/>].</summary>
    public required double? StandardDeviation { get; init; }

    /// <summary>Whether it varies by more than the solver's own 2e-4 of its value.</summary>
    public bool Varies => StandardDeviation > 2e-4 * Math.Abs(Mean ?? 0);

    /// <summary>Quantiles at <see cref="UncertaintyResult.Probabilities"/>; empty where there is no value [SI, see <see cref="Unit"/>].</summary>
    public required double[] Quantiles { get; init; }

    /// <summary>Sobol' indices in the order of the inputs; null where the output does not vary or too few rows have it.</summary>
    public required IReadOnlyList<SobolIndex>? Indices { get; init; }
}
