namespace Lamina.Line.Products;

/// <summary>What goes into the slurry: dry components by mass, solvent, solids content.</summary>
public sealed record Formulation
{
    /// <summary>Dry components; their mass fractions sum to 1.</summary>
    public required IReadOnlyList<Component> Components { get; init; }

    /// <summary>Name of the solvent.</summary>
    public required string Solvent { get; init; }

    /// <summary>Density of the solvent at the mixing temperature [kg/m3].</summary>
    public required double SolventDensity { get; init; }

    /// <summary>Dry mass per mass of slurry [-].</summary>
    public required double SolidsContent { get; init; }

    /// <summary>Density of the pore-free mixture of all dry components, 1/sum(w_i/rho_i) [kg/m3].</summary>
    public double DryDensity => 1 / Components.Sum(c => c.SpecificVolume);

    /// <summary>Mass fraction of active material in the dry coating [-].</summary>
    public double ActiveFraction => Components.Where(c => c.Role == ComponentRole.Active).Sum(c => c.MassFraction);
}
