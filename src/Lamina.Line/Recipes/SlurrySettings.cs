using Lamina.Data.Binding;
using Lamina.Data.Quantities;

namespace Lamina.Line.Recipes;

/// <summary>A slurry that the recipe starts from instead of mixing it.</summary>
[Describe("A slurry that the recipe starts from instead of mixing it.")]
public sealed record SlurrySettings
{
    /// <summary>Measured dry mass per mass of slurry [-].</summary>
    [Describe("Measured dry mass per mass of slurry.")]
    [Pure(Min = 0, MinExclusive = true, Max = 1, MaxExclusive = true, Basis = FractionBasis.Mass, Example = "47.5 wt%")]
    public required double SolidsContent { get; init; }
}
