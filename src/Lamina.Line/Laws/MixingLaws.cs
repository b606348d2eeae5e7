using Lamina.Line.Mixing.Dispersion;
using Lamina.Line.Mixing.Rheology;

namespace Lamina.Line.Laws;

/// <summary>Laws of the slurry: dispersion, flow, rest.</summary>
public static class MixingLaws
{
    private const string Kim = "least squares on 24 aqueous graphite/carbon black/CMC slurries, 8 carbon levels x 3 (github kimjk0489/slurry_gp_wt-, provenance weak)";

    /// <summary>Relative viscosity against effective solids fraction.</summary>
    public static ProcessLaw KriegerDougherty { get; } = new()
    {
        RecipeKeys = ["mixing.constants.maximum_packing", "mixing.constants.intrinsic_viscosity"],
        Name = "krieger-dougherty", Step = "mixing",
        Description = "Viscosity of a suspension over that of its medium.",
        Equation = "eta_r = (1 - phi/phi_m)^(-[eta] phi_m)",
        Source = "Krieger and Dougherty 1959, Trans. Soc. Rheol. 3, 137",
        Output = new() { Name = "relative_viscosity", Unit = "1", Description = "viscosity over that of the medium", Lowest = 1 },
        Inputs = [new() { Name = "solids_fraction", Unit = "1", Description = "effective volume fraction of solids, carbon at the volume of its agglomerates", Highest = 0.75 }],
        Parameters =
        [
            LawParameter.Assumed("maximum_packing", 0.64, "1", 0.58, 0.72, "random packing of spheres .60 to .68; a broad size distribution packs denser", "solids fraction at which the slurry jams"),
            LawParameter.Assumed("intrinsic_viscosity", 2.7, "1", 2.5, 3.5, "2.5 for hard spheres, up to 3.5 for rough or elongated grains", "rise of the viscosity with the first solids"),
        ],
        Value = (x, p) => x[0] < p[0] ? Math.Pow(1 - x[0] / p[0], -p[1] * p[0]) : double.PositiveInfinity,
    };

    /// <summary>Stress against shear rate.</summary>
    public static ProcessLaw HerschelBulkley { get; } = new()
    {
        RecipeKeys = ["rheology.yield_stress", "rheology.consistency", "rheology.index"],
        Name = "herschel-bulkley", Step = "mixing",
        Description = "Shear stress of a slurry with a yield stress.",
        Equation = "tau = tau_y + K g^n",
        Source = "Herschel and Bulkley 1926, Kolloid-Z. 39, 291",
        Output = new() { Name = "stress", Unit = "Pa", Description = "shear stress in steady shear" },
        Inputs = [new() { Name = "shear_rate", Unit = "1/s", Description = "shear rate" }],
        Parameters =
        [
            LawParameter.Assumed("yield_stress", 1, "Pa", 0, 200, "1 to 20 Pa are usual for cathode slurries", "stress below which the slurry does not flow"),
            LawParameter.Assumed("consistency", 5, "Pa s^n", 0.01, 500, "aqueous anode slurries measured 2.3 to 9.6", "stress above the yield stress at 1/s", logarithmic: true),
            LawParameter.Assumed("index", 0.69, "1", 0.2, 1.2, "aqueous anode slurries measured .68 to .72", "flow index, below 1 for shear thinning"),
        ],
        Value = (x, p) => p[0] + p[1] * Math.Pow(x[0], p[2]),
    };

    /// <summary>Stress against shear rate, square-root form.</summary>
    public static ProcessLaw Casson { get; } = new()
    {
        RecipeKeys = ["rheology.yield_stress", "rheology.plateau_viscosity"],
        Name = "casson", Step = "mixing",
        Description = "Shear stress of a slurry with a yield stress that tends to a plateau viscosity.",
        Equation = "sqrt(tau) = sqrt(tau_y) + sqrt(eta_inf g)",
        Source = "Casson 1959, in Rheology of Disperse Systems (Pergamon)",
        Output = new() { Name = "stress", Unit = "Pa", Description = "shear stress in steady shear" },
        Inputs = [new() { Name = "shear_rate", Unit = "1/s", Description = "shear rate" }],
        Parameters =
        [
            LawParameter.Assumed("yield_stress", 1, "Pa", 0, 200, "1 to 20 Pa are usual for cathode slurries", "stress below which the slurry does not flow"),
            LawParameter.Assumed("plateau_viscosity", 0.5, "Pa s", 1e-3, 100, "order of magnitude of electrode slurries at high shear", "viscosity at high shear rate", logarithmic: true),
        ],
        Value = (x, p) => Math.Pow(Math.Sqrt(p[0]) + Math.Sqrt(p[1] * x[0]), 2),
    };

    /// <summary>Viscosity against shear rate without yield stress.</summary>
    public static ProcessLaw Carreau { get; } = new()
    {
        RecipeKeys = ["rheology.infinite_shear_viscosity", "rheology.zero_shear_viscosity", "rheology.time", "rheology.index"],
        Name = "carreau", Step = "mixing",
        Description = "Viscosity of a shear-thinning slurry without yield stress.",
        Equation = "eta = eta_inf + (eta_0 - eta_inf) [1 + (lambda g)^2]^((n-1)/2)",
        Source = "Carreau 1972, Trans. Soc. Rheol. 16, 99",
        Output = new() { Name = "viscosity", Unit = "Pa s", Description = "apparent viscosity" },
        Inputs = [new() { Name = "shear_rate", Unit = "1/s", Description = "shear rate" }],
        Parameters =
        [
            LawParameter.Assumed("infinite_shear_viscosity", 0.5, "Pa s", 1e-3, 100, "order of magnitude", "viscosity at high shear rate", logarithmic: true),
            LawParameter.Assumed("zero_shear_viscosity", 20, "Pa s", 1e-2, 1e4, "order of magnitude", "viscosity at rest", logarithmic: true),
            LawParameter.Assumed("time", 5, "s", 1e-4, 1e3, "order of magnitude", "inverse of the rate at which thinning sets in", logarithmic: true),
            LawParameter.Assumed("index", 0.45, "1", 0.1, 1, "order of magnitude", "flow index of the thinning branch"),
        ],
        Value = (x, p) => p[0] + (p[1] - p[0]) * Math.Pow(1 + p[2] * p[2] * x[0] * x[0], (p[3] - 1) / 2),
    };

    /// <summary>Yield stress against carbon content.</summary>
    public static ProcessLaw CarbonYieldStress { get; } = new()
    {
        RecipeKeys = ["mixing.constants.yield_prefactor", "mixing.constants.yield_threshold", "mixing.constants.yield_exponent"],
        Name = "carbon-yield-stress", Step = "mixing",
        Description = "Yield stress of a slurry whose carbon black forms a network.",
        Equation = "tau_y = A (phi - phi_c)^m, 0 below phi_c",
        Source = "percolation form; constants fitted",
        Output = new() { Name = "yield_stress", Unit = "Pa", Description = "yield stress" },
        Inputs = [new() { Name = "carbon_fraction", Unit = "1", Description = "volume fraction of solid carbon black in the slurry", Highest = 0.2 }],
        Parameters =
        [
            LawParameter.Fitted("prefactor", 5.89e7, "Pa", 1e6, 1e9, Kim, "scale A of the yield stress", logarithmic: true),
            LawParameter.Fitted("threshold", 0.0018, "1", 0, 0.01, Kim, "carbon fraction phi_c at which the network spans the slurry"),
            LawParameter.Fitted("exponent", 4.38, "1", 1.5, 6, Kim, "exponent m"),
        ],
        Value = (x, p) => x[0] > p[1] ? p[0] * Math.Pow(x[0] - p[1], p[2]) : 0,
    };

    /// <summary>Tensile strength of agglomerates.</summary>
    public static ProcessLaw RumpfStrength { get; } = new()
    {
        RecipeKeys = ["mixing.constants.hamaker", "mixing.constants.separation", "mixing.constants.fractal_dimension"],
        Name = "rumpf", Step = "mixing",
        Description = "Tensile strength of a fractal carbon agglomerate against its diameter.",
        Equation = "sigma = (1 - eps)/eps A/(24 z^2 x_p), 1 - eps = (x/x_p)^(D_f - 3)",
        Source = "Rumpf 1970, Chem. Ing. Tech. 42, 538, with the van der Waals force of equal spheres",
        Output = new() { Name = "strength", Unit = "Pa", Description = "tensile strength" },
        Inputs = [new() { Name = "diameter", Unit = "m", Description = "diameter of the agglomerate" }, new() { Name = "primary_diameter", Unit = "m", Description = "diameter of the primary particles" }],
        Parameters =
        [
            LawParameter.Assumed("hamaker", 5e-20, "J", 1e-20, 2e-19, "carbon in an organic or aqueous medium, order of magnitude", "Hamaker constant A", logarithmic: true),
            LawParameter.Assumed("separation", 2e-9, "m", 0.4e-9, 3e-9, "0.4 nm is dry contact; a layer of binder widens it", "surface separation z", logarithmic: true),
            LawParameter.Assumed("fractal_dimension", 2.5, "1", 1.8, 2.8, "1.8 for aggregates grown in the flame to 2.7 for compacted pellets", "fractal dimension D_f"),
        ],
        Value = (x, p) =>
        {
            var law = new RumpfStrength { PrimaryDiameter = x[1], Hamaker = p[0], Separation = p[1] };
            return law.Strength(law.FractalPorosity(x[0], p[2]));
        },
    };

    /// <summary>Share of passes through the high-shear zone that break an agglomerate.</summary>
    public static ProcessLaw BreakageProbability { get; } = new()
    {
        RecipeKeys = ["mixing.constants.breakage_efficiency", "mixing.constants.critical_fragmentation", "mixing.constants.breakage_exponent"],
        Name = "breakage-probability", Step = "mixing",
        Description = "Probability that one pass through the high-shear zone breaks an agglomerate.",
        Equation = "P = 1 - exp(-kappa max(0, Fa/Fa_c - 1)^m), Fa = stress/strength",
        Source = "form of stress-intensity models of dispersion (Kwade and co-workers); critical fragmentation number after Manas-Zloczower",
        Output = new() { Name = "probability", Unit = "1", Description = "probability of breakage per pass", Highest = 1 },
        Inputs = [new() { Name = "fragmentation_number", Unit = "1", Description = "shear stress over tensile strength" }],
        Parameters =
        [
            LawParameter.Assumed("efficiency", 1, "1", 0.05, 10, "one fold above the critical stress breaks about two thirds", "efficiency kappa", logarithmic: true),
            LawParameter.Assumed("critical_fragmentation", 1, "1", 0.2, 6, "erosion is reported from 2, rupture from 5; 1 where the strength itself is a guess", "fragmentation number Fa_c below which nothing breaks", logarithmic: true),
            LawParameter.Assumed("exponent", 1, "1", 0.5, 2, "linear for want of data", "exponent m"),
        ],
        Value = (x, p) => 1 - Math.Exp(-p[0] * Math.Pow(Math.Max(0, x[0] / p[1] - 1), p[2])),
    };

    /// <summary>Fall of the median agglomerate size over mixing time.</summary>
    public static ProcessLaw DispersionKinetics { get; } = new()
    {
        RecipeKeys = ["mixing.initial_size", "mixing.constants.kinetic_final_size", "mixing.constants.kinetic_time"],
        Name = "dispersion-kinetics", Step = "mixing",
        Description = "Median agglomerate size over mixing time.",
        Equation = "x = x_0 + (x_end - x_0) t/(t + K_t)",
        Source = "empirical form used by Schilde, Kampen and Kwade (2010, Chem. Eng. Sci. 65, 3518)",
        Output = new() { Name = "d50", Unit = "m", Description = "median diameter" },
        Inputs = [new() { Name = "time", Unit = "s", Description = "mixing time" }],
        Parameters =
        [
            LawParameter.Assumed("initial_size", 20e-6, "m", 1e-6, 200e-6, "carbon black as delivered, order of magnitude", "size x_0 before mixing", logarithmic: true),
            LawParameter.Assumed("final_size", 0.5e-6, "m", 50e-9, 20e-6, "aggregates of a few hundred nanometres", "size x_end that long mixing reaches", logarithmic: true),
            LawParameter.Assumed("time_constant", 600, "s", 10, 1e5, "minutes to hours", "time K_t of half the way", logarithmic: true),
        ],
        Value = (x, p) => p[0] + (p[1] - p[0]) * x[0] / (x[0] + p[2]),
    };

    /// <summary>Viscosity of a polymer solution over that of its solvent.</summary>
    public static ProcessLaw PolymerSolution { get; } = new()
    {
        RecipeKeys = ["mixing.constants.polymer_intrinsic_viscosity", "mixing.constants.martin_constant"],
        Name = "polymer-solution", Step = "mixing",
        Description = "Viscosity of the slurry's medium, a polymer solution, over that of the pure solvent.",
        Equation = "eta_r = 1 + c[eta] exp(k_M c[eta])",
        Source = "Martin 1942 (Am. Chem. Soc. meeting), the usual form for concentrated solutions",
        Output = new() { Name = "relative_viscosity", Unit = "1", Description = "viscosity over that of the solvent", Lowest = 1 },
        Inputs = [new() { Name = "concentration", Unit = "kg/m3", Description = "dissolved polymer per volume of solution" }],
        Parameters =
        [
            LawParameter.Assumed("intrinsic_viscosity", 0.15, "m3/kg", 0.08, 0.25, "binder grades of PVDF in NMP; CMC in water .3 to 1.2: set it by the polymer's data sheet", "intrinsic viscosity [eta] of the polymer", logarithmic: true),
            LawParameter.Assumed("martin_constant", 0.25, "1", 0.1, 0.5, "order of magnitude for flexible chains in a good solvent", "constant k_M"),
        ],
        Value = (x, p) => 1 + x[0] * p[0] * Math.Exp(p[1] * x[0] * p[0]),
    };

    /// <summary>Viscosity against temperature.</summary>
    public static ProcessLaw ArrheniusViscosity { get; } = new()
    {
        RecipeKeys = ["mixing.constants.activation_energy"],
        Name = "arrhenius-viscosity", Step = "mixing",
        Description = "Viscosity at a temperature over that at 25 degC.",
        Equation = "exp(E/R (1/T - 1/298.15 K))",
        Source = "Andrade 1930, Nature 125, 309",
        Output = new() { Name = "viscosity_ratio", Unit = "1", Description = "viscosity over that at 25 degC" },
        Inputs = [new() { Name = "temperature", Unit = "K", Description = "temperature of the slurry", Lowest = 250, Highest = 450 }],
        Parameters = [LawParameter.Assumed("activation_energy", 14e3, "J/mol", 8e3, 30e3, "10 to 20 kJ/mol in NMP, about 16 kJ/mol in water", "activation energy E")],
        Value = (x, p) => Math.Exp(p[0] / 8.31446261815324 * (1 / x[0] - 1 / 298.15)),
    };

    /// <summary>Rise of the yield stress at rest.</summary>
    public static ProcessLaw Ageing { get; } = new()
    {
        RecipeKeys = ["mixing.constants.ageing_rate", "mixing.constants.ageing_onset"],
        Name = "ageing", Step = "mixing",
        Description = "Yield stress after a rest over that after mixing: the network rebuilds.",
        Equation = "1 + a ln(1 + t/t_a)",
        Source = "logarithmic build-up of thixotropic suspensions (form usual in the literature, constants not measured here)",
        Output = new() { Name = "yield_ratio", Unit = "1", Description = "yield stress over that straight after mixing", Lowest = 1 },
        Inputs = [new() { Name = "age", Unit = "s", Description = "time at rest since mixing" }],
        Parameters =
        [
            LawParameter.Assumed("rate", 0.05, "1", 0, 0.5, "a tenth in the first hours; stirring undoes it", "rise per e-fold of time"),
            LawParameter.Assumed("onset", 600, "s", 10, 1e4, "minutes", "time t_a at which it sets in", logarithmic: true),
        ],
        Value = (x, p) => 1 + p[0] * Math.Log(1 + x[0] / p[1]),
    };

    /// <summary>Mean shear rate in a mixer.</summary>
    public static ProcessLaw MeanShear { get; } = new()
    {
        RecipeKeys = ["mixing.constants.mean_shear_factor"],
        Name = "mean-shear", Step = "mixing",
        Description = "Mean shear rate of a stirred slurry against the speed of the tool.",
        Equation = "g = k_s N",
        Source = "Metzner and Otto 1957, AIChE J. 3, 3",
        Output = new() { Name = "shear_rate", Unit = "1/s", Description = "mean shear rate: that at which the slurry's viscosity is the one seen in the power" },
        Inputs = [new() { Name = "speed", Unit = "1/s", Description = "revolutions of the tool per time" }],
        Parameters = [LawParameter.Assumed("factor", 15, "1", 10, 40, "10 to 13 for anchors, 20 to 40 for close-clearance planetary tools", "factor k_s")],
        Value = (x, p) => p[0] * x[0],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProcessLaw> All { get; } =
    [
        KriegerDougherty, HerschelBulkley, Casson, Carreau, CarbonYieldStress, PolymerSolution, ArrheniusViscosity, RumpfStrength, BreakageProbability, DispersionKinetics, MeanShear, Ageing,
    ];
}
