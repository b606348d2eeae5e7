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
        Inputs = ["calendering.thickness | density | porosity | line_load | gap", "dry_thickness", "drying porosity"],
    };

    /// <summary>Porosity after calendering.</summary>
    public static OutputDefinition Porosity { get; } = new()
    {
        Name = "porosity", Step = "calendering", Unit = "1", DisplayUnit = "%",
        Definition = "Voids per volume of coating after calendering.",
        Equation = "eps = 1 - h_s/h; the solid keeps its volume",
        Inputs = ["calendering.thickness | density | porosity | line_load | gap", "dry_thickness", "drying porosity"],
    };

    /// <summary>Density after calendering.</summary>
    public static OutputDefinition Density { get; } = new()
    {
        Name = "density", Step = "calendering", Unit = "kg/m3", DisplayUnit = "g/cm3",
        Definition = "Dry mass per volume of the coating after calendering.",
        Equation = "rho = loading/h",
        Inputs = ["loading_total", "calendering.thickness | density | porosity | line_load | gap"],
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

    /// <summary>Force per width.</summary>
    public static OutputDefinition LineLoad { get; } = new()
    {
        Name = "line_load", Step = "calendering", Unit = "N/m", DisplayUnit = "N/mm", Modelled = true,
        Definition = "Force per width of the rolls, in each pass.",
        Equation = "as given; or by gap + q/C = foil + sides h(q)/(1 + s(q)); or the inverse of the compaction law",
        Inputs = ["calendering.thickness | density | porosity | line_load | gap", "calendering.temperature", "calendering.passes", "line.calender", "calendering.constants"],
    };

    /// <summary>Thickness regained.</summary>
    public static OutputDefinition SpringBack { get; } = new()
    {
        Name = "spring_back", Step = "calendering", Unit = "1", DisplayUnit = "%", Modelled = true,
        Definition = "Thickness that the coating gains on leaving the nip, over its thickness in the nip.",
        Equation = "s_0 (q/300 N/mm)/(1 + b_m (m/200 g/m2 - 1))/(1 + b_w (w_b/0.03 - 1))",
        Inputs = ["line_load", "loading_total", "formulation", "calendering.constants"],
    };

    /// <summary>Gap before the web runs in.</summary>
    public static OutputDefinition SetGap { get; } = new()
    {
        Name = "set_gap", Step = "calendering", Unit = "m", DisplayUnit = "um", Modelled = true,
        Definition = "Gap between the rolls before the web runs in that gives this line load; negative where the rolls must be pressed on each other.",
        Equation = "foil + sides h/(1 + s) - q/C",
        Inputs = ["line_load", "line.calender.frame_stiffness", "line.web.foil_thickness"],
    };

    /// <summary>Length of the nip.</summary>
    public static OutputDefinition NipLength { get; } = new()
    {
        Name = "nip_length", Step = "calendering", Unit = "m", DisplayUnit = "mm", Modelled = true,
        Definition = "Length over which the rolls touch the web.",
        Equation = "sqrt(R dh), dh thickness taken off in the nip",
        Inputs = ["line.calender.roll_radius", "thickness", "spring_back"],
    };

    /// <summary>Pressure in the nip.</summary>
    public static OutputDefinition NipPressure { get; } = new()
    {
        Name = "nip_pressure", Step = "calendering", Unit = "Pa", DisplayUnit = "MPa", Modelled = true,
        Definition = "Mean pressure in the nip.",
        Equation = "p = q/sqrt(R dh)",
        Inputs = ["line_load", "nip_length"],
    };

    /// <summary>Bending of the rolls.</summary>
    public static OutputDefinition RollBending { get; } = new()
    {
        Name = "roll_bending", Step = "calendering", Unit = "m", DisplayUnit = "um", Modelled = true,
        Definition = "How much further the gap is open in the middle of the web than at its edges.",
        Equation = "2 x 5 q b^4/(384 E I), I = pi R^4/4",
        Inputs = ["line_load", "line.calender"],
    };

    /// <summary>Elongation of the foil.</summary>
    public static OutputDefinition FoilElongation { get; } = new()
    {
        Name = "foil_elongation", Step = "calendering", Unit = "1", DisplayUnit = "%", Modelled = true,
        Definition = "Relative gain of length of the foil.",
        Equation = "e_0 p/200 MPa",
        Inputs = ["nip_pressure", "line.web.foil", "calendering.constants"],
    };

    /// <summary>Dents in the foil.</summary>
    public static OutputDefinition EmbossingDepth { get; } = new()
    {
        Name = "embossing_depth", Step = "calendering", Unit = "m", DisplayUnit = "um", Modelled = true,
        Definition = "Depth of the dents that active particles leave in the foil.",
        Equation = "p d/(4 phi_a H)",
        Inputs = ["nip_pressure", "d50 of the active material", "calendering.constants"],
    };

    /// <summary>Tortuosity factor, by law or from a structure.</summary>
    public static OutputDefinition Tortuosity { get; } = new()
    {
        Name = "tortuosity", Step = "calendering", Unit = "1", DisplayUnit = "1", Modelled = true,
        Definition = "Tortuosity factor of the pores by a law of porosity; with model: particles that of all voids, solved on voxels of the structure.",
        Equation = "f eps^(-a); model: particles: eps/(D_eff/D)",
        Inputs = ["porosity", "calendering.constants"],
    };

    /// <summary>Gain of conductivity.</summary>
    public static OutputDefinition ConductivityRatio { get; } = new()
    {
        Name = "conductivity_ratio", Step = "calendering", Unit = "1", DisplayUnit = "1", Modelled = true,
        Definition = "Electronic conductivity of the coating over that before calendering; with model: particles that of the carbon-binder domain of both structures.",
        Equation = "((phi - phi_c)/(phi_0 - phi_c))^t, phi the volume fraction of carbon and binder; model: particles: cbd_conductivity_ratio after over before",
        Inputs = ["formulation", "compaction", "calendering.constants"],
    };

    /// <summary>Gain of adhesion.</summary>
    public static OutputDefinition AdhesionRatio { get; } = new()
    {
        Name = "adhesion_ratio", Step = "calendering", Unit = "1", DisplayUnit = "1", Modelled = true,
        Definition = "Peel strength over that before calendering.",
        Equation = "1 + g c (2 - c/c_opt)/c_opt, c the compaction",
        Inputs = ["compaction", "calendering.constants"],
    };

    /// <summary>Spread of thickness.</summary>
    public static OutputDefinition ThicknessSd { get; } = new()
    {
        Name = "thickness_sd", Step = "calendering", Unit = "m", DisplayUnit = "um", Modelled = true,
        Definition = "Standard deviation of the coating's thickness over the web, carried through from the loading.",
        Equation = "each of 101 points of equal probability of the loading meets the same room in the nip and springs back by its own load",
        Inputs = ["loading_sd", "line_load", "spring_back"],
    };

    /// <summary>Spread of porosity.</summary>
    public static OutputDefinition PorositySd { get; } = new()
    {
        Name = "porosity_sd", Step = "calendering", Unit = "1", DisplayUnit = "%", Modelled = true,
        Definition = "Standard deviation of the porosity over the web, carried through from the loading.",
        Equation = "as thickness_sd",
        Inputs = ["loading_sd", "line_load", "spring_back"],
    };

    /// <summary>Share outside the tolerance.</summary>
    public static OutputDefinition ThicknessScrap { get; } = new()
    {
        Name = "thickness_scrap", Step = "calendering", Unit = "1", DisplayUnit = "%", Modelled = true,
        Definition = "Share of the web whose thickness lies outside calendering.tolerance.",
        Equation = "2 Phi(-tolerance/thickness_sd)",
        Inputs = ["thickness_sd", "calendering.tolerance"],
    };

    /// <summary>All of them, in the order of the result.</summary>
    public static IReadOnlyList<OutputDefinition> All { get; } = 
    [
        Thickness, Porosity, Density, LoadingTotal, LoadingActive, Compaction, LineLoad, SpringBack, SetGap, NipLength, NipPressure, RollBending, FoilElongation, EmbossingDepth,
        Tortuosity, ConductivityRatio, AdhesionRatio, ThicknessSd, PorositySd, ThicknessScrap,
    ];
}
