using Lamina.Data.Provenance;

namespace Lamina.Materials.Solvents;

/// <summary>
/// Surface tension of water with 2-propanol, the wetting and anti-crack additive of aqueous slurries. Only the surface tension: a film with alcohol is dried
/// as water, and the alcohol's own evaporation is not modelled.
/// </summary>
public static class WaterIsopropanol
{
    // Mass per cent of alcohol and mN/m at 25 degC.
    private static readonly double[] Percent = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
    private static readonly double[] MilliNewton = [72.01, 40.42, 30.57, 26.82, 25.27, 24.26, 23.51, 22.68, 22.14, 21.69, 21.22];

    /// <summary>Where the values come from.</summary>
    public static Source Source { get; } = Known.AssumedFrom(
        "measurements of Vazquez, Alvarez and Navaza, J. Chem. Eng. Data 40, 611 (1995) at 25 degC, values from memory: +-8 % below 20 wt%, +-3 % above");

    /// <summary>The mixtures that recipes can name: 10, 20 and 30 wt%.</summary>
    public static IReadOnlyList<Solvent> Mixtures { get; } = [Mixture(0.1), Mixture(0.2), Mixture(0.3)];

    /// <summary>Surface tension of the mixture [N/m].</summary>
    /// <param name="massFraction">mass of 2-propanol per mass of mixture [-]</param>
    /// <param name="temperature">within 283 to 333 K; slopes of the pure liquids, mixed by mass fraction [K]</param>
    /// <exception cref="ArgumentOutOfRangeException">the mass fraction is not between 0 and 1</exception>
    public static double SurfaceTension(double massFraction, double temperature)
    {
        if (!(massFraction >= 0 && massFraction <= 1))
            throw new ArgumentOutOfRangeException(nameof(massFraction), massFraction, "The mass fraction of 2-propanol lies between 0 and 1.");
        var pure = Catalogue.Water.Solvent.SurfaceTension!.At(temperature) - MilliNewton[0] * 1e-3;
        var thermal = (1 - massFraction) * pure - massFraction * 0.789e-4 * (temperature - 298.15);
        return 1e-3 * At25(100 * massFraction) + thermal;
    }

    /// <summary>Derivative of the surface tension with temperature [N/(m K)].</summary>
    /// <param name="massFraction">mass of 2-propanol per mass of mixture [-]</param>
    /// <param name="temperature">[K]</param>
    public static double SurfaceTensionSlope(double massFraction, double temperature) =>
        (1 - massFraction) * Catalogue.Water.Solvent.SurfaceTension!.Slope(temperature) - massFraction * 0.789e-4;

    /// <summary>
    /// Water whose surface tension is lowered by 2-propanol; everything else is water's. What it leaves out: the alcohol's vapour, its fire risk, and that it
    /// leaves the film earlier than water, so that the tension rises again while the film dries.
    /// </summary>
    /// <param name="massFraction">mass of 2-propanol per mass of mixture, 0 to 0.3 [-]</param>
    /// <exception cref="ArgumentOutOfRangeException">the mass fraction is not between 0 and 0.3</exception>
    public static Solvent Mixture(double massFraction)
    {
        if (!(massFraction >= 0 && massFraction <= 0.3))
            throw new ArgumentOutOfRangeException(nameof(massFraction), massFraction, "Water with 2-propanol is treated as water up to a mass fraction of 0.3; richer mixtures cannot be dried here.");
        var water = Catalogue.Water.Solvent;
        return water with
        {
            Name = FormattableString.Invariant($"Water + IPA {100 * massFraction:G4} wt%"),
            Aliases = [],
            Note = "Dried as water: only the surface tension is the mixture's.",
            FireNote = "the vapour carries 2-propanol, which burns: the mixture is dried as water here, so the air's explosive limit is not known",
            SurfaceTension = new MixtureLaw
            {
                MassFraction = massFraction,
                About = water.SurfaceTension!.About with
                {
                    Formula = FormattableString.Invariant($"water with {100 * massFraction:G4} wt% 2-propanol: table at 25 degC, slopes of the pure liquids"),
                    LowestTemperature = 283.15,
                    HighestTemperature = 333.15,
                    UncertaintyBelow = massFraction is > 0 and < 0.2 ? 0.08 : 0.03,
                    UncertaintyAbove = massFraction is > 0 and < 0.2 ? 0.08 : 0.03,
                    Source = Source,
                },
            },
        };
    }

    private sealed class MixtureLaw : TemperatureLaw
    {
        public required double MassFraction { get; init; }

        public override double At(double temperature) => SurfaceTension(MassFraction, temperature);

        public override double Slope(double temperature) => SurfaceTensionSlope(MassFraction, temperature);
    }

    // Straight lines in the logarithm of surface tension against the square root of the mass fraction: the steep fall at low fraction becomes nearly even.
    private static double At25(double percent)
    {
        var i = Math.Min((int)(percent / 10), Percent.Length - 2);
        double a = Math.Sqrt(Percent[i]), b = Math.Sqrt(Percent[i + 1]), u = (Math.Sqrt(percent) - a) / (b - a);
        return Math.Exp((1 - u) * Math.Log(MilliNewton[i]) + u * Math.Log(MilliNewton[i + 1]));
    }
}
