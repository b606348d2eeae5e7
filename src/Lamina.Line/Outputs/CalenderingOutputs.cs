namespace Lamina.Line.Outputs;

/// <summary>Outputs of the calendering step.</summary>
public static class CalenderingOutputs
{
    /// <summary>Thickness after calendering.</summary>
    public static OutputDefinition Thickness { get; } = new()
    {
        Name = "thickness", Step = "calendering", Unit = "m", DisplayUnit = "um",
        Definition = "Thickness of the coating after calendering, without foil.",
        Equation = "as given, or loading/density, or h_s/(1 - porosity) with h_s the solid's volume per area",
        Inputs = ["calendering.thickness | calendering.density | calendering.porosity", "dry_thickness", "drying porosity"],
    };

    /// <summary>Porosity after calendering.</summary>
    public static OutputDefinition Porosity { get; } = new()
    {
        Name = "porosity", Step = "calendering", Unit = "1", DisplayUnit = "%",
        Definition = "Voids per volume of coating after calendering.",
        Equation = "eps = 1 - h_s/h; the solid keeps its volume",
        Inputs = ["calendering.thickness | calendering.density | calendering.porosity", "dry_thickness", "drying porosity"],
    };

    /// <summary>Density after calendering.</summary>
    public static OutputDefinition Density { get; } = new()
    {
        Name = "density", Step = "calendering", Unit = "kg/m3", DisplayUnit = "g/cm3",
        Definition = "Dry mass per volume of the coating after calendering.",
        Equation = "rho = loading/h",
        Inputs = ["loading_total", "calendering.thickness | calendering.density | calendering.porosity"],
    };

    /// <summary>Dry mass per area.</summary>
    public static OutputDefinition LoadingTotal { get; } = CoatingOutputs.LoadingTotal with { Step = "calendering", Equation = "carried through: a calender neither adds nor takes mass" };

    /// <summary>Active mass per area.</summary>
    public static OutputDefinition LoadingActive { get; } = CoatingOutputs.LoadingActive with { Step = "calendering" };

    /// <summary>How much thinner the coating became.</summary>
    public static OutputDefinition Compaction { get; } = new()
    {
        Name = "compaction", Step = "calendering", Unit = "1", DisplayUnit = "%",
        Definition = "Share of the dried coating's thickness that the calender took away.",
        Equation = "1 - h/h_dry",
        Inputs = ["thickness", "dry_thickness"],
    };

    /// <summary>All of them, in the order of the result.</summary>
    public static IReadOnlyList<OutputDefinition> All { get; } = [Thickness, Porosity, Density, LoadingTotal, LoadingActive, Compaction];
}
