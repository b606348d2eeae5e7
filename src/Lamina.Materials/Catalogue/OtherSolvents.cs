using Lamina.Data.Provenance;
using Lamina.Materials.Solvents;
using Lamina.Materials.Solvents.Laws;

namespace Lamina.Materials.Catalogue;

/// <summary>
/// Solvents that a slurry may name but that cannot be dried here: only what sources support is listed, and drying with one is refused with the list of
/// laws that are missing.
/// </summary>
public static class OtherSolvents
{
    private const string Memory = "from memory";
    private const string Crc = "CRC tables in CalebBell/chemicals";
    private const string Jasper = "Jasper and Lange tables in CalebBell/chemicals";
    private const string Ghazerati = "Ghazerati appendix in CalebBell/chemicals";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Solvent> All { get; } =
    [
        Row("Ethanol", ["EtOH", "C2H5OH"], "C2H6O", 46.069, (351.39, Crc), 785.0, -0.86, Crc + ", 789.3 at 20 degC", (0.02405, 0.0832e-3, Jasper), (42320, Crc)),
        Row("IPA", ["isopropanol", "2-propanol", "isopropyl alcohol"], "C3H8O", 60.096, (355.36, Crc), 780.9, -0.85, Crc, (0.0229, 0.0789e-3, Jasper), (45390, Crc)),
        Row("GVL", ["gamma-valerolactone"], "C5H8O2", 100.117, (480.65, "Yaws table in CalebBell/chemicals"), 1050, -1.0, null, (0.0385, 1e-4, null), (54400, Ghazerati)),
        Row("DMSO", ["dimethyl sulfoxide"], "C2H6OS", 78.129, (465.05, Crc), 1101.0, -1.0, Crc, (0.046, 1e-4, null), (53100, Ghazerati)),
        Row("DMF", ["dimethylformamide", "N,N-dimethylformamide"], "C3H7NO", 73.095, (425.95, Crc), 944.5, -0.95, Crc, (0.0385, 1e-4, null), (46890, Crc)),
        Row("Acetone", ["propanone"], "C3H6O", 58.08, (329.23, Crc), 784.5, -1.15, Crc, (0.02626, 0.112e-3, Jasper), (30990, Crc)),
        Row("Acetonitrile", ["ACN", "MeCN"], "C2H3N", 41.053, (354.75, Crc), 780.4, -1.07, Crc + ", 785.7 at 20 degC", (0.02958, 0.1178e-3, Jasper), (32940, Crc)),
    ];

    private static Solvent Row(
        string name, IReadOnlyList<string> aliases, string formula, double gramPerMol, (double Kelvin, string Source) boiling,
        double density, double densitySlope, string? densitySource, (double AtZero, double PerDegree, string? Source) tension, (double JoulePerMol, string Source) latent) => new()
        {
            Name = name,
            Aliases = aliases,
            Formula = formula,
            MolarMass = Known.Computed(gramPerMol * 1e-3, "kg/mol", "sum of the atomic masses of " + formula),
            BoilingPoint = Known.Found(boiling.Kelvin, "K", boiling.Source),
            Density = new LinearLaw
            {
                At298 = density,
                PerKelvin = densitySlope,
                About = About("density", "density of the liquid", "kg/m3", density, densitySlope, 0.015,
                    densitySource is null ? Known.AssumedFrom(Memory) : Known.FoundIn("value: " + densitySource + "; slope assumed")),
            },
            // The tables give a - b t with t in degC.
            SurfaceTension = new LinearLaw
            {
                At298 = tension.AtZero - 25 * tension.PerDegree,
                PerKelvin = -tension.PerDegree,
                About = About("surface_tension", "surface tension against air", "N/m", tension.AtZero - 25 * tension.PerDegree, -tension.PerDegree, tension.Source is null ? 0.08 : 0.03,
                    tension.Source is null ? Known.AssumedFrom(Memory) : Known.FoundIn(tension.Source)),
            },
            LatentHeatAtRoom = Known.Found(latent.JoulePerMol / (gramPerMol * 1e-3), "J/kg", latent.Source, 0.95 * latent.JoulePerMol / (gramPerMol * 1e-3), 1.05 * latent.JoulePerMol / (gramPerMol * 1e-3)),
        };

    private static LawDescription About(string key, string label, string unit, double value, double slope, double uncertainty, Source source) => new()
    {
        Key = key,
        Label = label,
        Unit = unit,
        Formula = FormattableString.Invariant($"{value} + {slope} (T - 298.15)"),
        LowestTemperature = 283.15,
        HighestTemperature = 333.15,
        UncertaintyBelow = uncertainty,
        UncertaintyAbove = uncertainty,
        Source = source,
    };
}
