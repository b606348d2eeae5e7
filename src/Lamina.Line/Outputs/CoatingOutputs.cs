namespace Lamina.Line.Outputs;

/// <summary>Outputs of the coating step.</summary>
public static class CoatingOutputs
{
    /// <summary>Thickness of the wet film.</summary>
    public static OutputDefinition WetThickness { get; } = new()
    {
        Name = "wet_thickness", Step = "coating", Unit = "m", DisplayUnit = "um",
        Definition = "Thickness of the wet film leaving the coater.",
        Equation = "t = loading/(rho x_s), or as given, or gap/gap_ratio; a bar with a flow curve: Herschel-Bulkley drag and head flow through its gap",
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

    /// <summary>Which forces hold the bead.</summary>
    public static OutputDefinition Regime { get; } = new()
    {
        Name = "regime", Step = "coating", Unit = "1", DisplayUnit = "1", Modelled = true,
        Definition = "Which forces hold the bead: viscocapillary below capillary number 1, viscous above.",
        Equation = "viscocapillary where Ca = eta(V/H) V/sigma < 1, else viscous",
        Inputs = ["viscosity_at_coating", "coating.speed | drying.speed", "coating.surface_tension"],
    };

    /// <summary>Viscous over capillary forces.</summary>
    public static OutputDefinition CapillaryNumber { get; } = new()
    {
        Name = "capillary_number", Step = "coating", Unit = "1", DisplayUnit = "1", Modelled = true,
        Definition = "Viscosity at the shear rate of the gap times web speed over surface tension.",
        Equation = "Ca = eta(V/H) V/sigma",
        Inputs = ["viscosity_at_coating", "coating.speed | drying.speed", "coating.surface_tension"],
    };

    /// <summary>Distance to the nearest bound.</summary>
    public static OutputDefinition WindowMargin { get; } = new()
    {
        Name = "window_margin", Step = "coating", Unit = "1", DisplayUnit = "%", Modelled = true,
        Definition = "Distance of the operating point to the nearest bound of the coating window, over that bound's scale; negative outside the window.",
        Equation = "min over bounds of (bound - value)/scale: wetting speed, low-flow limit (Ca < 1), vacuum, gap, particle size, stripes",
        Inputs = ["line.coater", "coating.gap", "coating.speed | drying.speed", "viscosity_at_coating", "wet_thickness"],
    };

    /// <summary>What is seen on the web.</summary>
    public static OutputDefinition Defect { get; } = new()
    {
        Name = "defect", Step = "coating", Unit = "1", DisplayUnit = "1", Modelled = true,
        Definition = "What is seen on the web: none inside the window, else the defect that lies beyond the first broken bound.",
        Equation = "bounds in this order: wetting speed: air_entrainment; low-flow limit: ribbing; vacuum too low: air_bubbles; vacuum too high or film above the gap: dripping; gap under particle_factor d_max: streaks; stripes: stripe_merging",
        Inputs = ["line.coater", "coating.gap", "coating.speed | drying.speed", "viscosity_at_coating", "wet_thickness"],
    };

    /// <summary>Thinnest film.</summary>
    public static OutputDefinition ThinnestFilm { get; } = new()
    {
        Name = "thinnest_film", Step = "coating", Unit = "m", DisplayUnit = "um", Modelled = true,
        Definition = "Thinnest wet film that the bead gives at the vacuum that is set.",
        Equation = "root in t of dP_min(t) = vacuum; dP_min = A + G(t) L_d - 2 sigma/H (A and menisci below Ca 1 only), G the Herschel-Bulkley lip flow's gradient",
        Inputs = ["line.coater", "coating.gap", "coating.speed | drying.speed", "viscosity_at_coating", "wet_thickness"],
    };

    /// <summary>Thickest film.</summary>
    public static OutputDefinition ThickestFilm { get; } = new()
    {
        Name = "thickest_film", Step = "coating", Unit = "m", DisplayUnit = "um", Modelled = true,
        Definition = "Thickest wet film that the bead gives at the vacuum that is set, at most the gap.",
        Equation = "root in t of dP_max(t) = vacuum; dP_max = A + G(t) L_d + G(0) L_u + 2 sigma/H",
        Inputs = ["line.coater", "coating.gap", "coating.speed | drying.speed", "viscosity_at_coating", "wet_thickness"],
    };

    /// <summary>Least vacuum.</summary>
    public static OutputDefinition VacuumMin { get; } = new()
    {
        Name = "vacuum_min", Step = "coating", Unit = "Pa", DisplayUnit = "mbar", Modelled = true,
        Definition = "Least vacuum upstream of the die that keeps air out of the slot; negative: the bead stands without.",
        Equation = "dP_min(t) at the wet film",
        Inputs = ["line.coater", "coating.gap", "coating.speed | drying.speed", "viscosity_at_coating", "wet_thickness"],
    };

    /// <summary>Largest vacuum.</summary>
    public static OutputDefinition VacuumMax { get; } = new()
    {
        Name = "vacuum_max", Step = "coating", Unit = "Pa", DisplayUnit = "mbar", Modelled = true,
        Definition = "Largest vacuum upstream of the die before slurry leaves the lips.",
        Equation = "dP_max(t) at the wet film",
        Inputs = ["line.coater", "coating.gap", "coating.speed | drying.speed", "viscosity_at_coating", "wet_thickness"],
    };

    /// <summary>Fastest web without air.</summary>
    public static OutputDefinition WettingSpeed { get; } = new()
    {
        Name = "wetting_speed", Step = "coating", Unit = "m/s", DisplayUnit = "m/min", Modelled = true,
        Definition = "Web speed beyond which air is drawn in under the slurry.",
        Equation = "a b (eta/1 mPa s)^(-m), Gutoff and Kendrick for a plunging tape times the assumed assist a of the bead",
        Inputs = ["viscosity_at_coating", "coating.constants"],
    };

    /// <summary>Spread of the loading.</summary>
    public static OutputDefinition LoadingSd { get; } = new()
    {
        Name = "loading_sd", Step = "coating", Unit = "kg/m2", DisplayUnit = "mg/cm2", Modelled = true,
        Definition = "Standard deviation of the loading over the whole web.",
        Equation = "loading sqrt(sum of the squares of all causes): bar: k/gap, gauge, speed, consistency; die: flow along the slot, pump, speed",
        Inputs = ["line.coater", "coating.gap", "coating.speed | drying.speed", "rheology", "coating.constants"],
    };

    /// <summary>Spread across the web.</summary>
    public static OutputDefinition LoadingSdAcross { get; } = new()
    {
        Name = "loading_sd_across", Step = "coating", Unit = "kg/m2", DisplayUnit = "mg/cm2", Modelled = true,
        Definition = "Standard deviation of the loading across the web.",
        Equation = "as loading_sd, causes that act across the web",
        Inputs = ["line.coater", "coating.gap", "coating.constants"],
    };

    /// <summary>Spread along the web.</summary>
    public static OutputDefinition LoadingSdAlong { get; } = new()
    {
        Name = "loading_sd_along", Step = "coating", Unit = "kg/m2", DisplayUnit = "mg/cm2", Modelled = true,
        Definition = "Standard deviation of the loading along the web.",
        Equation = "as loading_sd, causes that act along the web",
        Inputs = ["line.coater", "coating.gap", "coating.constants"],
    };

    /// <summary>Share outside the tolerance.</summary>
    public static OutputDefinition LoadingScrap { get; } = new()
    {
        Name = "loading_scrap", Step = "coating", Unit = "1", DisplayUnit = "%", Modelled = true,
        Definition = "Share of the web whose loading lies outside coating.tolerance.",
        Equation = "2 Phi(-tolerance loading/loading_sd), normal distribution",
        Inputs = ["loading_sd", "coating.tolerance"],
    };

    /// <summary>Height of the edge bead.</summary>
    public static OutputDefinition EdgeRatio { get; } = new()
    {
        Name = "edge_ratio", Step = "coating", Unit = "1", DisplayUnit = "1", Modelled = true,
        Definition = "Height of the coating's side edges over its mean height.",
        Equation = "max(1, c sqrt(slot height/wet film)); under a bar its gap over the wet film",
        Inputs = ["line.coater.slot_die.slot | coating.gap", "wet_thickness", "coating.constants"],
    };

    /// <summary>Width of the side edges.</summary>
    public static OutputDefinition EdgeWidth { get; } = new()
    {
        Name = "edge_width", Step = "coating", Unit = "m", DisplayUnit = "mm", Modelled = true,
        Definition = "Width over which a side edge falls from the film to the foil, once surface tension has flattened it as far as the yield stress lets it.",
        Equation = "c (sigma h^2/tau_y)^(1/3)",
        Inputs = ["yield_stress", "wet_thickness", "coating.surface_tension", "coating.constants"],
    };

    /// <summary>Length of start and stop edges.</summary>
    public static OutputDefinition PatternEdgeLength { get; } = new()
    {
        Name = "pattern_edge_length", Step = "coating", Unit = "m", DisplayUnit = "mm", Modelled = true,
        Definition = "Length along the web of a start or stop edge of a pattern, in which the film is not yet or no longer steady.",
        Equation = "edge_time V",
        Inputs = ["coating.speed | drying.speed", "coating.constants"],
    };

    /// <summary>Start and stop edges.</summary>
    public static OutputDefinition PatternEdges { get; } = new()
    {
        Name = "pattern_edges", Step = "coating", Unit = "1", DisplayUnit = "%", Modelled = true,
        Definition = "Share of the coated length of a pattern that lies in its start and stop edges, where the flow is not yet or no longer steady.",
        Equation = "2 edge_time V/coated length",
        Inputs = ["coating.pattern", "coating.speed | drying.speed", "coating.constants"],
    };

    /// <summary>Half-time of ripples.</summary>
    public static OutputDefinition LevellingTime { get; } = new()
    {
        Name = "levelling_time", Step = "coating", Unit = "s", DisplayUnit = "s", Modelled = true,
        Definition = "Time after which a ripple of coating.ripple, a tenth of the film high, has lost half its height.",
        Equation = "ln 2 3 eta lambda^4/(16 pi^4 sigma h^3), eta at the ripple's own stress (Orchard 1962)",
        Inputs = ["rheology", "coating.ripple", "coating.surface_tension", "wet_thickness"],
    };

    /// <summary>Ripples that stay.</summary>
    public static OutputDefinition FrozenRipple { get; } = new()
    {
        Name = "frozen_ripple", Step = "coating", Unit = "m", DisplayUnit = "um", Modelled = true,
        Definition = "Height of ripples of coating.ripple that the yield stress holds for ever.",
        Equation = "a = tau_y lambda^3/(8 pi^3 sigma h)",
        Inputs = ["yield_stress", "coating.ripple", "coating.surface_tension", "wet_thickness"],
    };

    /// <summary>All of them, in the order of the result.</summary>
    public static IReadOnlyList<OutputDefinition> All { get; } = 
    [
        WetThickness, LoadingTotal, LoadingActive, SolventLoading, Gap, Regime, CapillaryNumber, WindowMargin, Defect, ThinnestFilm, ThickestFilm, VacuumMin, VacuumMax, WettingSpeed,
        LoadingSd, LoadingSdAcross, LoadingSdAlong, LoadingScrap, EdgeRatio, EdgeWidth, PatternEdgeLength, PatternEdges, LevellingTime, FrozenRipple,
    ];
}
