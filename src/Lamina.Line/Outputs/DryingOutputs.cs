namespace Lamina.Line.Outputs;

/// <summary>Outputs of the drying step. Every model lists all of them; where it has none it says why.</summary>
public static class DryingOutputs
{
    private static readonly string[] Film = ["formulation", "wet film", "line or batch conditions", "drying closures"];

    /// <summary>When the film is dry.</summary>
    public static OutputDefinition DryingTime { get; } = Time("drying_time",
        "First time at which the residual solvent is at or below drying.dry_to, from leaving the coater.",
        "first t with (w + b) rho_l/m <= dry_to, located by root finding on the integrator's interpolant") with { Inputs = [.. Film, "drying.dry_to"] };

    /// <summary>When the film stops shrinking.</summary>
    public static OutputDefinition EndOfShrinkageTime { get; } = Time("end_of_shrinkage_time",
        "Time at which the thickness comes within 0.5 % of its final value.",
        "first t with h(t) - h_end <= 0.005 h_end");

    /// <summary>When air first enters.</summary>
    public static OutputDefinition AirEntryTime { get; } = Time("air_entry_time",
        "Time at which the suction first exceeds the entry suction of the pores between active particles, in any cell.",
        "first t with s >= p_e = C gamma(T) cos(theta)/r");

    /// <summary>When the binder stops moving.</summary>
    public static OutputDefinition FixationTime { get; } = Time("fixation_time",
        "Time at which half of the binder, all binder species together by mass, is fixed (gel, coalescence or disconnection).",
        "first t with fixed binder mass/binder mass >= 1/2");

    /// <summary>Temperature of the plateau.</summary>
    public static OutputDefinition PlateauFilmTemperature { get; } = new()
    {
        Name = "plateau_film_temperature", Step = "drying", Unit = "K", DisplayUnit = "degC", Modelled = true,
        Definition = "Mean film temperature over the longest span in which it changes by less than 0.05 K/s.",
        Equation = "mean T over the longest span with |dT/dt| < 0.05 K/s",
        Inputs = Film,
    };

    /// <summary>Highest temperature of the film.</summary>
    public static OutputDefinition PeakFilmTemperature { get; } = new()
    {
        Name = "peak_film_temperature", Step = "drying", Unit = "K", DisplayUnit = "degC", Modelled = true,
        Definition = "Highest film temperature in the pass.",
        Equation = "max T(t)",
        Inputs = Film,
    };

    /// <summary>Rate while the film shrinks.</summary>
    public static OutputDefinition MeanDryingRate { get; } = new()
    {
        Name = "mean_drying_rate", Step = "drying", Unit = "kg/(m2 s)", DisplayUnit = "g/(m2 s)", Modelled = true,
        Definition = "Solvent mass that leaves per area and time, mean from leaving the coater to the end of shrinkage.",
        Equation = "V(t_EoS)/t_EoS with V the evaporated mass per area",
        Inputs = Film,
    };

    /// <summary>Highest rate in the pass.</summary>
    public static OutputDefinition PeakDryingRate { get; } = new()
    {
        Name = "peak_drying_rate", Step = "drying", Unit = "kg/(m2 s)", DisplayUnit = "g/(m2 s)", Modelled = true,
        Definition = "Highest solvent mass flux out of the film in the pass.",
        Equation = "max over the pass of the evaporation rate",
        Inputs = Film,
    };

    /// <summary>Solvent left at the end.</summary>
    public static OutputDefinition ResidualSolvent { get; } = new()
    {
        Name = "residual_solvent", Step = "drying", Unit = "1", DisplayUnit = "ppm", Modelled = true,
        Definition = "Mass of solvent left at the end of the pass per mass of dry coating.",
        Equation = "(w + b) rho_l/m at the end",
        Inputs = Film,
    };

    /// <summary>Thickness of the dried coating.</summary>
    public static OutputDefinition DryThickness { get; } = new()
    {
        Name = "dry_thickness", Step = "drying", Unit = "m", DisplayUnit = "um", Modelled = true,
        Definition = "Thickness of the coating, without foil, at the end of the pass.",
        Equation = "h = sum (1 + e) dZ",
        Inputs = Film,
    };

    /// <summary>Spread of the dried coating's thickness.</summary>
    public static OutputDefinition DryThicknessSd { get; } = new()
    {
        Name = "dry_thickness_sd", Step = "drying", Unit = "m", DisplayUnit = "um", Modelled = true,
        Definition = "Standard deviation of the dried coating's thickness over the web, carried through from the loading.",
        Equation = "each of 101 points of equal probability of the loading dries by itself, in the air that the mean makes",
        Inputs = ["loading_sd", .. Film],
    };

    /// <summary>Spread of the drying time.</summary>
    public static OutputDefinition DryingTimeSd { get; } = DryThicknessSd with
    {
        Name = "drying_time_sd", Unit = "s", DisplayUnit = "s", Definition = "Standard deviation of the drying time over the web, carried through from the loading.",
    };

    /// <summary>Spread of the solvent left.</summary>
    public static OutputDefinition ResidualSolventSd { get; } = DryThicknessSd with
    {
        Name = "residual_solvent_sd", Unit = "1", DisplayUnit = "ppm", Definition = "Standard deviation over the web of the solvent left at the end of the pass, carried through from the loading.",
    };

    /// <summary>Share of the web that is not dry.</summary>
    public static OutputDefinition UndriedShare { get; } = DryThicknessSd with
    {
        Name = "undried_share", Unit = "1", DisplayUnit = "%", Definition = "Share of the web that leaves the dryer with more solvent than drying.dry_to: its thick spots.",
        Equation = "1 - Phi((r - 1)/(loading_sd/loading)), r the relative loading that just meets drying.dry_to",
        Inputs = ["loading_sd", "drying.dry_to", .. Film],
    };

    /// <summary>Spread of the binder at the foil.</summary>
    public static OutputDefinition BinderBottomSd { get; } = DryThicknessSd with
    {
        Name = "binder_bottom_over_mean_sd", Unit = "1", DisplayUnit = "1", Definition = "Standard deviation over the web of binder_bottom_over_mean, carried through from the loading.",
    };

    /// <summary>What the spread of the loading becomes; computed beside the solution of the mean, so without bands of their own.</summary>
    public static IReadOnlyList<OutputDefinition> OverTheWeb { get; } = [DryThicknessSd, DryingTimeSd, ResidualSolventSd, UndriedShare, BinderBottomSd];

    /// <summary>All voids at the end.</summary>
    public static OutputDefinition Porosity { get; } = new()
    {
        Name = "porosity", Step = "drying", Unit = "1", DisplayUnit = "%", Modelled = true,
        Definition = "Volume of all voids, solvent-filled ones and those inside the carbon-binder domain included, per volume of coating at the end of the pass.",
        Equation = "1 - (m/rho_s)/h",
        Inputs = Film,
    };

    /// <summary>Voids outside the carbon-binder domain.</summary>
    public static OutputDefinition PorosityBulk { get; } = new()
    {
        Name = "porosity_bulk", Step = "drying", Unit = "1", DisplayUnit = "%", Modelled = true,
        Definition = "Porosity with the carbon-binder domain, its nanopores included, counted as solid.",
        Equation = "porosity - (pore volume inside the carbon-binder domain)/h",
        Inputs = Film,
    };

    /// <summary>Dry mass per area.</summary>
    public static OutputDefinition LoadingTotal { get; } = CoatingOutputs.LoadingTotal with { Step = "drying", Equation = "carried through from the wet film" };

    /// <summary>Active mass per area.</summary>
    public static OutputDefinition LoadingActive { get; } = CoatingOutputs.LoadingActive with { Step = "drying" };

    /// <summary>Fraction of the explosion limit.</summary>
    public static OutputDefinition LelFractionMax { get; } = new()
    {
        Name = "lel_fraction_max", Step = "drying", Unit = "1", DisplayUnit = "%", Modelled = true,
        Definition = "Highest solvent content of any zone's air over the solvent's lower explosive limit.",
        Equation = "max over zones of y/y_LEL(T), y the mole fraction of vapour",
        Inputs = ["line.dryer.zones.*.make_up | solvent_content", "mean_drying_rate", "web.coating_width"],
    };

    /// <summary>Binder at the foil.</summary>
    public static OutputDefinition BinderBottomOverMean { get; } = Share("binder_bottom_over_mean",
        "All binder species together: mean concentration over the lowest 10 % of the thickness over the mean of the film, at the end of the pass.");

    /// <summary>Binder at the surface.</summary>
    public static OutputDefinition BinderTopOverMean { get; } = Share("binder_top_over_mean",
        "All binder species together: mean concentration over the highest 10 % of the thickness over the mean of the film, at the end of the pass.");

    /// <summary>Carbon at the foil.</summary>
    public static OutputDefinition CarbonBottomOverMean { get; } = Share("carbon_bottom_over_mean",
        "Conductive carbon: mean concentration over the lowest 10 % of the thickness over the mean of the film, at the end of the pass.");

    /// <summary>Carbon at the surface.</summary>
    public static OutputDefinition CarbonTopOverMean { get; } = Share("carbon_top_over_mean",
        "Conductive carbon: mean concentration over the highest 10 % of the thickness over the mean of the film, at the end of the pass.");

    /// <summary>Heat that the web took up from all sources.</summary>
    public static OutputDefinition WebHeat { get; } = new()
    {
        Name = "web_heat", Step = "drying", Unit = "J/m2", DisplayUnit = "kJ/m2", Modelled = true,
        Definition = "Heat that air, infrared and supports gave to the web per area over the pass.",
        Equation = "integral of all heat fluxes into the web",
        Inputs = Film,
    };

    /// <summary>Time in the dryer.</summary>
    public static OutputDefinition ResidenceTime { get; } = new()
    {
        Name = "residence_time", Step = "drying", Unit = "s", DisplayUnit = "s",
        Definition = "Time from leaving the coater to leaving the dryer, or the sum of all batch stages.",
        Equation = "length/speed, or the sum of the stages' durations",
        Inputs = ["drying.speed", "line.dryer", "line.batch"],
    };

    /// <summary>All that do not depend on the species, in the order of the result.</summary>
    public static IReadOnlyList<OutputDefinition> All { get; } =
    [
        DryingTime, EndOfShrinkageTime, AirEntryTime, FixationTime, PlateauFilmTemperature, PeakFilmTemperature, MeanDryingRate, PeakDryingRate, ResidualSolvent,
        DryThickness, Porosity, PorosityBulk, LoadingTotal, LoadingActive, LelFractionMax, BinderBottomOverMean, BinderTopOverMean, CarbonBottomOverMean, CarbonTopOverMean,
        WebHeat, ResidenceTime, .. OverTheWeb,
        .. StressOutputs.All,
        .. EnergyOutputs.All,
    ];

    /// <summary>The outputs of one species: its bottom and top over mean.</summary>
    /// <param name="species">name of the material</param>
    public static IReadOnlyList<OutputDefinition> Of(string species)
    {
        var name = species.Replace(' ', '_');
        return
        [
            Share(name + "_bottom_over_mean", $"{species}: mean concentration over the lowest 10 % of the thickness over the mean of the film, at the end of the pass."),
            Share(name + "_top_over_mean", $"{species}: mean concentration over the highest 10 % of the thickness over the mean of the film, at the end of the pass."),
        ];
    }

    private static OutputDefinition Time(string name, string definition, string equation) => new()
    {
        Name = name, Step = "drying", Unit = "s", DisplayUnit = "s", Modelled = true, IsReached = true, Definition = definition, Equation = equation, Inputs = Film,
    };

    private static OutputDefinition Share(string name, string definition) => new()
    {
        Name = name, Step = "drying", Unit = "1", DisplayUnit = "1", Modelled = true, Definition = definition,
        Equation = "(integral of M over the slice/slice thickness)/(integral of M over the film/h), cells cut exactly at the slice",
        Inputs = [.. Film, "drying.slice"],
    };
}
