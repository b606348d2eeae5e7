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

    /// <summary>Median size of the carbon's agglomerates.</summary>
    public static OutputDefinition D50 { get; } = new()
    {
        Name = "d50", Step = "mixing", Unit = "m", DisplayUnit = "um", Modelled = true,
        Definition = "Median diameter, by volume, of the carbon's agglomerates after mixing.",
        Equation = "population balance dn/dt = birth - S n, S = passes/time (1 - exp(-kappa (tau/(Fa_c sigma) - 1)^m)); model empirical: x_0 + (x_end - x_0) t/(t + K_t)",
        Inputs = ["line.mixer", "mixing.speed", "mixing.time | mixing.throughput", "mixing.initial_size", "mixing.constants", "formulation"],
    };

    /// <summary>Ninetieth percentile of the carbon's agglomerates.</summary>
    public static OutputDefinition D90 { get; } = D50 with
    {
        Name = "d90", Definition = "Diameter below which 90 % of the volume of the carbon's agglomerates lies after mixing.", Equation = "from the size distribution of the population balance",
    };

    /// <summary>Stress that breaks the agglomerates.</summary>
    public static OutputDefinition StressIntensity { get; } = new()
    {
        Name = "stress_intensity", Step = "mixing", Unit = "Pa", DisplayUnit = "Pa", Modelled = true,
        Definition = "Shear stress of the slurry in the mixer's gap at the end of mixing; higher before, while agglomerates hold liquid.",
        Equation = "tau(u_tip/gap) by the slurry's flow curve",
        Inputs = ["line.mixer", "mixing.speed", "rheology | formulation", "mixing.constants"],
    };

    /// <summary>How often that stress is met.</summary>
    public static OutputDefinition StressNumber { get; } = new()
    {
        Name = "stress_number", Step = "mixing", Unit = "1", DisplayUnit = "1", Modelled = true,
        Definition = "Mean number of passes of the slurry through the gap of the mixer.",
        Equation = "f t, f = tools 0.5 u_tip gap height/V",
        Inputs = ["line.mixer", "mixing.speed", "mixing.time | mixing.throughput", "mixing.batch"],
    };

    /// <summary>Yield stress at the coater.</summary>
    public static OutputDefinition YieldStress { get; } = new()
    {
        Name = "yield_stress", Step = "mixing", Unit = "Pa", DisplayUnit = "Pa", Modelled = true,
        Definition = "Stress below which the slurry does not flow when it reaches the coater, age included.",
        Equation = "as given by rheology, or A (phi_C - phi_c)^m, times 1 + a ln(1 + t/t_a) at rest",
        Inputs = ["rheology", "formulation", "mixing.rest", "mixing.constants"],
    };

    /// <summary>Viscosity under the die.</summary>
    public static OutputDefinition ViscosityAtCoating { get; } = new()
    {
        Name = "viscosity_at_coating", Step = "mixing", Unit = "Pa s", DisplayUnit = "Pa s", Modelled = true,
        Definition = "Apparent viscosity at the shear rate of the coater, speed over gap, at the slurry's temperature there.",
        Equation = "eta = tau(V/H)/(V/H); law suspension: Casson with Krieger-Dougherty plateau in a Martin polymer solution",
        Inputs = ["rheology", "formulation", "coating.speed | drying.speed", "coating.gap", "coating.temperature", "mixing.constants"],
    };

    /// <summary>Energy put in.</summary>
    public static OutputDefinition SpecificEnergy { get; } = new()
    {
        Name = "specific_energy", Step = "mixing", Unit = "J/kg", DisplayUnit = "Wh/kg", Modelled = true,
        Definition = "Energy that the mixer puts into the slurry per mass of slurry.",
        Equation = "integral of P dt/m, P as given or the slurry's dissipation V_gap tau g + V tau g in gap and bulk",
        Inputs = ["line.mixer", "mixing.power | mixing.speed", "mixing.time | mixing.throughput", "mixing.batch", "mixing.constants"],
    };

    /// <summary>Temperature after mixing.</summary>
    public static OutputDefinition SlurryTemperature { get; } = new()
    {
        Name = "slurry_temperature", Step = "mixing", Unit = "K", DisplayUnit = "degC", Modelled = true,
        Definition = "Temperature of the slurry at the end of mixing.",
        Equation = "m c dT/dt = P - UA (T - T_jacket); held at mixing.temperature where the jacket's conductance is not given",
        Inputs = ["line.mixer.*.jacket_conductance", "mixing.temperature", "specific_energy"],
    };

    /// <summary>Clear liquid above the settled grains.</summary>
    public static OutputDefinition SettledShare { get; } = new()
    {
        Name = "settled_share", Step = "mixing", Unit = "1", DisplayUnit = "%", Modelled = true,
        Definition = "Share of the vessel's height that the active grains have left by settling when coating begins.",
        Equation = "v t/height, Stokes with the slurry's own viscosity at v/d; 0 where tau_y > 0.0477 drho g d",
        Inputs = ["rheology", "mixing.rest", "mixing.stirred", "mixing.height", "d50 of the active material"],
    };

    /// <summary>Largest bubble left.</summary>
    public static OutputDefinition LargestBubble { get; } = new()
    {
        Name = "largest_bubble", Step = "mixing", Unit = "m", DisplayUnit = "um", Modelled = true,
        Definition = "Diameter, at atmospheric pressure, of the largest bubble that degassing and rest leave in the slurry.",
        Equation = "largest d that does not rise mixing.height in the time given; bubbles grow by (p_0/p)^(1/3) under vacuum and are held where tau_y > 0.0477 rho g d",
        Inputs = ["rheology", "mixing.degassing", "mixing.rest", "mixing.height"],
    };

    /// <summary>Whether it gels.</summary>
    public static OutputDefinition GelationFlag { get; } = new()
    {
        Name = "gelation", Step = "mixing", Unit = "1", DisplayUnit = "1", Modelled = true,
        Definition = "Whether the slurry can still be coated: none, risk (PVDF beside an alkaline oxide, waited longer than gel_time) or jammed (solids above their maximum packing).",
        Equation = "jammed: phi_eff >= phi_m; risk: age > gel_time with PVDF and a nickel-rich or sodium layered oxide",
        Inputs = ["formulation", "mixing.rest", "mixing.constants"],
    };

    /// <summary>All of them, in the order of the result.</summary>
    public static IReadOnlyList<OutputDefinition> All { get; } = [SlurryDensity, SolidsContent, SolidsVolumeFraction, ActiveVolumeFraction, DryDensity, D50, D90, StressIntensity, StressNumber, YieldStress, ViscosityAtCoating, SpecificEnergy, SlurryTemperature, SettledShare, LargestBubble, GelationFlag];
}
