namespace Lamina.Line.Products;

/// <summary>A mixed slurry: a homogeneous suspension, by its mass balance.</summary>
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
}
