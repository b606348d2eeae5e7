using Lamina.Line.Mixing.Dispersion;
using Lamina.Line.Mixing.Rest;
using Lamina.Line.Mixing.Rheology;

namespace Lamina.Line.Products;

/// <summary>A mixed slurry: its mass balance, and where they are known its flow curve, the state of its carbon and what rest did to it.</summary>
public sealed record Slurry
{
    /// <summary>What it is made of.</summary>
    public required Formulation Formulation { get; init; }

    /// <summary>Dry mass per mass of slurry [-].</summary>
    public required double SolidsContent { get; init; }

    /// <summary>Mass per volume, volumes being additive [kg/m3].</summary>
    public required double Density { get; init; }

    /// <summary>Volume of all dry components per volume of slurry [-].</summary>
    public required double SolidsVolumeFraction { get; init; }

    /// <summary>Volume of each dry component per volume of slurry, in the order of the formulation [-].</summary>
    public required IReadOnlyList<double> VolumeFractions { get; init; }

    /// <summary>Volume of solvent per volume of slurry [-].</summary>
    public required double SolventVolumeFraction { get; init; }

    /// <summary>How it flows at the coater; null where the recipe neither gives nor computes it.</summary>
    public SlurryRheology? Rheology { get; init; }

    /// <summary>How its carbon was dispersed; null where that is not modelled.</summary>
    public DispersionTrace? Dispersion { get; init; }

    /// <summary>What the time between mixing and coating did; null where the flow curve is not known.</summary>
    public RestedState? Rest { get; init; }
}
