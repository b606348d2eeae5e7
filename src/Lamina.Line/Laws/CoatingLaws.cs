namespace Lamina.Line.Laws;

/// <summary>Laws of coating that have constants; the windows themselves have none.</summary>
public static class CoatingLaws
{
    /// <summary>Relative spread of loading against gap.</summary>
    public static ProcessLaw LoadingSpread { get; } = new()
    {
        RecipeKeys = ["coating.constants.gap_error"],
        Name = "loading-spread", Step = "coating",
        Description = "Relative standard deviation of the loading of a bar-coated film: gap errors weigh more in thin gaps.",
        Equation = "sd/mean = k/gap",
        Source = "form of a constant gap error; constant fitted to 144 comma-coated cathodes (ARTISTIC-ERC/electrode-heterogeneity)",
        Output = new() { Name = "relative_spread", Unit = "1", Description = "standard deviation over mean of the loading" },
        Inputs = [new() { Name = "gap", Unit = "m", Description = "gap of the bar or blade" }],
        Parameters = [LawParameter.Fitted("gap_error", 2.8e-6, "m", 1e-6, 6e-6, "geometric mean over 144 comma-coated cathodes (ARTISTIC-ERC/electrode-heterogeneity); leave-one-out R2 of the logarithm .77", "spread of the effective gap")],
        Value = (x, p) => p[0] / x[0],
    };

    /// <summary>Speed at which air is entrained.</summary>
    public static ProcessLaw DynamicWetting { get; } = new()
    {
        RecipeKeys = ["coating.constants.wetting_prefactor", "coating.constants.wetting_exponent", "coating.constants.wetting_assist"],
        Name = "dynamic-wetting", Step = "coating",
        Description = "Speed beyond which the liquid takes air under itself.",
        Equation = "V = a b (mu/1 mPa s)^(-m)",
        Source = "Gutoff and Kendrick 1982 (AIChE J. 28, 459) for plunging tapes, prefactor as quoted in secondary literature",
        Output = new() { Name = "wetting_speed", Unit = "m/s", Description = "largest web speed without air" },
        Inputs = [new() { Name = "viscosity", Unit = "Pa s", Description = "viscosity at the wetting line" }],
        Parameters =
        [
            LawParameter.Assumed("prefactor", 6.9, "m/s", 4, 8, "6.9 in one secondary source, 5.11 in another", "speed b at 1 mPa s"),
            LawParameter.Assumed("exponent", 0.67, "1", 0.5, 0.8, "plunging tapes", "exponent m"),
            LawParameter.Assumed("assist", 20, "1", 1, 40,
                "a bead pressed under a die wets faster than a plunging tape (hydrodynamic assist); 20 is what lines that coat slurries of about 1 Pa s at 80 m/min imply; 1 is the tape itself",
                "gain a over a plunging tape", logarithmic: true),
        ],
        Value = (x, p) => p[2] * p[0] * Math.Pow(x[0] / 1e-3, -p[1]),
    };

    /// <summary>Height of the coating's edge.</summary>
    public static ProcessLaw EdgeBead { get; } = new()
    {
        RecipeKeys = ["coating.constants.edge_factor"],
        Name = "edge-bead", Step = "coating",
        Description = "Height of the edge bead over the film, from the stretch between slot or bar gap and web.",
        Equation = "h_e/h = max(1, c sqrt(V/u_slot))",
        Source = "analogue of the neck-in of stretched melts (Dobroth and Erwin 1986, Polym. Eng. Sci. 26, 462)",
        Output = new() { Name = "edge_ratio", Unit = "1", Description = "edge height over film height", Lowest = 1 },
        Inputs = [new() { Name = "stretch", Unit = "1", Description = "web speed over mean speed in the slot or under the bar, which is slot or gap over film" }],
        Parameters = [LawParameter.Assumed("factor", 0.5, "1", 0.4, 1, "1 in the analogue; dies with shaped slot ends leave beads of some percent to some tens of percent", "factor c")],
        Value = (x, p) => Math.Max(1, p[0] * Math.Sqrt(x[0])),
    };

    /// <summary>Width over which a side edge runs out.</summary>
    public static ProcessLaw EdgeRunOut { get; } = new()
    {
        RecipeKeys = ["coating.constants.edge_run_out"],
        Name = "edge-run-out", Step = "coating",
        Description = "Width over which a side edge falls from the film to the foil: surface tension flattens it until the yield stress holds it.",
        Equation = "w = c (sigma h^2/tau_y)^(1/3)",
        Source = "balance of capillary pressure gradient times film, sigma h^2/w^3, with the yield stress at the foil; prefactor assumed",
        Output = new() { Name = "edge_width", Unit = "m", Description = "width of the side edge" },
        Inputs =
        [
            new() { Name = "surface_tension", Unit = "N/m", Description = "surface tension of the slurry" },
            new() { Name = "film", Unit = "m", Description = "wet film" },
            new() { Name = "yield_stress", Unit = "Pa", Description = "yield stress of the slurry, above 0", Lowest = 1e-9 },
        ],
        Parameters = [LawParameter.Assumed("factor", 1, "1", 0.5, 3, "scaling law without a measured prefactor", "factor c", logarithmic: true)],
        Value = (x, p) => p[0] * Math.Cbrt(x[0] * x[1] * x[1] / x[2]),
    };

    /// <summary>Length of a start or stop edge.</summary>
    public static ProcessLaw PatternEdge { get; } = new()
    {
        RecipeKeys = ["coating.constants.edge_time"],
        Name = "pattern-edge", Step = "coating",
        Description = "Length of a start or stop edge of an intermittent coating: what passes while the flow starts or stops.",
        Equation = "l = t_e V",
        Source = "pressure transients between valve and die, taken as one time",
        Output = new() { Name = "edge_length", Unit = "m", Description = "length along the web in which the film is not yet or no longer steady" },
        Inputs = [new() { Name = "speed", Unit = "m/s", Description = "web speed" }],
        Parameters = [LawParameter.Assumed("time", 0.02, "s", 5e-3, 0.1, "valve and die settle in tens of milliseconds, order of magnitude", "time t_e in which the flow starts or stops", logarithmic: true)],
        Value = (x, p) => p[0] * x[0],
    };

    /// <summary>How far stripes run out.</summary>
    public static ProcessLaw StripeRunOut { get; } = new()
    {
        RecipeKeys = ["coating.constants.stripe_run_out"],
        Name = "stripe-run-out", Step = "coating",
        Description = "How far the edge of a stripe runs out into the bare lane beside it.",
        Equation = "r = c h",
        Source = "proportional form assumed; stripe coatings have an upper thickness at which they merge (J. Coat. Technol. Res. 15, 899)",
        Output = new() { Name = "run_out", Unit = "m", Description = "run-out of one edge" },
        Inputs = [new() { Name = "film", Unit = "m", Description = "wet film" }],
        Parameters = [LawParameter.Assumed("factor", 20, "1", 5, 60, "order of magnitude; a yield stress holds the edge", "run-out c in film thicknesses", logarithmic: true)],
        Value = (x, p) => p[0] * x[0],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProcessLaw> All { get; } = [LoadingSpread, DynamicWetting, EdgeBead, EdgeRunOut, PatternEdge, StripeRunOut];
}
