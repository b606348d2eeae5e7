namespace Lamina.Line.Laws;

/// <summary>Laws of calendering.</summary>
public static class CalenderingLaws
{
    private const string NoNumbers = "no published value was found; placeholder of usual size, calibrate";

    /// <summary>Porosity against line load.</summary>
    public static ProcessLaw Compaction { get; } = new()
    {
        RecipeKeys = ["calendering.constants.resistance", "calendering.constants.minimum_share", "calendering.constants.softening", "calendering.constants.loading_sensitivity"],
        Name = "compaction", Step = "calendering",
        Description = "Porosity after calendering against line load, roll temperature and loading; spring-back included.",
        Equation = "eps = eps_min + (eps_0 - eps_min) exp(-q/gamma), eps_min = xi s eps_0, gamma = gamma_0 s [1 + b (m/m_0 - 1)], s = 1 - a (T - 298.15 K), m_0 = 200 g/m2",
        Source = "Meyer et al. 2017, J. Mater. Process. Technol. 249, 172 (form); temperature and loading dependence after Meyer and Schreiner as reviewed 2022",
        Output = new() { Name = "porosity", Unit = "1", Description = "porosity after calendering", Highest = 1 },
        Inputs =
        [
            new() { Name = "initial_porosity", Unit = "1", Description = "porosity before calendering", Highest = 1 },
            new() { Name = "line_load", Unit = "N/m", Description = "force per width of the rolls" },
            new() { Name = "temperature", Unit = "K", Description = "roll surface", Lowest = 250, Highest = 500 },
            new() { Name = "loading", Unit = "kg/m2", Description = "coating mass per side" },
        ],
        Parameters =
        [
            LawParameter.Assumed("resistance", 250e3, "N/m", 150e3, 350e3, NoNumbers + "; NMC 200 to 300 N/mm, graphite 70 to 110 N/mm", "compaction resistance gamma_0 at 25 degC and 200 g/m2", logarithmic: true),
            LawParameter.Assumed("minimum_share", 0.45, "1", 0.3, 0.6, NoNumbers, "least porosity over initial porosity, xi, at 25 degC"),
            LawParameter.Assumed("softening", 2e-3, "1/K", 0, 6e-3, NoNumbers + "; the direction is published, the slope is not", "fall a of resistance and least porosity per kelvin"),
            LawParameter.Fitted("loading_sensitivity", 0.37, "1", 0, 1.5, "rise of the resistance against closing the gap, pilot-line cathodes at 182 and 218 g/m2 (Farhadi Tolie et al. 2025); against line load it is not measured", "rise b of resistance with loading"),
        ],
        Value = (x, p) => new Calendering.Laws.ExponentialCompaction { Resistance = p[0], MinimumShare = p[1], Softening = p[2], LoadingSensitivity = p[3] }.Porosity(x[0], x[1], x[2], x[3]),
    };

    /// <summary>Porosity against gap.</summary>
    public static ProcessLaw GapCompaction { get; } = new()
    {
        Name = "gap-compaction", Step = "calendering",
        Description = "Porosity after calendering against the set gap where no line load is known.",
        Equation = "eps = eps_0 [xi + (1 - xi) exp(-P/P_c)], P = (t_0 - gap)/t_0",
        Source = "fitted to 14 gap-calendered NMC111 electrodes (Duquesnoy et al. 2020, J. Power Sources 480, 229103)",
        Output = new() { Name = "porosity", Unit = "1", Description = "porosity after calendering", Highest = 1 },
        Inputs =
        [
            new() { Name = "initial_porosity", Unit = "1", Description = "porosity before calendering", Highest = 1 },
            new() { Name = "initial_thickness", Unit = "m", Description = "thickness before calendering, as the gap counts it" },
            new() { Name = "gap", Unit = "m", Description = "set gap of the rolls" },
        ],
        Parameters =
        [
            LawParameter.Fitted("minimum_share", 0.452, "1", 0.33, 0.49, "14 NMC111 electrodes (Duquesnoy et al. 2020); bounds from the fits per electrode", "least porosity over initial porosity, xi"),
            LawParameter.Fitted("compression", 0.51, "1", 0.4, 0.77, "14 NMC111 electrodes (Duquesnoy et al. 2020); bounds from the fits per electrode", "relative gap closure P_c"),
        ],
        Value = (x, p) => x[0] * (p[0] + (1 - p[0]) * Math.Exp(-(x[1] - x[2]) / x[1] / p[1])),
    };

    /// <summary>Spring-back.</summary>
    public static ProcessLaw SpringBack { get; } = new()
    {
        RecipeKeys = ["calendering.constants.spring_back_scale", "calendering.constants.spring_back_loading", "calendering.constants.spring_back_binder"],
        Name = "spring-back", Step = "calendering",
        Description = "Thickness that the coating gains on leaving the nip, over its thickness in the nip.",
        Equation = "s = s_0 (q/300 N/mm)/(1 + b_m (m/200 g/m2 - 1))/(1 + b_w (w_b/0.03 - 1))",
        Source = "directions after Meyer and Schreiner as reviewed 2022: rises with line load, falls with loading and binder content",
        Output = new() { Name = "spring_back", Unit = "1", Description = "relative gain of thickness" },
        Inputs =
        [
            new() { Name = "line_load", Unit = "N/m", Description = "force per width of the rolls" },
            new() { Name = "loading", Unit = "kg/m2", Description = "coating mass per side" },
            new() { Name = "binder_share", Unit = "1", Description = "binder per dry mass", Highest = 1 },
        ],
        Parameters =
        [
            LawParameter.Assumed("scale", 0.05, "1", 0.01, 0.15, NoNumbers, "spring-back s_0 at 300 N/mm, 200 g/m2 and 3 wt% binder", logarithmic: true),
            LawParameter.Assumed("loading_sensitivity", 0.3, "1", 0, 1, NoNumbers, "fall b_m with loading"),
            LawParameter.Assumed("binder_sensitivity", 0.3, "1", 0, 1, NoNumbers, "fall b_w with binder"),
        ],
        Value = (x, p) => p[0] * x[0] / 300e3 / Math.Max(0.1, 1 + p[1] * (x[1] / 0.2 - 1)) / Math.Max(0.1, 1 + p[2] * (x[2] / 0.03 - 1)),
    };

    /// <summary>How far a calender gives way.</summary>
    public static ProcessLaw RollDisplacement { get; } = new()
    {
        RecipeKeys = ["calendering.constants.frame_stiffness"],
        Name = "roll-displacement", Step = "calendering",
        Description = "How far line load opens the gap between the rolls: frame, bearings and rolls together.",
        Equation = "d = q/C",
        Source = "roll displacement is reported linear in line load (review of 2022)",
        Output = new() { Name = "displacement", Unit = "m", Description = "gap under load less the set gap" },
        Inputs = [new() { Name = "line_load", Unit = "N/m", Description = "force per width of the rolls" }],
        Parameters = [LawParameter.Assumed("stiffness", 4e9, "Pa", 1e9, 2e10, "what the exit thickness of 14 gap-calendered NMC111 electrodes (Duquesnoy et al. 2020) implies with the assumed resistance", "stiffness C", logarithmic: true)],
        Value = (x, p) => x[0] / p[0],
    };

    /// <summary>Repeated passes.</summary>
    public static ProcessLaw RepeatedPasses { get; } = new()
    {
        RecipeKeys = ["calendering.constants.pass_exponent"],
        Name = "repeated-passes", Step = "calendering",
        Description = "Line load of one pass that compacts as much as several passes at the same load, over that load.",
        Equation = "N^p",
        Source = "assumed power form: a second pass adds little (p = 0: nothing; p = 1: as much as the first)",
        Output = new() { Name = "load_ratio", Unit = "1", Description = "equivalent load over the load of each pass", Lowest = 1 },
        Inputs = [new() { Name = "passes", Unit = "1", Description = "number of passes", Lowest = 1 }],
        Parameters = [LawParameter.Assumed("exponent", 0.15, "1", 0, 0.5, NoNumbers, "exponent p")],
        Value = (x, p) => Math.Pow(x[0], p[0]),
    };

    /// <summary>Tortuosity against porosity.</summary>
    public static ProcessLaw Tortuosity { get; } = new()
    {
        RecipeKeys = ["calendering.constants.tortuosity_prefactor", "calendering.constants.tortuosity_exponent"],
        Name = "tortuosity", Step = "calendering",
        Description = "Tortuosity factor of the pores against porosity.",
        Equation = "tau = f eps^(-a)",
        Source = "Bruggeman 1935 (f = 1, a = 1/2 for spheres); platelets lie higher",
        Output = new() { Name = "tortuosity", Unit = "1", Description = "tortuosity factor", Lowest = 1 },
        Inputs = [new() { Name = "porosity", Unit = "1", Description = "porosity", Highest = 1 }],
        Parameters =
        [
            LawParameter.Assumed("prefactor", 1, "1", 0.8, 3, "1 for spheres without binder", "prefactor f"),
            LawParameter.Assumed("exponent", 0.5, "1", 0.4, 1.5, ".5 for spheres, 1 to 1.3 for graphite platelets", "exponent a"),
        ],
        Value = (x, p) => p[0] * Math.Pow(x[0], -p[1]),
    };

    /// <summary>Electronic conductivity against the volume fraction of conductive solid.</summary>
    public static ProcessLaw Conductivity { get; } = new()
    {
        RecipeKeys = ["calendering.constants.percolation_threshold", "calendering.constants.percolation_exponent"],
        Name = "percolation-conductivity", Step = "calendering",
        Description = "Electronic conductivity of the coating over that before calendering: the carbon-binder domain is pressed together.",
        Equation = "((phi - phi_c)/(phi_0 - phi_c))^t",
        Source = "percolation power law (Kirkpatrick 1973, Rev. Mod. Phys. 45, 574)",
        Output = new() { Name = "conductivity_ratio", Unit = "1", Description = "conductivity over that before calendering" },
        Inputs =
        [
            new() { Name = "domain_fraction", Unit = "1", Description = "volume fraction of carbon and binder after calendering", Highest = 1 },
            new() { Name = "initial_domain_fraction", Unit = "1", Description = "the same before calendering", Highest = 1 },
        ],
        Parameters =
        [
            LawParameter.Assumed("threshold", 0.01, "1", 0, 0.03, "carbon black percolates at one to a few percent by volume", "percolation threshold phi_c"),
            LawParameter.Assumed("exponent", 2, "1", 1.3, 3, "2 in three dimensions", "exponent t"),
        ],
        Value = (x, p) => x[1] > p[0] ? Math.Pow(Math.Max(0, x[0] - p[0]) / (x[1] - p[0]), p[1]) : 1,
    };

    /// <summary>Adhesion against compaction.</summary>
    public static ProcessLaw Adhesion { get; } = new()
    {
        RecipeKeys = ["calendering.constants.adhesion_gain", "calendering.constants.adhesion_optimum"],
        Name = "adhesion", Step = "calendering",
        Description = "Peel strength over that before calendering: rises with compaction to an optimum, then falls.",
        Equation = "1 + g c (2 - c/c_opt)/c_opt, c = 1 - h/h_0",
        Source = "parabola through the published direction (rises with density up to an optimum); constants assumed",
        Output = new() { Name = "adhesion_ratio", Unit = "1", Description = "peel strength over that before calendering" },
        Inputs = [new() { Name = "compaction", Unit = "1", Description = "thickness taken away over thickness before", Highest = 1 }],
        Parameters =
        [
            LawParameter.Assumed("gain", 0.5, "1", 0, 2, NoNumbers, "gain g at the optimum"),
            LawParameter.Assumed("optimum", 0.35, "1", 0.2, 0.6, NoNumbers, "compaction c_opt of the optimum"),
        ],
        Value = (x, p) => Math.Max(0, 1 + p[0] * x[0] * (2 - x[0] / p[1]) / p[1]),
    };

    /// <summary>Elongation of the foil.</summary>
    public static ProcessLaw FoilElongation { get; } = new()
    {
        RecipeKeys = ["calendering.constants.elongation_scale"],
        Name = "foil-elongation", Step = "calendering",
        Description = "Elongation of the foil against the mean pressure in the nip.",
        Equation = "e = e_0 p/200 MPa",
        Source = "aluminium electrodes elongate by about 1 %, copper ones hardly (trade literature); linear form assumed",
        Output = new() { Name = "foil_elongation", Unit = "1", Description = "relative gain of length" },
        Inputs = [new() { Name = "nip_pressure", Unit = "Pa", Description = "mean pressure in the nip" }],
        Parameters = [LawParameter.Assumed("scale", 0.01, "1", 0.002, 0.02, "1 % for aluminium, 0.05 % for copper", "elongation e_0 at 200 MPa", logarithmic: true)],
        Value = (x, p) => p[0] * x[0] / 200e6,
    };

    /// <summary>Depth to which active particles are pressed into the foil.</summary>
    public static ProcessLaw Embossing { get; } = new()
    {
        RecipeKeys = ["calendering.constants.foil_hardness"],
        Name = "embossing", Step = "calendering",
        Description = "Depth of the dents that active particles leave in the foil.",
        Equation = "delta = p d/(4 phi_a H)",
        Source = "Brinell indentation by the share of nip pressure that each particle of the lowest layer carries",
        Output = new() { Name = "embossing_depth", Unit = "m", Description = "depth of the dents" },
        Inputs =
        [
            new() { Name = "nip_pressure", Unit = "Pa", Description = "mean pressure in the nip" },
            new() { Name = "particle_diameter", Unit = "m", Description = "diameter of the active particles" },
            new() { Name = "active_fraction", Unit = "1", Description = "volume fraction of active material in the coating", Highest = 1 },
        ],
        Parameters = [LawParameter.Assumed("hardness", 0.5e9, "Pa", 0.25e9, 1.5e9, "rolled aluminium foil about 0.5 GPa, copper about 1 GPa, orders of magnitude", "hardness H of the foil", logarithmic: true)],
        Value = (x, p) => x[0] * x[1] / (4 * x[2] * p[0]),
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProcessLaw> All { get; } =
        [Compaction, GapCompaction, SpringBack, RollDisplacement, RepeatedPasses, Tortuosity, Conductivity, Adhesion, FoilElongation, Embossing];
}
