namespace Lamina.Line.Outputs;

/// <summary>Outputs of the drying step about stress, cracks and adhesion. All rest on constants to be calibrated.</summary>
public static class StressOutputs
{
    private static readonly string[] Mechanics = ["formulation", "wet film", "line or batch conditions", "drying.closures", "drying.mechanics"];

    /// <summary>Highest in-plane stress.</summary>
    public static OutputDefinition MaxStress { get; } = Of("max_stress", "Pa", "kPa",
        "Highest in-plane tension of the coating, held by the foil, had it not cracked.",
        "max sigma(t), d(sigma)/dt = (1-2nu)/(1-nu) d(chi s)/dt + E/(1-nu) d(eps_d)/dt - sigma/tau_r from locking on, at most (1 - K_a) chi s + 2c sqrt(K_a) (friction and cohesion of the pack)");

    /// <summary>Shrinkage without foil.</summary>
    public static OutputDefinition FreeShrinkage { get; } = Of("free_shrinkage", "1", "%",
        "Linear in-plane shrinkage that the coating would have reached without foil, from locking to the end of the pass; 1 - (1 - it)^2 bounds the area of cracks from above.",
        "sum of (1-2nu)/E d(chi s) while the network is pressed harder than before, and of the deswelling eps_d");

    /// <summary>Thickness of the first crack.</summary>
    public static OutputDefinition CriticalThickness { get; } = Of("critical_thickness", "m", "um",
        "Thickness at which this history of stress would just crack the coating: an estimate, for a thicker film dries longer and relaxes more.",
        "min over t after air entry and end of shrinkage of E' Gamma_c/(Z sigma^2)");

    /// <summary>When the first crack opens.</summary>
    public static OutputDefinition CrackOnsetTime { get; } = Of("crack_onset_time", "s", "s",
        "Time at which the first crack opens; none where the film does not crack.",
        "first t after air entry and end of shrinkage with Z sigma^2 h/E' >= Gamma_c, Gamma_c in proportion to the binder of layers that are poor in it") with { IsReached = true };

    /// <summary>How severe cracking gets.</summary>
    public static OutputDefinition CrackAreaFraction { get; } = Of("crack_area_fraction", "1", "%",
        "Area of open cracks per area of coating at the end of the pass; none where the film does not crack.",
        "1 - (1 - eps_free tanh(L/2l)/(L/2l))^2, spacing L where a further crack no longer pays, shear length l = Z h");

    /// <summary>What cracks do to ions.</summary>
    public static OutputDefinition CrackDiffusivityGain { get; } = Of("crack_diffusivity_gain", "1", "1",
        "Effective diffusivity of ions through the thickness of the cracked coating over that without cracks: cracks open channels straight through, the film between them is denser by as much. Lost contact and longer ways along the web are not in it.",
        "(a + (1 - a) eps_c^1.5)/eps^1.5, exponent of Bruggeman (assumed), a crack_area_fraction, 1 - eps_c = (1 - eps)/(1 - a), eps the dried porosity");

    /// <summary>What cracks do to electrons.</summary>
    public static OutputDefinition CrackConductivityGain { get; } = Of("crack_conductivity_gain", "1", "1",
        "Effective electronic conductivity through the thickness of the cracked coating over that without cracks: cracks insulate, the solid between them stands closer.",
        "(1 - a) (1 - eps_c)^1.5/(1 - eps)^1.5 = (1 - a)^-0.5, exponent of Bruggeman (assumed)");

    /// <summary>When pieces come off.</summary>
    public static OutputDefinition DelaminationTime { get; } = Of("delamination_time", "s", "s",
        "Time at which the edges of cracked pieces begin to come off the foil; none where they hold or nothing cracks.",
        "first t after the first crack with E eps_free^2 h/(2 (1-nu)) >= interface toughness times binder at the foil over mean") with { IsReached = true };

    /// <summary>Curl of the free web.</summary>
    public static OutputDefinition CurlRadius { get; } = Of("curl_radius", "m", "mm",
        "Smallest radius to which the coating would curl a free web, at the highest stress; the coating lies inside.",
        "E_s h_s^3/(6 (1-nu_s) sigma h (h_s + h)) (Stoney)");

    /// <summary>Trend of adhesion.</summary>
    public static OutputDefinition AdhesionIndex { get; } = Of("adhesion_index", "1", "1",
        "Binder at the foil over its mean, times a factor for heat bonding above the bonding temperature: a trend between runs, not a peel force.",
        "binder_bottom_over_mean exp(max(0, T_max - T_b)/T_s)");

    /// <summary>How long edges are over-dried.</summary>
    public static OutputDefinition EdgeOverdryTime { get; } = Of("edge_overdry_time", "s", "s",
        "How much earlier than its middle the thinner edge of the coating is dry.",
        "drying_time less the time at which the middle has lost the edge's share of the solvent");

    /// <summary>All of them, in the order of the result.</summary>
    public static IReadOnlyList<OutputDefinition> All { get; } =
        [MaxStress, FreeShrinkage, CriticalThickness, CrackOnsetTime, CrackAreaFraction, CrackDiffusivityGain, CrackConductivityGain, DelaminationTime, CurlRadius, AdhesionIndex, EdgeOverdryTime];

    private static OutputDefinition Of(string name, string unit, string display, string definition, string equation) => new()
    {
        Name = name, Step = "drying", Unit = unit, DisplayUnit = display, Modelled = true, Definition = definition, Equation = equation, Inputs = Mechanics,
    };
}
