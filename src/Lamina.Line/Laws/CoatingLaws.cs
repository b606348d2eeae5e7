namespace Lamina.Line.Laws;

/// <summary>Laws of coating that have constants; the windows themselves have none.</summary>
public static class CoatingLaws
{
    /// <summary>Relative spread of loading against gap.</summary>
    public static ProcessLaw LoadingSpread { get; } = new()
    {
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
        Name = "edge-bead", Step = "coating",
        Description = "Height of the edge bead over the film, from the stretch between slot and web.",
        Equation = "h_e/h = max(1, c sqrt(V/u_slot))",
        Source = "analogue of the neck-in of stretched melts (Dobroth and Erwin 1986, Polym. Eng. Sci. 26, 462)",
        Output = new() { Name = "edge_ratio", Unit = "1", Description = "edge height over film height", Lowest = 1 },
        Inputs = [new() { Name = "stretch", Unit = "1", Description = "web speed over mean speed in the slot" }],
        Parameters = [LawParameter.Assumed("factor", 0.5, "1", 0.4, 1, "1 in the analogue; dies with shaped slot ends leave beads of some percent to some tens of percent", "factor c")],
        Value = (x, p) => Math.Max(1, p[0] * Math.Sqrt(x[0])),
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProcessLaw> All { get; } = [LoadingSpread, DynamicWetting, EdgeBead];
}
