namespace Lamina.Line.Outputs;

/// <summary>Outputs of the mixing step.</summary>
public static class MixingOutputs
{
    /// <summary>Density of the slurry.</summary>
    public static OutputDefinition SlurryDensity { get; } = new()
    {
        Name = "slurry_density", Step = "mixing", Unit = "kg/m3", DisplayUnit = "kg/m3",
        Definition = "Mass per volume of slurry, free of bubbles.",
        Equation = "1/rho = x_s sum(w_i/rho_i) + (1 - x_s)/rho_solvent (volumes are additive)",
        Inputs = ["formulation.solids_content", "formulation.components", "density of every material"],
    };

    /// <summary>Solids content by mass.</summary>
    public static OutputDefinition SolidsContent { get; } = new()
    {
        Name = "solids_content", Step = "mixing", Unit = "1", DisplayUnit = "wt%",
        Definition = "Dry mass per mass of slurry.",
        Equation = "x_s as given",
        Inputs = ["formulation.solids_content"],
    };

    /// <summary>Solids by volume.</summary>
    public static OutputDefinition SolidsVolumeFraction { get; } = new()
    {
        Name = "solids_volume_fraction", Step = "mixing", Unit = "1", DisplayUnit = "vol%",
        Definition = "Volume of all dry components per volume of slurry.",
        Equation = "phi = rho x_s sum(w_i/rho_i)",
        Inputs = ["formulation.solids_content", "formulation.components", "density of every material"],
    };

    /// <summary>Active material by volume.</summary>
    public static OutputDefinition ActiveVolumeFraction { get; } = new()
    {
        Name = "active_volume_fraction", Step = "mixing", Unit = "1", DisplayUnit = "vol%",
        Definition = "Volume of active material per volume of slurry.",
        Equation = "phi_a = rho x_s w_a/rho_a",
        Inputs = ["formulation.solids_content", "formulation.components", "density of every material"],
    };

    /// <summary>Density of the pore-free dry mixture.</summary>
    public static OutputDefinition DryDensity { get; } = new()
    {
        Name = "dry_density", Step = "mixing", Unit = "kg/m3", DisplayUnit = "kg/m3",
        Definition = "Density of all dry components together without any pore.",
        Equation = "1/rho_s = sum(w_i/rho_i)",
        Inputs = ["formulation.components", "density of every material"],
    };

    /// <summary>All of them, in the order of the result.</summary>
    public static IReadOnlyList<OutputDefinition> All { get; } = [SlurryDensity, SolidsContent, SolidsVolumeFraction, ActiveVolumeFraction, DryDensity];
}
