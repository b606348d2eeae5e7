namespace Lamina.Line.Outputs;

/// <summary>Outputs of the coating step.</summary>
public static class CoatingOutputs
{
    /// <summary>Thickness of the wet film.</summary>
    public static OutputDefinition WetThickness { get; } = new()
    {
        Name = "wet_thickness", Step = "coating", Unit = "m", DisplayUnit = "um",
        Definition = "Thickness of the wet film leaving the coater.",
        Equation = "t = loading/(rho x_s), or as given, or gap/gap_ratio",
        Inputs = ["coating.loading | coating.wet_thickness | coating.gap", "slurry_density", "formulation.solids_content"],
    };

    /// <summary>Dry mass per area.</summary>
    public static OutputDefinition LoadingTotal { get; } = new()
    {
        Name = "loading_total", Step = "coating", Unit = "kg/m2", DisplayUnit = "mg/cm2",
        Definition = "Dry mass of coating per area of web, one side.",
        Equation = "m = t rho x_s",
        Inputs = ["coating.loading | coating.wet_thickness | coating.gap", "slurry_density", "formulation.solids_content"],
    };

    /// <summary>Active mass per area.</summary>
    public static OutputDefinition LoadingActive { get; } = new()
    {
        Name = "loading_active", Step = "coating", Unit = "kg/m2", DisplayUnit = "mg/cm2",
        Definition = "Mass of active material per area of web, one side.",
        Equation = "m_a = m w_a",
        Inputs = ["loading_total", "formulation.components"],
    };

    /// <summary>Solvent per area.</summary>
    public static OutputDefinition SolventLoading { get; } = new()
    {
        Name = "solvent_loading", Step = "coating", Unit = "kg/m2", DisplayUnit = "g/m2",
        Definition = "Mass of solvent per area of web that the dryer has to remove.",
        Equation = "m_l = t rho (1 - x_s)",
        Inputs = ["wet_thickness", "slurry_density", "formulation.solids_content"],
    };

    /// <summary>Gap of the coater.</summary>
    public static OutputDefinition Gap { get; } = new()
    {
        Name = "gap", Step = "coating", Unit = "m", DisplayUnit = "um",
        Definition = "Gap between the die or blade and the web; where it is not given, the gap that the assumed ratio to the wet film needs.",
        Equation = "H = gap_ratio t; the ratio tends to 2 in the viscous regime",
        Inputs = ["coating.gap", "coating.gap_ratio", "wet_thickness"],
    };

    /// <summary>All of them, in the order of the result.</summary>
    public static IReadOnlyList<OutputDefinition> All { get; } = [WetThickness, LoadingTotal, LoadingActive, SolventLoading, Gap];
}
