using Lamina.Data.Binding;
using Lamina.Data.Quantities;

namespace Lamina.Line.Recipes;

/// <summary>What goes into the slurry.</summary>
[Describe("What goes into the slurry.")]
public sealed record FormulationSettings : IValidated
{
    /// <summary>Solvent, by name.</summary>
    [Describe("Solvent, by name.")]
    public required string Solvent { get; init; }

    /// <summary>Dry mass per mass of slurry; needed where the recipe mixes [-].</summary>
    [Describe("Dry mass per mass of slurry; needed where the recipe mixes.")]
    [Pure(Min = 0, MinExclusive = true, Max = 1, MaxExclusive = true, Basis = FractionBasis.Mass, Example = "65 wt%")]
    public double? SolidsContent { get; init; }

    /// <summary>Dry components by material with their mass per dry mass of coating; they sum to 100 wt%.</summary>
    [Describe("Dry components by material with their mass per dry mass of coating; they sum to 100 wt%.")]
    [Items(Min = 1, Max = 30), Pure(Min = 0, MinExclusive = true, Max = 1, Basis = FractionBasis.Mass, Example = "94 wt%")]
    public required IReadOnlyDictionary<string, double> Components { get; init; }

    /// <summary>By how much the components may miss 100 wt% [-].</summary>
    public const double SumTolerance = 5e-4;

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        var sum = Components.Values.Sum();
        if (Math.Abs(sum - 1) > SumTolerance * (1 + 1e-9))
            yield return new Finding
            {
                Key = "components",
                About = ["components"],
                Message = $"the dry components sum to {100 * sum:0.###} wt%",
                Remedy = "they must sum to 100 wt% within 0.05 wt%: fractions are per dry coating, without solvent",
            };
    }
}
